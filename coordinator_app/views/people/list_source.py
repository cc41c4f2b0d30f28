"""The rows of the list of people, as they are read on the screen."""

from __future__ import annotations

import datetime as dt
from array import array
from collections.abc import Mapping, Sequence
from typing import Any

from coordinator_app.clock import today
from coordinator_app.operations.settings import network_settings
from coordinator_app.rules.memberships import MemberCategory, MembershipStatus
from coordinator_app.rules.provinces import Province
from coordinator_app.store.queries.lists import IN_BIN, ListQuery
from coordinator_app.store.queries.people_list import FORMER, MEMBER, NOT, people_list
from coordinator_app.store.store import Store
from coordinator_app.texts import Text, day, text
from coordinator_app.views.chips import Toned
from coordinator_app.views.id_table import Column
from coordinator_app.views.palette import Tone

COLUMNS = (
    Column("name", text("Name"), 24),
    Column("organisation", text("Organisation"), 21),
    Column("category", text("Category"), 25),
    Column("status", text("Status"), 12, chip=True),
    Column("city", text("Place"), 14),
    Column("job_title", text("Job title"), 24, quiet=True),
    Column("member_since", text("Member since"), 13, quiet=True),
    Column("email", text("E-mail"), 30, sortable=False, quiet=True),
)

TONES = {
    MembershipStatus.ACTIVE: Tone.GOOD,
    MembershipStatus.PAUSED: Tone.WAIT,
    MembershipStatus.ENDED: Tone.PLAIN,
}

MEMBERS: tuple[tuple[str, Text], ...] = (
    (MEMBER, text("Members")),
    (FORMER, text("Former members")),
    (NOT, text("Not a member")),
    (IN_BIN, text("In the bin")),
)


class PeopleSource:
    """People by any column; names in the order the network has chosen."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def ids(
        self, order: str, descending: bool, filters: Mapping[str, str], find: str
    ) -> array[int]:
        asked = dict(filters)
        if asked.get("status") == IN_BIN:
            asked[IN_BIN] = asked.pop("status")
        with self._store.reading() as connection:
            query = _list(connection)
            return query.ids(connection, order, descending=descending, filters=asked, find=find)

    def has(self, number: int) -> bool:
        with self._store.reading() as connection:
            return people_list(today()).has(connection, number)

    def rows(self, ids: Sequence[int]) -> Mapping[int, tuple[str, ...]]:
        with self._store.reading() as connection:
            query = people_list(today())
            found = query.rows(connection, ids)
        names = tuple(query.columns)
        return {key: _cells(dict(zip(names, row, strict=True))) for key, row in found.items()}


def _list(connection: Any) -> ListQuery:
    by_prefix = network_settings(connection).sort_by_prefix
    return people_list(today(), by_prefix=by_prefix)


def _cells(values: Mapping[str, str]) -> tuple[str, ...]:
    shown: dict[str, str] = {
        "category": _word(MemberCategory, values["category"]),
        "status": _status(values["status"]),
        "city": Toned(values["city"], tip=_word(Province, values["province"])),
        "member_since": _day(values["member_since"]),
    }
    return tuple(shown.get(column.key, values[column.key]) for column in COLUMNS)


def _word(kind: type[MemberCategory | Province], value: str) -> str:
    return kind(value).word.say() if value else ""


def _status(value: str) -> str:
    if not value:
        return ""
    status = MembershipStatus(value)
    return Toned(status.word.say(), TONES[status])


def _day(value: str) -> str:
    return day(dt.date.fromisoformat(value), style="d MMM y") if value else ""
