"""A house style, letters, and the checkers that every document must pass."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageDraw

from coordinator_app.documents.house_style import HouseStyle
from coordinator_app.documents.letters import LetterData
from tests.heard_paper import refuse_findings

Heard = Callable[[bytes], None]
WriteTo = Callable[..., LetterData]


def picture(width: int = 300, height: int = 100) -> bytes:
    image = Image.new("RGBA", (width, height), (0, 0, 0, 0))
    ImageDraw.Draw(image).ellipse((2, 2, height - 2, height - 2), fill=(31, 95, 139, 255))
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


@pytest.fixture(scope="session")
def house_style() -> HouseStyle:
    return HouseStyle(
        sender_name="Netwerk Meedoen",
        sender_lines=("Postbus 12", "3500 AA Utrecht", "netwerk@voorbeeld.nl"),
        logo=picture(),
        signature_image=picture(400, 120),
        signatory_name="Marieke de Boer",
        signatory_role="coördinator",
        place="Utrecht",
        footer="Netwerk Meedoen is een netwerk van mensen die samen leren · www.voorbeeld.nl",
    )


@pytest.fixture
def heard(tmp_path: Path) -> Heard:
    """Refuses a document in which one of the checkers finds anything at all."""

    def check(pdf: bytes) -> None:
        path = tmp_path / "document.pdf"
        path.write_bytes(pdf)
        refuse_findings(path)

    return check


@pytest.fixture(scope="session")
def write_to() -> WriteTo:
    """A letter with every field filled; ``fields`` are added to those."""

    def make(
        language: str = "nl", fields: dict[str, str] | None = None, **other: Any
    ) -> LetterData:
        made = LetterData(
            language=language,
            address_lines=("Mevrouw A. Özil", "Dorpsstraat 1", "8011 PK Zwolle"),
            salutation="Beste Anna" if language == "nl" else "Dear Anna",
            date=dt.date(2027, 2, 10),
            fields=FIELDS | (fields or {}),
        )
        return replace(made, **other)

    return make


FIELDS = {
    "network_name": "het Netwerk Meedoen",
    "meeting_title": "Leren van wat er lukt",
    "meeting_date": "woensdag 17 maart 2027",
    "meeting_time": "van 10.00 tot 16.00 uur",
    "venue_name": "Stadslab",
    "venue_address": "Kerkstraat 12 in Utrecht",
    "venue_directions": "Van het station is het tien minuten lopen.",
    "agenda_summary": "We werken in drie groepen aan vragen uit uw eigen gemeente.",
    "reply_by": "5 maart",
    "candidate_name": "Anna Özil",
    "candidate_function": "beleidsadviseur",
    "nominator_name": "Piet de Vries",
    "manager_name": "H. Jansen",
    "motivation": "Zij stelt de vraag die niemand stelt.",
    "received_on": "12 januari 2027",
    "asked_on": "18 januari 2027",
    "member_since": "13 februari 2019",
    "decision": "Anna Özil is toegelaten als lid.",
}
