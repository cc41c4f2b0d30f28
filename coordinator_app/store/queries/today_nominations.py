"""The nominations that run, as the list of today needs them, and whose consent is awaited."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Connection, RowMapping, text

from coordinator_app.rules.memberships import MemberCategory
from coordinator_app.rules.nominations import (
    SAID_NO,
    ConsentAnswer,
    NominationFacts,
    NominationStage,
    whose_move,
)
from coordinator_app.rules.today_facts import OpenNomination, WaitingConsent
from coordinator_app.store.queries.days import day_of
from coordinator_app.store.queries.nominations_list import ALIVE, CLOSED_SQL
from coordinator_app.store.queries.posts import post
from coordinator_app.texts import text as sentence


def running_nominations(connection: Connection, today: dt.date) -> list[RowMapping]:
    """Each with its candidate, and the consent that counts while that is asked for."""
    query = text(
        "SELECT t.id, t.stage, t.stage_since, t.category, t.candidate_id, t.nominator_id,"
        " p.full_name AS candidate, c.manager_id, coalesce(m.full_name, '') AS manager,"
        " c.answer, c.asked_on, c.answered_on,"
        f" {post('o.id', 't.candidate_id', today)} AS employer,"
        " (SELECT max(k.occurred_on) FROM contact_moments AS k JOIN contact_moment_people AS w"
        " ON w.contact_moment_id = k.id WHERE w.person_id = c.manager_id AND k.deleted_at IS NULL"
        " AND k.occurred_on > c.asked_on) AS spoken_on"
        " FROM nominations AS t JOIN people AS p ON p.id = t.candidate_id"
        " LEFT JOIN consents AS c ON t.stage = 'consent_asked' AND c.id ="
        " (SELECT max(id) FROM consents WHERE nomination_id = t.id)"
        " LEFT JOIN people AS m ON m.id = c.manager_id"
        f" WHERE {ALIVE} AND t.stage NOT IN {CLOSED_SQL}"
        " ORDER BY t.id"
    )
    return list(connection.execute(query).mappings())


def waiting_consent(row: RowMapping) -> WaitingConsent:
    """The consent that a running nomination waits for."""
    return WaitingConsent(
        nomination_id=row["id"],
        candidate=row["candidate"],
        manager=row["manager"],
        asked_on=dt.date.fromisoformat(row["asked_on"] or row["stage_since"]),
        manager_id=row["manager_id"],
        spoken_on=day_of(row["spoken_on"]),
    )


def open_nomination(row: RowMapping) -> OpenNomination:
    """The nomination itself, with who is to do what next."""
    stage = NominationStage(row["stage"])
    answer = ConsentAnswer(row["answer"]) if row["answer"] else None
    facts = NominationFacts(
        stage=stage,
        category=MemberCategory(row["category"]),
        candidate_id=row["candidate_id"],
        nominator_id=row["nominator_id"],
        manager_id=row["manager_id"],
        consent=answer,
        has_employer=bool(row["employer"]),
    )
    since = row["stage_since"]
    return OpenNomination(
        nomination_id=row["id"],
        candidate=row["candidate"],
        stage=stage,
        stage_since=dt.date.fromisoformat(since),
        next_step=whose_move(facts) or sentence(""),
        candidate_id=row["candidate_id"],
        refused_on=day_of(row["answered_on"] or since) if answer in SAID_NO else None,
    )
