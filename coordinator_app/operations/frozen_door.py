"""Papers of the door made again from what was kept with them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from coordinator_app.documents.badges import Badge, Badges, badges_pdf
from coordinator_app.documents.diet_sheet import DietSheet, diet_sheet_pdf
from coordinator_app.documents.door_pack import DoorPaper
from coordinator_app.documents.house_style import HouseStyle
from coordinator_app.documents.room_signs import RoomSign, RoomSigns, Slot, room_signs_pdf
from coordinator_app.documents.sign_in_sheet import SignInRow, SignInSheet, sign_in_sheet_pdf
from coordinator_app.documents.table_sheets import Seat, TableSheet, TableSheets, table_sheets_pdf
from coordinator_app.rules.catering import Catering, Counted

Kept = Mapping[str, Any]


def door_paper_pdf(style: HouseStyle, paper: DoorPaper) -> bytes:
    """The paper as a file of its own."""
    match paper:
        case SignInSheet():
            return sign_in_sheet_pdf(style, paper)
        case Badges():
            return badges_pdf(style, paper)
        case TableSheets():
            return table_sheets_pdf(style, paper)
        case RoomSigns():
            return room_signs_pdf(style, paper)
        case DietSheet():
            return diet_sheet_pdf(style, paper)


def door_paper_again(style: HouseStyle, name: str, made: Kept) -> bytes:
    """The same paper, from the JSON that was kept."""
    return door_paper_pdf(style, DOOR_PAPERS[name](made))


def _sign_in_sheet(made: Kept) -> SignInSheet:
    rows = tuple(SignInRow(**row) for row in made["rows"])
    return SignInSheet(**{**made, "rows": rows, "date": _date(made)})


def _badges(made: Kept) -> Badges:
    return Badges(**{**made, "badges": tuple(Badge(**one) for one in made["badges"])})


def _tables(made: Kept) -> TableSheets:
    tables = tuple(
        TableSheet(one["name"], tuple(Seat(**seat) for seat in one["seats"]))
        for one in made["tables"]
    )
    return TableSheets(**{**made, "tables": tables})


def _rooms(made: Kept) -> RoomSigns:
    signs = tuple(
        RoomSign(one["room"], tuple(_slot(slot) for slot in one["slots"])) for one in made["signs"]
    )
    return RoomSigns(**{**made, "signs": signs, "date": _date(made)})


def _diets(made: Kept) -> DietSheet:
    counts: dict[str, Any] = {
        name: tuple(Counted(**one) for one in value) if isinstance(value, list) else value
        for name, value in made["counts"].items()
    }
    times = {name: dt.time.fromisoformat(made[name]) for name in ("starts", "ends")}
    until = dt.date.fromisoformat(made["until"]) if made.get("until") else None
    days = {"date": _date(made), "until": until}
    return DietSheet(**{**made, **times, **days, "counts": Catering(**counts)})


def _slot(kept: Kept) -> Slot:
    starts, ends = (dt.time.fromisoformat(kept[name]) for name in ("starts", "ends"))
    return Slot(kept["title"], starts, ends)


def _date(made: Kept) -> dt.date:
    return dt.date.fromisoformat(made["date"])


DOOR_PAPERS: dict[str, Callable[[Kept], DoorPaper]] = {
    "sign_in_sheet": _sign_in_sheet,
    "name_badges": _badges,
    "table_sheets": _tables,
    "room_sign": _rooms,
    "diet_sheet": _diets,
}
DOOR_NAMES: dict[type, str] = {
    SignInSheet: "sign_in_sheet",
    Badges: "name_badges",
    TableSheets: "table_sheets",
    RoomSigns: "room_sign",
    DietSheet: "diet_sheet",
}
