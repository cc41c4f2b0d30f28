"""The consents that were asked for memberships, as the list of today needs them."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Connection, text

from coordinator_app.rules.nominations import ConsentAnswer
from coordinator_app.rules.today_facts import MemberConsentAsked
from coordinator_app.store.queries.days import day_of

# The last one asked for a membership that has not ended, of somebody who is not in the bin.
_LAST = (
    "SELECT c.id, c.membership_id, s.person_id, p.full_name AS member, c.manager_id,"
    " m.full_name AS manager, c.asked_on, c.answer, c.answered_on,"
    " (SELECT max(k.occurred_on) FROM contact_moments AS k JOIN contact_moment_people AS w"
    " ON w.contact_moment_id = k.id WHERE w.person_id = c.manager_id AND k.deleted_at IS NULL"
    " AND k.occurred_on > c.asked_on) AS spoken_on"
    # From the consents, which are few: SQLite itself begins with the members (5 ms at 10,000).
    " FROM consents AS c CROSS JOIN memberships AS s ON s.id = c.membership_id"
    " JOIN people AS p ON p.id = s.person_id JOIN people AS m ON m.id = c.manager_id"
    " WHERE c.id = (SELECT max(id) FROM consents WHERE membership_id = s.id)"
    " AND s.status <> 'ended' AND (s.ended_on IS NULL OR s.ended_on >= :today)"
    " AND p.deleted_at IS NULL"
)


def asked_for_members(connection: Connection, today: dt.date) -> tuple[MemberConsentAsked, ...]:
    """The last question for each membership that runs, answered or not."""
    rows = connection.execute(
        text(f"{_LAST} AND c.asked_on IS NOT NULL ORDER BY c.asked_on, c.id"),
        {"today": today.isoformat()},
    ).mappings()
    return tuple(
        MemberConsentAsked(
            consent_id=row["id"],
            membership_id=row["membership_id"],
            member_id=row["person_id"],
            member=row["member"],
            manager_id=row["manager_id"],
            manager=row["manager"],
            asked_on=dt.date.fromisoformat(row["asked_on"]),
            answer=ConsentAnswer(row["answer"]),
            answered_on=day_of(row["answered_on"]),
            spoken_on=day_of(row["spoken_on"]),
        )
        for row in rows
    )
