"""Minutes: what was said, what became of an item, and a typed line that may decide or agree."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import Connection, select

from coordinator_app.models import AgendaItem, Meeting
from coordinator_app.operations.action_items import NewActionItem, add_action_item, owner_called
from coordinator_app.operations.called import called
from coordinator_app.operations.decisions import NewDecision, add_decision, next_number
from coordinator_app.operations.rows import existing
from coordinator_app.operations.typed import choice_of, note_of
from coordinator_app.rules.agenda import AgendaOutcome
from coordinator_app.rules.cleaning import shortened
from coordinator_app.rules.minutes_typing import TypedAction, TypedDecision, read_line
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.store import Store
from coordinator_app.texts import Text, text


def edit_minutes(store: Store, meeting_id: int, words: Any) -> Outcome:
    """What the minutes say before the items."""
    said = note_of(words, "minutes")
    with store.work("Minutes of {title}", title=called(store, Meeting, meeting_id)) as work:
        existing(work.session, Meeting, meeting_id).minutes = said
    return work.outcome


def edit_item_minutes(store: Store, item_id: int, words: Any) -> Outcome:
    """What was said at an agenda item."""
    said = note_of(words, "minutes")
    with store.work("Minutes of {title}", title=called(store, AgendaItem, item_id)) as work:
        existing(work.session, AgendaItem, item_id).minutes = said
    return work.outcome


def set_outcome(store: Store, item_id: int, outcome: AgendaOutcome | str) -> Outcome:
    """What became of an agenda item: treated, not finished, or not said yet."""
    chosen = choice_of(outcome, AgendaOutcome, "outcome")
    label = text("{title}: {outcome}", title=called(store, AgendaItem, item_id), outcome=chosen)
    with store.work(label) as work:
        existing(work.session, AgendaItem, item_id).outcome = chosen
    return work.outcome


def write_line(
    store: Store, meeting_id: int, item_id: int | None, typed: str, *, today: dt.date
) -> Outcome:
    """Do what a typed line says, at an agenda item or at the meeting as a whole.

    ``besluit: …`` decides, ``actie Janny: … voor 20-4`` agrees; anything else is added to what was
    said. Raises UserError for a name or a day that cannot be read; then nothing is written.
    """
    read = read_line(typed, today)
    if isinstance(read, TypedDecision):
        return add_decision(store, NewDecision(read.words, meeting_id, item_id))
    if isinstance(read, TypedAction):
        new = NewActionItem(read.words, read.owner, read.due_on, meeting_id, item_id)
        return add_action_item(store, new, today=today)
    noun: type[AgendaItem | Meeting] = AgendaItem if item_id else Meeting
    row_id = item_id or meeting_id
    with store.work("Minutes of {title}", title=called(store, noun, row_id)) as work:
        row: AgendaItem | Meeting = existing(work.session, noun, row_id)
        row.minutes = note_of("\n".join(filter(None, (row.minutes, read.words))), "line")
    return work.outcome


def foreseen(
    store: Store, meeting_id: int, item_id: int | None, typed: str, *, today: dt.date
) -> Text:
    """What `write_line` would do with this line, in a sentence; raises what that would raise."""
    read = read_line(typed, today)
    with store.reading() as connection:
        if isinstance(read, TypedDecision):
            number = next_number(connection, _year(connection, meeting_id))
            return text("Decision {number}: {words}", number=number, words=read.words)
        if isinstance(read, TypedAction):
            who = read.owner
            if who:
                who = owner_called(connection, who, meeting_id, today).name
            return _agreed(read, who)
    if item_id is None:
        return text("Added to what was said at the meeting as a whole.")
    title = shortened(called(store, AgendaItem, item_id))
    return text("Added to what was said at “{title}”.", title=title)


def _year(connection: Connection, meeting_id: int) -> int:
    query = select(Meeting.starts_at).where(Meeting.id == meeting_id)
    return connection.execute(query).scalar_one().year


def _agreed(read: TypedAction, who: str) -> Text:
    if who and read.due_on:
        return text("Action item for {name}, by {day}: {words}", name=who, day=read.due_on,
                    words=read.words)  # fmt: skip
    if who:
        return text("Action item for {name}: {words}", name=who, words=read.words)
    if read.due_on:
        return text("Action item for nobody yet, by {day}: {words}", day=read.due_on,
                    words=read.words)  # fmt: skip
    return text("Action item for nobody yet: {words}", words=read.words)
