"""A proof of the house style: a letter to an invented person, as the printer would give it."""

from __future__ import annotations

import datetime as dt

from coordinator_app.documents.letters import LetterData, letter_pdf
from coordinator_app.documents.templates import shipped_template
from coordinator_app.documents.window_proof import window_proof_pdf
from coordinator_app.operations.house_style import read_house_style
from coordinator_app.operations.invented import (
    invented_address,
    invented_meeting,
    invented_salutation,
)
from coordinator_app.operations.letter_values import sender_fields
from coordinator_app.operations.settings import network_settings
from coordinator_app.rules.letters import LetterKind
from coordinator_app.store.store import Store
from coordinator_app.texts import text


def window_proof(store: Store, language: str) -> bytes:
    """A page to print, fold and hold in a real envelope."""
    with store.reading() as connection:
        style = read_house_style(connection)
    return window_proof_pdf(style, invented_address(language), language)


def house_style_proof(store: Store, language: str, today: dt.date) -> bytes:
    """An invitation to Ms Van der Berg, who does not exist."""
    with store.reading() as connection:
        style = read_house_style(connection)
        network = network_settings(connection).name
    name = network or style.sender_name or text("Your network").say(language)
    template = shipped_template(LetterKind.INVITATION.value, language)
    letter = LetterData(
        language=language,
        address_lines=invented_address(language),
        salutation=invented_salutation(language),
        date=today,
        fields=sender_fields(style, name) | invented_meeting(language, today),
    )
    return letter_pdf(style, template, letter)
