"""The days of the week and the months as words."""

from __future__ import annotations

import datetime as dt

from coordinator_app.texts import Text, text

WEEKDAYS: tuple[Text, ...] = (
    text("Monday"),
    text("Tuesday"),
    text("Wednesday"),
    text("Thursday"),
    text("Friday"),
    text("Saturday"),
    text("Sunday"),
)
MONTHS: tuple[Text, ...] = (
    text("January"),
    text("February"),
    text("March"),
    text("April"),
    text("May"),
    text("June"),
    text("July"),
    text("August"),
    text("September"),
    text("October"),
    text("November"),
    text("December"),
)


def weekday_of(day: dt.date) -> Text:
    """``weekday_of(date(2027, 3, 20))`` → *Saturday*."""
    return WEEKDAYS[day.weekday()]


def short_day(day: dt.date) -> Text:
    """The day and the month, where the year is plain: *20 March*."""
    return text("{day} {month}", day=day.day, month=MONTHS[day.month - 1])


def span_words(first: dt.date, last: dt.date) -> Text:
    """One day, or the first and the last of several: *24 April – 2 May*."""
    if first == last:
        return short_day(first)
    return text("{first} – {last}", first=short_day(first), last=short_day(last))
