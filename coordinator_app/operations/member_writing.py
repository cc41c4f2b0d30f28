"""Writing the rows of a member list, many at a time, inside one step that is open."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import insert
from sqlalchemy.orm import Session

from coordinator_app.models import (
    Affiliation,
    EmailAddress,
    Membership,
    Organisation,
    Person,
    PersonTheme,
    PhoneNumber,
    Theme,
)
from coordinator_app.operations.import_review import FieldChange, Step
from coordinator_app.operations.member_cells import GivenMember
from coordinator_app.operations.member_changes import differences
from coordinator_app.operations.rows import existing
from coordinator_app.rules.folding import fold
from coordinator_app.rules.organisations import kind_by_name
from coordinator_app.rules.postal import province_of
from coordinator_app.rules.themes import ThemeLink
from coordinator_app.store.queries.imports import (
    KnownMembership,
    KnownPerson,
    KnownPost,
    organisation_ids,
    theme_ids,
)

_AT_ONCE = 500
_PLAIN_LINK = ThemeLink.INTEREST


class MemberWriting:
    """Adds and changes people, and makes the organisations and themes that they name.

    ``source`` is said with each theme: the file it came from.
    """

    def __init__(self, session: Session, source: str, today: dt.date) -> None:
        self._session = session
        self._source = source
        self._today = today
        connection = session.connection()
        self._organisations = organisation_ids(connection)
        self._themes = theme_ids(connection)

    def prepare(self, rows: Iterable[GivenMember]) -> None:
        """Make every organisation and theme of ``rows`` that is not known yet."""
        listed = list(rows)
        names = (given.organisation for given in listed if given.organisation)
        self._make(_organisation, names, self._organisations)
        themes = (entry.name for given in listed for entry in given.themes)
        self._make(Theme, themes, self._themes)

    def add(self, rows: Sequence[GivenMember], step: Step) -> None:
        """Add each as somebody new."""
        for start in range(0, len(rows), _AT_ONCE):
            part = rows[start : start + _AT_ONCE]
            people = [_person(given) for given in part]
            self._session.add_all(people)
            self._session.flush()
            self._add_links([person.id for person in people], part)
            self._session.expunge_all()
            step(start + len(part), len(rows))

    def _add_links(self, ids: Sequence[int], rows: Sequence[GivenMember]) -> None:
        """What hangs on new people, one statement for each table: objects take three times that."""
        made: defaultdict[Any, list[dict[str, Any]]] = defaultdict(list)
        for person_id, given in zip(ids, rows, strict=True):
            for noun, values in self._links(given):
                made[noun].append({"person_id": person_id, **values})
        for noun, listed in made.items():
            self._session.execute(insert(noun), listed)

    def change(self, given: GivenMember, known: KnownPerson) -> None:
        """Give somebody what the row says besides, or otherwise, than what is kept."""
        person = existing(self._session, Person, known.id)
        changes = differences(given, known, self._today, strict=True)
        for change in changes:
            self._apply(person, given, change)
        if any(change.field in ("postcode", "country") for change in changes):
            person.province = province_of(person.postcode, person.country) or person.province

    def add_contact(self, given: GivenMember, organisation_id: int) -> None:
        """Add somebody new with a post at an organisation."""
        person = _person(given)
        self._session.add(person)
        self._session.flush()
        self._add_links([person.id], [replace(given, organisation="")])
        post = Affiliation(person_id=person.id, organisation_id=organisation_id)
        self._session.add(post)

    def change_reach(self, person_id: int, changes: Iterable[FieldChange]) -> None:
        """Give somebody other e-mail addresses and phone numbers."""
        person = existing(self._session, Person, person_id)
        for change in changes:
            self._apply(person, GivenMember({}), change)

    def _apply(self, person: Person, given: GivenMember, change: FieldChange) -> None:
        match change.field:
            case "email":
                _reorder(person.email_addresses, EmailAddress, "address", change.value)
            case "phone":
                _reorder(person.phone_numbers, PhoneNumber, "number", change.value)
            case "organisation":
                self._new_post(person.id, given, change.value)
            case "job_title":
                self._set(Affiliation, change.value, "job_title", given.job_title)
            case "category" | "member_since":
                self._membership(person.id, given, change)
            case "themes":
                for name, link in change.value:
                    tie = self._tie(self._themes[fold(name)], link)
                    self._session.add(PersonTheme(person_id=person.id, **tie))
            case field:
                setattr(person, field, change.value)

    def _new_post(self, person_id: int, given: GivenMember, left: KnownPost | None) -> None:
        """End the post that is left yesterday; one that began today was only written wrong."""
        organisation = self._organisations[fold(given.organisation)]
        yesterday = self._today - dt.timedelta(days=1)
        if left is not None and left.started_on is not None and left.started_on > yesterday:
            self._set(Affiliation, left, "organisation_id", organisation)
            self._set(Affiliation, left, "job_title", given.job_title or left.job_title)
            return
        self._set(Affiliation, left, "ended_on", yesterday)
        post = Affiliation(
            person_id=person_id, organisation_id=organisation, job_title=given.job_title
        )
        post.started_on = self._today if left is not None else None
        self._session.add(post)

    def _membership(self, person_id: int, given: GivenMember, change: FieldChange) -> None:
        if change.value is not None:
            column = "category" if change.field == "category" else "started_on"
            self._set(Membership, change.value, column, change.new)
        elif change.field == "category":
            self._session.add(Membership(person_id=person_id, **_membership(given)))

    def _set(
        self, noun: Any, known: KnownPost | KnownMembership | None, column: str, value: Any
    ) -> None:
        row = self._session.get(noun, known.id) if known is not None else None
        if row is not None:
            setattr(row, column, value)

    def _links(self, given: GivenMember) -> Iterable[tuple[Any, dict[str, Any]]]:
        for place, address in enumerate(given.emails):
            yield EmailAddress, {"position": place, "address": address}
        for place, number in enumerate(given.phones):
            yield PhoneNumber, {"position": place, "number": number}
        if given.organisation:
            organisation = self._organisations[fold(given.organisation)]
            yield Affiliation, {"organisation_id": organisation, "job_title": given.job_title}
        if given.category is not None:
            yield Membership, _membership(given)
        ties = ((entry.name, entry.link or _PLAIN_LINK) for entry in given.themes)
        for theme, link in dict.fromkeys((self._themes[fold(name)], link) for name, link in ties):
            yield PersonTheme, self._tie(theme, link)

    def _tie(self, theme_id: int, link: ThemeLink) -> dict[str, Any]:
        return {
            "theme_id": theme_id,
            "link": link,
            "source": self._source,
            "noted_on": self._today,
        }

    def _make(self, make: Callable[..., Any], names: Iterable[str], known: dict[str, int]) -> None:
        missing: dict[str, Any] = {}
        for name in names:
            if fold(name) not in known:
                missing.setdefault(fold(name), make(name=name))
        self._session.add_all(missing.values())
        self._session.flush()
        known.update((key, row.id) for key, row in missing.items())


def _organisation(name: str) -> Organisation:
    return Organisation(name=name, kind=kind_by_name(name))


def _person(given: GivenMember) -> Person:
    fields: Mapping[str, Any] = {**given.fields, **given.own_wording}
    postcode, country = fields.get("postcode", ""), fields.get("country", "")
    return Person(**fields, province=province_of(postcode, country) or "")


def _membership(given: GivenMember) -> dict[str, Any]:
    # Without a date nobody knows since when; today would be an invention.
    return {"category": given.category, "started_on": given.member_since}


def _reorder(rows: list[Any], noun: Any, column: str, values: Sequence[str]) -> None:
    """Put ``values`` in this order, new ones added; rows that were there keep their id."""
    there = {getattr(row, column): row for row in rows}
    for place, value in enumerate(values):
        if value in there:
            there[value].position = place
        else:
            rows.append(noun(position=place, **{column: value}))
