"""What a scanned badge means at the door of a meeting."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, select

from coordinator_app.errors import UserError
from coordinator_app.models import Meeting, Participation, Person
from coordinator_app.rules.badge_codes import BadgeCode, read_badge_code
from coordinator_app.rules.participations import Presence
from coordinator_app.store.store import Store


@dataclass(frozen=True)
class Scanned:
    """Whose badge it is; ``presence`` None: is not on the list of this meeting."""

    person_id: int
    name: str
    presence: Presence | None


def scanned(store: Store, meeting_id: int, typed: str) -> Scanned:
    """Read a badge that was scanned at this meeting; nothing is written.

    Raises `UserError` at ``badge`` for half a scan, for a badge of another meeting, and for
    somebody who is no longer there.
    """
    code = read_badge_code(typed)
    with store.reading() as connection:
        name = _name(connection, code.person_id)
        _refuse_other_meeting(connection, code, meeting_id, name)
        query = select(Participation.presence).where(
            Participation.meeting_id == meeting_id, Participation.person_id == code.person_id
        )
        return Scanned(code.person_id, name, connection.execute(query).scalar())


def _name(connection: Connection, person_id: int) -> str:
    query = select(Person.full_name).where(Person.id == person_id, Person.deleted_at.is_(None))
    name = connection.execute(query).scalar()
    if name is None:
        raise UserError(
            "This badge is of somebody who is no longer in the network. Type the name.",
            field="badge",
        )
    return str(name)


def _refuse_other_meeting(
    connection: Connection, code: BadgeCode, meeting_id: int, name: str
) -> None:
    if code.meeting_id == meeting_id:
        return
    query = select(Meeting.title, Meeting.starts_at).where(Meeting.id == code.meeting_id)
    other = connection.execute(query).first()
    if other is None:
        raise UserError(
            "This badge of {name} is of a meeting that is not in this network. Type the name.",
            field="badge",
            name=name,
        )
    raise UserError(
        "This badge of {name} is of another meeting: {title}, {day}. Type the name.",
        field="badge",
        name=name,
        title=other.title,
        day=other.starts_at.date(),
    )
