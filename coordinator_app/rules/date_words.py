"""Words for days, months and numbers, as people type them in Dutch and English."""

from __future__ import annotations

_MONTHS = (
    ("januari", "january"),
    ("februari", "february"),
    ("maart", "march", "mrt"),
    ("april", "april"),
    ("mei", "may"),
    ("juni", "june"),
    ("juli", "july"),
    ("augustus", "august"),
    ("september", "september"),
    ("oktober", "october"),
    ("november", "november"),
    ("december", "december"),
)
_WEEKDAYS = (
    ("maandag", "monday"),
    ("dinsdag", "tuesday"),
    ("woensdag", "wednesday"),
    ("donderdag", "thursday"),
    ("vrijdag", "friday"),
    ("zaterdag", "saturday"),
    ("zondag", "sunday"),
)
_NUMBERS = (
    ("een", "one", "a", "an", "n", "'n"),
    ("twee", "two"),
    ("drie", "three"),
    ("vier", "four"),
    ("vijf", "five"),
    ("zes", "six"),
    ("zeven", "seven"),
    ("acht", "eight"),
    ("negen", "nine"),
    ("tien", "ten"),
    ("elf", "eleven"),
    ("twaalf", "twelve"),
)
_UNITS = {
    "day": ("dag", "dagen", "day", "days", "d"),
    "week": ("week", "weken", "weeks", "w"),
    "month": ("maand", "maanden", "month", "months"),
    "year": ("jaar", "jaren", "year", "years"),
}

# Days from today.
NAMED_DAYS = {
    "vandaag": 0,
    "nu": 0,
    "today": 0,
    "now": 0,
    "morgen": 1,
    "tomorrow": 1,
    "overmorgen": 2,
    "day after tomorrow": 2,
    "gisteren": -1,
    "yesterday": -1,
    "eergisteren": -2,
    "day before yesterday": -2,
}
# Weeks from this one.
NAMED_WEEKS = {
    "deze week": 0,
    "this week": 0,
    "volgende week": 1,
    "next week": 1,
    "vorige week": -1,
    "last week": -1,
}


def month(word: str) -> int | None:
    """The number of a month: ``"mrt"``, ``"maart"``, ``"march"`` → 3; three letters are enough."""
    for number, names in enumerate(_MONTHS, 1):
        if any(word == name or (len(word) >= 3 and name.startswith(word)) for name in names):
            return number
    return None


def weekday(word: str) -> int | None:
    """The number of a day, Monday 0: ``"wo"``, ``"woensdag"``, ``"wed"`` → 2."""
    for number, (dutch, english) in enumerate(_WEEKDAYS):
        if word == dutch[:2] or (len(word) >= 3 and (dutch.startswith(word))):
            return number
        if len(word) >= 3 and english.startswith(word):
            return number
    return None


def number(word: str) -> int | None:
    """A small number in figures or words: ``"2"``, ``"twee"``, ``"two"`` → 2."""
    if word.isascii() and word.isdigit() and len(word) <= 4:
        return int(word)
    for value, names in enumerate(_NUMBERS, 1):
        if word in names:
            return value
    return None


def unit(word: str) -> str | None:
    """``"weken"`` → ``"week"``."""
    return next((name for name, words in _UNITS.items() if word in words), None)
