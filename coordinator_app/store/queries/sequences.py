"""The SEQUENCE that calendars see of a meeting: it rises with an undo too, read from the journal.

The number in the row goes back when a change is undone; a calendar would then pass over the file
that says so (RFC 5545, 3.8.7.4).
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, text

# What stands in calendars; the number in the row stands for the address of the venue as well.
_SEEN = (
    *("{sequence}", "{starts_at}", "{ends_at}", "{time_zone}", "{title}", "{venue_id}"),
    "{status} = 'cancelled'",
)
_NAMES = ("sequence", "starts_at", "ends_at", "time_zone", "title", "venue_id", "status")
_Seen = tuple[object, ...]


@dataclass(frozen=True)
class Sequence:
    """``number`` is the SEQUENCE of a file made now; ``still_so`` are those that said the same."""

    number: int
    still_so: frozenset[int]


def sequence_of(connection: Connection, meeting_id: int) -> Sequence:
    """How often what calendars see of a meeting was changed, undone or done again."""
    now, states = _now(connection, meeting_id), _before(connection, meeting_id)
    base = _number(states[0] if states else now)
    said = {base + place for place, one in enumerate(states) if one == now}
    number = base + len(states)
    return Sequence(number, frozenset({number, *said}))


def _number(seen: _Seen) -> int:
    return int(str(seen[0])) if seen else 0


def _now(connection: Connection, meeting_id: int) -> _Seen:
    columns = ", ".join(_SEEN).format(**{name: name for name in _NAMES})
    query = text(f"SELECT {columns} FROM meetings WHERE id = :id")
    row = connection.execute(query, {"id": meeting_id}).first()
    return tuple(row) if row is not None else ()


def _before(connection: Connection, meeting_id: int) -> list[_Seen]:
    """What was announced before each step that changed the number, in their order."""
    kept = {name: f"json_extract(a.old, '$.{name}')" for name in _NAMES}
    query = text(
        f"SELECT {', '.join(_SEEN).format(**kept)} FROM"
        " (SELECT min(id) AS first, max(id) AS last FROM changes WHERE table_name = 'meetings'"
        " AND row_id = :id GROUP BY change_set_id) AS step"
        " JOIN changes AS a ON a.id = step.first JOIN changes AS b ON b.id = step.last"
        " WHERE json_extract(a.old, '$.sequence') <> json_extract(b.new, '$.sequence')"
        " ORDER BY step.first"
    )
    return [tuple(row) for row in connection.execute(query, {"id": meeting_id})]
