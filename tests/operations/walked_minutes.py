"""What a walk does with minutes, decisions and action items; see `test_random_walk`."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from coordinator_app.operations import action_items, decisions, minutes
from coordinator_app.operations.minutes_paper import minutes_paper
from coordinator_app.rules.agenda import AgendaOutcome
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.store import Store
from tests.builders import TODAY

if TYPE_CHECKING:
    from tests.operations.walking import Walk

LINES = (
    "besluit: We gaan door",
    "actie Jan: Bellen voor 20-4",
    "actie: Schrijven",
    "actie Niemand: x",
    "Het was goed",
    "besluit:",
)


def _line(walk: Walk, store: Store) -> Outcome:
    item = walk.one([None, walk.some("agenda_items")])
    return minutes.write_line(store, walk.some("meetings"), item, walk.one(LINES), today=TODAY)


def _edit_decision(walk: Walk, store: Store) -> Outcome:
    fields = {"words": ("Anders", "", "x" * 3000), "agenda_item_id": (None, "1", 2)}
    return decisions.edit_decision(store, walk.some("decisions"), *walk.field(fields))


def _edit_action(walk: Walk, store: Store) -> Outcome:
    fields = {
        "words": ("Anders", ""),
        "owner": (None, 1, "Jan", "Niemand"),
        "due_on": ("20 mrt", "", "ooit"),
        "agenda_item_id": (None, "1"),
    }
    field, value = walk.field(fields)
    action = walk.some("action_items")
    return action_items.edit_action_item(store, action, field, value, today=TODAY)


VERBS: tuple[Callable[[Walk, Store], Outcome], ...] = (
    _line,
    _line,
    _line,
    _edit_decision,
    _edit_action,
    lambda walk, store: minutes.edit_minutes(store, walk.some("meetings"), walk.word()),
    lambda walk, store: minutes.edit_item_minutes(store, walk.some("agenda_items"), walk.word()),
    lambda walk, store: minutes.set_outcome(
        store, walk.some("agenda_items"), walk.one(AgendaOutcome)
    ),
    lambda walk, store: decisions.put_decisions_in_bin(store, walk.several("decisions")),
    lambda walk, store: decisions.take_decisions_from_bin(store, walk.several("decisions")),
    lambda walk, store: action_items.put_action_items_in_bin(store, walk.several("action_items")),
    lambda walk, store: action_items.take_action_items_from_bin(
        store, walk.several("action_items")
    ),
    lambda walk, store: action_items.finish_action_item(
        store, walk.some("action_items"), today=TODAY
    ),
    lambda walk, store: action_items.reopen_action_item(store, walk.some("action_items")),
    lambda walk, store: action_items.move_action_item(
        store, walk.some("action_items"), walk.day(), today=TODAY
    ),
    lambda walk, store: minutes_paper(store, walk.some("meetings"), "nl", today=TODAY).outcome,
)
