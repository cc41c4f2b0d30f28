"""The referees of a nomination: who can tell about the candidate, and what they said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from coordinator_app.clock import today
from coordinator_app.operations.referees import (
    NewReferee,
    add_referee,
    edit_referee,
    remove_referee,
)
from coordinator_app.rules.cleaning import shortened
from coordinator_app.store.queries.referees import RefereeRow
from coordinator_app.texts import _, day, text
from coordinator_app.views.desk import Desk
from coordinator_app.views.fields import Field, Kind, Reference
from coordinator_app.views.name_doubles import NameDoubles
from coordinator_app.views.people.lines import Line
from coordinator_app.views.people.lines_part import LinesPart
from coordinator_app.views.person_finder import PersonFinder

_LONGEST = 90  # letters of what was said that stand in a line


class RefereesPart(LinesPart):
    """In the order they were named."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        hint = text("A name; a new one is added")
        fields = (
            Field("person_id", text("Referee"), Kind.RECORD, find=PersonFinder(desk.store),
                  required=True, or_new=True, hint=hint),
            Field("said", text("What was said"), Kind.LINES),
            Field("spoken_on", text("Spoken on"), Kind.DAY, width=24, past=True),
        )  # fmt: skip
        none = text("No referee was named.")
        super().__init__(desk, text("Referees"), none, fields, parent)
        _button, self.form = self.add_form(
            text("Add a referee"), text("New referee"), fields, self._add
        )
        self.doubles = NameDoubles(desk.store, self.form.group.rows["person_id"], self.form)
        column = self.form.layout()
        if column is not None:
            column.addWidget(self.doubles)

    def show_rows(self, nomination_id: int, rows: Sequence[RefereeRow]) -> None:
        self.fill(
            nomination_id, [_line(row) for row in rows], {row.id: _values(row) for row in rows}
        )

    def save(self, key: str, value: Any) -> None:
        self.desk.did(edit_referee(self.desk.store, self.chosen, key, value, today=today()))

    def remove(self) -> None:
        self.desk.attempt(lambda: remove_referee(self.desk.store, self.chosen))

    def _add(self, values: Mapping[str, Any]) -> None:
        aside = tuple(self.doubles.put_aside)
        new = NewReferee(values["person_id"], values["spoken_on"], values["said"] or "", aside)
        self.desk.did(add_referee(self.desk.store, self.person_id, new, today=today()))


def _values(row: RefereeRow) -> dict[str, Any]:
    return {
        "person_id": Reference(row.person.id, row.person.name, row.person.post),
        "said": row.said,
        "spoken_on": row.spoken_on,
    }


def _line(row: RefereeRow) -> Line:
    words = ", ".join(filter(None, (row.person.name, row.person.post)))
    beside = day(row.spoken_on) if row.spoken_on else _("not spoken to yet")
    if not row.said:
        return Line(row.id, words, beside)
    said = f"{words} · {shortened(row.said, _LONGEST)}"
    return Line(row.id, said, beside, tip=f"{words}, {beside}: {row.said}")
