"""Reading memberships: of whom, in which category, from when until when."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Connection, select

from coordinator_app.models import Membership
from coordinator_app.rules.memberships import MemberCategory, MembershipStatus, is_member_on
from coordinator_app.rules.periods import Period


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
        """Whether it makes somebody a member today; the day it ends is the last one."""
        return is_member_on(Period(self.started_on, self.ended_on), self.status, today)


_COLUMNS = select(
    Membership.id,
    Membership.person_id,
    Membership.category,
    Membership.status,
    Membership.started_on,
    Membership.ended_on,
)


def memberships_of_person(connection: Connection, person_id: int) -> tuple[MembershipRow, ...]:
    """The memberships of a person, the latest first."""
    query = _COLUMNS.where(Membership.person_id == person_id)
    rows = [MembershipRow(*row) for row in connection.execute(query)]
    return tuple(sorted(rows, key=_latest_first))


def membership(connection: Connection, membership_id: int) -> MembershipRow | None:
    """One membership."""
    query = _COLUMNS.where(Membership.id == membership_id)
    return next((MembershipRow(*row) for row in connection.execute(query)), None)


def current_membership(
    memberships: tuple[MembershipRow, ...], today: dt.date
) -> MembershipRow | None:
    """The membership that runs today, if any."""
    return next((row for row in memberships if row.is_current(today)), None)


def is_member(connection: Connection, person_id: int, today: dt.date) -> bool:
    """Whether a membership of this person runs today."""
    return current_membership(memberships_of_person(connection, person_id), today) is not None


def _latest_first(row: MembershipRow) -> tuple[bool, int, int]:
    started = row.started_on or dt.date.min
    return row.ended_on is not None, -started.toordinal(), -row.id
