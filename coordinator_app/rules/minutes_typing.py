"""A line typed during a meeting: ``besluit: …``, ``actie Janny: … voor 20-4``, or what was said."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from coordinator_app.errors import UserError
from coordinator_app.rules.cleaning import clean
from coordinator_app.rules.dates import read_date

_DECISION = re.compile(
    r"(?:besluit|besloten|decision|decided)\s*:\s*(?P<words>.*)", re.IGNORECASE | re.DOTALL
)
_ACTION = re.compile(
    r"(?:actiepunt|actie|action item|action)(?:\s+(?P<owner>[^:]+?))?\s*:\s*(?P<words>.*)",
    re.IGNORECASE | re.DOTALL,
)
_DUE = re.compile(
    r"(?P<words>.*\S),?\s+(?:voor|vóór|uiterlijk|op|tegen|by|before|on|until)\s+(?P<day>\S.*?)\.?",
    re.IGNORECASE | re.DOTALL,
)
_IN_FIGURES = re.compile(r"\d{1,4}[-/.]\d{1,2}(?:[-/.]\d{1,4})?")


@dataclass(frozen=True)
class TypedDecision:
    """What was decided."""

    words: str


@dataclass(frozen=True)
class TypedAction:
    """What is to be done, by whom as it was typed (or empty), and by when."""

    words: str
    owner: str = ""
    due_on: dt.date | None = None


@dataclass(frozen=True)
class TypedRemark:
    """What was said; it goes to the words of the item."""

    words: str


Typed = TypedDecision | TypedAction | TypedRemark


def read_line(typed: str, today: dt.date) -> Typed:
    """What a line is. The colon makes it a decision or an action: "Besluit volgt" is a remark.

    The day stands last: ``… voor 20-4``, ``… uiterlijk vrijdag``, ``… by 20 April``. Raises
    UserError at ``line`` when nothing follows the colon, and for a day such as 31-2.
    """
    line = clean(typed)
    if found := _DECISION.fullmatch(line):
        return TypedDecision(_needed(found["words"]))
    if found := _ACTION.fullmatch(line):
        words, due_on = _with_day(_needed(found["words"]), today)
        return TypedAction(words, found["owner"] or "", due_on)
    return TypedRemark(_needed(line))


def _needed(words: str) -> str:
    if not words.strip():
        raise UserError(
            "Type what was said, or “decision: …”, or “action Janny: … by 20-4”.", field="line"
        )
    return words.strip()


def _with_day(words: str, today: dt.date) -> tuple[str, dt.date | None]:
    """``("Bel de wethouder", 20 April)``; what is no day stays part of the words."""
    found = _DUE.fullmatch(words)
    if found is None:
        return words, None
    try:
        return found["words"].rstrip(" ,;–-"), read_date(found["day"], today, field="line")
    except UserError:
        if _IN_FIGURES.fullmatch(found["day"]):
            raise
        return words, None
