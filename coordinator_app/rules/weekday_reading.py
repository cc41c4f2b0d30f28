"""Days of the week as they are typed: *wo*, *di en do*, *ma-do*, *Tuesday, Thursday*."""

from __future__ import annotations

import re

from coordinator_app.errors import UserError
from coordinator_app.rules import date_words
from coordinator_app.rules.cleaning import clean, shortened
from coordinator_app.rules.folding import fold

_AND = frozenset({"en", "and", "of", "or", "op", "on"})
_LONGEST = 200


def read_weekdays(typed: str, *, field: str = "weekdays") -> frozenset[int]:
    """The days, Monday is 0; raises UserError at ``field`` for a word that is none."""
    plain = re.sub(r"[,;/.&+]", " ", fold(clean(typed[:_LONGEST])))
    plain = re.sub(r"\s*-\s*|\s+(?:t m|tot en met|until|to)\s+", "-", plain)
    found: set[int] = set()
    for word in plain.split():
        if word not in _AND:
            found |= _days(word, typed, field)
    if not found:
        raise UserError("Choose at least one day of the week.", field=field)
    return frozenset(found)


def _days(word: str, typed: str, field: str) -> set[int]:
    days = [_day(part, typed, field) for part in word.split("-", 1)]
    if len(days) == 1:
        return set(days)
    first, last = days
    return {(first + n) % 7 for n in range((last - first) % 7 + 1)}


def _day(word: str, typed: str, field: str) -> int:
    day = date_words.weekday(word)
    if day is None and word.endswith("s"):
        day = date_words.weekday(word[:-1])
    if day is None:
        raise UserError(
            "{typed} are no days of the week. Type them as Tue, Wed or Mon-Thu.",
            field=field,
            typed=shortened(typed),
        )
    return day
