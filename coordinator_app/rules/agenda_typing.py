"""An agenda item typed in one line: ``Welcome 15``, ``12:30 Lunch 45 min``, ``Session 1:15``."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from coordinator_app.errors import UserError
from coordinator_app.rules.cleaning import clean
from coordinator_app.rules.times import read_time

USUAL_MINUTES = 15
_SHORTEST = 3  # "Round 2" is a title, "Round 5" five minutes

_LINE = re.compile(
    r"(?:(?P<fixed>\d{1,2}(?:[:.]\d{2}|\s?[uh](?:\d{2})?))\s+)?"
    r"(?P<title>.*?)"
    r"(?:\s+(?:(?P<hours>\d{1,2})[:u](?P<rest>\d{2})|(?P<minutes>\d{1,3})\s?"
    r"(?P<unit>'|m|min|minuten|minutes|minuut|minute)?\.?))?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class TypedItem:
    """What could be read; without a duration it is a quarter of an hour."""

    title: str
    minutes: int
    fixed_start: dt.time | None


def read_item(typed: str) -> TypedItem:
    """Title, duration and fixed start from one line. Raises UserError at ``title`` when empty."""
    line = clean(typed)
    found = _LINE.fullmatch(line)
    if found is None or not any(letter.isalpha() for letter in found["title"]):
        raise UserError(
            "Type what happens and how long: Welcome 15, or 12:30 Lunch 45.", field="title"
        )
    minutes, title = _minutes(found), found["title"]
    if minutes is None:
        title, minutes = line[found.start("title") :], USUAL_MINUTES
    fixed = read_time(found["fixed"], field="title") if found["fixed"] else None
    return TypedItem(title, minutes, fixed)


def _minutes(found: re.Match[str]) -> int | None:
    if found["hours"]:
        return int(found["hours"]) * 60 + int(found["rest"])
    if found["minutes"] and (found["unit"] or int(found["minutes"]) >= _SHORTEST):
        return int(found["minutes"])
    return None
