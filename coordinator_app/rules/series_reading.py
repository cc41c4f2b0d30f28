"""Reading a rule for a series as it is typed, in Dutch or English."""

from __future__ import annotations

import re

from coordinator_app.errors import UserError
from coordinator_app.rules import date_words
from coordinator_app.rules.cleaning import clean, shortened
from coordinator_app.rules.folding import fold
from coordinator_app.rules.series import ALL, EVEN, ODD, Series

_MOST_EVERY = 52
_LONGEST = 200
_EVERY = frozenset({"elke", "elk", "iedere", "ieder", "every", "each"})
_OTHER = frozenset({"andere", "other", "second", "tweede"})
_FILLING = frozenset(
    {"de", "het", "the", "van", "of", "in", "op", "on", "a", "an", "een", "per", "dag", "v", "d"}
)
_PLACES = {
    "eerste": 1, "1e": 1, "1ste": 1, "1st": 1, "first": 1,
    "tweede": 2, "2e": 2, "2de": 2, "2nd": 2, "second": 2,
    "derde": 3, "3e": 3, "3de": 3, "3rd": 3, "third": 3,
    "vierde": 4, "4e": 4, "4de": 4, "4th": 4, "fourth": 4,
    "vijfde": 5, "5e": 5, "5de": 5, "5th": 5, "fifth": 5,
    "laatste": -1, "last": -1,
}  # fmt: skip
_WEEKS = frozenset({"week", "weken", "weeks", "wekelijks", "weekly"})
_MONTHS = frozenset({"maand", "maanden", "month", "months", "maandelijks", "monthly"})
_QUARTERS = frozenset({"kwartaal", "quarter", "kwartalen", "quarters"})


def read_series(typed: str, *, field: str = "rule") -> Series:
    """``"derde woensdag van oneven maanden"``, ``"every 6 weeks on Tuesday"`` and the like.

    Raises UserError at ``field`` with what can be typed.
    """
    words = _words(typed)
    reading = _Reading(words)
    found = reading.series()
    if found is None or not 1 <= found.every <= _MOST_EVERY:
        raise UserError(
            "{typed} is not a rule that can be followed. Type for example “third Wednesday of odd"
            " months”, “every 6 weeks on Tuesday” or “last Friday of March and September”.",
            field=field,
            typed=shortened(typed),
        )
    return found


def _words(typed: str) -> list[str]:
    plain = re.sub(r"[,;+&/]", " ", fold(clean(typed[:_LONGEST])))
    return [word.strip(".") for word in plain.split() if word.strip(".")]


class _Reading:
    """One look at the words; each that is understood is put where it belongs."""

    def __init__(self, words: list[str]) -> None:
        self._words = words
        self._around: list[str] = []  # "om": every so many; "om de week" is every other week
        self.places: list[int] = []
        self.weekdays: list[int] = []
        self.months: set[int] = set()
        self.not_months: set[int] = set()
        self.unit = ""
        self.every: int | None = None
        self.day = 0
        self.is_every = self.excepting = self.unknown = False

    def series(self) -> Series | None:
        for place, word in enumerate(self._words):
            if not self._take(word, self._words[place + 1 : place + 2]):
                return None
        return self._made()

    def _take(self, word: str, after: list[str]) -> bool:
        following = after[0] if after else ""
        readers = (self._unit, self._place, self._number, self._filling, self._month, self._weekday)
        return any(reader(word, following) for reader in readers)

    def _filling(self, word: str, _following: str) -> bool:
        if word in _EVERY:
            self.is_every = True
        elif word == "om":
            self._around.append(word)
        elif word in {"behalve", "except", "zonder", "without"}:
            self.excepting = True
        elif word in {"oneven", "odd"}:
            self.months |= ODD
        elif word == "even":
            self.months |= EVEN
        else:
            return word in _FILLING or word in {"en", "and"}
        return True

    def _unit(self, word: str, _following: str) -> bool:
        for unit, names in (("week", _WEEKS), ("month", _MONTHS), ("quarter", _QUARTERS)):
            if word in names:
                self.unit = self.unit or unit
                self.is_every = self.is_every or word.endswith(("lijks", "ly"))
                return True
        return False

    def _place(self, word: str, following: str) -> bool:
        """``second`` is a place, and with ``every`` before a unit every other one."""
        if word in _OTHER and following in _WEEKS | _MONTHS:
            self.every = 2
            return True
        if word in {"andere", "other"} and date_words.weekday(following) is not None:
            self.every, self.unit = 2, "week"
            return True
        if word in _PLACES and (following in _PLACES or not _ends_month_day(word, following)):
            self.places.append(_PLACES[word])
            return True
        return False

    def _number(self, word: str, following: str) -> bool:
        """A number of weeks or months, or with its ending a day of the month."""
        bare = re.sub(r"(e|de|ste|st|nd|rd|th)$", "", word) if word[:1].isdigit() else word
        number = date_words.number(bare)
        if number is None:
            return False
        if following in _WEEKS | _MONTHS | _QUARTERS:
            self.every = number
        elif 1 <= number <= 31 and not self.day and word[:1].isdigit():
            self.day = number
        else:
            return False
        return True

    def _month(self, word: str, _following: str) -> bool:
        month = date_words.month(word) if len(word) >= 3 else None
        if month is None or date_words.weekday(word) is not None:
            return False
        (self.not_months if self.excepting else self.months).add(month)
        return True

    def _weekday(self, word: str, _following: str) -> bool:
        day = date_words.weekday(word)
        if day is None and word.endswith("s"):
            day = date_words.weekday(word[:-1])
        if day is None:
            return False
        self.weekdays.append(day)
        return True

    def _made(self) -> Series | None:
        months = frozenset((self.months or ALL) - self.not_months)
        weekdays = tuple(sorted(set(self.weekdays)))
        places = tuple(dict.fromkeys(self.places))
        if not months:
            return None
        if places and weekdays:
            return self._monthly(Series(self._steps(), weekdays, places, 0, months))
        if self.day and not weekdays and not places:
            return self._monthly(Series(self._steps(), (), (), self.day, months))
        if places or self.day:
            return None
        return self._weekly(weekdays, months)

    def _steps(self) -> int:
        if self.unit == "quarter":
            return 3 * (1 if self.every is None else self.every)
        return 1 if self.every is None else self.every

    def _monthly(self, series: Series) -> Series | None:
        """Every so many months, and certain months, is one thing too much."""
        if self.unit == "week" or (series.every > 1 and series.months != ALL):
            return None
        return series

    def _weekly(self, weekdays: tuple[int, ...], months: frozenset[int]) -> Series | None:
        is_told = bool(self._around) or self.every is not None or self.is_every
        if self.unit in {"month", "quarter"} and is_told:
            return None  # which day of the month was not said
        alternating = self._around and self.every is None
        every = 2 if alternating else self._steps()
        if self.unit == "week" or weekdays:
            return Series(every, weekdays, (), 0, months)
        return None


def _ends_month_day(word: str, following: str) -> bool:
    """``1e van de maand`` is a day of the month; ``1e woensdag`` is a place."""
    is_figure = word[:1].isdigit()
    return is_figure and date_words.weekday(following) is None and following not in {"en", "and"}
