"""Blobs: bytes kept once under their SHA-256, such as papers, pictures and texts of letters."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from coordinator_app.models import Blob

PDF = "application/pdf"


def keep_blob(session: Session, content: bytes, media_type: str) -> str:
    """Keep these bytes inside a step that is open; returns their SHA-256 in hexadecimals."""
    return keep_blobs(session, [content], media_type)[0]


def keep_blobs(session: Session, contents: Iterable[bytes], media_type: str) -> list[str]:
    """As `keep_blob`, for many at once; what is kept already is not written again."""
    rows = [
        {"sha256": sha256(content).hexdigest(), "media_type": media_type, "content": content}
        for content in contents
    ]
    if rows:
        session.execute(insert(Blob).on_conflict_do_nothing(), rows)
    return [str(row["sha256"]) for row in rows]


def read_blob(connection: Connection, digest: str) -> bytes | None:
    """The bytes of that SHA-256; None when they are not kept here."""
    return connection.execute(select(Blob.content).where(Blob.sha256 == digest)).scalar()
