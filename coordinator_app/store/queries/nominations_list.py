"""The list of nominations: its columns, its orders and its filters."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from coordinator_app.rules.nominations import CLOSED as CLOSED_STAGES
from coordinator_app.rules.nominations import NominationStage
from coordinator_app.store.queries.lists import IN_BIN, ListQuery, Sort
from coordinator_app.store.queries.posts import post

OPEN, CLOSED = "open", "closed"

CLOSED_SQL = "(" + ", ".join(f"'{stage.value}'" for stage in sorted(CLOSED_STAGES)) + ")"
# Of a candidate in the bin the nominations are hidden too.
ALIVE = (
    "t.deleted_at IS NULL"
    " AND t.candidate_id NOT IN (SELECT id FROM people WHERE deleted_at IS NOT NULL)"
)
ANSWER = (
    "coalesce((SELECT c.answer FROM consents AS c WHERE c.nomination_id = t.id"
    " ORDER BY c.id DESC LIMIT 1), '')"
)
# The order of the stages, not of their names.
_STAGE_ORDER = (
    "CASE t.stage "
    + " ".join(f"WHEN '{stage.value}' THEN {place}" for place, stage in enumerate(NominationStage))
    + " END"
)
_CANDIDATE = "JOIN people AS p ON p.id = t.candidate_id"


def nominations_list(today: dt.date, reopened: Collection[int] = ()) -> ListQuery:
    """The list of nominations as it is on ``today``.

    Filters: ``stage`` (`OPEN`, `CLOSED` or one stage), ``round`` (an id), ``category``, and
    ``in_bin`` (any value). ``stage_since`` is the day from which the days in a stage count.
    ``reopened`` (see `reopened_nominations`) were decided and run all the same.
    """
    closed = f"(t.stage IN {CLOSED_SQL} AND t.id NOT IN ({','.join(map(str, reopened))}))"
    organisation = post("o.name", "t.candidate_id", today)

    def sort(expression: str, joins: str = "") -> Sort:
        return Sort(expression, f"{_CANDIDATE} {joins}", then="p.sort_key")

    return ListQuery(
        noun="nominations",
        alive=ALIVE,
        columns={
            "candidate": "(SELECT p.list_name FROM people AS p WHERE p.id = t.candidate_id)",
            "organisation": organisation,
            "category": "t.category",
            "stage": "t.stage",
            "stage_since": "t.stage_since",
            "answer": ANSWER,
            "round": "coalesce((SELECT r.name FROM nomination_rounds AS r"
            " WHERE r.id = t.round_id), '')",
            "received_on": "t.received_on",
        },
        sorts={
            "candidate": Sort("p.sort_key", _CANDIDATE),
            "organisation": sort(f"nullif(fold({organisation}), '')"),
            "category": sort("t.category"),
            "stage": sort(_STAGE_ORDER),
            "stage_since": sort("t.stage_since"),
            "round": sort("r.opens_on", "LEFT JOIN nomination_rounds AS r ON r.id = t.round_id"),
            "received_on": sort("t.received_on"),
        },
        filters={
            "stage": f"CASE :value WHEN '{OPEN}' THEN NOT {closed}"
            f" WHEN '{CLOSED}' THEN {closed} ELSE t.stage = :value END",
            "round": "t.round_id = CAST(:value AS INTEGER)",
            "category": "t.category = :value",
            IN_BIN: "t.deleted_at IS NOT NULL AND coalesce(:value, '') IS NOT NULL",
        },
    )
