"""The sheet at the door: numbered names, room for a signature, lines for who was not expected."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from coordinator_app.documents.house_style import HouseStyle
from coordinator_app.rules.photo_consents import PhotoConsent


@dataclass(frozen=True)
class SignInRow:
    """One expected participant; ``number`` is what the coordinator types afterwards.

    ``person_id`` is not printed; it is kept, to know afterwards who had which number. ``photo`` is
    the value of a `PhotoConsent`: what was said before is ticked.
    """

    number: int
    name: str
    organisation: str = ""
    person_id: int = 0
    photo: str = PhotoConsent.UNKNOWN.value


@dataclass(frozen=True)
class SignInSheet:
    """Everything on the sign-in sheet of one meeting; rows in the order in which they print."""

    language: str
    title: str
    date: dt.date
    venue: str = ""
    rows: tuple[SignInRow, ...] = ()
    walk_in_lines: int = 6
    large_print: bool = False


def sign_in_sheet_pdf(house_style: HouseStyle, sheet: SignInSheet) -> bytes:
    """The sign-in sheet, with page x of y and the table's head on every page."""
    from coordinator_app.documents.sign_in_pages import draw_sign_in_sheet

    return draw_sign_in_sheet(house_style, sheet)
