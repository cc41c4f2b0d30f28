"""Table or group sheets: a page for each table, with its name and who sits there, large."""

from __future__ import annotations

from dataclasses import dataclass

from coordinator_app.documents.house_style import HouseStyle


@dataclass(frozen=True)
class Seat:
    """Somebody at a table."""

    name: str
    organisation: str = ""
    person_id: int = 0


@dataclass(frozen=True)
class TableSheet:
    """One table: its name or number, and its people in alphabetical order."""

    name: str
    seats: tuple[Seat, ...] = ()


@dataclass(frozen=True)
class TableSheets:
    """The tables of a meeting, in the order in which they print."""

    language: str
    title: str
    tables: tuple[TableSheet, ...]


def table_sheets_pdf(house_style: HouseStyle, sheets: TableSheets) -> bytes:
    """A page for each table; a table with more people than fit gets another one."""
    from coordinator_app.documents.table_pages import draw_tables

    return draw_tables(house_style, sheets)
