"""What the coordinator does with moments of contact: log one, mend it, bin it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from coordinator_app.errors import UserError
from coordinator_app.models import (
    ContactMoment,
    ContactMomentPerson,
    FollowUp,
    Nomination,
    Organisation,
    Person,
)
from coordinator_app.operations.bin import put_in_bin, take_from_bin
from coordinator_app.operations.called import called
from coordinator_app.operations.rows import all_existing, existing, refuse_missing
from coordinator_app.operations.typed import choice_of, line_of, needed_date_of, note_of
from coordinator_app.rules.contacts import ContactKind
from coordinator_app.rules.periods import refuse_future
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.store import Store
from coordinator_app.texts import plural


@dataclass(frozen=True)
class NewContact:
    """A moment of contact with everybody who took part, and what comes next if anything does.

    ``next_step`` with ``next_due`` becomes a follow-up for the same organisation, and for the
    first person. With neither organisation nor person there is nobody to have spoken with.
    ``settles`` is a follow-up that is done by this. A talk about a candidate stands in the dossier
    of ``nomination_id`` too.
    """

    occurred_on: dt.date
    kind: ContactKind
    subject: str
    notes: str = ""
    organisation_id: int | None = None
    person_ids: tuple[int, ...] = ()
    next_step: str = ""
    next_due: dt.date | None = None
    settles: int | None = None
    nomination_id: int | None = None


def log_contact(store: Store, new: NewContact, *, today: dt.date) -> Outcome:
    """Keep a moment of contact, with its follow-up, in one step."""
    subject = line_of(new.subject, "subject", required=True)
    notes = note_of(new.notes, "notes")
    _refuse_unclear(new, today)
    with store.work("{kind}: {subject}", kind=new.kind.word, subject=subject) as work:
        moment = ContactMoment(
            occurred_on=new.occurred_on,
            kind=new.kind,
            subject=subject,
            notes=notes,
            organisation_id=new.organisation_id,
            nomination_id=new.nomination_id,
        )
        refuse_missing(work.session, Nomination, new.nomination_id)
        refuse_gone(work.session, new.person_ids, new.organisation_id)
        work.session.add(moment)
        work.session.flush()
        _write_people(work.session, moment.id, new.person_ids)
        if new.next_due is not None:
            work.session.add(_next(new, moment.id))
        if new.settles is not None:
            existing(work.session, FollowUp, new.settles).done_on = new.occurred_on
    return work.outcome


_CONTACT: Mapping[str, Callable[[Any, dt.date], Any]] = {
    "occurred_on": lambda value, today: needed_date_of(value, "occurred_on", today),
    "kind": lambda value, _today: choice_of(value, ContactKind, "kind"),
    "subject": lambda value, _today: line_of(value, "subject", required=True),
    "notes": lambda value, _today: note_of(value, "notes"),
    "organisation_id": lambda value, _today: value,
}


def edit_contact(
    store: Store, contact_moment_id: int, field: str, value: Any, *, today: dt.date
) -> Outcome:
    """Change ``occurred_on``, ``kind``, ``subject``, ``notes`` or ``organisation_id``."""
    given = _CONTACT[field](value, today)
    if field == "occurred_on":
        refuse_future(given, today, field)
    with store.work(
        "Change contact: {subject}", subject=called(store, ContactMoment, contact_moment_id)
    ) as work:
        moment = existing(work.session, ContactMoment, contact_moment_id)
        if field == "organisation_id":
            refuse_missing(work.session, Organisation, given)
        setattr(moment, field, given)
        _refuse_nobody(work.session, moment)
    return work.outcome


def set_contact_people(store: Store, contact_moment_id: int, person_ids: Iterable[int]) -> Outcome:
    """Who took part in a moment of contact, instead of who stood there.

    People in the bin are not shown there, so they stay as they are.
    """
    with store.work(
        "People at contact: {subject}", subject=called(store, ContactMoment, contact_moment_id)
    ) as work:
        moment = existing(work.session, ContactMoment, contact_moment_id)
        wanted = {person.id for person in all_existing(work.session, Person, person_ids)}
        there = _took_part(work.session, contact_moment_id)
        for row, person in there:
            if person.deleted_at is None and person.id not in wanted:
                work.session.delete(row)
        new = wanted - {person.id for _row, person in there}
        _write_people(work.session, contact_moment_id, sorted(new))
        _refuse_nobody(work.session, moment)
    return work.outcome


def put_contacts_in_bin(store: Store, ids: Iterable[int]) -> Outcome:
    """Put moments of contact in the bin; follow-ups made from them stay."""
    wanted = tuple(ids)
    many = plural("{n} contact to the bin", "{n} contacts to the bin", len(wanted))
    return put_in_bin(store, ContactMoment, wanted, many)


def take_contacts_from_bin(store: Store, ids: Iterable[int]) -> Outcome:
    """Bring moments of contact back from the bin."""
    wanted = tuple(ids)
    many = plural("{n} contact out of the bin", "{n} contacts out of the bin", len(wanted))
    return take_from_bin(store, ContactMoment, wanted, many)


def _refuse_unclear(new: NewContact, today: dt.date) -> None:
    if not new.person_ids and new.organisation_id is None:
        raise UserError("Say with whom: a person or an organisation.", field="person_ids")
    refuse_future(new.occurred_on, today, "occurred_on")
    if new.next_step and new.next_due is None:
        raise UserError("Say by when the next step is to be done.", field="next_due")


def _took_part(
    session: Session, contact_moment_id: int
) -> list[tuple[ContactMomentPerson, Person]]:
    query = (
        select(ContactMomentPerson, Person)
        .join(Person, Person.id == ContactMomentPerson.person_id)
        .where(ContactMomentPerson.contact_moment_id == contact_moment_id)
    )
    return [(row, person) for row, person in session.execute(query)]


def _refuse_nobody(session: Session, moment: ContactMoment) -> None:
    session.flush()
    people = select(ContactMomentPerson.id).where(
        ContactMomentPerson.contact_moment_id == moment.id
    )
    if moment.organisation_id is None and session.execute(people).first() is None:
        raise UserError("Say with whom: a person or an organisation.", field="person_ids")


def refuse_gone(session: Session, person_ids: Iterable[int], organisation_id: int | None) -> None:
    """Refuse people and an organisation that were taken out of the network."""
    all_existing(session, Person, person_ids)
    refuse_missing(session, Organisation, organisation_id)


def _next(new: NewContact, moment_id: int) -> FollowUp:
    return FollowUp(
        due_on=new.next_due,
        reason=line_of(new.next_step, "next_step") or line_of(new.subject, "subject"),
        person_id=next(iter(new.person_ids), None),
        organisation_id=new.organisation_id,
        contact_moment_id=moment_id,
    )


def _write_people(session: Session, moment_id: int, person_ids: Iterable[int]) -> None:
    for person_id in dict.fromkeys(person_ids):
        session.add(ContactMomentPerson(contact_moment_id=moment_id, person_id=person_id))
