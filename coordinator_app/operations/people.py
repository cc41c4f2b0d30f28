"""What the coordinator does with people: adding one, editing a field, ways to reach them."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from sqlalchemy.orm import Session

from coordinator_app.models import (
    Affiliation,
    EmailAddress,
    Membership,
    NotSamePair,
    Person,
    PersonTheme,
    PhoneNumber,
)
from coordinator_app.operations.called import called
from coordinator_app.operations.editing import read_field
from coordinator_app.operations.organisations import organisation_for
from coordinator_app.operations.person_fields import (
    FIELDS,
    language,
    province_value,
    read_emails,
    read_phones,
)
from coordinator_app.operations.rows import all_existing, existing
from coordinator_app.operations.themes import theme_for
from coordinator_app.operations.typed import line_of, note_of
from coordinator_app.rules.memberships import MemberCategory
from coordinator_app.rules.names import (
    NameParts,
    clean_parts,
    refuse_nameless,
    running_name,
)
from coordinator_app.rules.postal import Address, clean_address, province_of, read_postcode
from coordinator_app.rules.themes import ThemeLink
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.store import Store


@dataclass(frozen=True)
class NewPerson:
    """A person to be added; only a family name is needed.

    ``organisation`` is a name: the one that is known by it is taken, else it is made.
    ``not_same_as`` are people who look alike and were said to be somebody else.
    """

    name: NameParts
    address: Address = field(default_factory=Address)
    province: str = ""
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    language: str = "nl"
    large_print: bool = False
    prefers_email: bool = False
    notes: str = ""
    organisation: str = ""
    job_title: str = ""
    category: MemberCategory | None = None
    member_since: dt.date | None = None
    themes: tuple[str, ...] = ()
    theme_source: str = ""
    not_same_as: tuple[int, ...] = ()


def add_person(store: Store, new: NewPerson, *, today: dt.date) -> Outcome:
    """Add somebody, with a post, a membership and themes when these are given."""
    ready = checked(new)
    with store.work("New person: {name}", name=running_name(ready.name)) as work:
        write_new_person(work.session, ready, today=today)
    return work.outcome


def checked(new: NewPerson) -> NewPerson:
    """The same person fit to keep. Raises UserError at the first field that is refused."""
    refuse_nameless(new.name)
    address = clean_address(new.address)
    province = province_value(new.province, "province")
    return replace(
        new,
        name=clean_parts(new.name),
        address=address,
        province=province or province_of(address.postcode, address.country) or "",
        emails=read_emails(new.emails),
        phones=read_phones(new.phones),
        language=language(new.language, "language"),
        notes=note_of(new.notes, "notes"),
        organisation=line_of(new.organisation, "organisation"),
        job_title=line_of(new.job_title, "job_title"),
        themes=tuple(dict.fromkeys(filter(None, (line_of(name, "themes") for name in new.themes)))),
    )


def write_new_person(session: Session, new: NewPerson, *, today: dt.date) -> Person:
    """Write a person that was `checked`, inside a step that is open (an import adds many)."""
    person = Person(
        **{part: getattr(new.name, part) for part in _NAME_FIELDS},
        **asdict(new.address),
        province=new.province,
        language=new.language,
        large_print=new.large_print,
        prefers_email=new.prefers_email,
        notes=new.notes,
        email_addresses=_as_rows(EmailAddress, "address", new.emails),
        phone_numbers=_as_rows(PhoneNumber, "number", new.phones),
    )
    session.add(person)
    session.flush()
    _write_links(session, person.id, new, today)
    return person


_NAME_FIELDS = tuple(NameParts.__dataclass_fields__)


def _write_links(session: Session, person_id: int, new: NewPerson, today: dt.date) -> None:
    if new.organisation:
        organisation = organisation_for(session, new.organisation)
        session.add(
            Affiliation(person_id=person_id, organisation_id=organisation, job_title=new.job_title)
        )
    if new.category is not None:
        session.add(
            Membership(
                person_id=person_id, category=new.category, started_on=new.member_since or today
            )
        )
    for other in all_existing(session, Person, new.not_same_as):
        session.add(NotSamePair(first_id=other.id, second_id=person_id))
    for name in new.themes:
        session.add(
            PersonTheme(
                person_id=person_id,
                theme_id=theme_for(session, name),
                link=ThemeLink.INTEREST,
                source=new.theme_source,
                noted_on=today,
            )
        )


def edit_person(store: Store, person_id: int, field: str, value: Any) -> Outcome:
    """Give one field of a person the value that was typed or chosen.

    A postcode, place or country typed by hand brings the province along.
    """
    kept = read_field(FIELDS, field, value)
    with store.work(
        "{field} of {name}", field=FIELDS[field].word, name=called(store, Person, person_id)
    ) as work:
        person = existing(work.session, Person, person_id)
        setattr(person, field, kept)
        if field in ("street", "postcode", "country"):
            _tidy_address(person, field)
    return work.outcome


def _tidy_address(person: Person, field: str) -> None:
    """Keep the address in one form: ``3511ab`` → ``3511 AB``, and the province that follows."""
    if field == "street" and not person.house_number:
        tidy = clean_address(Address(street=person.street, country=person.country))
        person.street, person.house_number = tidy.street, tidy.house_number
    if field == "postcode":
        person.postcode = read_postcode(person.postcode, person.country)
    province = province_of(person.postcode, person.country)
    if field != "street" and (province or person.country):
        person.province = province or ""


def _as_rows(kind: type, column: str, values: tuple[str, ...]) -> list[Any]:
    return [kind(position=place, **{column: value}) for place, value in enumerate(values)]
