"""What stands on the signed sheet, typed as numbers: ``1-12 14 17 20-31 13=Jan Bos !15``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from coordinator_app.rules.cleaning import clean, shortened
from coordinator_app.rules.participations import Presence
from coordinator_app.texts import Text, text

_ENTRY = re.compile(
    r"(?P<not>!\s*)?(?P<first>\d+)(?:\s*(?:-|–|—|\.\.|t/m)\s*(?P<last>\d+))?"
    r"(?P<instead>\s*=\s*(?P<name>[^\d!=,;\n]*))?"
)
_BETWEEN = re.compile(r"[\s,;]+")
_WORD = re.compile(r"[^\s,;]+")
_Said = tuple[Presence, str]


@dataclass(frozen=True)
class SheetFault:
    """What cannot be read or cannot be, from ``start`` to ``end`` of what was typed."""

    start: int
    end: int
    sentence: Text


@dataclass(frozen=True)
class SheetNumbers:
    """Numbers of the sheet by what became of them; each stands in one of the three.

    ``replaced`` says who came instead of whom, as it was typed. With ``faults`` nothing is
    recorded.
    """

    present: tuple[int, ...] = ()
    excused: tuple[int, ...] = ()
    replaced: dict[int, str] = field(default_factory=dict)
    faults: tuple[SheetFault, ...] = ()

    @property
    def count(self) -> int:
        """How many people it says something about."""
        return len(self.present) + len(self.excused) + len(self.replaced)


def looks_like_numbers(typed: str) -> bool:
    """Whether numbers are meant and not a name: it begins with a digit or with ``!``."""
    return bool(re.match(r"\s*!?\s*\d", typed)) or typed.strip() == "!"


def read_numbers(typed: str, highest: int) -> SheetNumbers:
    """Read what was typed, for a sheet that is numbered from 1 to ``highest``.

    ``3`` is present, ``3-7`` are, ``!3`` and ``!3-7`` are excused, with ``3=Jan Bos`` (or ``!3=Jan
    Bos``) somebody else came instead.
    Never raises: ``faults`` say what is wrong, and where.
    """
    found: dict[int, _Said] = {}
    faults: list[SheetFault] = []
    for entry in _entries(typed):
        if isinstance(entry, SheetFault):
            faults.append(entry)
        elif wrong := _wrong(entry, highest, found):
            faults.append(SheetFault(entry.start(), entry.end(), wrong))
        else:
            found |= dict.fromkeys(_numbers(entry), _said(entry))
    return SheetNumbers(
        tuple(_recorded(found, Presence.PRESENT)),
        tuple(_recorded(found, Presence.EXCUSED)),
        _recorded(found, Presence.REPLACED),
        tuple(faults),
    )


def _said(entry: re.Match[str]) -> _Said:
    if entry["instead"]:
        return Presence.REPLACED, clean(entry["name"])
    return Presence.EXCUSED if entry["not"] else Presence.PRESENT, ""


def _recorded(found: dict[int, _Said], wanted: Presence) -> dict[int, str]:
    """The numbers in their order, each with the name that was typed behind it."""
    return {number: name for number, (kind, name) in sorted(found.items()) if kind is wanted}


def _entries(typed: str) -> Iterator[re.Match[str] | SheetFault]:
    at = 0
    while at < len(typed):
        if between := _BETWEEN.match(typed, at):
            at = between.end()
            continue
        entry = _ENTRY.match(typed, at)
        if entry is None:
            word = _WORD.match(typed, at)
            end = word.end() if word else at + 1
            yield SheetFault(at, end, _unreadable(typed[at:end]))
            at = end
            continue
        yield entry
        at = entry.end()


def _numbers(entry: re.Match[str]) -> range:
    first = int(entry["first"])
    return range(first, int(entry["last"] or first) + 1)


def _wrong(entry: re.Match[str], highest: int, found: dict[int, _Said]) -> Text | None:
    """Why an entry cannot be; None when it can. A number said twice in one way is no fault."""
    if len(entry["first"]) > 9 or len(entry["last"] or "") > 9:
        return _unreadable(entry[0])
    first, last = int(entry["first"]), int(entry["last"] or entry["first"])
    if last < first:
        return text("{first} to {last} runs backwards; write {last}-{first}.",
                    first=first, last=last)  # fmt: skip
    for number in (first, last):
        if not 1 <= number <= highest:
            return text("Number {n} is not on the sheet, which goes from 1 to {highest}.",
                        n=number, highest=highest)  # fmt: skip
    if entry["instead"] and entry["last"]:
        return text("Say of one number at a time who came instead.")
    if entry["instead"] and not clean(entry["name"]):
        return text("Write behind {n}= who came instead.", n=first)
    said = _said(entry)
    twice = [number for number in _numbers(entry) if found.get(number, said) != said]
    if twice:
        return text("Number {n} stands there twice, and not in the same way.", n=twice[0])
    return None


def _unreadable(word: str) -> Text:
    return text("“{word}” is no number of the sheet. Write it as 1-12 14 !15 13=Jan Bos.",
                word=shortened(word))  # fmt: skip
