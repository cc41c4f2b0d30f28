"""Reading who may be the same as somebody: a small choice of all, that the rules then judge."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, or_, select

from coordinator_app.models import (
    Affiliation,
    EmailAddress,
    NotSamePair,
    Organisation,
    Person,
    PhoneNumber,
)
from coordinator_app.models.people import NAME_PARTS
from coordinator_app.rules.duplicates import Known
from coordinator_app.rules.folding import fold
from coordinator_app.rules.names import NameParts, initials
from coordinator_app.store.queries.people import PERSON_TABLE

AT_MOST = 2000
_SHORT = 6  # letters; two spellings of a short name share two letters at one end, of another three
_NOT_USED = "\x7f"  # sorts behind every letter that a folded name begins with


def alike(connection: Connection, candidate: Known) -> list[Known]:
    """Who shares an e-mail address, a phone number, or the look of a name with ``candidate``.

    ``candidate`` itself, those said to be different, and who is in the bin are left out. It scans
    two covering indexes: 30 ms at 100,000 persons, off the screen thread.
    """
    found = (
        _by_email(connection, candidate)
        | _by_phone(connection, candidate)
        | _by_name(connection, candidate.parts)
    )
    found -= _said_different(connection, candidate.person_id) | {candidate.person_id}
    return known(connection, found)


def known(connection: Connection, ids: Iterable[int]) -> list[Known]:
    """What the rules compare, of these persons; who is in the bin is left out."""
    wanted = sorted(ids)[:AT_MOST]
    emails = _lists(connection, EmailAddress.person_id, EmailAddress.address, wanted)
    phones = _lists(connection, PhoneNumber.person_id, PhoneNumber.number, wanted)
    posts = _organisations(connection, wanted)
    people = select(PERSON_TABLE).where(Person.id.in_(wanted), Person.deleted_at.is_(None))
    return [
        Known(
            NameParts(**{part: getattr(row, part) for part in NAME_PARTS}),
            row.id,
            tuple(emails[row.id]),
            tuple(phones[row.id]),
            row.city,
            tuple(posts[row.id]),
        )
        for row in connection.execute(people)
    ]


def _by_email(connection: Connection, candidate: Known) -> set[int]:
    wanted = [email.lower() for email in candidate.emails]
    query = select(EmailAddress.person_id).where(func.lower(EmailAddress.address).in_(wanted))
    return set(connection.execute(query).scalars()) if wanted else set()


def _by_phone(connection: Connection, candidate: Known) -> set[int]:
    query = select(PhoneNumber.person_id).where(PhoneNumber.number.in_(candidate.phones))
    return set(connection.execute(query).scalars()) if candidate.phones else set()


def _by_name(connection: Connection, parts: NameParts) -> set[int]:
    families = {fold(parts.family_name).strip(), fold(parts.partner_family_name).strip()}
    looks = [look for family in families if len(family) > 1 for look in _looks(family, parts)]
    alive = Person.deleted_at.is_(None)
    query = select(Person.id).where(alive, or_(False, *looks)).limit(AT_MOST)
    return set(connection.execute(query).scalars())


def _looks(family: str, parts: NameParts) -> list[ColumnElement[bool]]:
    """Conditions on the sort key ``family  first  prefix``: the same head, or the same tail."""
    first = fold(initials(parts))[:1]
    length = 2 if len(family) < _SHORT else 3
    begins = family[: length if first else length + 2]
    head: ColumnElement[bool] = Person.sort_key.between(begins, begins + _NOT_USED)
    if first:
        same_first = Person.sort_key.like(f"%  {_plain(first)}%", escape="\\")
        head = head & (same_first | Person.sort_key.not_like("%  %"))
    ends = _plain(family.replace("'", "")[-length:])
    return [head, Person.sort_key.like(f"%{ends}  {_plain(first)}%", escape="\\")]


def _plain(letters: str) -> str:
    return letters.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _said_different(connection: Connection, person_id: int) -> set[int]:
    query = select(NotSamePair.first_id, NotSamePair.second_id).where(
        (NotSamePair.first_id == person_id) | (NotSamePair.second_id == person_id)
    )
    return {person for pair in connection.execute(query) for person in pair}


def _lists(
    connection: Connection, person: Any, value: Any, ids: list[int]
) -> defaultdict[int, list[str]]:
    found: defaultdict[int, list[str]] = defaultdict(list)
    for person_id, one in connection.execute(select(person, value).where(person.in_(ids))):
        found[person_id].append(one)
    return found


def _organisations(connection: Connection, ids: list[int]) -> defaultdict[int, list[str]]:
    found: defaultdict[int, list[str]] = defaultdict(list)
    query = (
        select(Affiliation.person_id, Organisation.name)
        .join(Organisation, Organisation.id == Affiliation.organisation_id)
        .where(Affiliation.person_id.in_(ids))
    )
    for person_id, name in connection.execute(query):
        found[person_id].append(name)
    return found
