"""The run sheet: what the facilitator needs on the day, minute by minute."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from coordinator_app.documents.agenda import NOTHING_SINCE, AgendaAction, Since
from coordinator_app.documents.house_style import HouseStyle
from coordinator_app.texts import Text


@dataclass(frozen=True)
class RunSpeaker:
    """Somebody who speaks: whether that is sure, and how to reach them."""

    name: str
    state: Text | str = ""
    phones: tuple[str, ...] = ()


@dataclass(frozen=True)
class RunEntry:
    """One item as the facilitator runs it. ``warning``: how it meets the item before it.

    Its other fields are those of `AgendaEntry`.
    """

    starts: dt.time
    ends: dt.time
    title: str
    minutes: int = 0
    kind_word: Text | str = ""
    speakers: tuple[RunSpeaker, ...] = ()
    notes: str = ""
    goal: str = ""
    room: str = ""
    parallel: bool = False
    documents: tuple[str, ...] = ()
    opened_by: str = ""
    materials: str = ""
    warning: Text | str = ""
    mark: Text | str = ""
    item_id: int = 0
    beneath: tuple[Text | str, ...] = ()


@dataclass(frozen=True)
class DayContact:
    """Somebody whom one may have to call on the day, and as what."""

    name: str
    role: Text | str
    phones: tuple[str, ...] = ()


@dataclass(frozen=True)
class RunSheet:
    """Everything on the run sheet of one meeting; ``version`` and ``since`` as on the agenda."""

    language: str
    network_name: str
    title: str
    date: dt.date
    starts: dt.time
    ends: dt.time
    venue_lines: tuple[str, ...] = ()
    directions: str = ""
    expected: int = 0
    items: tuple[RunEntry, ...] = ()
    contacts: tuple[DayContact, ...] = ()
    actions: tuple[AgendaAction, ...] = ()
    troubles: tuple[Text | str, ...] = ()
    version: int = 1
    since: Since = NOTHING_SINCE
    large_print: bool = False
    until: dt.date | None = None


def run_sheet_pdf(house_style: HouseStyle, sheet: RunSheet) -> bytes:
    """The run sheet for the facilitator."""
    from coordinator_app.documents.run_sheet_pages import draw_run_sheet

    return draw_run_sheet(house_style, sheet)
