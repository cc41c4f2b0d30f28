"""What asks for attention of the preparation of meetings: steps that are due this week, or late."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from coordinator_app.rules.dates import near_words
from coordinator_app.rules.preparation import PreparationKind
from coordinator_app.rules.preparation_list import Preparation, PreparedStep, StepState
from coordinator_app.rules.today_items import TodayAction, TodayItem, group_of
from coordinator_app.texts import Text, text

# Today told these before there were lists: by their own facts, from their own day.
_TOLD_BY = {PreparationKind.REMIND: "replies", PreparationKind.ATTENDANCE: "attendance"}


def with_preparation(
    items: Sequence[TodayItem], preparations: Sequence[Preparation], today: dt.date
) -> list[TodayItem]:
    """The items with the steps that are due by the end of the week, nothing twice.

    Who has not answered, and attendance that is nowhere, are told as before, and not once more as a
    step. Where a hand ticked that step, it is not told at all.
    """
    settled = {
        _twin(one, step)
        for one in preparations
        for step in one.steps
        if step.state is StepState.DONE and not step.by_facts
    }
    kept = [item for item in items if item.key not in settled]
    told = {item.key for item in kept}
    for one in preparations:
        kept += [item for step, item in _due(one, today) if _twin(one, step) not in told]
    return kept


def _due(one: Preparation, today: dt.date) -> Iterator[tuple[PreparedStep, TodayItem]]:
    week_end = today + dt.timedelta(days=6 - today.weekday())
    for step in one.steps:
        if step.asks and step.due <= week_end:
            yield step, _item(one, step, today)


def _item(one: Preparation, step: PreparedStep, today: dt.date) -> TodayItem:
    own = step.step.kind is PreparationKind.OWN
    return TodayItem(
        f"step:{step.step.id}",
        group_of(step.due, today),
        text("{what} – {meeting}", what=step.step.called, meeting=one.title),
        _reason(one, step, today),
        step.due,
        "meetings",
        one.meeting_id,
        TodayAction.COMPLETE_STEP if own else TodayAction.DO_STEP,
        fact_id=step.step.id,
        field=step.step.kind.value,
    )


def _reason(one: Preparation, step: PreparedStep, today: dt.date) -> Text:
    near = near_words(one.day, today)
    when = text("The meeting was {when}.", when=near)
    if one.day >= today:
        when = text("The meeting is {when}.", when=near)
    return when if step.said is None else text("{said}. {when}", said=step.said, when=when)


def _twin(one: Preparation, step: PreparedStep) -> str:
    """The key of the item that tells the same; one that nothing has when there is none."""
    told_by = _TOLD_BY.get(step.step.kind)
    return f"{told_by}:{one.meeting_id}" if told_by else ""
