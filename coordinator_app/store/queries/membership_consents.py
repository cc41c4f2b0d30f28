"""Reading the consents that were asked for a membership."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Connection, text

from coordinator_app.rules.nominations import ConsentAnswer
from coordinator_app.store.queries.days import day_of
from coordinator_app.store.queries.nominations import ConsentRow, somebody


def consents_of_membership(
    connection: Connection, membership_id: int, today: dt.date
) -> tuple[ConsentRow, ...]:
    """Which managers were asked for this membership; the last one is the one that counts."""
    query = text(
        "SELECT id, manager_id, asked_on, answer, answered_on, evidence, valid_until"
        " FROM consents WHERE membership_id = :id ORDER BY id"
    )
    rows = connection.execute(query, {"id": membership_id}).mappings().all()
    return tuple(
        ConsentRow(
            id=row["id"],
            manager=somebody(connection, row["manager_id"], today),
            asked_on=day_of(row["asked_on"]),
            answer=ConsentAnswer(row["answer"]),
            answered_on=day_of(row["answered_on"]),
            evidence=row["evidence"],
            valid_until=day_of(row["valid_until"]),
        )
        for row in rows
    )
