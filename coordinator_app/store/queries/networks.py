"""The network as a whole: how many of each noun, and the last proved backup."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Connection, text

from coordinator_app.store import search

COUNTED = (
    "people",
    "memberships",
    "organisations",
    "nominations",
    "meetings",
    "participations",
    "contact_moments",
    "follow_ups",
    "letters",
    "themes",
)


@dataclass(frozen=True)
class ProvedBackup:
    """A copy that was opened again and found equal."""

    at: dt.datetime
    path: str


def counts(connection: Connection) -> dict[str, int]:
    """The number of living records per noun."""
    return {noun: _count(connection, noun) for noun in COUNTED}


def last_backup(connection: Connection) -> ProvedBackup | None:
    """The latest proved backup."""
    query = text("SELECT at, path FROM backups ORDER BY id DESC LIMIT 1")
    row = connection.execute(query).first()
    return None if row is None else ProvedBackup(dt.datetime.fromisoformat(row[0]), row[1])


def _count(connection: Connection, noun: str) -> int:
    kind = search.SEARCHABLE.get(noun)
    alive = kind.alive if kind else "1"
    query = text(f"SELECT count(*) FROM {noun} AS t WHERE {alive}")
    return int(connection.execute(query).scalar_one())
