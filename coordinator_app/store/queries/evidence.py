"""The files that show what a manager answered, of a consent."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Connection, text


@dataclass(frozen=True)
class EvidenceRow:
    """A file kept with a consent; ``media_type`` says what is in it, ``size`` is in bytes."""

    id: int
    consent_id: int
    file_name: str
    media_type: str
    size: int
    added_on: dt.date
    sha256: str


_ROWS = (
    "SELECT t.id, t.consent_id, t.file_name, b.media_type, length(b.content), t.added_on, t.sha256"
    " FROM evidence AS t JOIN blobs AS b ON b.sha256 = t.sha256 WHERE {condition} ORDER BY t.id"
)


def evidence_of_consent(connection: Connection, consent_id: int) -> tuple[EvidenceRow, ...]:
    """The files of one consent, in the order they were added."""
    return _rows(connection, "t.consent_id = :id", consent_id)


def evidence(connection: Connection, evidence_id: int) -> EvidenceRow | None:
    """One file; None when it was taken away."""
    return next(iter(_rows(connection, "t.id = :id", evidence_id)), None)


def whose_consent(connection: Connection, consent_id: int) -> str:
    """The name of the candidate or member whom a consent is about; empty when it is gone."""
    query = text(
        "SELECT p.full_name FROM consents AS c"
        " LEFT JOIN nominations AS n ON n.id = c.nomination_id"
        " LEFT JOIN memberships AS m ON m.id = c.membership_id"
        " JOIN people AS p ON p.id = coalesce(n.candidate_id, m.person_id) WHERE c.id = :id"
    )
    return str(connection.execute(query, {"id": consent_id}).scalar() or "")


def _rows(connection: Connection, condition: str, value: int) -> tuple[EvidenceRow, ...]:
    query = text(_ROWS.format(condition=condition))
    return tuple(
        EvidenceRow(row[0], row[1], row[2], row[3], row[4], dt.date.fromisoformat(row[5]), row[6])
        for row in connection.execute(query, {"id": value})
    )
