"""What can come along to a meeting: open actions, unfinished items, themes that wait."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, text

from coordinator_app.rules.agenda_carry import ThemeDemand
from coordinator_app.rules.themes import ThemeLink


@dataclass(frozen=True)
class OpenAction:
    """Who does what by when; ``meeting`` is where it was agreed, empty when at none."""

    id: int
    words: str
    owner: str
    due_on: dt.date | None
    meeting: str


@dataclass(frozen=True)
class UnfinishedItem:
    """An item that was not finished at an earlier meeting, and is on no agenda since."""

    id: int
    title: str
    minutes: int
    meeting: str
    meeting_on: dt.date


@dataclass(frozen=True)
class WaitingTheme:
    """A theme that is not on this agenda, and how many members are tied to it."""

    id: int
    name: str
    demand: ThemeDemand


# Meetings before this one; what comes on the same moment is told apart by its number.
_EARLIER = (
    "m.deleted_at IS NULL AND m.id <> h.id"
    " AND (m.starts_at < h.starts_at OR (m.starts_at = h.starts_at AND m.id < h.id))"
)

# For a meeting that was held: what was open on its day.
_ACTIONS = text(
    "SELECT t.id, t.words, coalesce(p.full_name, ''), t.due_on, coalesce(m.title, '')"
    " FROM action_items AS t JOIN meetings AS h ON h.id = :id"
    " LEFT JOIN meetings AS m ON m.id = t.meeting_id"
    " LEFT JOIN people AS p ON p.id = t.owner_id AND p.deleted_at IS NULL"
    f" WHERE t.deleted_at IS NULL AND (m.id IS NULL OR ({_EARLIER}))"
    " AND (t.done_on IS NULL OR t.done_on >= substr(h.starts_at, 1, 10))"
    " ORDER BY t.due_on IS NULL, t.due_on, t.id"
)

_UNFINISHED = text(
    "SELECT t.id, t.title, t.duration_minutes, m.title, substr(m.starts_at, 1, 10)"
    " FROM agenda_items AS t JOIN meetings AS m ON m.id = t.meeting_id"
    " JOIN meetings AS h ON h.id = :id"
    f" WHERE t.outcome = 'unfinished' AND {_EARLIER}"
    " AND NOT EXISTS (SELECT 1 FROM agenda_items AS c JOIN meetings AS n ON n.id = c.meeting_id"
    " WHERE c.carried_from_id = t.id AND n.deleted_at IS NULL)"
    " ORDER BY m.starts_at, t.position, t.id"
)

_THEMES = text(
    "SELECT t.id, t.name FROM themes AS t JOIN meetings AS h ON h.id = :id"
    " WHERE t.deleted_at IS NULL AND coalesce(h.theme_id, 0) <> t.id"
    " AND NOT EXISTS (SELECT 1 FROM agenda_items AS i"
    " WHERE i.meeting_id = h.id AND i.theme_id = t.id)"
    " ORDER BY fold(t.name), t.id"
)

_TIES = text(
    "SELECT l.theme_id, l.link, count(DISTINCT l.person_id)"
    " FROM person_themes AS l JOIN people AS p ON p.id = l.person_id"
    " JOIN meetings AS h ON h.id = :id"
    " WHERE p.deleted_at IS NULL AND EXISTS (SELECT 1 FROM memberships AS s"
    " WHERE s.person_id = p.id AND s.status <> 'ended'"
    " AND (s.ended_on IS NULL OR s.ended_on >= substr(h.starts_at, 1, 10)))"
    " GROUP BY l.theme_id, l.link"
)

# A theme was treated at a meeting about it, and by an item that was not left unfinished.
_TREATED = text(
    "SELECT theme, max(day) FROM ("
    " SELECT m.theme_id AS theme, substr(m.starts_at, 1, 10) AS day"
    f" FROM meetings AS m JOIN meetings AS h ON h.id = :id WHERE {_EARLIER}"
    " AND m.status <> 'cancelled' AND m.theme_id IS NOT NULL"
    " UNION ALL SELECT i.theme_id, substr(m.starts_at, 1, 10)"
    " FROM agenda_items AS i JOIN meetings AS m ON m.id = i.meeting_id"
    f" JOIN meetings AS h ON h.id = :id WHERE {_EARLIER}"
    " AND m.status <> 'cancelled' AND i.theme_id IS NOT NULL AND i.outcome <> 'unfinished'"
    ") GROUP BY theme"
)


def open_actions_for(connection: Connection, meeting_id: int) -> tuple[OpenAction, ...]:
    """The actions of earlier meetings that are open at this one, the longest due first."""
    rows = connection.execute(_ACTIONS, {"id": meeting_id})
    return tuple(
        OpenAction(row[0], row[1], row[2], _day(row[3]) if row[3] else None, row[4]) for row in rows
    )


def unfinished_items_for(connection: Connection, meeting_id: int) -> tuple[UnfinishedItem, ...]:
    """The items of earlier meetings that were not finished and went nowhere, the oldest first."""
    rows = connection.execute(_UNFINISHED, {"id": meeting_id})
    return tuple(UnfinishedItem(row[0], row[1], row[2], row[3], _day(row[4])) for row in rows)


def waiting_themes_for(connection: Connection, meeting_id: int) -> tuple[WaitingTheme, ...]:
    """The themes that are not on the agenda of a meeting, by name; only members count."""
    ties: dict[int, dict[str, int]] = defaultdict(dict)
    for theme, link, number in connection.execute(_TIES, {"id": meeting_id}):
        ties[theme][link] = number
    rows = connection.execute(_TREATED, {"id": meeting_id})
    treated = {theme: _day(last) for theme, last in rows}
    return tuple(
        WaitingTheme(row.id, row.name, _demand(ties[row.id], treated.get(row.id)))
        for row in connection.execute(_THEMES, {"id": meeting_id})
    )


def _demand(ties: Mapping[str, int], treated_on: dt.date | None) -> ThemeDemand:
    interest, experience, expertise = (
        ties.get(link.value, 0)
        for link in (ThemeLink.INTEREST, ThemeLink.EXPERIENCE, ThemeLink.EXPERTISE)
    )
    return ThemeDemand(interest, experience, expertise, treated_on)


def _day(iso: str) -> dt.date:
    return dt.date.fromisoformat(iso)
