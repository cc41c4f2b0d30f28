"""Days as they are said in Dutch and in English, by the patterns and the words of Unicode's CLDR.

Babel knows them for all languages, but takes 13 ms to load, which the first page would wait for.
"""

from __future__ import annotations

import datetime as dt
import re

_MONTHS = {
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "en": "January February March April May June July August September October November December",
}
_WEEKDAYS = {
    "nl": "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
}
_SHORT_WEEKDAY = {"nl": 2, "en": 3}  # letters
_FIELD = re.compile(r"E+|M+|d|y")


def day_in_words(value: dt.date, language: str, pattern: str) -> str:
    """The day by a CLDR pattern of ``EEEE EEE d MMMM MMM y``; anything else in it stays.

    >>> day_in_words(dt.date(2027, 3, 20), "nl", "EEE d MMM y")
    'za 20 mrt 2027'
    """
    month = _MONTHS[language].split()[value.month - 1]
    weekday = _WEEKDAYS[language].split()[value.weekday()]
    said = {
        "EEEE": weekday,
        "EEE": weekday[: _SHORT_WEEKDAY[language]],
        "d": str(value.day),
        "MMMM": month,
        "MMM": "mrt" if month == "maart" else month[:3],
        "y": str(value.year),
    }
    return _FIELD.sub(lambda found: said[found[0]], pattern)
