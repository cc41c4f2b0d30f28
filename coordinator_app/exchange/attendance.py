"""Attendance as a file: one row for each person at each meeting, reply beside presence."""

from collections.abc import Iterable, Mapping
from typing import Any

from coordinator_app.exchange.columns import Column
from coordinator_app.exchange.rows import out_table
from coordinator_app.exchange.words import CATEGORY, PRESENCE, REPLY, ROLE, Words
from coordinator_app.exchange.writing import OutTable

COLUMNS = (
    Column("date", "datum", "date", (), 12),
    Column("meeting", "bijeenkomst", "meeting", (), 32),
    Column("name", "naam", "name", (), 28),
    Column("organisation", "organisatie", "organisation", (), 30),
    Column("category", "categorie", "category", (), 26),
    Column("role", "rol", "role", (), 20),
    Column("invited_on", "uitgenodigd_op", "invited_on", (), 15),
    Column("reply", "antwoord", "reply", (), 16),
    Column("presence", "aanwezigheid", "presence", (), 18),
    Column("replaced_by", "vervangen_door", "replaced_by", (), 28),
)

WORDS: Mapping[str, Words[Any]] = {
    "category": CATEGORY,
    "role": ROLE,
    "reply": REPLY,
    "presence": PRESENCE,
}


def attendance_table(records: Iterable[Mapping[str, Any]], language: str = "nl") -> OutTable:
    """The attendance list to be written, from facts under the keys of `COLUMNS`."""
    title = "Attendance" if language == "en" else "Aanwezigheid"
    return out_table(title, COLUMNS, records, WORDS, language)
