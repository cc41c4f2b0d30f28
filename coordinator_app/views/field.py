"""Fields as data: what a record shows, declared once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from coordinator_app.texts import Choice, Text, text


class Kind(Enum):
    """What is edited: a line, several lines, a choice …"""

    LINE = auto()
    LINES = auto()
    CHOICE = auto()
    DAY = auto()
    NUMBER = auto()
    CHECK = auto()
    SEVERAL = auto()
    RECORD = auto()


@dataclass(frozen=True)
class Reference:
    """Another record as a field shows it: what a `Kind.RECORD` field loads. Id 0 is none."""

    record_id: int
    title: str
    subtitle: str = ""

    @property
    def line(self) -> str:
        return f"{self.title} · {self.subtitle}" if self.subtitle else self.title


NOTHING = text("")
NEW_PERSON = text("New person: {name}")


@dataclass(frozen=True)
class Field:
    """One field of a record.

    ``choices`` for CHOICE; ``find`` for RECORD (called off the screen thread);
    ``parse`` and ``show`` turn what was typed into the value and back (`UserError` is shown at the
    field); a DAY is read as people write it, ``past`` when it is about what
    has happened. A field that is not ``required`` may be left empty: its value is
    then None, for a LINE or LINES the empty text. A RECORD that may be ``or_new`` gives the name
    that was typed when it is nobody's yet; ``new_words`` is the line of the list that says so.
    """

    key: str
    label: Text
    kind: Kind = Kind.LINE
    choices: type[Choice] | Callable[[], Sequence[tuple[str, Text | str]]] | None = None
    parse: Callable[[str], Any] | None = None
    show: Callable[[Any], str] | None = None
    find: Callable[[str], Sequence[Reference]] | None = None
    hint: Text = NOTHING
    required: bool = False
    width: int = 0  # letters; 0 = as wide as there is place
    read_only: bool = False
    past: bool = False
    or_new: bool = False
    new_words: Text = NEW_PERSON

    def options(self) -> list[tuple[str, Text | str]]:
        """The values and words of a choice."""
        if self.choices is None:
            return []
        return words_of(self.choices) if isinstance(self.choices, type) else list(self.choices())


def words_of(choices: type[Choice]) -> list[tuple[str, Text | str]]:
    """The values of a closed list, each with its word."""
    return [(one.value, one.word) for one in choices]
