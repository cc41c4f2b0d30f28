"""Reading settings of the network."""

from __future__ import annotations

from sqlalchemy import Connection, text


def setting(connection: Connection, name: str) -> str | None:
    """The JSON of a setting; None when it was never written."""
    query = text("SELECT value FROM settings WHERE name = :name")
    return connection.execute(query, {"name": name}).scalar()
