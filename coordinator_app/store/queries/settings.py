"""Reading settings of the network."""

from __future__ import annotations

from sqlalchemy import Connection, select

from coordinator_app.models import Setting


def setting(connection: Connection, name: str) -> str | None:
    """The JSON of a setting; None when it was never written."""
    return connection.execute(select(Setting.value).where(Setting.name == name)).scalar()
