"""The pages of the door pack: each paper paints its own on one canvas."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from typing import Any

from reportlab.lib.pagesizes import A4

from coordinator_app.documents.badge_pages import paint_badges
from coordinator_app.documents.badges import Badges
from coordinator_app.documents.diet_pages import paint_diet_sheet
from coordinator_app.documents.diet_sheet import DietSheet
from coordinator_app.documents.door_pack import DoorPaper
from coordinator_app.documents.house_style import HouseStyle
from coordinator_app.documents.room_pages import LYING, paint_rooms
from coordinator_app.documents.room_signs import RoomSigns
from coordinator_app.documents.sign_in_pages import paint_sign_in_sheet
from coordinator_app.documents.sign_in_sheet import SignInSheet
from coordinator_app.documents.table_pages import paint_tables
from coordinator_app.documents.table_sheets import TableSheets
from coordinator_app.documents.tagged_pdf import TaggedCanvas

Paint = Callable[[TaggedCanvas, HouseStyle, Any], None]
_PAINT: dict[type, tuple[Paint, tuple[float, float]]] = {
    SignInSheet: (paint_sign_in_sheet, A4),
    TableSheets: (paint_tables, A4),
    RoomSigns: (paint_rooms, LYING),
    DietSheet: (paint_diet_sheet, A4),
    Badges: (paint_badges, A4),
}


def draw_door_pack(
    house_style: HouseStyle, papers: Sequence[DoorPaper], *, language: str, title: str
) -> bytes:
    """One file; every paper begins on a page of its own and ends its last one."""
    sink = io.BytesIO()
    canvas = TaggedCanvas(sink, title=title, language=language, author=house_style.sender_name)
    for paper in papers:
        paint, canvas.size = _PAINT[type(paper)]
        with canvas.element("Sect"):
            paint(canvas, house_style, paper)
    canvas.save()
    return sink.getvalue()
