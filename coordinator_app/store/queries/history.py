"""Reading the history of a record from the journal: what was done to it, in words, and when."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection
from sqlalchemy import text as sql

from coordinator_app.models import Base
from coordinator_app.texts import Text, text


@dataclass(frozen=True)
class HistoryEntry:
    """One step that touched the record; ``kind`` is do, undo or redo."""

    change_set: int
    at: dt.datetime
    label: Text
    kind: str

    @property
    def sentence(self) -> Text:
        """The step in words, undone or done again if it was."""
        if self.kind == "undo":
            return text("Undone: {label}", label=self.label)
        if self.kind == "redo":
            return text("Done again: {label}", label=self.label)
        return self.label


_OF_MEMBER = (
    "SELECT c.id FROM consents AS c JOIN memberships AS m ON m.id = c.membership_id"
    " WHERE m.person_id = :id"
)
_OF_NOMINATION = "SELECT c.id FROM consents AS c WHERE c.nomination_id = :id"
_OF_AGENDA = "SELECT i.id FROM agenda_items AS i WHERE i.meeting_id = :id"
# Rows that belong to a record: the condition that finds them. Their changes are its history too.
_BELONGING: Mapping[str, Mapping[str, str]] = {
    "people": {
        "email_addresses": "person_id = :id",
        "phone_numbers": "person_id = :id",
        "affiliations": "person_id = :id",
        "memberships": "person_id = :id",
        "consents": f"id IN ({_OF_MEMBER})",
        "evidence": f"consent_id IN ({_OF_MEMBER})",
        "person_themes": "person_id = :id",
        "secondments": "person_id = :id",
        "practice_members": "person_id = :id",
    },
    "organisations": {"affiliations": "organisation_id = :id"},
    "meetings": {
        "agenda_items": "meeting_id = :id",
        "agenda_speakers": f"agenda_item_id IN ({_OF_AGENDA})",
        "agenda_documents": f"agenda_item_id IN ({_OF_AGENDA})",
        "participations": "meeting_id = :id",
        "preparation_steps": "meeting_id = :id",
    },
    "date_polls": {
        "date_options": "date_poll_id = :id",
        "date_poll_people": "date_poll_id = :id",
        "date_poll_needs": "date_poll_id = :id",
        "date_answers": "date_option_id IN (SELECT id FROM date_options WHERE date_poll_id = :id)",
    },
    "nominations": {
        "consents": "nomination_id = :id",
        "referees": "nomination_id = :id",
        "contact_moments": "nomination_id = :id",
        "evidence": f"consent_id IN ({_OF_NOMINATION})",
    },
}
# The same of rows that were taken away for good, by what they were. All changes of their table are
# read for it, so it is asked of small tables alone.
_TAKEN_AWAY: Mapping[str, Mapping[str, str]] = {
    "meetings": {"preparation_steps": "json_extract(old, '$.meeting_id') = :id"},
    "people": {
        "practice_members": "json_extract(old, '$.person_id') = :id",
        "evidence": f"json_extract(old, '$.consent_id') IN ({_OF_MEMBER})",
    },
    "date_polls": {
        "date_options": "json_extract(old, '$.date_poll_id') = :id",
        "date_poll_people": "json_extract(old, '$.date_poll_id') = :id",
        "date_poll_needs": "json_extract(old, '$.date_poll_id') = :id",
    },
    "nominations": {
        "referees": "json_extract(old, '$.nomination_id') = :id",
        "evidence": f"json_extract(old, '$.consent_id') IN ({_OF_NOMINATION})",
    },
}


def history_of(
    connection: Connection, noun: str, record_id: int, limit: int = 50
) -> tuple[HistoryEntry, ...]:
    """The latest steps that changed a record or what belongs to it, the latest first."""
    if noun not in Base.metadata.tables:
        raise KeyError(noun)
    query = (
        "SELECT id, at, label, kind FROM change_sets"
        f" WHERE id IN ({' UNION '.join(_touching(noun))})"
        " ORDER BY id DESC LIMIT :limit"
    )
    rows = connection.execute(sql(query), {"id": record_id, "limit": limit})
    return tuple(_entry(*row) for row in rows)


def _touching(noun: str) -> Iterator[str]:
    """The queries that find the steps in which a record, or what belongs to it, was touched."""
    step = "SELECT change_set_id FROM changes WHERE table_name"
    yield f"{step} = '{noun}' AND row_id = :id"
    for table, condition in _BELONGING.get(noun, {}).items():
        yield f"{step} = '{table}' AND row_id IN (SELECT id FROM {table} WHERE {condition})"
    for table, condition in _TAKEN_AWAY.get(noun, {}).items():
        taken = f"SELECT row_id FROM changes WHERE table_name = '{table}' AND new IS NULL"
        yield f"{step} = '{table}' AND row_id IN ({taken} AND {condition})"


def _entry(change_set: int, at: str, label: str, kind: str) -> HistoryEntry:
    moment = dt.datetime.fromisoformat(at)
    return HistoryEntry(change_set, moment, Text.from_data(json.loads(label)), kind)
