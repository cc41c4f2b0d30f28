"""Reads of letters: the register of every paper that went out, and its bytes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, select
from sqlalchemy import text as sql

from coordinator_app.models import Letter, Meeting, Person
from coordinator_app.rules.letter_marks import LetterMark, Marks
from coordinator_app.rules.letters import LetterKind, LetterWay
from coordinator_app.store.blobs import read_blob
from coordinator_app.store.queries.lists import ListQuery, Sort

_PERSON = "LEFT JOIN people AS p ON p.id = t.person_id"
_MEETING = "LEFT JOIN meetings AS m ON m.id = t.meeting_id"

# As `rules.letter_marks.Marks.state` has it.
_STATE = (
    "CASE WHEN t.answered_on IS NOT NULL THEN 'answered'"
    " WHEN t.returned_on IS NOT NULL THEN 'returned'"
    " WHEN t.sent_on IS NOT NULL THEN 'sent' ELSE 'made' END"
)

LETTERS = ListQuery(
    noun="letters",
    columns={
        "produced_at": "t.produced_at",
        "kind": "t.kind",
        "title": "t.title",
        "person": "(SELECT p.list_name FROM people AS p WHERE p.id = t.person_id)",
        "meeting": "(SELECT m.title FROM meetings AS m WHERE m.id = t.meeting_id)",
        "pages": "t.page_count",
        "state": _STATE,
        "state_on": "coalesce(t.answered_on, t.returned_on, t.sent_on)",
        "way": "t.way",
    },
    sorts={
        "produced_at": Sort("t.produced_at"),
        "kind": Sort("t.kind"),
        "title": Sort("fold(t.title)"),
        "person": Sort("p.sort_key", _PERSON),
        "meeting": Sort("fold(m.title)", _MEETING),
        "pages": Sort("t.page_count"),
        "state": Sort("coalesce(t.answered_on, t.returned_on, t.sent_on)"),
        "way": Sort("t.way"),
    },
    filters={
        "kind": "t.kind = :value",
        "person": "t.person_id = CAST(:value AS INTEGER)",
        "meeting": "t.meeting_id = CAST(:value AS INTEGER)",
        "nomination": "t.nomination_id = CAST(:value AS INTEGER)",
        "state": f"{_STATE} = :value",
        "way": "t.way = :value",
        "year": "substr(t.produced_at, 1, 4) = :value",
    },
    alive="1",
)


@dataclass(frozen=True)
class LetterRecord:
    """A paper that went out; ``data`` is the JSON it was made from."""

    id: int
    kind: LetterKind
    title: str
    language: str
    produced_at: dt.datetime
    page_count: int
    template_version: str
    data: str
    pdf_sha256: str
    person_id: int | None
    person: str
    list_name: str
    meeting_id: int | None
    meeting: str
    meeting_on: dt.date | None
    nomination_id: int | None
    way: LetterWay
    sent_on: dt.date | None
    answered_on: dt.date | None
    returned_on: dt.date | None
    remark: str
    made_anew_from_id: int | None

    @property
    def marks(self) -> Marks:
        """The day it was made, and what became of it."""
        made_on = self.produced_at.astimezone().date()
        return Marks(made_on, self.sent_on, self.answered_on, self.returned_on)

    @property
    def about(self) -> dt.date:
        """The day that the name of its file begins with: the meeting's, or that of the letter."""
        return self.meeting_on or self.produced_at.astimezone().date()


def letter_record(connection: Connection, letter_id: int) -> LetterRecord | None:
    """One paper; None when there is none of that id."""
    row = connection.execute(_RECORD.where(Letter.id == letter_id)).first()
    return None if row is None else _record(row)


def letters_of_meeting(connection: Connection, meeting_id: int) -> tuple[LetterRecord, ...]:
    """Everything that went out for a meeting, the latest first."""
    return _read(connection, Letter.meeting_id == meeting_id)


def shared_with(connection: Connection, record: LetterRecord) -> dict[int, int]:
    """Everybody whom this very letter went to, with their line of the register, first to last."""
    query = select(Letter.person_id, Letter.id).where(
        Letter.pdf_sha256 == record.pdf_sha256,
        Letter.produced_at == record.produced_at,
        Letter.person_id.is_not(None),
    )
    found: dict[int, int] = {}
    for person, letter in connection.execute(query.order_by(Letter.id)):
        if person in found:  # the same letter, made once more on a day that was given
            if record.id in found.values():
                break
            found = {}
        if person is not None:
            found[person] = letter
    return found


def made_anew_from(connection: Connection, letter_id: int) -> int | None:
    """The id of the letter that took this one's place; None when there is none."""
    query = select(Letter.id).where(Letter.made_anew_from_id == letter_id)
    return connection.execute(query.order_by(Letter.id.desc()).limit(1)).scalar()


def latest_of_meeting(
    connection: Connection, meeting_id: int, kind: LetterKind
) -> LetterRecord | None:
    """The last paper of this kind for a meeting, in any language."""
    query = _RECORD.where(Letter.meeting_id == meeting_id, Letter.kind == kind)
    row = connection.execute(query.order_by(Letter.id.desc()).limit(1)).first()
    return None if row is None else _record(row)


def are_marked(connection: Connection, letter_ids: Sequence[int], mark: LetterMark) -> bool:
    """Whether all of these letters bear the mark."""
    column = Letter.__table__.c[mark.value]
    wanted = ",".join(map(str, map(int, letter_ids)))  # their number knows no limit
    query = select(column).where(sql(f"id IN ({wanted})"), column.is_(None)).limit(1)
    return connection.execute(query).first() is None


def letter_pdf_bytes(connection: Connection, letter_id: int) -> bytes | None:
    """The exact bytes that went out; None when there is no such paper."""
    query = select(Letter.pdf_sha256).where(Letter.id == letter_id)
    digest = connection.execute(query).scalar()
    return None if digest is None else read_blob(connection, digest)


_RECORD = (
    select(
        Letter.id,
        Letter.kind,
        Letter.title,
        Letter.language,
        Letter.produced_at,
        Letter.page_count,
        Letter.template_version,
        Letter.data,
        Letter.pdf_sha256,
        Letter.person_id,
        Person.full_name,
        Person.list_name,
        Letter.meeting_id,
        Meeting.title.label("meeting"),
        Meeting.starts_at,
        Letter.nomination_id,
        Letter.way,
        Letter.sent_on,
        Letter.answered_on,
        Letter.returned_on,
        Letter.remark,
        Letter.made_anew_from_id,
    )
    .outerjoin(Person, Person.id == Letter.person_id)
    .outerjoin(Meeting, Meeting.id == Letter.meeting_id)
)


def _read(connection: Connection, condition: ColumnElement[bool]) -> tuple[LetterRecord, ...]:
    query = _RECORD.where(condition).order_by(Letter.produced_at.desc(), Letter.id.desc())
    return tuple(_record(row) for row in connection.execute(query))


def _record(row: Row[*tuple[Any, ...]]) -> LetterRecord:
    values = row._asdict()
    starts = values.pop("starts_at")
    values["person"] = values.pop("full_name") or ""
    values["list_name"] = values["list_name"] or ""
    values["meeting"] = values["meeting"] or ""
    values["meeting_on"] = starts.date() if starts else None
    return LetterRecord(**values)
