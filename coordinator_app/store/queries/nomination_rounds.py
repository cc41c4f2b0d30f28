"""Rounds: the calls for nominations, with how far what came in is."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import Connection, text

from coordinator_app.rules.folding import fold
from coordinator_app.rules.nomination_rounds import RoundCounts, counts_of
from coordinator_app.rules.nominations import NominationStage
from coordinator_app.rules.today_facts import ClosingRound
from coordinator_app.store.queries.nominations_list import ALIVE


@dataclass(frozen=True)
class RoundRow:
    """A call for nominations; ``counts`` are of its nominations."""

    id: int
    name: str
    opens_on: dt.date
    closes_on: dt.date
    wished_number: int | None
    notes: str
    counts: RoundCounts

    @property
    def received(self) -> int:
        return self.counts.received

    def takes(self, day: dt.date) -> bool:
        """Whether a nomination that came in on ``day`` belongs to it; both ends count."""
        return self.opens_on <= day <= self.closes_on


def rounds(connection: Connection) -> tuple[RoundRow, ...]:
    """All rounds that are not in the bin, the latest first."""
    query = text(
        "SELECT id, name, opens_on, closes_on, wished_number, notes FROM nomination_rounds"
        " WHERE deleted_at IS NULL ORDER BY opens_on DESC, id DESC"
    )
    stages = _stages(connection)
    return tuple(
        RoundRow(
            id=row[0],
            name=row[1],
            opens_on=dt.date.fromisoformat(row[2]),
            closes_on=dt.date.fromisoformat(row[3]),
            wished_number=row[4],
            notes=row[5],
            counts=counts_of(stages[row[0]]),
        )
        for row in connection.execute(query)
    )


def round_row(connection: Connection, round_id: int) -> RoundRow | None:
    """One round; None when it lies in the bin or never was."""
    return next((one for one in rounds(connection) if one.id == round_id), None)


def open_round(connection: Connection, today: dt.date) -> RoundRow | None:
    """The round that takes nominations today; of several, the one that closes first."""
    fitting = [one for one in rounds(connection) if one.takes(today)]
    return min(fitting, key=lambda one: one.closes_on, default=None)


def closing_rounds(connection: Connection, today: dt.date) -> tuple[ClosingRound, ...]:
    """The rounds that are open today, for the list of today."""
    return tuple(
        ClosingRound(one.id, one.name, one.closes_on, one.received, one.wished_number)
        for one in rounds(connection)
        if one.takes(today)
    )


def round_named(connection: Connection, name: str, besides: int = 0) -> int | None:
    """Another round of this name than ``besides``, capitals and accents aside."""
    query = text(
        "SELECT id FROM nomination_rounds WHERE deleted_at IS NULL AND id <> :besides"
        " AND fold(name) = :name ORDER BY id"
    )
    return connection.execute(query, {"name": fold(name), "besides": besides}).scalar()


def _stages(connection: Connection) -> defaultdict[int, dict[NominationStage, int]]:
    """How many nominations stand in each stage, by round."""
    query = text(
        "SELECT t.round_id, t.stage, count(*) FROM nominations AS t"
        f" WHERE t.round_id IS NOT NULL AND {ALIVE} GROUP BY t.round_id, t.stage"
    )
    found: defaultdict[int, dict[NominationStage, int]] = defaultdict(dict)
    for round_id, stage, number in connection.execute(query):
        found[round_id][NominationStage(stage)] = number
    return found
