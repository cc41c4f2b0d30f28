"""The agenda that members get: a table with clock times."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from coordinator_app.documents.house_style import HouseStyle
from coordinator_app.texts import Text


@dataclass(frozen=True)
class AgendaEntry:
    """One row: when, what, by whom."""

    starts: dt.time
    ends: dt.time
    title: str
    kind_word: Text | str = ""
    speakers: tuple[str, ...] = ()
    notes: str = ""


@dataclass(frozen=True)
class AgendaDocument:
    """Everything on the agenda of one meeting; ``version`` is 1 for the first one printed."""

    language: str
    network_name: str
    title: str
    date: dt.date
    starts: dt.time
    ends: dt.time
    venue_lines: tuple[str, ...] = ()
    theme: str = ""
    practice: Text | str = ""
    items: tuple[AgendaEntry, ...] = ()
    host: str = ""
    version: int = 1


def agenda_pdf(house_style: HouseStyle, agenda: AgendaDocument) -> bytes:
    """The agenda for the members."""
    from coordinator_app.documents.agenda_pages import draw_agenda

    return draw_agenda(house_style, agenda)
