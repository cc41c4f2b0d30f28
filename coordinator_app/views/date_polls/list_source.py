"""The rows of the list of date polls, as they are read on the screen."""

from __future__ import annotations

import datetime as dt
from array import array
from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt

from coordinator_app.clock import today
from coordinator_app.rules.dates import near_words
from coordinator_app.store.queries.date_polls import DATE_POLLS
from coordinator_app.store.queries.lists import IN_BIN
from coordinator_app.store.store import Store
from coordinator_app.texts import Text, _, day, text
from coordinator_app.views.chips import Toned
from coordinator_app.views.id_table import Column
from coordinator_app.views.palette import Tone

COLUMNS = (
    Column("answer_by", text("Answer before"), 12),
    Column("title", text("Title"), 26),
    Column("answered", text("Answered"), 9, Qt.AlignmentFlag.AlignRight, sortable=False),
    Column("state", text("State"), 11, chip=True),
)
SHOW: tuple[tuple[str, Text], ...] = (
    ("open", text("Still open")),
    ("planned", text("Planned")),
    (IN_BIN, text("In the bin")),
)
STATES = {
    "open": (text("Still open"), Tone.NEWS),
    "planned": (text("Planned"), Tone.GOOD),
}


class DatePollSource:
    """Date polls by the day before which answers are asked; those that are open come first."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def ids(
        self, order: str, descending: bool, filters: Mapping[str, str], find: str
    ) -> array[int]:
        asked = {filters["show"]: ""} if "show" in filters else {}
        with self._store.reading() as connection:
            return DATE_POLLS.ids(
                connection, order, descending=descending, filters=asked, find=find
            )

    def rows(self, ids: Sequence[int]) -> Mapping[int, tuple[str, ...]]:
        names = tuple(DATE_POLLS.columns)
        with self._store.reading() as connection:
            found = DATE_POLLS.rows(connection, ids)
        return {key: _cells(dict(zip(names, row, strict=True))) for key, row in found.items()}


def _cells(values: Mapping[str, object]) -> tuple[str, ...]:
    word, tone = STATES[str(values["state"])]
    answered = _("{n} of {all}", n=values["answered"], all=values["asked"])
    return (_day(values["answer_by"]), str(values["title"]), answered, Toned(word.say(), tone))


def _day(value: object) -> str:
    if not value:
        return ""
    when = dt.date.fromisoformat(str(value))
    return Toned(day(when, style="EEE d MMM"), tip=near_words(when, today()).say())
