"""Lists: ordered ids first, then the rows of the page that is looked at (see `ListQuery`)."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, text

from coordinator_app.store import search

IN_BIN = "in_bin"


@dataclass(frozen=True)
class Sort:
    """How to order by a column: an SQL expression, and the joins that it needs.

    ``then`` orders rows that are equal, always upwards; empty (NULL) ones then come last.
    """

    expression: str
    joins: str = ""
    then: str = ""

    def order(self, way: str) -> str:
        """The ORDER BY of this sort; ``way`` is ASC or DESC."""
        behind = f" NULLS LAST, {self.then}" if self.then else ""
        return f"{self.expression} {way}{behind}, t.id {way}"


@dataclass(frozen=True)
class ListQuery:
    """A list of one noun, declared in SQL; ``t`` is the noun's row.

    ``columns`` are shown, ``sorts`` are the columns one can order by, ``filters`` are conditions
    with a ``:value``. Sorting in SQL orders 100,000 rows in 0.1 s where Python takes ten.
    A filter named ``in_bin`` shows what is in the bin instead of what is not.
    """

    noun: str
    columns: Mapping[str, str]
    sorts: Mapping[str, Sort]
    filters: Mapping[str, str] = field(default_factory=dict)
    alive: str = "t.deleted_at IS NULL"

    def ids(
        self,
        connection: Connection,
        order: str,
        *,
        descending: bool = False,
        filters: Mapping[str, str] | None = None,
        find: str = "",
    ) -> array[int]:
        """The ids of all rows that pass the filters and hold the typed words, in order."""
        sort, way = self.sorts[order], "DESC" if descending else "ASC"
        conditions, values = self._conditions(filters or {}, find)
        query = (
            f"SELECT t.id FROM {self.noun} AS t {sort.joins} WHERE {conditions}"
            f" ORDER BY {sort.order(way)}"
        )
        # One text of all ids: row by row takes three times as long at 100,000 and holds up the
        # screen, for every row asks for Python's lock. The order inside is kept by SQLite.
        together = text(f"SELECT group_concat(id) FROM ({query})")
        found = connection.execute(together, values).scalar()
        return array("q", map(int, found.split(","))) if found else array("q")

    def has(self, connection: Connection, number: int) -> bool:
        """Whether there are at least so many rows, whatever the filters; quick at any size."""
        some = f"SELECT 1 FROM {self.noun} LIMIT :number"
        query = text(f"SELECT count(*) = :number FROM ({some})")
        return bool(connection.execute(query, {"number": number}).scalar())

    def rows(self, connection: Connection, ids: Sequence[int]) -> dict[int, tuple[Any, ...]]:
        """The columns of these rows, by id, in the order of ``columns``; unknown ids are absent."""
        wanted = ",".join(map(str, map(int, ids)))
        expressions = ", ".join(self.columns.values())
        query = f"SELECT t.id, {expressions} FROM {self.noun} AS t WHERE t.id IN ({wanted})"
        return {row[0]: tuple(row[1:]) for row in connection.execute(text(query))}

    def _conditions(self, filters: Mapping[str, str], find: str) -> tuple[str, dict[str, str]]:
        conditions = [] if IN_BIN in filters else [self.alive]
        values: dict[str, str] = {}
        for name, value in filters.items():
            conditions.append(self.filters[name].replace(":value", f":{name}"))
            values[name] = value
        match = search.match_of(find)
        if match:
            conditions.append(search.condition(self.noun))
            values["match"] = match
        return " AND ".join(f"({condition})" for condition in conditions), values
