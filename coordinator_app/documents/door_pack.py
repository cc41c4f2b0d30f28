"""The door pack: several papers of a meeting as one file, each with its own pages and size."""

from __future__ import annotations

from collections.abc import Sequence

from coordinator_app.documents.badges import Badges
from coordinator_app.documents.diet_sheet import DietSheet
from coordinator_app.documents.house_style import HouseStyle
from coordinator_app.documents.room_signs import RoomSigns
from coordinator_app.documents.sign_in_sheet import SignInSheet
from coordinator_app.documents.table_sheets import TableSheets

DoorPaper = SignInSheet | Badges | TableSheets | RoomSigns | DietSheet


def door_pack_pdf(
    house_style: HouseStyle, papers: Sequence[DoorPaper], *, language: str, title: str
) -> bytes:
    """The papers one after another, as each would print alone, with a bookmark for each."""
    from coordinator_app.documents.door_pack_pages import draw_door_pack

    return draw_door_pack(house_style, papers, language=language, title=title)
