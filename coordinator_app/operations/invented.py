"""Somebody who does not exist, and a meeting that is not held: for proofs of letters."""

from __future__ import annotations

import datetime as dt

from coordinator_app.operations.letter_values import hours, in_words, weekday_in_words
from coordinator_app.texts import text

_WEEKS = dt.timedelta(weeks=4)


def invented_address(language: str) -> tuple[str, ...]:
    """The lines in the window of a letter to Ms Van der Berg."""
    return text("Ms J. van der Berg").say(language), "Dorpsstraat 7", "3511 AB  UTRECHT"


def invented_salutation(language: str, *, informal: bool = False) -> str:
    said = text("Dear Janny") if informal else text("Dear Ms Van der Berg")
    return said.say(language)


def invented_meeting(language: str, today: dt.date) -> dict[str, str]:
    """The fields of a meeting four weeks from now."""
    return {
        "meeting_title": text("A meeting by way of example").say(language),
        "meeting_date": weekday_in_words(today + _WEEKS, language),
        "meeting_time": hours(dt.time(13), dt.time(16, 30), language),
        "venue_name": text("Town hall").say(language),
        "venue_address": "Stadsplateau 1, Utrecht",
        "venue_directions": text("It is a ten-minute walk from the station.").say(language),
        "agenda_summary": text("You will receive the programme later.").say(language),
        "season": str(today.year),
        "reply_by": in_words(today + _WEEKS / 2, language),
    }


def invented_values(language: str, today: dt.date, *, informal: bool = False) -> dict[str, str]:
    """Every field that a letter may use, but for those of the sender."""
    return invented_meeting(language, today) | {
        "salutation": invented_salutation(language, informal=informal),
        "first_name": "Janny",
        "full_name": "Janny van der Berg",
        "organisation": text("Example Municipality").say(language),
        "candidate_name": "Youssef Amrani",
        "candidate_function": text("policy adviser").say(language),
        "nominator_name": "Petra de Wit",
        "manager_name": "Henk Vermeer",
        "motivation": text("Connects people in the neighbourhood.").say(language),
        "received_on": in_words(today - _WEEKS, language),
        "asked_on": in_words(today - _WEEKS / 2, language),
        "decision": text("Nothing has been decided yet.").say(language),
        "member_since": in_words(today - 13 * _WEEKS, language),
    }
