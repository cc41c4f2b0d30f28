"""Days in words: as Babel says them, in all patterns that the application uses."""

from __future__ import annotations

import datetime as dt

import pytest
from babel.dates import format_date

from coordinator_app.day_words import day_in_words

PATTERNS = (
    "EEE d MMM y",
    "EEE d MMM",
    "EEEE d MMMM y",
    "d MMMM y",
    "d MMM y",
    "d MMM",
    "MMM y",
    "y",
)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("pattern", PATTERNS)
def test_days_are_said_as_babel_says_them(language: str, pattern: str) -> None:
    for number in range(366):
        day = dt.date(2028, 1, 1) + dt.timedelta(number)
        expected = format_date(day, pattern, locale=language).replace(".", "")
        assert day_in_words(day, language, pattern) == expected


def test_a_pattern_that_is_not_known_is_refused() -> None:
    with pytest.raises(KeyError):
        day_in_words(dt.date(2027, 3, 20), "nl", "MM")
