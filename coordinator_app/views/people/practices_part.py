"""The learning practices that a person takes part in; a new one is typed by its name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from coordinator_app.clock import today
from coordinator_app.operations import practice_members
from coordinator_app.rules.folding import fold
from coordinator_app.rules.learning_practices import PracticeKind
from coordinator_app.store.queries.learning_practices import learning_practices
from coordinator_app.store.queries.practice_members import PracticeMemberRow, practices_of
from coordinator_app.texts import text
from coordinator_app.views.desk import Desk
from coordinator_app.views.fields import Field, FieldGroup, Kind
from coordinator_app.views.people.lines import Line
from coordinator_app.views.people.lines_part import LinesPart
from coordinator_app.views.people.name_completer import NameCompleter
from coordinator_app.views.people.words import exact_period, period

_PRACTICE = Field("practice", text("Learning practice"), required=True,
                  hint=text("A name; a new one is added"))  # fmt: skip
_FROM = Field("started_on", text("From"), Kind.DAY, width=24)
_FIELDS = (_PRACTICE, _FROM, Field("ended_on", text("Until"), Kind.DAY, width=24))
_KEYS = tuple(field.key for field in _FIELDS)


class PracticesPart(LinesPart):
    """A line for each practice, those that run first."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        none = text("Takes part in no learning practice.")
        super().__init__(desk, text("Learning practices"), none, _FIELDS, parent)
        self.begin_button, self.begin = self.add_form(
            text("Take part…"), text("Take part in a learning practice"), (_PRACTICE, _FROM),
            self._begin,
        )  # fmt: skip
        self.dress_fields(self.begin.group)

    def dress_fields(self, group: FieldGroup) -> None:
        """Practices that are known are offered while one is typed."""
        NameCompleter(group.rows["practice"].widget, self._known)

    def load(self, person_id: int) -> None:
        """Read the practices of this person."""
        with self.desk.store.reading() as connection:
            rows = practices_of(connection, person_id, today())
        values = {row.id: {key: getattr(row, key) for key in _KEYS} for row in rows}
        self.fill(person_id, [_line(row) for row in rows], values)

    def save(self, key: str, value: Any) -> None:
        store, chosen, day = self.desk.store, self.chosen, today()
        self.desk.did(practice_members.edit_practice_member(store, chosen, key, value, today=day))

    def remove(self) -> None:
        self.desk.did(practice_members.remove_practice_member(self.desk.store, self.chosen))

    def _begin(self, values: Mapping[str, Any]) -> None:
        outcome = practice_members.add_practice_member(
            self.desk.store,
            self.person_id,
            values["practice"],
            values["started_on"],
            today=today(),
        )
        self.desk.did(outcome)

    def _known(self, typed: str) -> list[str]:
        with self.desk.store.reading() as connection:
            names = [practice.name for practice in learning_practices(connection)]
        return [name for name in names if fold(typed) in fold(name)]


def _line(row: PracticeMemberRow) -> Line:
    kind = "" if row.kind is PracticeKind.OWN else row.kind.word.say()
    words = row.practice
    if kind and fold(kind) != fold(row.practice):
        words = f"{row.practice} · {kind}"
    exact = exact_period(row.started_on, row.ended_on)
    tip = " · ".join(filter(None, (words, exact)))
    beside = period(row.started_on, row.ended_on)
    return Line(row.id, words, beside, over=row.is_over(today()), tip=tip)
