"""Bringing in a member list: first a review of every row, then all of it in one step."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from coordinator_app.errors import UserError
from coordinator_app.exchange.members import read_members
from coordinator_app.exchange.reading import SheetTable, read_table
from coordinator_app.exchange.rows import ReadList
from coordinator_app.operations.import_review import (
    Decision,
    Doubt,
    ImportKind,
    ImportReview,
    Step,
    decide,
    no_step,
)
from coordinator_app.operations.import_steps import refuse_outdated, reviewed_rows
from coordinator_app.operations.member_cells import ReadMember, read_member
from coordinator_app.operations.member_matching import Matching
from coordinator_app.operations.member_writing import MemberWriting
from coordinator_app.operations.own_wording import made_cells, own_wording
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.queries.imports import everybody, newest_change_set
from coordinator_app.store.store import Store
from coordinator_app.texts import text


def review_members(
    store: Store, path: Path, *, today: dt.date, step: Step = no_step
) -> ImportReview:
    """Read a member list and compare each row with everybody who is known; writes nothing.

    ``step(done, total)`` is told the progress, and may raise to stop. Raises UserError for a file
    that cannot be read.
    """
    table = read_table(path)
    listed = read_members(table)
    with store.reading() as connection:
        seen = newest_change_set(connection)
        matching = Matching(everybody(connection, today), today)
    read = _read(table, listed, today)
    rows = reviewed_rows(path, listed.rows, read, matching.reviewed, step)
    matching.let_go()
    return ImportReview(ImportKind.MEMBERS, path.name, rows, listed.unknown, seen)


def import_members(
    store: Store,
    review: ImportReview,
    *,
    doubt: Doubt = "stop",
    choices: Mapping[int, Decision] | None = None,
    today: dt.date,
    step: Step = no_step,
) -> Outcome:
    """Write a review: all of it or nothing, as one step that can be undone.

    ``choices`` settle rows by number: ``"new"``, ``"skip"``, or the id of the person it is;
    ``doubt`` settles the other doubtful rows. Raises UserError naming the rows that stop it.
    """
    decided = decide(review, doubt, choices)
    label = text(
        "Import members from {file}: {n} new, {m} changed",
        file=review.file,
        n=len(decided.new),
        m=len(decided.changed),
    )
    with store.work(label) as work:
        refuse_outdated(work.session.connection(), review)
        writing = MemberWriting(work.session, review.file, today)
        people = everybody(work.session.connection(), today) if decided.changed else []
        writing.prepare(row.given for row in decided.rows)
        known = {person.id: person for person in people}
        for row, person_id in decided.changed:
            if person_id not in known:
                raise UserError("This person is no longer in the network.")
            writing.change(row.given, known[person_id])
        work.session.flush()
        writing.add([row.given for row in decided.new], step)
    return work.outcome


def _read(table: SheetTable, listed: ReadList, today: dt.date) -> Iterator[ReadMember]:
    made = made_cells(table)
    for row in listed.rows:
        read = read_member(row, today, as_written=bool(made))
        if made and not read.errors:
            own = own_wording(read.given, made[row.number])
            read = replace(read, given=replace(read.given, own_wording=own))
        yield read
