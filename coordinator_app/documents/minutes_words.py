"""What minutes say, in their language: the same words on paper and in a Word file."""

from __future__ import annotations

import datetime as dt

from coordinator_app.documents import programme_parts
from coordinator_app.documents.minutes import (
    MinutesAction,
    MinutesDocument,
    MinutesItem,
    MinutesPeople,
)
from coordinator_app.texts import Text, day, text

MINUTES, WHO, DECISIONS, ACTIONS = (
    text("Minutes"),
    text("Who was there"),
    text("Decisions"),
    text("Action items"),
)
WHOLE, ITEMS = text("In general"), text("Agenda items")
DECISION_HEAD = (text("Number"), text("What was decided"))
ACTION_HEAD = (text("What"), text("Who"), text("By when"))
NO_DECISIONS = text("Nothing was decided.")
NO_ACTIONS = text("Nothing was agreed to be done.")
ADOPTED = text("Adopted on")
SIGNED = text("Signature")


def over_title(minutes: MinutesDocument) -> str:
    """``"Netwerk Meedoen · Verslag · versie 2"``."""
    parts = [minutes.network_name, MINUTES.say(minutes.language)]
    if minutes.version > 1:
        parts.append(text("version {n}", n=minutes.version).say(minutes.language))
    return " · ".join(parts)


def when(minutes: MinutesDocument) -> str:
    """``"Woensdag 17 maart 2027, van 10.00 tot 16.00 uur"``."""
    return programme_parts.when(
        minutes.date, minutes.starts, minutes.ends, minutes.language, minutes.until
    )


def facts(minutes: MinutesDocument) -> tuple[tuple[str, str], ...]:
    """Where it was and about what: names with their values."""
    found = ((text("Where"), ", ".join(minutes.venue_lines)), (text("Theme"), minutes.theme))
    return tuple((name.say(minutes.language), value) for name, value in found if value)


def people_words(one: MinutesPeople, language: str) -> tuple[str, str]:
    """``("Aanwezig (12)", "Janny Bakker, …")``."""
    title = text("{title} ({n})", title=say(one.title, language), n=one.number).say(language)
    names = ", ".join(say(name, language) for name in one.names)
    return title, names or text("nobody").say(language)


def heading(item: MinutesItem, language: str) -> str:
    """``"3. Wat werkt in de wijk"``, with what became of it when that is to be said."""
    numbered = f"{item.place}. {item.title}"
    outcome = say(item.outcome, language)
    return f"{numbered} ({outcome.lower()})" if outcome else numbered


def action_words(one: MinutesAction, language: str) -> str:
    """``"Janny Bakker: de brief aanpassen, vóór 4 december 2026"``."""
    words = f"{one.owner}: {one.words}" if one.owner else one.words
    if one.due_on is None:
        return words
    by = day(one.due_on, language, "d MMMM y")
    return text("{what}, by {day}", what=words.rstrip("."), day=by).say(language)


def action_cells(one: MinutesAction, language: str) -> tuple[str, str, str]:
    """What, by whom, by when; below what, where it was agreed before."""
    what = one.words
    if one.meeting:
        what += "\n" + text("(agreed at the meeting {meeting})", meeting=one.meeting).say(language)
    return what, one.owner or "–", short_day(one.due_on, language)


def short_day(date: dt.date | None, language: str) -> str:
    """``"4 dec 2026"``."""
    return day(date, language, "d MMM y") if date else "–"


def say(words: Text | str, language: str) -> str:
    """A sentence in the language of the paper."""
    return words.say(language) if isinstance(words, Text) else words
