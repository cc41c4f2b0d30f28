"""Reading how the members of today are divided over categories and provinces."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, text

from coordinator_app.rules.memberships import MemberCategory
from coordinator_app.rules.provinces import Province
from coordinator_app.store.queries.people_list import member_now


@dataclass(frozen=True)
class Balance:
    """How many members; of every category and province, nought included. ``nowhere``: no province.

    Somebody who is a member in two categories counts in both.
    """

    members: int
    categories: Mapping[MemberCategory, int]
    provinces: Mapping[Province, int]
    nowhere: int


def balance_of(connection: Connection, today: dt.date) -> Balance:
    """The division of those who are a member on ``today`` and not in the bin."""
    running = (
        "FROM memberships AS m JOIN people AS t ON t.id = m.person_id"
        f" WHERE t.deleted_at IS NULL AND {member_now('m', today)}"
    )
    by_category = _counts(connection, f"m.category, count(DISTINCT t.id) {running} GROUP BY 1")
    by_province = _counts(connection, f"t.province, count(DISTINCT t.id) {running} GROUP BY 1")
    return Balance(
        sum(by_province.values()),
        {one: by_category.get(one.value, 0) for one in MemberCategory},
        {one: by_province.get(one.value, 0) for one in Province},
        by_province.get("", 0),
    )


def _counts(connection: Connection, columns: str) -> dict[str, int]:
    rows = connection.execute(text(f"SELECT {columns}"))
    return {str(key or ""): int(number) for key, number in rows}
