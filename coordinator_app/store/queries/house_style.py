"""Reading the house style as it is kept: plain values, and the bytes of its pictures."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Connection

from coordinator_app.store.blobs import read_blob
from coordinator_app.store.queries.settings import setting

HOUSE_STYLE = "house_style"
PICTURES = ("logo", "signature_image")


def house_style_values(connection: Connection) -> dict[str, Any]:
    """What was filled in, by field; a picture is the SHA-256 of its blob."""
    kept = setting(connection, HOUSE_STYLE)
    return {} if kept is None else dict(json.loads(kept))


def with_pictures(connection: Connection, values: dict[str, Any]) -> dict[str, Any]:
    """The same values with the bytes of the pictures in the place of their digests."""
    pictures = {name: values.get(name) for name in PICTURES}
    read = {name: read_blob(connection, sha) if sha else None for name, sha in pictures.items()}
    return values | read
