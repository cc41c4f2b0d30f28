"""What earlier meetings and the members leave for this one, and putting it on the agenda."""

from __future__ import annotations

from dataclasses import dataclass

from coordinator_app.errors import UserError
from coordinator_app.models import AgendaItem, Meeting, Theme
from coordinator_app.operations.agenda import items_of
from coordinator_app.operations.agenda_references import copy_item
from coordinator_app.operations.called import called
from coordinator_app.operations.rows import existing
from coordinator_app.rules.agenda_carry import ThemeScore, theme_score
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.queries.agenda_carry import (
    OpenAction,
    UnfinishedItem,
    WaitingTheme,
    open_actions_for,
    unfinished_items_for,
    waiting_themes_for,
)
from coordinator_app.store.queries.meetings import meeting_record
from coordinator_app.store.store import Store

THEME_MINUTES = 45


@dataclass(frozen=True)
class ScoredTheme:
    """A theme of the backlog, with how much it asks to be treated and why."""

    theme: WaitingTheme
    score: ThemeScore


@dataclass(frozen=True)
class Carried:
    """All that can come along. Actions stand on the agenda by themselves; the rest is chosen."""

    actions: tuple[OpenAction, ...] = ()
    unfinished: tuple[UnfinishedItem, ...] = ()
    themes: tuple[ScoredTheme, ...] = ()


def what_comes_along(store: Store, meeting_id: int) -> Carried:
    """Open actions, unfinished items, and the themes that members ask for most and longest.

    Themes that no member is tied to are left out.
    """
    with store.reading() as connection:
        record = meeting_record(connection, meeting_id)
        if record is None:
            return Carried()
        actions = open_actions_for(connection, meeting_id)
        unfinished = unfinished_items_for(connection, meeting_id)
        waiting = waiting_themes_for(connection, meeting_id)
    on = record.starts_at.date()
    scored = [ScoredTheme(one, theme_score(one.demand, on)) for one in waiting]
    wanted = [one for one in scored if one.score.points]
    return Carried(actions, unfinished, tuple(sorted(wanted, key=lambda one: -one.score.points)))


def carry_item(store: Store, meeting_id: int, item_id: int) -> Outcome:
    """Put an unfinished item of an earlier meeting at the end of this agenda.

    Speakers are asked anew. Raises `UserError` when it stands on an agenda already.
    """
    with store.work("Take along: {title}", title=called(store, AgendaItem, item_id)) as work:
        existing(work.session, Meeting, meeting_id)
        item = existing(work.session, AgendaItem, item_id)
        free = unfinished_items_for(work.session.connection(), meeting_id)
        if item_id not in {one.id for one in free}:
            raise UserError("This item stands on an agenda already.")
        copy = copy_item(work.session, item, meeting_id)
        copy.position = len(items_of(work.session, meeting_id)) - 1
        copy.carried_from_id, copy.fixed_start, copy.parallel = item_id, None, False
        copy.room = ""
    return work.outcome


def put_theme_on_agenda(store: Store, meeting_id: int, theme_id: int) -> Outcome:
    """Put a theme of the backlog at the end of this agenda, for three quarters of an hour."""
    with store.work("Theme on the agenda: {name}", name=called(store, Theme, theme_id)) as work:
        existing(work.session, Meeting, meeting_id)
        theme = existing(work.session, Theme, theme_id)
        items = items_of(work.session, meeting_id)
        if theme_id in {one.theme_id for one in items}:
            raise UserError("This theme stands on the agenda already.")
        work.session.add(
            AgendaItem(
                meeting_id=meeting_id,
                position=len(items),
                title=theme.name,
                duration_minutes=THEME_MINUTES,
                theme_id=theme_id,
            )
        )
    return work.outcome
