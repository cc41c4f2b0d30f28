"""The list of people: its columns, its orders and its filters, in SQL that stays quick at 100,000.

Who is a member, and where somebody works, is a matter of dates: the list is made for one day.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from coordinator_app.store.queries.lists import IN_BIN, ListQuery, Sort
from coordinator_app.store.queries.posts import held

MEMBER, FORMER, NOT = "member", "former", "not"
_NAME = "t.sort_key"  # orders those who are equal


def member_now(row: str, today: dt.date) -> str:
    """SQL: the membership ``row`` runs on the day ``today``."""
    return f"{held(row, today)} AND ({row}.status <> 'ended' OR {row}.ended_on IS NOT NULL)"


# Which of somebody's posts and memberships the list shows. Both are answered from an index of
# their own (see the models): a question per person then takes 0.1 s at 100,000, a join 0.2.
_ORGANISATION = "SELECT o.name FROM organisations AS o WHERE o.id"
_LATEST_POST = "ORDER BY a.started_on DESC, a.id DESC LIMIT 1"
_LATEST_MEMBERSHIP = "ORDER BY m.started_on DESC, m.id DESC LIMIT 1"
# Through the index of the names each row is a jump; the table itself is read straight on.
_STRAIGHT = "NOT INDEXED"


def _post(column: str, today: dt.date) -> str:
    """SQL: a column of the latest post somebody holds, NULL when there is none."""
    return (
        f"(SELECT {column} FROM affiliations AS a WHERE a.person_id = t.id"
        f" AND {held('a', today)} {_LATEST_POST})"
    )


def _membership(column: str) -> str:
    """SQL: a column of somebody's latest membership, NULL when there is none or it is empty.

    One without an end goes before one with an end. Asked apart, the first of them comes from the
    index as it lies; in one order SQLite sorts for each person, 40 ms at 100,000.
    """
    asked = f"(SELECT coalesce({column}, '') FROM memberships AS m WHERE m.person_id = t.id"
    running = f"{asked} AND m.ended_on IS NULL {_LATEST_MEMBERSHIP})"
    ended = f"{asked} AND m.ended_on IS NOT NULL {_LATEST_MEMBERSHIP})"
    return f"nullif(coalesce({running}, {ended}), '')"


def _status(today: dt.date) -> str:
    """SQL: the status of the membership ``m``, ended when its dates say so."""
    return f"CASE WHEN {member_now('m', today)} THEN m.status ELSE 'ended' END"


def _columns(today: dt.date) -> Mapping[str, str]:
    return {
        "name": "t.list_name",
        "organisation": f"coalesce(({_ORGANISATION} = {_post('a.organisation_id', today)}), '')",
        "job_title": f"coalesce({_post('a.job_title', today)}, '')",
        "category": f"coalesce({_membership('m.category')}, '')",
        "city": "t.city",
        "province": "t.province",
        "status": f"coalesce({_membership(_status(today))}, '')",
        "member_since": f"coalesce({_membership('m.started_on')}, '')",
        "email": "coalesce((SELECT address FROM email_addresses WHERE person_id = t.id"
        " ORDER BY position, id LIMIT 1), '')",
    }


def _join_organisation(today: dt.date) -> str:
    latest = _post("a.organisation_id", today)
    return f"{_STRAIGHT} LEFT JOIN organisations AS post ON post.id = {latest}"


def _sorts(today: dt.date, *, by_prefix: bool) -> Mapping[str, Sort]:
    return {
        "name": Sort("t.sort_key_by_prefix" if by_prefix else "t.sort_key"),
        "organisation": Sort("post.sort_key", _join_organisation(today), _NAME),
        "job_title": Sort(_post("nullif(fold(a.job_title), '')", today), _STRAIGHT, _NAME),
        "category": Sort(_membership("m.category"), _STRAIGHT, _NAME),
        "city": Sort("nullif(fold(t.city), '')", _STRAIGHT, _NAME),
        "province": Sort("nullif(t.province, '')", _STRAIGHT, _NAME),
        "status": Sort(_membership(_status(today)), _STRAIGHT, _NAME),
        "member_since": Sort(_membership("m.started_on"), _STRAIGHT, _NAME),
    }


def _filters(today: dt.date) -> Mapping[str, str]:
    # A set of 100,000 members is read straight on from the index in 40 ms; a question for each
    # person (EXISTS) took 80.
    memberships = "t.id IN (SELECT m.person_id FROM memberships AS m"
    now, post_now = member_now("m", today), held("a", today)
    running = f"{memberships} WHERE {now})"
    return {
        "category": f"{memberships} WHERE m.category = :value AND {now})",
        "status": f"CASE :value WHEN '{MEMBER}' THEN {running}"
        f" WHEN '{FORMER}' THEN {memberships}) AND NOT {running}"
        f" WHEN '{NOT}' THEN NOT {memberships}) ELSE 1 END",
        "province": "t.province = :value",
        "theme": "t.id IN (SELECT person_id FROM person_themes WHERE theme_id = :value)",
        "organisation": "t.id IN (SELECT a.person_id FROM affiliations AS a"
        f" WHERE a.organisation_id = :value AND {post_now})",
        IN_BIN: "t.deleted_at IS NOT NULL",
    }


def people_list(today: dt.date, *, by_prefix: bool = False) -> ListQuery:
    """The list of people as it is on ``today``.

    ``by_prefix`` orders names the Belgian way. Filters: ``category`` (of those who are a member
    now), ``status`` (`MEMBER`, `FORMER` or `NOT`), ``province``, ``theme`` and ``organisation``
    (ids), ``in_bin`` (any value).
    """
    return ListQuery(
        noun="people",
        columns=_columns(today),
        sorts=_sorts(today, by_prefix=by_prefix),
        filters=_filters(today),
    )
