"""What is wrong with the text of a letter, all of it, with the place of each: for while typing.

Nothing of the text is ever run. A text without faults can be printed; what `Template` refuses is
a fault here.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from coordinator_app.documents.fields import fields_of
from coordinator_app.documents.template_source import SourceParts, parts_of_source, written
from coordinator_app.documents.templates import Template
from coordinator_app.errors import UserError
from coordinator_app.rules.cleaning import shortened
from coordinator_app.rules.folding import fold
from coordinator_app.rules.letters import LetterKind
from coordinator_app.texts import Text, current, text

LONGEST_TEXT = 30_000  # characters: some ten pages
_LONGEST_NAME = 40
_MOST = 200


@dataclass(frozen=True)
class Fault:
    """The characters from ``start`` to ``end`` are wrong; ``suggestion`` could stand there."""

    start: int
    end: int
    sentence: Text
    suggestion: str = ""


def faults(source: str, kind: LetterKind) -> list[Fault]:
    """Everything that is wrong with a source (head, subject and body), in the order of the text.

    ``"Op {{ meeting_dat }}"`` → characters 3 to 20, with ``{{ meeting_date }}`` to put there.
    Never raises; at most 200 are told.
    """
    if len(source) > LONGEST_TEXT:
        return [_too_long(source)]
    parts = parts_of_source(source)
    found = [*_of_subject(parts), *islice(_of_body(parts), _MOST)]
    for start, words in ((parts.subject_at, parts.subject), (parts.body_at, parts.body)):
        found += islice(_of_braces(words, start, kind), _MOST)
    return sorted(found, key=lambda one: one.start)[:_MOST] or _refused(parts, kind)


def as_field(name: str) -> str:
    """How a field is written in a text: ``{{ salutation }}``."""
    return f"{{{{ {name} }}}}"


def nearest_field(typed: str, kind: LetterKind) -> str:
    """The field that was most likely meant, by its name or by what it means in words.

    ``"meeting_dat"`` and ``"datum van de bijeenkomst"`` → ``"meeting_date"``.
    """
    return _nearest(fold(typed[:_LONGEST_NAME]).strip().replace(" ", "_"), kind, current())


@lru_cache(maxsize=512)
def _nearest(wanted: str, kind: LetterKind, language: str) -> str:
    known = {one.name: one.name for one in fields_of(kind)}
    for one in fields_of(kind):
        known.setdefault(fold(one.meaning.say(language)).replace(" ", "_"), one.name)
    return known[difflib.get_close_matches(wanted, list(known), n=1, cutoff=0)[0]]


_TOO_LONG = text("The text is {n} characters long; a letter holds at most {most}. Shorten it.")
_NO_SUBJECT = text("The letter needs a subject.")
_NO_TEXT = text("The letter holds no text yet.")
PICTURE = text("A picture cannot stand in the text. The logo comes from the house style.")
_STEPS = text("A letter cannot compute: take out what stands between {{% and %}}.")
UNCLOSED = text("These braces are not closed. A field is written as {{{{ salutation }}}}.")
_STRAY = text("These braces close nothing. A field is written as {{{{ salutation }}}}.")
_SINGLE = text("A field has two braces on each side.")
_UNDERLINED = text("Leave a line empty above ---, or the line above it becomes a heading.")

_PICTURES = re.compile(r"!\[[^\[\]\n]{0,300}\]\([^()\n]{0,2000}\)")
_RULED = re.compile(r"(?<=[^\s])[ \t]*\r?\n(?P<line>[ \t]{0,3}(?:-{2,}|={2,}))[ \t]*\r?(?=\n|\Z)")
_BRACES = re.compile(
    r"(?P<steps>\{%[^\n]{0,300}?%\}|\{%|\{#[^\n]{0,300}?#\}|\{#)"
    r"|(?P<field>\{\{(?P<name>[^{}\n]*)\}\})"
    r"|(?P<open>\{\{)|(?P<stray>\}\})"
    r"|(?P<single>\{[ \t]*(?P<word>[a-z_]{3,40})[ \t]*\})"
)
_NAME = re.compile(r"[-+]?\s*(?P<name>\w+)\s*[-+]?")


def _too_long(source: str) -> Fault:
    said = text(_TOO_LONG.source, n=len(source), most=LONGEST_TEXT)
    return Fault(LONGEST_TEXT, len(source), said)


def _of_subject(parts: SourceParts) -> Iterator[Fault]:
    if not parts.subject:
        yield Fault(parts.subject_at, parts.subject_at, _NO_SUBJECT)


def _of_body(parts: SourceParts) -> Iterator[Fault]:
    if not parts.body.strip():
        yield Fault(parts.body_at, parts.body_at, _NO_TEXT)
    for found in _PICTURES.finditer(parts.body):
        yield Fault(parts.body_at + found.start(), parts.body_at + found.end(), PICTURE)
    for found in _RULED.finditer(parts.body):
        start, end = found.span("line")
        yield Fault(parts.body_at + start, parts.body_at + end, _UNDERLINED, "\n" + found["line"])


def _of_braces(words: str, at: int, kind: LetterKind) -> Iterator[Fault]:
    if "{" not in words and "}}" not in words:
        return
    known = {one.name for one in fields_of(kind)}
    for found in _BRACES.finditer(words):
        fault = _of_one(found, known, kind)
        if fault is not None:
            yield Fault(at + fault.start, at + fault.end, fault.sentence, fault.suggestion)


def _of_one(found: re.Match[str], known: set[str], kind: LetterKind) -> Fault | None:
    start, end = found.span()
    if found["field"]:
        return _of_field(found, known, kind)
    if found["single"]:
        word = found["word"]
        return Fault(start, end, _SINGLE, as_field(word)) if word in known else None
    said = _STEPS if found["steps"] else UNCLOSED if found["open"] else _STRAY
    return Fault(start, end, said)


def _of_field(found: re.Match[str], known: set[str], kind: LetterKind) -> Fault | None:
    name = _NAME.fullmatch(found["name"].strip())
    if name is not None and name["name"] in known:
        return None
    near = nearest_field(name["name"] if name else _first_word(found["name"]), kind)
    said = text(
        "There is no field “{name}” in this letter. Do you mean “{near}”?",
        name=shortened(found["name"], _LONGEST_NAME),
        near=near,
    )
    return Fault(*found.span(), said, as_field(near))


def _first_word(typed: str) -> str:
    """What was meant by ``first_name.__class__`` or ``first_name | upper``."""
    word = re.match(r"\W*(\w{1,40})", typed[: _LONGEST_NAME * 2])
    return word[1] if word else ""


def _refused(parts: SourceParts, kind: LetterKind) -> list[Fault]:
    """What only reading it as a letter shows, such as a field that is half bold."""
    head = {**parts.head, "kind": kind.value}
    try:
        read = Template(kind.value, "nl", written(head, parts.body))
        _ = read.fields
    except UserError as refusal:
        shown = str(refusal.text.values.get("text", ""))
        at = max(parts.body.find(shown[:20]), 0) if shown else 0
        start = parts.body_at + at
        end = min(start + max(len(shown), 1), parts.body_at + len(parts.body))
        return [Fault(start, end, refusal.text)]
    if not read.passages:
        return [Fault(parts.body_at, parts.body_at, _NO_TEXT)]
    if read.holds_picture:
        start = parts.body_at + max(parts.body.find("!["), 0)
        return [Fault(start, start + 2, PICTURE)]
    return []
