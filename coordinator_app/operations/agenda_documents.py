"""Documents of an agenda item: files that are kept with it, in the network itself."""

from __future__ import annotations

import datetime as dt
import mimetypes
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from coordinator_app.errors import UserError
from coordinator_app.exchange.filenames import safe_name
from coordinator_app.models import AgendaDocument, AgendaItem
from coordinator_app.operations.called import called
from coordinator_app.operations.evidence_files import kind_of_evidence, read_evidence
from coordinator_app.operations.rows import existing
from coordinator_app.store.blobs import keep_blob
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.store import Store

FIELD = "document"
# These are opened once, so that one that is broken is told now; the others are what offices use.
_OPENED = frozenset({".pdf", ".jpg", ".jpeg", ".png", ".eml"})
_OFFICE = frozenset(
    {".docx", ".doc", ".odt", ".rtf", ".pptx", ".ppt", ".odp", ".xlsx", ".xls", ".ods"}
    | {".csv", ".txt", ".md"}
)
ENDINGS = _OPENED | _OFFICE
_UNKNOWN = "application/octet-stream"


def attach_document(store: Store, item_id: int, path: Path, *, today: dt.date) -> Outcome:
    """Keep a file with an agenda item; the file itself stays where it is.

    Taken: PDF, pictures, e-mail (.eml), and what Word, Excel, PowerPoint and LibreOffice make.
    Refused: other kinds, an empty or damaged file, more than 10 MB, and the same file twice.
    """
    content = _read(path)
    title = called(store, AgendaItem, item_id)
    with store.work("Add {name} to {title}", name=path.name, title=title) as work:
        existing(work.session, AgendaItem, item_id)
        media = mimetypes.guess_type(path.name)[0] or _UNKNOWN
        digest = keep_blob(work.session, content, media)
        _refuse_twice(work.session, item_id, digest)
        work.session.add(
            AgendaDocument(
                agenda_item_id=item_id,
                file_name=safe_name(path.stem, path.suffix.lower()),
                sha256=digest,
                added_on=today,
            )
        )
    return work.outcome


def remove_document(store: Store, document_id: int) -> Outcome:
    """Take a file off an item. *Undo* brings it back."""
    with store.reading() as connection:
        query = select(AgendaDocument.file_name).where(AgendaDocument.id == document_id)
        name = connection.execute(query).scalar() or ""
    with store.work("Take {name} away", name=name) as work:
        work.session.delete(existing(work.session, AgendaDocument, document_id))
    return work.outcome


def _read(path: Path) -> bytes:
    ending = path.suffix.lower()
    if path.is_file() and ending not in ENDINGS:
        raise UserError(
            "{name} is of a kind that cannot be kept here. Save it as PDF first.",
            field=FIELD,
            name=path.name,
        )
    try:
        content = read_evidence(path)
        if ending in _OPENED:
            kind_of_evidence(content, path.name)
    except UserError as refusal:
        raise UserError(refusal.text, field=FIELD) from refusal
    if not content:
        raise UserError(
            "{name} is empty. Save it again, or choose another.", field=FIELD, name=path.name
        )
    return content


def _refuse_twice(session: Session, item_id: int, digest: str) -> None:
    query = select(AgendaDocument.file_name).where(
        AgendaDocument.agenda_item_id == item_id, AgendaDocument.sha256 == digest
    )
    kept = session.scalars(query).first()
    if kept is not None:
        raise UserError("This file is kept here already, as {name}.", field=FIELD, name=kept)
