"""The rows of the register of papers, as they are read on the screen."""

from __future__ import annotations

import datetime as dt
from array import array
from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt

from coordinator_app.clock import today
from coordinator_app.rules.letter_marks import LetterState
from coordinator_app.rules.letters import FOR_NOBODY, LetterKind, LetterWay
from coordinator_app.store.queries.letters import LETTERS
from coordinator_app.store.store import Store
from coordinator_app.texts import day, text
from coordinator_app.views.chips import Toned
from coordinator_app.views.id_table import Column
from coordinator_app.views.palette import Tone

COLUMNS = (
    Column("person", text("For"), 17),
    Column("kind", text("Kind"), 15, quiet=True),
    Column("state", text("State"), 12, chip=True),
    Column("produced_at", text("Date"), 9),
    Column("title", text("Title"), 28, quiet=True),
    Column("pages", text("Pages"), 8, Qt.AlignmentFlag.AlignRight),
    Column("meeting", text("Meeting"), 28, quiet=True),
    Column("way", text("Way"), 12, quiet=True),
)


TONES = {
    LetterState.MADE: Tone.PLAIN,
    LetterState.SENT: Tone.WAIT,
    LetterState.ANSWERED: Tone.GOOD,
    LetterState.RETURNED: Tone.BAD,
}


class LetterSource:
    """Every paper that went out."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def ids(
        self, order: str, descending: bool, filters: Mapping[str, str], find: str
    ) -> array[int]:
        with self._store.reading() as connection:
            return LETTERS.ids(connection, order, descending=descending, filters=filters, find=find)

    def rows(self, ids: Sequence[int]) -> Mapping[int, tuple[str, ...]]:
        names = tuple(LETTERS.columns)
        with self._store.reading() as connection:
            found = LETTERS.rows(connection, ids)
        return {key: _cells(dict(zip(names, row, strict=True))) for key, row in found.items()}


def _cells(values: Mapping[str, object]) -> tuple[str, ...]:
    made = dt.datetime.fromisoformat(str(values["produced_at"])).astimezone()
    style = "d MMM" if made.year == today().year else "d MMM y"
    shown = {
        "produced_at": Toned(day(made.date(), style=style), tip=f"{day(made.date())} {made:%H:%M}"),
        "person": str(values["person"] or values["title"]),
        "kind": Toned(LetterKind(str(values["kind"])).word.say()),
        "state": _state(values),
        "way": LetterWay(str(values["way"])).word.say(),
    }
    return tuple(shown.get(column.key, str(values[column.key] or "")) for column in COLUMNS)


def _state(values: Mapping[str, object]) -> str:
    if LetterKind(str(values["kind"])) in FOR_NOBODY:
        return ""
    state, on = LetterState(str(values["state"])), values["state_on"]
    tip = day(dt.date.fromisoformat(str(on))) if on else ""
    return Toned(state.word.say(), TONES[state], tip=tip)
