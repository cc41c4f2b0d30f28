"""Who is at a meeting, by name: those on its list, who came instead, and who speaks."""

from __future__ import annotations

from sqlalchemy import Connection, text

_PERSONS = text(
    "SELECT p.id, p.full_name FROM people AS p WHERE p.deleted_at IS NULL AND p.id IN ("
    " SELECT person_id FROM participations WHERE meeting_id = :id"
    " UNION SELECT replaced_by_id FROM participations WHERE meeting_id = :id"
    " UNION SELECT s.person_id FROM agenda_speakers AS s JOIN agenda_items AS i"
    " ON i.id = s.agenda_item_id WHERE i.meeting_id = :id) ORDER BY p.sort_key, p.id"
)


def persons_at(connection: Connection, meeting_id: int) -> list[tuple[int, str]]:
    """Id and name of everybody who has to do with a meeting, in alphabetical order."""
    return [(row[0], row[1]) for row in connection.execute(_PERSONS, {"id": meeting_id})]
