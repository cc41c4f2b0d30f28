"""The nominations that run, as the list of today needs them, and whose consent is awaited."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection, RowMapping, text

from coordinator_app.rules.letters import LetterKind
from coordinator_app.rules.nomination_turns import what_next
from coordinator_app.rules.nominations import SAID_NO, NominationFacts, NominationStage
from coordinator_app.rules.today_facts import OpenNomination, WaitingConsent
from coordinator_app.store.queries.consents import expired_consents
from coordinator_app.store.queries.days import day_of
from coordinator_app.store.queries.nomination_board import facts_of
from coordinator_app.store.queries.nominations_list import ALIVE, CLOSED_SQL
from coordinator_app.store.queries.posts import post


def running_nominations(connection: Connection, today: dt.date) -> list[RowMapping]:
    """Each with its candidate, and the consent that counts."""
    query = text(
        "SELECT t.id, t.stage, t.stage_since, t.category, t.candidate_id, t.nominator_id,"
        " trim(t.motivation) <> '' AS motivated,"
        " p.full_name AS candidate, c.manager_id, coalesce(m.full_name, '') AS manager,"
        " c.answer, c.asked_on, c.answered_on, c.valid_until,"
        f" {post('o.id', 't.candidate_id', today)} AS organisation,"
        " (SELECT max(k.occurred_on) FROM contact_moments AS k JOIN contact_moment_people AS w"
        " ON w.contact_moment_id = k.id WHERE w.person_id = c.manager_id AND k.deleted_at IS NULL"
        " AND k.occurred_on > c.asked_on) AS spoken_on,"
        " (SELECT max(coalesce(l.sent_on, date(l.produced_at, 'localtime'))) FROM letters AS l"
        f" WHERE l.nomination_id = t.id AND l.kind = '{LetterKind.CONSENT_REMINDER.value}'"
        " AND date(l.produced_at, 'localtime') > c.asked_on) AS reminded_on"
        " FROM nominations AS t JOIN people AS p ON p.id = t.candidate_id"
        " LEFT JOIN consents AS c ON c.id ="
        " (SELECT max(id) FROM consents WHERE nomination_id = t.id)"
        " LEFT JOIN people AS m ON m.id = c.manager_id"
        f" WHERE {ALIVE} AND t.stage NOT IN {CLOSED_SQL}"
        " ORDER BY t.id"
    )
    return list(connection.execute(query).mappings())


def waiting_consents(rows: Sequence[RowMapping]) -> tuple[WaitingConsent, ...]:
    """The consents that running nominations wait for."""
    return tuple(
        WaitingConsent(
            nomination_id=row["id"],
            candidate=row["candidate"],
            manager=row["manager"],
            asked_on=dt.date.fromisoformat(row["asked_on"] or row["stage_since"]),
            manager_id=row["manager_id"],
            spoken_on=day_of(row["spoken_on"]),
            reminded_on=day_of(row["reminded_on"]),
        )
        for row in rows
        if row["stage"] == NominationStage.CONSENT_ASKED and row["answer"] == "awaited"
    )


def open_nominations(
    connection: Connection, rows: Sequence[RowMapping], today: dt.date
) -> tuple[OpenNomination, ...]:
    """The running nominations themselves, each with who is to do what next, as on the board."""
    facts = {row["id"]: facts_of(row) for row in rows}
    for one, until in expired_consents(connection, today, facts).items():
        facts[one] = replace(facts[one], consent_expired_on=until)
    return tuple(_open_nomination(row, facts[row["id"]]) for row in rows)


def _open_nomination(row: RowMapping, facts: NominationFacts) -> OpenNomination:
    since = row["stage_since"]
    said_no = facts.stage is NominationStage.CONSENT_ASKED and facts.consent in SAID_NO
    return OpenNomination(
        nomination_id=row["id"],
        candidate=row["candidate"],
        stage=facts.stage,
        stage_since=dt.date.fromisoformat(since),
        next_step=what_next(facts, has_motivation=bool(row["motivated"])),
        candidate_id=row["candidate_id"],
        refused_on=day_of(row["answered_on"] or since) if said_no else None,
    )
