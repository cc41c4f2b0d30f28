"""Groups of people who can be put on the list of a meeting in one go: partners, saved searches."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from coordinator_app.errors import UserError
from coordinator_app.operations.participations import add_participants
from coordinator_app.operations.saved_searches import people_of, search_of
from coordinator_app.rules.participations import ParticipationRole
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.queries.addressees import contact_persons_of_partners
from coordinator_app.store.queries.partners import PARTNERS, contact_persons, partners
from coordinator_app.store.queries.saved_searches import saved_searches
from coordinator_app.store.store import Store
from coordinator_app.texts import Text, text

ALL_PARTNERS = "partners"
_PARTNER, _SEARCH = "partner:", "search:"
_PEOPLE = "people"


@dataclass(frozen=True)
class PeopleSource:
    """A group; ``key`` is what `add_from` takes, ``role`` as what they usually take part."""

    key: str
    words: Text | str
    role: ParticipationRole


def partner_sources(connection: Connection, today: dt.date) -> tuple[PeopleSource, ...]:
    """The partners that have a contact person today, after all of them together."""
    found = partners(connection, list(PARTNERS.ids(connection, "name")), today)
    named = [
        PeopleSource(f"{_PARTNER}{one.id}", one.name, ParticipationRole.GUEST)
        for one in found
        if one.contact_persons
    ]
    if not named:
        return ()
    everybody = PeopleSource(ALL_PARTNERS, text("Of every partner"), ParticipationRole.GUEST)
    return everybody, *named


def search_sources(connection: Connection) -> tuple[PeopleSource, ...]:
    """The saved searches of people."""
    return tuple(
        PeopleSource(f"{_SEARCH}{one.id}", one.name, ParticipationRole.MEMBER)
        for one in saved_searches(connection, _PEOPLE)
    )


def add_from(
    store: Store,
    meeting_id: int,
    key: str,
    role: ParticipationRole,
    *,
    today: dt.date,
) -> Outcome:
    """Put everybody of a group on the list of a meeting, in this role, not yet invited.

    Who is on it already stays as is. Raises UserError when the group holds nobody.
    """
    with store.reading() as connection:
        people = _people(connection, key, today)
    if not people:
        raise UserError("Nobody was found there to put on the list.")
    return add_participants(store, meeting_id, people, role)


def _people(connection: Connection, key: str, today: dt.date) -> Sequence[int]:
    if key == ALL_PARTNERS:
        return contact_persons_of_partners(connection, today)
    if key.startswith(_PARTNER):
        found = contact_persons(connection, int(key.removeprefix(_PARTNER)), today)
        return list(dict.fromkeys(one.person_id for one in found))
    return people_of(connection, search_of(connection, int(key.removeprefix(_SEARCH))), today)
