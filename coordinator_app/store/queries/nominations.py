"""One nomination with all that belongs to it, and what the rules need to know of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from sqlalchemy import Connection, RowMapping, text

from coordinator_app.rules.letters import LetterKind
from coordinator_app.rules.memberships import MemberCategory
from coordinator_app.rules.nominations import (
    ConsentAnswer,
    NominationFacts,
    NominationStage,
)
from coordinator_app.store.queries.consents import expired_consents
from coordinator_app.store.queries.days import day_of
from coordinator_app.store.queries.memberships import is_member
from coordinator_app.store.queries.nominations_list import CLOSED_SQL
from coordinator_app.store.queries.posts import FUNCTION, post


@dataclass(frozen=True)
class Somebody:
    """A person as another record names them; ``post`` is ``"alderman, Utrecht"``."""

    id: int
    name: str
    post: str = ""


@dataclass(frozen=True)
class ConsentRow:
    """A question to a manager, and the answer."""

    id: int
    manager: Somebody
    asked_on: dt.date | None
    answer: ConsentAnswer
    answered_on: dt.date | None
    evidence: str
    valid_until: dt.date | None


@dataclass(frozen=True)
class NominationLetter:
    """A letter that was produced for a nomination."""

    id: int
    kind: LetterKind
    title: str
    produced_at: dt.datetime
    page_count: int


@dataclass(frozen=True)
class NominationRecord:
    """Everything that a nomination's dossier shows; the last consent is the one that counts."""

    id: int
    uid: str
    candidate: Somebody
    nominator: Somebody | None
    round_id: int | None
    round_name: str
    category: MemberCategory
    motivation: str
    stage: NominationStage
    received_on: dt.date
    stage_since: dt.date
    decision_reason: str
    is_member: bool
    has_other_open: bool
    in_bin: bool
    consents: tuple[ConsentRow, ...]
    letters: tuple[NominationLetter, ...]
    # The day after which a new consent is wanted: of a candidate to be admitted, of a member.
    consent_expired_on: dt.date | None = None

    @property
    def consent(self) -> ConsentRow | None:
        return self.consents[-1] if self.consents else None

    @property
    def facts(self) -> NominationFacts:
        """What the rules need to know."""
        asked = self.consent
        return NominationFacts(
            stage=self.stage,
            category=self.category,
            candidate_id=self.candidate.id,
            nominator_id=self.nominator.id if self.nominator else None,
            manager_id=asked.manager.id if asked else None,
            consent=asked.answer if asked else None,
            consent_valid_until=asked.valid_until if asked else None,
            has_employer=bool(self.candidate.post),
            is_member=self.is_member,
            has_other_open=self.has_other_open,
            consent_expired_on=self.consent_expired_on,
        )


def nomination(
    connection: Connection, nomination_id: int, today: dt.date
) -> NominationRecord | None:
    """The dossier of one nomination; None when there is none of that id."""
    query = text(
        "SELECT t.*, coalesce(r.name, '') AS round_name FROM nominations AS t"
        " LEFT JOIN nomination_rounds AS r ON r.id = t.round_id WHERE t.id = :id"
    )
    row = connection.execute(query, {"id": nomination_id}).mappings().first()
    return None if row is None else _record(connection, row, today)


def open_nomination_of(connection: Connection, person_id: int, besides: int = 0) -> int | None:
    """The id of a nomination of this candidate that still runs, other than ``besides``."""
    query = text(
        "SELECT id FROM nominations WHERE candidate_id = :id AND id <> :besides"
        " AND deleted_at IS NULL"
        f" AND stage NOT IN {CLOSED_SQL} ORDER BY id DESC LIMIT 1"
    )
    found: int | None = connection.execute(query, {"id": person_id, "besides": besides}).scalar()
    return found


def somebody(connection: Connection, person_id: int, today: dt.date) -> Somebody:
    """A person by name, with the post held today."""
    function = post(FUNCTION, "t.id", today)
    query = text(f"SELECT t.id, t.full_name, {function} FROM people AS t WHERE t.id = :id")
    return Somebody(*connection.execute(query, {"id": person_id}).one())


def _record(connection: Connection, row: RowMapping, today: dt.date) -> NominationRecord:
    nominator = row["nominator_id"]
    record = NominationRecord(
        **{name: row[name] for name in _PLAIN},
        candidate=somebody(connection, row["candidate_id"], today),
        nominator=somebody(connection, nominator, today) if nominator else None,
        category=MemberCategory(row["category"]),
        stage=NominationStage(row["stage"]),
        received_on=dt.date.fromisoformat(row["received_on"]),
        stage_since=dt.date.fromisoformat(row["stage_since"]),
        is_member=is_member(connection, row["candidate_id"], today),
        has_other_open=open_nomination_of(connection, row["candidate_id"], row["id"]) is not None,
        in_bin=row["deleted_at"] is not None,
        consents=consents_asked(connection, "nomination_id", row["id"], today),
        letters=_letters(connection, row["id"]),
    )
    over = expired_consents(connection, today, {record.id: record.facts})
    return replace(record, consent_expired_on=over.get(record.id))


_PLAIN = ("id", "uid", "round_id", "round_name", "motivation", "decision_reason")


def consents_asked(
    connection: Connection,
    of: Literal["nomination_id", "membership_id"],
    record_id: int,
    today: dt.date,
) -> tuple[ConsentRow, ...]:
    """Which managers were asked for this one; the last one is the one that counts."""
    query = text(
        "SELECT id, manager_id, asked_on, answer, answered_on, evidence, valid_until"
        f" FROM consents WHERE {of} = :id ORDER BY id"
    )
    rows: Sequence[RowMapping] = connection.execute(query, {"id": record_id}).mappings().all()
    return tuple(
        ConsentRow(
            id=row["id"],
            manager=somebody(connection, row["manager_id"], today),
            asked_on=day_of(row["asked_on"]),
            answer=ConsentAnswer(row["answer"]),
            answered_on=day_of(row["answered_on"]),
            evidence=row["evidence"],
            valid_until=day_of(row["valid_until"]),
        )
        for row in rows
    )


def _letters(connection: Connection, nomination_id: int) -> tuple[NominationLetter, ...]:
    query = text(
        "SELECT id, kind, title, produced_at, page_count FROM letters WHERE nomination_id = :id"
        " ORDER BY produced_at DESC, id DESC"
    )
    return tuple(
        NominationLetter(
            row[0], LetterKind(row[1]), row[2], dt.datetime.fromisoformat(row[3]), row[4]
        )
        for row in connection.execute(query, {"id": nomination_id})
    )
