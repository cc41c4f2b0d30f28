"""Sentences that can be said in any language: one catalogue for screen, paper, command line.

English is the source. A sentence is written as a plain literal with ``{named}`` values and is
translated only when it is said, so a label stored today reads in Dutch tomorrow.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path
from typing import Any, Protocol, Self

from coordinator_app.day_words import day_in_words
from coordinator_app.resources import resource

LANGUAGES = ("nl", "en")

_current = "nl"


def use(language: str) -> None:
    """Make ``language`` (``nl`` or ``en``) the language of the screen and the command line."""
    global _current
    if language not in LANGUAGES:
        raise ValueError(language)
    _current = language


def current() -> str:
    """The language of the screen and the command line."""
    return _current


@dataclass(frozen=True)
class Text:
    """A sentence kept as its English source and its values. Made by `text` and `plural`."""

    source: str
    values: Mapping[str, Any] = field(default_factory=dict)
    plural: str | None = None
    number: int = 1

    def say(self, language: str | None = None) -> str:
        """The sentence in ``language``, or in the language of the screen."""
        language = language or _current
        catalogue = _catalogue(language)
        if self.plural is None:
            said = catalogue.gettext(self.source) if self.source else ""
        else:
            said = catalogue.ngettext(self.source, self.plural, self.number)
        shown = {name: _shown(value, language) for name, value in self.values.items()}
        return said.format_map(shown)

    def __str__(self) -> str:
        return self.say()

    def __hash__(self) -> int:
        return hash((self.source, self.number, tuple(sorted(self.values))))

    def as_data(self) -> dict[str, Any]:
        """The sentence as JSON can hold it; `from_data` is its opposite."""
        data: dict[str, Any] = {"source": self.source}
        if self.values:
            data["values"] = {name: _packed(value) for name, value in self.values.items()}
        if self.plural is not None:
            data |= {"plural": self.plural, "number": self.number}
        return data

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Self:
        values = {name: _unpacked(value) for name, value in data.get("values", {}).items()}
        return cls(data["source"], values, data.get("plural"), data.get("number", 1))


def text(source: str, /, **values: Any) -> Text:
    """A sentence to be said later: ``text("{name} is a member", name=…)``."""
    return Text(source, values)


def plural(one: str, many: str, number: int, /, **values: Any) -> Text:
    """A counted sentence: ``plural("{n} row", "{n} rows", 3)``; ``{n}`` is the number."""
    return Text(one, {"n": number, **values}, many, number)


def listed(words: Sequence[Text]) -> Text:
    """``title, length, room``: one sentence of several, at least one, said in any language."""
    said = words[0]
    for word in words[1:]:
        said = text("{first}, {next}", first=said, next=word)
    return said


def _(source: str, /, **values: Any) -> str:
    """The sentence in the language of the screen, now."""
    return Text(source, values).say()


class Choice(StrEnum):
    """A closed list of values that are stored as text, each with the word a person reads.

    >>> class Answer(Choice):
    ...     YES = "yes", text("Yes")
    >>> Answer("yes").word.say("en")
    'Yes'
    """

    word: Text

    # Looking a value up (``Answer("yes")``) passes no word; declaring one always does.
    def __new__(cls, value: str, word: Text | None = None) -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.word = word or Text(value)
        return member


def day(value: dt.date, language: str | None = None, style: str = "EEE d MMM y") -> str:
    """A date as people say it: ``wo 20 mrt 2027``. ``style`` is a CLDR pattern."""
    return day_in_words(value, language or _current, style)


class _Catalogue(Protocol):
    def gettext(self, message: str) -> str: ...
    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str: ...


@lru_cache(maxsize=8)
def _catalogue(language: str) -> _Catalogue:
    if language == "en":
        return NullTranslations()
    compiled = resource(f"translations/{language}.mo")
    source = resource(f"translations/{language}.po")
    if compiled.exists() and not _is_newer(source, compiled):
        return GNUTranslations(io.BytesIO(compiled.read_bytes()))
    return GNUTranslations(io.BytesIO(_compile(language)))


def _is_newer(source: Path, compiled: Path) -> bool:
    return source.exists() and source.stat().st_mtime > compiled.stat().st_mtime


def _compile(language: str) -> bytes:
    """The catalogue made from its source on the spot, for a checkout where nothing was compiled."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    source = resource(f"translations/{language}.po")
    if not source.exists():
        return b"\xde\x12\x04\x95" + bytes(24)
    with source.open("rb") as file:
        catalogue = read_po(file, locale=language)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    return compiled.getvalue()


def _shown(value: Any, language: str) -> Any:
    if isinstance(value, Text):
        return value.say(language)
    if isinstance(value, Choice):
        return value.word.say(language)
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return day(value, language)
    return value


def _packed(value: Any) -> Any:
    if isinstance(value, Text):
        return {"text": value.as_data()}
    if isinstance(value, Choice):
        return {"text": value.word.as_data()}
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return {"day": value.isoformat()}
    return value if isinstance(value, int | float | str) else str(value)


def _unpacked(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    if "text" in value:
        return Text.from_data(value["text"])
    return dt.date.fromisoformat(value["day"])
