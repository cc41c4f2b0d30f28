"""The agenda that members get: a table with clock times."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from coordinator_app.documents.house_style import HouseStyle
from coordinator_app.texts import Text


@dataclass(frozen=True)
class AgendaEntry:
    """One row: when, what, by whom. ``parallel``: at the same time as the row above it.

    ``mark`` says what is different on this version; ``item_id`` is kept to compare the next one.
    ``beneath`` stands under its time: a day that is not that of the row above, a clock that is set.
    """

    starts: dt.time
    ends: dt.time
    title: str
    kind_word: Text | str = ""
    speakers: tuple[str, ...] = ()
    notes: str = ""
    goal: str = ""
    room: str = ""
    parallel: bool = False
    documents: tuple[str, ...] = ()
    mark: Text | str = ""
    item_id: int = 0
    beneath: tuple[Text | str, ...] = ()


@dataclass(frozen=True)
class AgendaAction:
    """Something that was agreed at an earlier meeting and is not done yet: who, what, by when."""

    words: str
    owner: str = ""
    due_on: dt.date | None = None
    mark: Text | str = ""


@dataclass(frozen=True)
class Since:
    """With which version this one is compared (0: with none), and what no mark can say.

    ``removed`` are items that are no longer there, ``closed`` actions that are no longer open;
    ``facts`` names what is different in the head: place, date.
    """

    version: int = 0
    made_on: dt.date | None = None
    removed: tuple[str, ...] = ()
    closed: tuple[str, ...] = ()
    facts: tuple[Text | str, ...] = ()


NOTHING_SINCE = Since()


@dataclass(frozen=True)
class AgendaDocument:
    """Everything on the agenda of one meeting; ``version`` is 1 for the first one printed.

    ``reader``: whose copy it is; empty on one for everybody. ``until``: the day on which it ends
    when that is another.
    """

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
    actions: tuple[AgendaAction, ...] = ()
    since: Since = NOTHING_SINCE
    reader: str = ""
    large_print: bool = False
    until: dt.date | None = None


def agenda_pdf(house_style: HouseStyle, agenda: AgendaDocument) -> bytes:
    """The agenda for the members."""
    from coordinator_app.documents.agenda_pages import draw_agenda

    return draw_agenda(house_style, agenda)


def agendas_pdf(house_style: HouseStyle, agendas: Sequence[AgendaDocument]) -> bytes:
    """The agendas of several people in one file, each on pages of its own."""
    from coordinator_app.documents.agenda_pages import draw_agendas

    return draw_agendas(house_style, agendas)
