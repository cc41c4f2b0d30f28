"""Reads of preparation: the steps of meetings, and the facts that tick them."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, RowMapping, bindparam, text

from coordinator_app.rules.agenda import (
    AgendaKind,
    AgendaLine,
    SpeakerState,
    last_end,
    running_times,
)
from coordinator_app.rules.letters import LetterKind
from coordinator_app.rules.meetings import MeetingStatus
from coordinator_app.rules.participations import Presence, Reply
from coordinator_app.rules.preparation import PreparationKind
from coordinator_app.rules.preparation_facts import Guest, PreparationFacts, Printed, Sheet
from coordinator_app.rules.preparation_list import KeptStep
from coordinator_app.store.queries.days import day_of

# In plain SQL, without the tables: what Today asks must not wait for them.
_MADE_ON = "date(produced_at, 'localtime')"
_KEPT_LAST = (
    "SELECT max(id) FROM letters WHERE meeting_id IN :ids AND kind = '{kind}' GROUP BY meeting_id"
)
_ALIVE = "person_id NOT IN (SELECT id FROM people WHERE deleted_at IS NOT NULL)"


def steps_of(
    connection: Connection, meeting_ids: Sequence[int]
) -> Mapping[int, tuple[KeptStep, ...]]:
    """The steps of each of these meetings; those without a list are left out."""
    rows = _rows(
        connection,
        "SELECT meeting_id, id, kind, days_before, words, done_on FROM preparation_steps"
        " WHERE meeting_id IN :ids ORDER BY id",
        meeting_ids,
    )
    found: dict[int, list[KeptStep]] = defaultdict(list)
    for row in rows:
        kind, ticked_on = PreparationKind(row["kind"]), day_of(row["done_on"])
        step = KeptStep(row["id"], kind, row["days_before"], row["words"], ticked_on)
        found[row["meeting_id"]].append(step)
    return {meeting: tuple(steps) for meeting, steps in found.items()}


def meetings_asking(connection: Connection, since: dt.date, until: dt.date) -> tuple[int, ...]:
    """Meetings that end on ``since`` or later with a step for ``until`` or before.

    Weekends may move a day by two: the rules tell the day itself.
    """
    query = text(
        "SELECT t.id FROM meetings AS t WHERE t.deleted_at IS NULL AND t.status <> 'cancelled'"
        " AND t.ends_at >= :since AND EXISTS (SELECT 1 FROM preparation_steps AS s"
        " WHERE s.meeting_id = t.id"
        " AND date(t.starts_at, (-s.days_before - 2) || ' days') <= :until)"
        " ORDER BY t.starts_at, t.id"
    )
    values = {"since": since.isoformat(), "until": until.isoformat()}
    return tuple(connection.execute(query, values).scalars())


def preparation_facts(
    connection: Connection, meeting_ids: Sequence[int]
) -> tuple[PreparationFacts, ...]:
    """What is known of each of these meetings, in the order of their days.

    Whether the agenda changed since it was printed is not told here: that is for who prints it.
    """
    if not meeting_ids:
        return ()
    facts = _Facts(connection, meeting_ids)
    query = (
        "SELECT id, title, starts_at, ends_at, time_zone, status, minutes <> '' OR id IN"
        " (SELECT meeting_id FROM agenda_items WHERE minutes <> '') AS begun"
        " FROM meetings WHERE id IN :ids ORDER BY starts_at, id"
    )
    return tuple(facts.of(row) for row in _rows(connection, query, meeting_ids))


class _Facts:
    """What other tables know of the meetings: one statement for each."""

    def __init__(self, connection: Connection, ids: Sequence[int]) -> None:
        self._guests = _guests(connection, ids)
        self._lines = _lines(connection, ids)
        self._speakers = _speakers(connection, ids)
        self._letters = _letters(connection, ids)
        self._agendas = _agendas(connection, ids)
        self._sheets = _sheets(connection, ids)

    def of(self, row: RowMapping) -> PreparationFacts:
        """The facts of one of these meetings; what is beside its row was read for all at once."""
        starts, ends = (dt.datetime.fromisoformat(row[one]) for one in ("starts_at", "ends_at"))
        lines, letters = self._lines[row["id"]], self._letters[row["id"]]
        over = last_end(running_times(starts, lines, ends, row["time_zone"])) or ends
        speakers = self._speakers[row["id"]]
        return PreparationFacts(
            meeting_id=row["id"],
            title=row["title"],
            starts_at=starts,
            ends_at=ends,
            cancelled=row["status"] == MeetingStatus.CANCELLED,
            guests=tuple(self._guests[row["id"]]),
            items=len(lines),
            minutes_left=int((ends - over).total_seconds()) // 60,
            speakers=len(speakers),
            confirmed=sum(state is SpeakerState.CONFIRMED for state in speakers),
            letters=letters,
            agenda=self._agendas.get(row["id"]),
            sheet=self._sheets.get(row["id"]),
            minutes_begun=bool(row["begun"]),
            minutes_on=max(letters.get(LetterKind.MINUTES, {}).values(), default=None),
        )


def _guests(connection: Connection, ids: Sequence[int]) -> Mapping[int, list[Guest]]:
    rows = _rows(
        connection,
        "SELECT meeting_id, person_id, invited_on, reply, presence FROM participations"
        f" WHERE meeting_id IN :ids AND {_ALIVE} ORDER BY id",
        ids,
    )
    found: dict[int, list[Guest]] = defaultdict(list)
    for row in rows:
        reply, presence = Reply(row["reply"]), Presence(row["presence"])
        guest = Guest(row["person_id"], day_of(row["invited_on"]), reply, presence)
        found[row["meeting_id"]].append(guest)
    return found


def _lines(connection: Connection, ids: Sequence[int]) -> Mapping[int, list[AgendaLine]]:
    """The items that follow each other; one beside another takes no time of its own."""
    rows = _rows(
        connection,
        "SELECT meeting_id, title, duration_minutes, fixed_start, kind FROM agenda_items"
        " WHERE meeting_id IN :ids AND NOT parallel ORDER BY meeting_id, position, id",
        ids,
    )
    found: dict[int, list[AgendaLine]] = defaultdict(list)
    for row in rows:
        fixed = row["fixed_start"]
        line = AgendaLine(
            row["title"],
            row["duration_minutes"],
            dt.time.fromisoformat(fixed) if fixed else None,
            AgendaKind(row["kind"]),
        )
        found[row["meeting_id"]].append(line)
    return found


def _speakers(connection: Connection, ids: Sequence[int]) -> Mapping[int, list[SpeakerState]]:
    """Each speaker of each item but the reserves."""
    rows = _rows(
        connection,
        "SELECT i.meeting_id, s.state FROM agenda_speakers AS s"
        " JOIN agenda_items AS i ON i.id = s.agenda_item_id"
        f" WHERE i.meeting_id IN :ids AND s.state <> 'reserve' AND s.{_ALIVE}",
        ids,
    )
    found: dict[int, list[SpeakerState]] = defaultdict(list)
    for row in rows:
        found[row["meeting_id"]].append(SpeakerState(row["state"]))
    return found


def _letters(
    connection: Connection, ids: Sequence[int]
) -> Mapping[int, dict[LetterKind, dict[int, dt.date]]]:
    """By meeting, kind and person the last day on which one was made; 0 is nobody."""
    rows = _rows(
        connection,
        f"SELECT meeting_id, kind, coalesce(person_id, 0) AS person, max({_MADE_ON}) AS made"
        " FROM letters WHERE meeting_id IN :ids GROUP BY meeting_id, kind, person_id",
        ids,
    )
    found: dict[int, dict[LetterKind, dict[int, dt.date]]] = defaultdict(lambda: defaultdict(dict))
    for row in rows:
        day = dt.date.fromisoformat(row["made"])
        found[row["meeting_id"]][LetterKind(row["kind"])][row["person"]] = day
    return found


def _agendas(connection: Connection, ids: Sequence[int]) -> Mapping[int, Printed]:
    rows = _rows(
        connection,
        f"SELECT meeting_id, {_MADE_ON} AS made,"
        " coalesce(json_extract(data, '$.made.version'), 1) AS version"
        f" FROM letters WHERE id IN ({_KEPT_LAST.format(kind=LetterKind.AGENDA.value)})",
        ids,
    )
    return {
        row["meeting_id"]: Printed(row["version"], dt.date.fromisoformat(row["made"]))
        for row in rows
    }


def _sheets(connection: Connection, ids: Sequence[int]) -> Mapping[int, Sheet]:
    rows = _rows(
        connection,
        f"SELECT t.meeting_id, {_MADE_ON} AS made,"
        " json_extract(r.value, '$.person_id') AS person"
        " FROM letters AS t LEFT JOIN json_each(t.data, '$.made.rows') AS r"
        f" WHERE t.id IN ({_KEPT_LAST.format(kind=LetterKind.SIGN_IN_SHEET.value)})",
        ids,
    )
    days: dict[int, dt.date] = {}
    people: dict[int, set[int]] = defaultdict(set)
    for row in rows:
        days[row["meeting_id"]] = dt.date.fromisoformat(row["made"])
        people[row["meeting_id"]] |= {row["person"]} - {None}
    return {meeting: Sheet(day, frozenset(people[meeting])) for meeting, day in days.items()}


def _rows(connection: Connection, query: str, ids: Sequence[int]) -> Sequence[RowMapping]:
    wanted: Any = bindparam("ids", expanding=True)
    return connection.execute(text(query).bindparams(wanted), {"ids": list(ids)}).mappings().all()
