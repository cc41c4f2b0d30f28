"""The pages of the room signs."""

from __future__ import annotations

from reportlab.lib.pagesizes import A4, landscape

from coordinator_app.documents.agenda_pages import clock
from coordinator_app.documents.house_style import HouseStyle
from coordinator_app.documents.posters import Poster, posters_pdf
from coordinator_app.documents.room_signs import RoomSign, RoomSigns, Slot
from coordinator_app.documents.tagged_pdf import TaggedCanvas
from coordinator_app.documents.typesetting import GREY
from coordinator_app.texts import day, text

LYING = landscape(A4)
_OVER = (20, 18, 16, 14, 12)
_ROOM = (120, 104, 90, 78, 66, 56, 48, 40, 34, 28)
_WHEN = (30, 26, 22, 18)
_WHAT = (44, 38, 33, 28, 24, 20, 17, 14)


def draw_rooms(house_style: HouseStyle, signs: RoomSigns) -> bytes:
    """The signs as a file of their own."""
    title = f"{text('Room sign').say(signs.language)}: {signs.title}"
    return posters_pdf(
        house_style,
        signs.language,
        title,
        LYING,
        lambda canvas: paint_rooms(canvas, house_style, signs),
    )


def paint_rooms(canvas: TaggedCanvas, house_style: HouseStyle, signs: RoomSigns) -> None:
    """The signs on a canvas of their size, from its next page on."""
    for sign in signs.signs:
        _draw(Poster(canvas, house_style), signs, sign)


def _draw(poster: Poster, signs: RoomSigns, sign: RoomSign) -> None:
    language = signs.language
    heading = sign.room or signs.title
    poster.canvas.bookmark(heading)
    poster.begin()
    over = signs.network if _says_all(signs, sign) else f"{signs.network} · {signs.title}"
    poster.large("P", over, _OVER, 50, below=10, tint=poster.accent)
    poster.large("H1", heading, _ROOM, 190, below=14)
    date = day(signs.date, language, "EEEE d MMMM y")
    poster.large("P", date[:1].upper() + date[1:], _WHEN, 40, below=14, key="R", tint=GREY)
    share = poster.room / max(len(sign.slots), 1)
    for slot in sign.slots:
        _slot(poster, slot, language, share, alone=slot.title == heading)
    poster.canvas.showPage()


def _says_all(signs: RoomSigns, sign: RoomSign) -> bool:
    """Whether the title of the meeting stands large on it already."""
    return not sign.room or any(slot.title == signs.title for slot in sign.slots)


def _slot(poster: Poster, slot: Slot, language: str, share: float, *, alone: bool) -> None:
    hours = text(
        "{starts} – {ends}", starts=clock(slot.starts, language), ends=clock(slot.ends, language)
    ).say(language)
    sizes = tuple(size for size in _WHEN if size * 1.15 <= share / 3) or _WHEN[-1:]
    poster.large("P", hours, sizes, share / 3, below=2, key="R")
    if not alone:
        poster.large("P", slot.title, _WHAT, share * 0.55, below=8)
