"""The memberships of a person: edited in place, begun again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from coordinator_app.clock import today
from coordinator_app.operations import memberships
from coordinator_app.rules.memberships import MemberCategory, MembershipStatus
from coordinator_app.store.queries.memberships import MembershipRow
from coordinator_app.texts import text
from coordinator_app.views.desk import Desk
from coordinator_app.views.fields import Field, Kind
from coordinator_app.views.people.lines import Line
from coordinator_app.views.people.lines_part import LinesPart
from coordinator_app.views.people.words import exact_period, period

_CATEGORY = Field("category", text("Category"), Kind.CHOICE, MemberCategory, required=True)
_SINCE = Field("started_on", text("Member since"), Kind.DAY, width=24, past=True)
_FIELDS = (
    _CATEGORY,
    Field("status", text("Status"), Kind.CHOICE, MembershipStatus, required=True, width=24),
    _SINCE,
    Field("ended_on", text("Member until"), Kind.DAY, width=24),
)


class MembershipsPart(LinesPart):
    """A line for each membership, the latest first."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        self._running = 0
        super().__init__(desk, text("Membership"), text("Not a member."), _FIELDS, parent)
        self.begin_button, self.begin = self.add_form(
            text("Make a member…"), text("New membership"), (_CATEGORY, _SINCE), self._begin
        )

    def show_memberships(self, person_id: int, rows: Sequence[MembershipRow]) -> None:
        self.fill(person_id, [_line(row) for row in rows], {row.id: _values(row) for row in rows})
        running = [row.id for row in rows if row.is_current(today())]
        self._running = running[0] if running else 0
        self.begin_button.setVisible(not running)

    def choose_running(self) -> None:
        """Open the line of the membership that runs."""
        self.choose(self._running)

    def save(self, key: str, value: Any) -> None:
        store = self.desk.store
        self.desk.did(memberships.edit_membership(store, self.chosen, key, value, today=today()))

    def remove(self) -> None:
        self.desk.did(memberships.remove_membership(self.desk.store, self.chosen))

    def _begin(self, values: Mapping[str, Any]) -> None:
        self.desk.did(
            memberships.add_membership(
                self.desk.store,
                self.person_id,
                values["category"],
                values["started_on"],
                today=today(),
            )
        )


def _line(row: MembershipRow) -> Line:
    over = not row.is_current(today())
    ended = row.ended_on is not None and row.ended_on < today()
    status = MembershipStatus.ENDED if ended else row.status
    words = f"{row.category.word.say()} · {status.word.say()}"
    tip = f"{words} · {exact_period(row.started_on, row.ended_on)}".rstrip(" ·")
    return Line(row.id, words, period(row.started_on, row.ended_on), over=over, tip=tip)


def _values(row: MembershipRow) -> dict[str, Any]:
    return {
        "category": row.category,
        "status": row.status,
        "started_on": row.started_on,
        "ended_on": row.ended_on,
    }
