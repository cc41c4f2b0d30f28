"""The post that somebody holds on a day, as a piece of SQL that other reads put in."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Connection, text

from coordinator_app.store.queries.days import day_of


def held(row: str, today: dt.date) -> str:
    """SQL: the affiliation ``row`` is held on the day ``today``; its last day is the end."""
    day = today.isoformat()
    return (
        f"({row}.ended_on IS NULL OR {row}.ended_on >= '{day}')"
        f" AND ({row}.started_on IS NULL OR {row}.started_on <= '{day}')"
    )


def post(wanted: str, person: str, today: dt.date) -> str:
    """SQL: a column of the latest post (``a``, at organisation ``o``) of ``person``, or ''."""
    return (
        f"coalesce((SELECT {wanted} FROM affiliations AS a JOIN organisations AS o"
        f" ON o.id = a.organisation_id WHERE a.person_id = {person} AND {held('a', today)}"
        " ORDER BY a.started_on DESC, a.id DESC LIMIT 1), '')"
    )


FUNCTION = "trim(a.job_title || ', ' || o.name, ', ')"


def last_post_begins(connection: Connection, person_id: int) -> dt.date | None:
    """The first day of somebody's latest post, which may be still to come; None when not known."""
    query = text("SELECT max(started_on) FROM affiliations WHERE person_id = :id")
    return day_of(connection.execute(query, {"id": person_id}).scalar())


def employer_of(connection: Connection, person_id: int, today: dt.date) -> str:
    """The name of the organisation where somebody works today; empty when that is nowhere."""
    name = post("CASE WHEN o.deleted_at IS NULL THEN o.name ELSE '' END", ":id", today)
    return str(connection.execute(text(f"SELECT {name}"), {"id": person_id}).scalar_one())
