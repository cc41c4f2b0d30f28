"""How the candidates of a round are divided, beside the members that the network has already."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import Connection, text

from coordinator_app.rules.memberships import MemberCategory
from coordinator_app.rules.organisations import OrganisationKind
from coordinator_app.rules.provinces import Province
from coordinator_app.store.queries.nomination_rounds import RoundRow, rounds
from coordinator_app.store.queries.nominations_list import ALIVE
from coordinator_app.store.queries.people_list import member_now
from coordinator_app.store.queries.posts import post
from coordinator_app.texts import Choice

C = TypeVar("C", bound=Choice)


@dataclass(frozen=True)
class Share:
    """How many candidates of the round, and how many members the network has besides."""

    candidates: int = 0
    members: int = 0


@dataclass(frozen=True)
class RoundBalance:
    """The division of the candidates that still count: those who run and those admitted.

    Without ``round`` it is that of all nominations that run. ``members`` are those of the network.
    """

    round: RoundRow | None
    candidates: int
    members: int
    categories: Mapping[MemberCategory, Share]
    provinces: Mapping[Province, Share]
    kinds: Mapping[OrganisationKind, Share]

    @property
    def wished(self) -> int | None:
        return self.round.wished_number if self.round else None


def nomination_balance(
    connection: Connection, today: dt.date, round_id: int | None = None
) -> RoundBalance:
    """The balance of a round; a candidate without a province or an employer counts in no line."""
    call = next((one for one in rounds(connection) if one.id == round_id), None)
    counts = "'admitted'" if call else "'none'"
    chosen = "t.round_id = :round AND" if call else ""
    candidates = (
        "FROM nominations AS t JOIN people AS p ON p.id = t.candidate_id"
        f" WHERE {chosen} {ALIVE} AND (t.stage = {counts}"
        " OR t.stage NOT IN ('admitted', 'declined', 'withdrawn'))"
    )
    members = (
        "FROM memberships AS t JOIN people AS p ON p.id = t.person_id"
        f" WHERE p.deleted_at IS NULL AND {member_now('t', today)}"
    )
    values = {"round": call.id} if call else {}
    count = _Counter(connection, candidates, members, values)
    return RoundBalance(
        round=call,
        candidates=count.total("t.id", candidates),
        members=count.total("p.id", members),
        categories=count.shares(MemberCategory, "t.category"),
        provinces=count.shares(Province, "p.province"),
        kinds=count.shares(OrganisationKind, post("o.kind", "p.id", today)),
    )


class _Counter:
    def __init__(
        self, connection: Connection, candidates: str, members: str, values: Mapping[str, int]
    ) -> None:
        self._connection, self._values = connection, values
        self._candidates, self._members = candidates, members

    def total(self, of: str, which: str) -> int:
        query = text(f"SELECT count(DISTINCT {of}) {which}")
        return int(self._connection.execute(query, self._used(which)).scalar() or 0)

    def shares(self, kind: type[C], column: str) -> dict[C, Share]:
        candidates = self._counts(f"{column}, count(DISTINCT t.id)", self._candidates)
        members = self._counts(f"{column}, count(DISTINCT p.id)", self._members)
        return {one: Share(candidates.get(one.value, 0), members.get(one.value, 0)) for one in kind}

    def _counts(self, columns: str, which: str) -> dict[str, int]:
        query = text(f"SELECT {columns} {which} GROUP BY 1")
        rows = self._connection.execute(query, self._used(which))
        return {str(key or ""): int(number) for key, number in rows}

    def _used(self, which: str) -> Mapping[str, int]:
        return self._values if which is self._candidates else {}
