"""E-mail addresses: whose is which."""

from __future__ import annotations

from sqlalchemy import Connection, select

from coordinator_app.models import EmailAddress


def ids_by_email(connection: Connection) -> dict[str, int]:
    """The person of each e-mail address; of an address that two share, the one known longest."""
    query = select(EmailAddress.address, EmailAddress.person_id).order_by(EmailAddress.id.desc())
    return {row.address: row.person_id for row in connection.execute(query)}
