"""The rows of the list of meetings, as they are read on the screen."""

from __future__ import annotations

import datetime as dt
from array import array
from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt

from coordinator_app.clock import today
from coordinator_app.rules.dates import near_words
from coordinator_app.rules.meetings import MeetingStatus
from coordinator_app.store.queries.lists import IN_BIN
from coordinator_app.store.queries.meetings import meetings_list
from coordinator_app.store.store import Store
from coordinator_app.texts import Text, _, day, text
from coordinator_app.views.chips import Toned
from coordinator_app.views.id_table import Column
from coordinator_app.views.palette import Tone

_RIGHT = Qt.AlignmentFlag.AlignRight

COLUMNS = (
    Column("starts_at", text("Date"), 16),
    Column("title", text("Title"), 32),
    Column("status", text("Status"), 13, chip=True),
    Column("yes", text("Yes"), 4, _RIGHT, sortable=False),
    Column("no", text("No"), 4, _RIGHT, sortable=False),
    Column("no_reply", text("No reply"), 8, _RIGHT, sortable=False),
    Column("present", text("Present"), 8, _RIGHT, sortable=False),
    Column("invited", text("Invited"), 8, _RIGHT, sortable=False),
    Column("venue", text("Venue"), 22, quiet=True),
    Column("theme", text("Theme"), 22, quiet=True),
)

TONES = {
    MeetingStatus.DRAFT: Tone.PLAIN,
    MeetingStatus.PLANNED: Tone.NEWS,
    MeetingStatus.HELD: Tone.GOOD,
    MeetingStatus.CANCELLED: Tone.BAD,
}

WHEN: tuple[tuple[str, Text], ...] = (
    ("upcoming", text("Still to come")),
    ("past", text("Past")),
    (IN_BIN, text("In the bin")),
)


class MeetingSource:
    """Meetings by date, title, venue, theme or status."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def ids(
        self, order: str, descending: bool, filters: Mapping[str, str], find: str
    ) -> array[int]:
        asked = {key: value for key, value in filters.items() if key != "when"}
        if when := filters.get("when"):
            asked[when] = today().isoformat()
        with self._store.reading() as connection:
            query = meetings_list(today())
            return query.ids(connection, order, descending=descending, filters=asked, find=find)

    def rows(self, ids: Sequence[int]) -> Mapping[int, tuple[str, ...]]:
        query = meetings_list(today())
        names = tuple(query.columns)
        with self._store.reading() as connection:
            found = query.rows(connection, ids)
        return {key: _cells(dict(zip(names, row, strict=True))) for key, row in found.items()}


def _cells(values: Mapping[str, object]) -> tuple[str, ...]:
    starts = dt.datetime.fromisoformat(str(values["starts_at"]))
    status = MeetingStatus(str(values["status"]))
    tip = _("{day}, {near}", day=day(starts.date()), near=near_words(starts.date(), today()))
    style = "EEE d MMM" if starts.year == today().year else "EEE d MMM y"
    shown: dict[str, str] = {
        "starts_at": Toned(day(starts.date(), style=style), tip=tip),
        "title": Toned(_plain(values["title"]), tip=_plain(values["title"])),
        "status": Toned(status.word.say(), TONES[status]),
    }
    return tuple(shown.get(column.key, _plain(values[column.key])) for column in COLUMNS)


def _plain(value: object) -> str:
    return "" if value in (None, 0) else str(value)
