"""Where a record without a page of its own is shown: a contact at its organisation."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection, text

Home = tuple[str, int]  # noun, and the id of the record there; 0 is the page itself

_HOMES: Mapping[str, str] = {
    "contact_moments": "SELECT CASE WHEN t.nomination_id IS NOT NULL THEN 'nominations'"
    " WHEN t.organisation_id IS NULL THEN 'people' ELSE 'organisations' END,"
    " coalesce(t.nomination_id, t.organisation_id, (SELECT min(c.person_id)"
    " FROM contact_moment_people AS c WHERE c.contact_moment_id = t.id)) FROM contact_moments AS t",
    "follow_ups": "SELECT CASE WHEN t.organisation_id IS NOT NULL THEN 'organisations'"
    " WHEN t.person_id IS NOT NULL THEN 'people' ELSE 'today' END,"
    " coalesce(t.organisation_id, t.person_id, 0) FROM follow_ups AS t",
    "consents": "SELECT CASE WHEN t.membership_id IS NULL THEN 'nominations' ELSE 'people' END,"
    " coalesce(t.nomination_id, (SELECT m.person_id FROM memberships AS m"
    " WHERE m.id = t.membership_id)) FROM consents AS t",
    # Where it was agreed; what was agreed nowhere stands at who does it.
    "action_items": "SELECT CASE WHEN t.meeting_id IS NOT NULL THEN 'action_items'"
    " WHEN t.owner_id IS NOT NULL THEN 'people' ELSE 'today' END,"
    " CASE WHEN t.meeting_id IS NOT NULL THEN t.id ELSE coalesce(t.owner_id, 0) END"
    " FROM action_items AS t",
    "secondments": "SELECT 'people', t.person_id FROM secondments AS t",
}


def has_home(noun: str) -> bool:
    """Whether records of this noun are shown at another record."""
    return noun in _HOMES


def home_of(connection: Connection, noun: str, record_id: int) -> Home:
    """``("contact_moments", 7)`` → ``("organisations", 3)``; other nouns stay as they are."""
    if noun not in _HOMES:
        return noun, record_id
    row = connection.execute(text(f"{_HOMES[noun]} WHERE t.id = :id"), {"id": record_id}).first()
    return (row[0], row[1] or 0) if row else (noun, record_id)
