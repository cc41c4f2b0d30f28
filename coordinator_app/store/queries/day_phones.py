"""Reads of telephone numbers, for who must be reached on the day of a meeting."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, select

from coordinator_app.models import PhoneNumber


def phones_of(connection: Connection, person_ids: Iterable[int]) -> dict[int, Sequence[str]]:
    """The numbers of these people in E.164, each person's own order; few people at a time."""
    query = (
        select(PhoneNumber.person_id, PhoneNumber.number)
        .where(PhoneNumber.person_id.in_(set(person_ids)))
        .order_by(PhoneNumber.position, PhoneNumber.id)
    )
    found: dict[int, Sequence[str]] = defaultdict(list)
    for person_id, number in connection.execute(query):
        found[person_id] = [*found[person_id], number]
    return dict(found)
