"""The letters that came back and wait for a better address, as the list of today needs them."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Connection, text

from coordinator_app.rules.letters import LetterKind
from coordinator_app.rules.today_facts import ReturnedLetter


def returned_letters(connection: Connection) -> tuple[ReturnedLetter, ...]:
    """Letters on paper that came back, while no later one was made for the same person."""
    # From the letters: SQLite itself begins with the people.
    query = text(
        "SELECT t.id, t.kind, t.person_id, p.full_name, t.produced_at, t.returned_on"
        " FROM letters AS t CROSS JOIN people AS p ON p.id = t.person_id AND p.deleted_at IS NULL"
        " WHERE t.returned_on IS NOT NULL AND t.answered_on IS NULL AND NOT EXISTS"
        " (SELECT 1 FROM letters WHERE person_id = t.person_id AND id > t.id)"
        " ORDER BY t.returned_on, t.id"
    )
    return tuple(
        ReturnedLetter(
            row[0],
            LetterKind(row[1]),
            row[2],
            row[3],
            dt.datetime.fromisoformat(row[4]).astimezone().date(),
            dt.date.fromisoformat(row[5]),
        )
        for row in connection.execute(query)
    )
