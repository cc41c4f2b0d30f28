"""Reading the consents that were asked for a membership."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Connection

from coordinator_app.store.queries.nominations import ConsentRow, consents_asked


def consents_of_membership(
    connection: Connection, membership_id: int, today: dt.date
) -> tuple[ConsentRow, ...]:
    """Which managers were asked for this membership; the last one is the one that counts."""
    return consents_asked(connection, "membership_id", membership_id, today)
