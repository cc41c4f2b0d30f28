"""What asks for attention of action items: who is to do what, from the week of its day on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from coordinator_app.rules.today_facts import OpenActionItem, TodayFacts
from coordinator_app.rules.today_items import TodayAction, TodayItem, group_of
from coordinator_app.texts import Text, text


def action_items_due(facts: TodayFacts, today: dt.date) -> Iterator[TodayItem]:
    """Action items with a day, until they are done; who is to be called about it is the owner."""
    for one in facts.action_items:
        yield TodayItem(
            f"action_item:{one.action_item_id}",
            group_of(one.due_on, today),
            text("{what}", what=one.words),
            _reason(one),
            one.due_on,
            "action_items",
            one.action_item_id,
            TodayAction.COMPLETE_ACTION_ITEM,
            one.action_item_id,
            one.owner_id,
        )


def _reason(one: OpenActionItem) -> Text:
    """``Action item of Janny Bakker, agreed at Wijkteams (20 March 2027).``."""
    if one.meeting and one.agreed_on:
        at = text("{meeting} ({day})", meeting=one.meeting, day=one.agreed_on)
        if one.owner:
            return text("Action item of {name}, agreed at {at}.", name=one.owner, at=at)
        return text("Action item of nobody yet, agreed at {at}.", at=at)
    if one.owner:
        return text("Action item of {name}.", name=one.owner)
    return text("Action item of nobody yet.")
