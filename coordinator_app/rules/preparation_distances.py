"""How long before or after a meeting: as it is said, and as it is typed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from coordinator_app.errors import UserError
from coordinator_app.rules import date_words
from coordinator_app.rules.cleaning import clean, shortened
from coordinator_app.rules.folding import fold
from coordinator_app.rules.preparation import FURTHEST
from coordinator_app.texts import Text, plural, text

_DAYS = {"day": 1, "week": 7, "month": 30}
_BEFORE = frozenset({"ervoor", "voor", "vooraf", "tevoren", "before", "ahead", "eerder", "earlier"})
_AFTER = frozenset({"erna", "na", "later", "daarna", "after", "afterwards"})
_MEETING = (("de", "bijeenkomst"), ("the", "meeting"))
# As planners write it; the sign may be a hyphen, a minus or a dash.
_SIGNED = re.compile(r"(?:t ?)?([-\u2212\u2013+]) ?(\d{1,4})(?: ?([a-z]+))?")
# Without "de", "the", "op" and "on", which are passed over at the beginning.
_NAMED = {
    ("dag", "zelf"): 0,
    ("day", "itself"): 0,
    ("day", "self"): 0,
    **{(one, word): 1 for one in ("dag", "day") for word in _BEFORE},
    **{(one, word): -1 for one in ("dag", "day") for word in _AFTER},
    **{("week", word): 7 for word in _BEFORE},
    **{("week", word): -7 for word in _AFTER},
}
_PASSED_OVER = frozenset({"de", "the", "op", "on"})
_MOST_WORDS = 5


def distance_words(days_before: int) -> Text:
    """``42`` → *6 weeks before*, ``1`` → *the day before*, ``-7`` → *1 week after*."""
    if named := _SAID.get(days_before):
        return named
    weeks, odd = divmod(abs(days_before), 7)
    number = abs(days_before) if odd else weeks
    if days_before > 0:
        if odd:
            return plural("{n} day before", "{n} days before", number)
        return plural("{n} week before", "{n} weeks before", number)
    if odd:
        return plural("{n} day after", "{n} days after", number)
    return plural("{n} week after", "{n} weeks after", number)


_SAID = {1: text("the day before"), 0: text("the day itself"), -1: text("the day after")}


def read_distance(typed: str, field: str = "days_before") -> int:
    """Days before the meeting, below 0 after it.

    ``6 weken ervoor``, ``T-6w``, ``-1``, ``2 dagen erna``, ``de dag zelf``, ``14``: without a word
    for before or after it is before. Raises UserError at ``field`` for anything else, and for more
    than two years.
    """
    words = fold(clean(typed[:200])).split()
    if len(words) == 1 and words[0].isdecimal() and len(words[0]) <= 4:
        return refuse_far(int(words[0]), field)
    found = _distance(words)
    if found is None:
        raise UserError(
            "{typed} does not say when."
            " Write it as 6 weeks before, the day before or 2 days after.",
            field=field,
            typed=shortened(typed) or "…",
        )
    return refuse_far(found, field)


def read_step(typed: str, field: str = "words") -> tuple[str, int]:
    """An own step in one line: ``2 weeks before order cake``, or with the distance at the end.

    Raises UserError at ``field`` when it does not say when, or not what.
    """
    shown = clean(typed[:400]).split()
    words = [fold(word).rstrip(":,") for word in shown]
    days, what = _split(words, shown)
    if days is None or not any(letter.isalpha() for letter in "".join(what)):
        raise UserError(
            "Type how long before and what: 2 weeks before order cake,"
            " or the day before call the caterer.",
            field=field,
        )
    return _line(what), refuse_far(days, field)


def refuse_far(days: int, field: str) -> int:
    """The distance itself; refused when it is more than two years."""
    if abs(days) > FURTHEST:
        raise UserError("That is more than two years away from the meeting.", field=field)
    return days


def _line(what: Sequence[str]) -> str:
    """A line of a list begins with a capital, unless its first word has capitals of its own."""
    said = " ".join(what).strip("-–:, ")
    first = said.split()[0]
    return said[0].upper() + said[1:] if first == first.lower() else said


def _split(words: Sequence[str], shown: Sequence[str]) -> tuple[int | None, Sequence[str]]:
    """The distance at the beginning or else at the end, the longest there is, and the rest."""
    for length in range(min(len(words), _MOST_WORDS), 0, -1):
        found = _distance(words[:length])
        if found is not None:
            return found, shown[length:]
    for length in range(min(len(words), _MOST_WORDS), 0, -1):
        found = _distance(words[-length:])
        if found is not None:
            return found, shown[:-length]
    return None, shown


def _distance(said: Sequence[str]) -> int | None:
    """What these words say and nothing else: ``("6", "weken", "ervoor")`` → 42."""
    words = tuple(said)
    if words[-2:] in _MEETING:
        words = words[:-2]
    while words and words[0] in _PASSED_OVER:
        words = words[1:]
    if words in _NAMED:
        return _NAMED[words]
    if found := _SIGNED.fullmatch(" ".join(words)):
        days = _days(found[2], found[3] or "d")
        return days if days is None or found[1] != "+" else -days
    return _spoken(words)


def _spoken(words: tuple[str, ...]) -> int | None:
    if len(words) not in {2, 3}:
        return None
    days = _days(words[0], words[1])
    if days is None or len(words) == 2 or words[2] in _BEFORE:
        return days
    return -days if words[2] in _AFTER else None


def _days(number: str, unit: str) -> int | None:
    amount, length = date_words.number(number), _DAYS.get(date_words.unit(unit) or "")
    return None if amount is None or length is None else amount * length
