"""Reads of the files that go with the items of an agenda."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from coordinator_app.models import AgendaDocument, Blob


@dataclass(frozen=True)
class DocumentRow:
    """A file kept with an item; ``size`` is in bytes."""

    id: int
    file_name: str
    sha256: str
    size: int
    added_on: dt.date


def documents_of_item(connection: Connection, item_id: int) -> tuple[DocumentRow, ...]:
    """The files of one item, in the order they were added."""
    query = (
        select(
            AgendaDocument.id,
            AgendaDocument.file_name,
            AgendaDocument.sha256,
            func.length(Blob.content),
            AgendaDocument.added_on,
        )
        .join(Blob, Blob.sha256 == AgendaDocument.sha256)
        .where(AgendaDocument.agenda_item_id == item_id)
        .order_by(AgendaDocument.id)
    )
    return tuple(DocumentRow(*row) for row in connection.execute(query))
