"""Reading memberships: of whom, in which category, from when until when."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Connection, select

from coordinator_app.models import Membership
from coordinator_app.rules.memberships import MemberCategory, MembershipStatus


@dataclass(frozen=True)
class MembershipRow:
    """A membership; without an end it runs."""

    id: int
    person_id: int
    category: MemberCategory
    status: MembershipStatus
    started_on: dt.date | None
    ended_on: dt.date | None

    def is_current(self, today: dt.date) -> bool:
        """Whether it runs today; the day it ends is the last one."""
        begun = self.started_on is None or self.started_on <= today
        return begun and not self.is_over(today)

    def is_over(self, today: dt.date) -> bool:
        ended = self.ended_on is not None and self.ended_on < today
        return ended or (self.ended_on is None and self.status is MembershipStatus.ENDED)


def memberships_of_person(connection: Connection, person_id: int) -> tuple[MembershipRow, ...]:
    """The memberships of a person, the latest first."""
    query = select(
        Membership.id,
        Membership.person_id,
        Membership.category,
        Membership.status,
        Membership.started_on,
        Membership.ended_on,
    ).where(Membership.person_id == person_id)
    rows = [MembershipRow(*row) for row in connection.execute(query)]
    return tuple(sorted(rows, key=_latest_first))


def current_membership(
    memberships: tuple[MembershipRow, ...], today: dt.date
) -> MembershipRow | None:
    """The membership that runs today, if any."""
    return next((row for row in memberships if row.is_current(today)), None)


def _latest_first(row: MembershipRow) -> tuple[bool, int, int]:
    started = row.started_on or dt.date.min
    return row.ended_on is not None, -started.toordinal(), -row.id
