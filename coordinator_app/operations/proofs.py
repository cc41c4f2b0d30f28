"""A proof of the house style: a letter to an invented person, as the printer would give it."""

from __future__ import annotations

import datetime as dt

from coordinator_app.documents.letters import LetterData, letter_pdf
from coordinator_app.documents.templates import shipped_template
from coordinator_app.operations.house_style import read_house_style
from coordinator_app.operations.letter_values import hours, sender_fields
from coordinator_app.operations.settings import network_settings
from coordinator_app.rules.letters import LetterKind
from coordinator_app.store.store import Store
from coordinator_app.texts import day, text

_WEEKS = dt.timedelta(weeks=4)


def house_style_proof(store: Store, language: str, today: dt.date) -> bytes:
    """An invitation to Ms Van der Berg, who does not exist."""
    with store.reading() as connection:
        style = read_house_style(connection)
        network = network_settings(connection).name
    name = network or style.sender_name or text("Your network").say(language)
    template = shipped_template(LetterKind.INVITATION.value, language)
    letter = LetterData(
        language=language,
        address_lines=(
            text("Ms J. van der Berg").say(language),
            "Dorpsstraat 7",
            "3511 AB  UTRECHT",
        ),
        salutation=text("Dear Ms Van der Berg").say(language),
        date=today,
        fields=sender_fields(style, name) | _invented(language, today),
    )
    return letter_pdf(style, template, letter)


def _invented(language: str, today: dt.date) -> dict[str, str]:
    return {
        "meeting_title": text("A meeting by way of example").say(language),
        "meeting_date": day(today + _WEEKS, language, "EEEE d MMMM y"),
        "meeting_time": hours(dt.time(13), dt.time(16, 30), language),
        "venue_name": text("Town hall").say(language),
        "venue_address": "Stadsplateau 1, Utrecht",
        "agenda_summary": text("You will receive the programme later.").say(language),
        "season": str(today.year),
        "reply_by": day(today + _WEEKS / 2, language, "d MMMM y"),
    }
