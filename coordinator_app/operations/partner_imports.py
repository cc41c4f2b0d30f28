"""Bringing in a list of partners: a review of every row, then all of it in one step."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from coordinator_app.errors import UserError
from coordinator_app.exchange.partners import read_partners
from coordinator_app.exchange.reading import read_table
from coordinator_app.models import Affiliation, Organisation, Person
from coordinator_app.operations.import_review import (
    Decided,
    Decision,
    Doubt,
    ImportKind,
    ImportReview,
    Step,
    decide,
    no_step,
)
from coordinator_app.operations.import_steps import refuse_outdated, reviewed_rows
from coordinator_app.operations.member_writing import MemberWriting
from coordinator_app.operations.partner_cells import GivenPartner, read_partner
from coordinator_app.operations.partner_matching import ContactDecision, PartnerMatching
from coordinator_app.operations.rows import existing
from coordinator_app.rules.organisations import PartnerState
from coordinator_app.rules.postal import province_of
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.queries.imports import everybody, newest_change_set
from coordinator_app.store.queries.partners import ALL_ORGANISATIONS, PartnerRecord, partners
from coordinator_app.store.store import Store
from coordinator_app.texts import text


def review_partners(
    store: Store, path: Path, *, today: dt.date, step: Step = no_step
) -> ImportReview:
    """Read a partner list and compare each row with every organisation; writes nothing.

    Raises UserError for a file that cannot be read.
    """
    listed = read_partners(read_table(path))
    with store.reading() as connection:
        seen = newest_change_set(connection)
        matching = PartnerMatching(_organisations(connection, today), everybody(connection, today))
    read = map(read_partner, listed.rows)
    rows = reviewed_rows(path, listed.rows, read, matching.reviewed, step)
    return ImportReview(ImportKind.PARTNERS, path.name, rows, listed.unknown, seen)


def import_partners(
    store: Store,
    review: ImportReview,
    *,
    doubt: Doubt = "stop",
    choices: Mapping[int, Decision] | None = None,
    today: dt.date,
    step: Step = no_step,
) -> Outcome:
    """Write a review: all of it or nothing, as one step; see `member_imports.import_members`."""
    decided = decide(review, doubt, choices)
    label = text(
        "Import partners from {file}: {n} new, {m} changed",
        file=review.file,
        n=len(decided.new),
        m=len(decided.changed),
    )
    with store.work(label) as work:
        refuse_outdated(work.session.connection(), review)
        _Writing(work.session, review.file, today).write(decided, step)
    return work.outcome


class _Writing:
    def __init__(self, session: Session, source: str, today: dt.date) -> None:
        connection = session.connection()
        self._session = session
        self._writing = MemberWriting(session, source, today)
        organisations = _organisations(connection, today)
        self._people = {person.id: person for person in everybody(connection, today)}
        self._records = {record.id: record for record in organisations}
        self._matching = PartnerMatching(organisations, self._people.values())

    def write(self, decided: Decided, step: Step) -> None:
        total, done = len(decided.rows), 0
        for row, record_id in decided.changed:
            step(done := done + 1, total)
            if record_id not in self._records:
                raise UserError("This organisation is no longer in the network.")
            self._change(row.given, self._records[record_id])
        for row in decided.new:
            step(done := done + 1, total)
            self._add(row.given)

    def _add(self, given: GivenPartner) -> None:
        fields = {"partner_state": PartnerState.PARTNER, **given.fields, "notes": given.notes("")}
        province = province_of(fields.get("postcode", ""), fields.get("country", ""))
        organisation = Organisation(**fields, province=province or "")
        self._session.add(organisation)
        self._session.flush()
        for one in self._matching.contacts(given, None):
            self._contact(one, organisation.id)

    def _change(self, given: GivenPartner, record: PartnerRecord) -> None:
        organisation = existing(self._session, Organisation, record.id)
        for change in self._matching.differences(given, record):
            if change.value is not None:
                setattr(organisation, change.field, change.value)
        province = province_of(organisation.postcode, organisation.country)
        organisation.province = province or organisation.province
        for one in self._matching.contacts(given, record):
            self._contact(one, record.id)

    def _contact(self, one: ContactDecision, organisation_id: int) -> None:
        self._session.flush()
        if not one.person_id:
            self._writing.add_contact(one.given, organisation_id)
            return
        existing(self._session, Person, one.person_id)
        self._writing.change_reach(one.person_id, one.reach)
        if not one.here:
            post = Affiliation(person_id=one.person_id, organisation_id=organisation_id)
            self._session.add(post)


def _organisations(connection: Connection, today: dt.date) -> tuple[PartnerRecord, ...]:
    ids = list(ALL_ORGANISATIONS.ids(connection, "name"))
    return partners(connection, ids, today) if ids else ()
