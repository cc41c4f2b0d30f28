"""Evidence of a consent: a scan, a photograph or an e-mail, kept in the network itself."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from coordinator_app.errors import UserError
from coordinator_app.exchange.filenames import safe_name
from coordinator_app.models import Consent, Evidence
from coordinator_app.operations.evidence_files import (
    FIELD,
    EvidenceKind,
    kind_of_evidence,
    read_evidence,
)
from coordinator_app.operations.rows import existing
from coordinator_app.store.blobs import keep_blob
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.queries import evidence as queries
from coordinator_app.store.store import Store


def attach_evidence(store: Store, consent_id: int, path: Path, *, today: dt.date) -> Outcome:
    """Keep a PDF, JPEG, PNG or e-mail (.eml) with a consent; the file itself stays where it is.

    Refused: what is none of these or cannot be shown, more than 10 MB, and the same file twice.
    The answer is recorded apart: a scan of a letter says nothing by being there.
    """
    content = read_evidence(path)
    kind = kind_of_evidence(content, path.name)
    name = name_to_keep(path.name, kind)
    with store.reading() as connection:
        whose = queries.whose_consent(connection, consent_id)
    with store.work("Evidence for {name}: {file}", name=whose, file=name) as work:
        existing(work.session, Consent, consent_id)
        digest = keep_blob(work.session, content, kind.value)
        _refuse_twice(work.session, consent_id, digest)
        work.session.add(
            Evidence(consent_id=consent_id, file_name=name, sha256=digest, added_on=today)
        )
    return work.outcome


def remove_evidence(store: Store, evidence_id: int) -> Outcome:
    """Take a file away from a consent; undo brings it back."""
    with store.reading() as connection:
        row = queries.evidence(connection, evidence_id)
    name = row.file_name if row else ""
    with store.work("Take evidence away: {file}", file=name) as work:
        work.session.delete(existing(work.session, Evidence, evidence_id))
    return work.outcome


def name_to_keep(name: str, kind: EvidenceKind) -> str:
    """The name without signs that no system shows, with an ending that says what is in it.

    >>> name_to_keep("toestemming.exe", EvidenceKind.PDF)
    'toestemming.exe.pdf'
    """
    path = Path(name)
    if path.suffix.lower() in kind.endings:
        return safe_name(path.stem, path.suffix)
    return safe_name(name, kind.endings[0])


def _refuse_twice(session: Session, consent_id: int, digest: str) -> None:
    query = select(Evidence.file_name).where(
        Evidence.consent_id == consent_id, Evidence.sha256 == digest
    )
    kept = session.scalars(query).first()
    if kept is not None:
        raise UserError("This file is kept here already, as {name}.", field=FIELD, name=kept)
