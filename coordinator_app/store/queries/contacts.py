"""Contact moments and follow-ups of a person or an organisation, the latest first."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Connection, text

from coordinator_app.rules.contacts import ContactKind


@dataclass(frozen=True)
class ContactRow:
    """One moment of contact; ``people`` are (id, name) of who took part and is not in the bin."""

    id: int
    occurred_on: dt.date
    kind: ContactKind
    subject: str
    notes: str
    organisation_id: int | None
    organisation: str
    people: tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class FollowUpRow:
    id: int
    due_on: dt.date
    reason: str
    person_id: int | None
    person: str
    organisation_id: int | None
    organisation: str
    done_on: dt.date | None


_CONTACTS = (
    "SELECT t.id, t.occurred_on, t.kind, t.subject, t.notes, t.organisation_id,"
    " coalesce(o.name, '') FROM contact_moments AS t"
    " LEFT JOIN organisations AS o ON o.id = t.organisation_id"
    " WHERE t.deleted_at IS NULL AND {condition}"
    " ORDER BY t.occurred_on DESC, t.id DESC LIMIT :most"
)
_FOLLOW_UPS = (
    "SELECT t.id, t.due_on, t.reason, t.person_id, coalesce(p.full_name, ''), t.organisation_id,"
    " coalesce(o.name, ''), t.done_on FROM follow_ups AS t"
    " LEFT JOIN people AS p ON p.id = t.person_id"
    " LEFT JOIN organisations AS o ON o.id = t.organisation_id"
    " WHERE t.deleted_at IS NULL AND p.deleted_at IS NULL AND {condition}"
    " ORDER BY t.done_on IS NOT NULL, t.due_on, t.id LIMIT :most"
)
_MOST = 200


def contacts_of_organisation(
    connection: Connection, organisation_id: int, most: int = _MOST
) -> tuple[ContactRow, ...]:
    return _contacts(connection, "t.organisation_id = :id", organisation_id, most)


def contacts_of_person(
    connection: Connection, person_id: int, most: int = _MOST
) -> tuple[ContactRow, ...]:
    condition = (
        "t.id IN (SELECT contact_moment_id FROM contact_moment_people WHERE person_id = :id)"
    )
    return _contacts(connection, condition, person_id, most)


def contacts_of_nomination(
    connection: Connection, nomination_id: int, most: int = _MOST
) -> tuple[ContactRow, ...]:
    """The talks that stand in the dossier of a nomination."""
    return _contacts(connection, "t.nomination_id = :id", nomination_id, most)


def contact_moment(connection: Connection, contact_moment_id: int) -> ContactRow | None:
    found = _contacts(connection, "t.id = :id", contact_moment_id, 1)
    return found[0] if found else None


def follow_ups_of_organisation(
    connection: Connection, organisation_id: int, most: int = _MOST
) -> tuple[FollowUpRow, ...]:
    """What is still to be done first, by date; then what was done."""
    return _follow_ups(connection, "t.organisation_id = :id", organisation_id, most)


def follow_ups_of_person(
    connection: Connection, person_id: int, most: int = _MOST
) -> tuple[FollowUpRow, ...]:
    """What is still to be done first, by date; then what was done."""
    return _follow_ups(connection, "t.person_id = :id", person_id, most)


def follow_up(connection: Connection, follow_up_id: int) -> FollowUpRow | None:
    found = _follow_ups(connection, "t.id = :id", follow_up_id, 1)
    return found[0] if found else None


def _contacts(
    connection: Connection, condition: str, record_id: int, most: int
) -> tuple[ContactRow, ...]:
    query = text(_CONTACTS.format(condition=condition))
    rows = connection.execute(query, {"id": record_id, "most": most}).all()
    people = _people(connection, [row[0] for row in rows])
    return tuple(
        ContactRow(
            id=row[0],
            occurred_on=dt.date.fromisoformat(row[1]),
            kind=ContactKind(row[2]),
            subject=row[3],
            notes=row[4],
            organisation_id=row[5],
            organisation=row[6],
            people=tuple(people.get(row[0], ())),
        )
        for row in rows
    )


def _people(connection: Connection, moments: list[int]) -> dict[int, list[tuple[int, str]]]:
    wanted = ",".join(map(str, moments))
    query = text(
        "SELECT c.contact_moment_id, p.id, p.full_name FROM contact_moment_people AS c"
        " JOIN people AS p ON p.id = c.person_id AND p.deleted_at IS NULL"
        f" WHERE c.contact_moment_id IN ({wanted})"
        " ORDER BY p.sort_key"
    )
    people: dict[int, list[tuple[int, str]]] = {}
    for moment, person_id, name in connection.execute(query):
        people.setdefault(moment, []).append((person_id, name))
    return people


def _follow_ups(
    connection: Connection, condition: str, record_id: int, most: int
) -> tuple[FollowUpRow, ...]:
    query = text(_FOLLOW_UPS.format(condition=condition))
    return tuple(
        FollowUpRow(
            id=row[0],
            due_on=dt.date.fromisoformat(row[1]),
            reason=row[2],
            person_id=row[3],
            person=row[4],
            organisation_id=row[5],
            organisation=row[6],
            done_on=dt.date.fromisoformat(row[7]) if row[7] else None,
        )
        for row in connection.execute(query, {"id": record_id, "most": most})
    )
