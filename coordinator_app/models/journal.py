"""ChangeSet and Change: what was done, by which words, and the old and new of every row."""

import datetime as dt

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from coordinator_app.models.base import Base, Numbered, UtcInstant, link


class ChangeSet(Base, Numbered):
    """One step of the coordinator; ``label`` is a sentence as JSON (see `texts.Text.as_data`)."""

    __tablename__ = "change_sets"

    at: Mapped[dt.datetime] = mapped_column(UtcInstant)
    label: Mapped[str]
    kind: Mapped[str] = mapped_column(String(4))  # do, undo, redo; half or wipe (erased)
    undoes_id: Mapped[int | None] = link("change_sets.id", required=False)


class Change(Base, Numbered):
    __tablename__ = "changes"
    __table_args__ = (
        Index("ix_changes_change_set_id", "change_set_id"),
        Index("ix_changes_table_name_row_id", "table_name", "row_id"),
    )

    change_set_id: Mapped[int]
    table_name: Mapped[str]
    row_id: Mapped[int]
    old: Mapped[str | None]
    new: Mapped[str | None]


class Backup(Base, Numbered):
    """A copy that was restored and compared; what was counted stands in ``counts`` as JSON."""

    __tablename__ = "backups"

    at: Mapped[dt.datetime] = mapped_column(UtcInstant)
    path: Mapped[str]
    sha256: Mapped[str] = mapped_column(String(64))
    counts: Mapped[str]
