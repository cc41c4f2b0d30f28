"""Preparation of meetings: lay the list, add to it, tick by hand; the facts tick the rest."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from coordinator_app.errors import UserError
from coordinator_app.models import Meeting, PreparationStep
from coordinator_app.operations.called import called
from coordinator_app.operations.preparation_list import preparation_of
from coordinator_app.operations.preparation_settings import usual_steps
from coordinator_app.operations.rows import existing
from coordinator_app.operations.typed import line_of
from coordinator_app.rules.preparation import PreparationKind, UsualStep
from coordinator_app.rules.preparation_distances import read_distance, read_step
from coordinator_app.rules.preparation_list import KeptStep
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.store import Store
from coordinator_app.texts import LANGUAGES, Text, text


def lay_usual_list(session: Session, meeting_id: int) -> None:
    """Give a meeting the usual list, inside a step that is open: whoever makes a meeting calls it.

    The meeting must have its id (``session.flush()``).
    """
    _lay(session, meeting_id, usual_steps(session.connection()))


def copy_list(session: Session, from_meeting: int, to_meeting: int) -> None:
    """Give a copy the steps of its original, all of them still to do; the usual list without any.

    Own steps and changed distances come along.
    """
    query = select(PreparationStep).where(PreparationStep.meeting_id == from_meeting)
    steps = session.scalars(query.order_by(PreparationStep.id)).all()
    if steps:
        kept = [UsualStep(step.kind, step.days_before, step.words) for step in steps]
        _lay(session, to_meeting, kept)
    else:
        lay_usual_list(session, to_meeting)


def lay_list(store: Store, meeting_id: int) -> Outcome:
    """Give a meeting of before there were lists the usual one; what is on its list stays."""
    title = called(store, Meeting, meeting_id)
    with store.work("Preparation list: {title}", title=title) as work:
        existing(work.session, Meeting, meeting_id)
        query = select(PreparationStep).where(PreparationStep.meeting_id == meeting_id)
        there = {(step.kind, step.words) for step in work.session.scalars(query)}
        usual = usual_steps(work.session.connection())
        _lay(work.session, meeting_id, [s for s in usual if (s.kind, s.words) not in there])
    return work.outcome


def add_step(store: Store, meeting_id: int, typed: str) -> Outcome:
    """Add a step as it is typed: ``2 weken ervoor taart bestellen``.

    The words of a usual step, ``6 weken ervoor uitnodigen``, bring that one back. Raises UserError
    at ``words`` when it does not say when or what, and for a usual step that is there.
    """
    words, days_before = read_step(typed)
    kind = _kind_called(words)
    own = line_of(words, "words") if kind is PreparationKind.OWN else ""
    step = UsualStep(kind, days_before, own)
    with store.work("New step: {what}", what=_called(step)) as work:
        existing(work.session, Meeting, meeting_id)
        if kind is not PreparationKind.OWN:
            _refuse_second(work.session, meeting_id, kind)
        _lay(work.session, meeting_id, [step])
    return work.outcome


def edit_step(store: Store, step_id: int, field: str, value: Any) -> Outcome:
    """Change ``days_before``, as it is typed, or the ``words`` of an own step."""
    what = _step_called(store, step_id)
    if field == "days_before":
        days = value if isinstance(value, int) else read_distance(str(value), field)
        with store.work("When to do: {what}", what=what) as work:
            existing(work.session, PreparationStep, step_id).days_before = days
        return work.outcome
    if field != "words":
        raise ValueError(field)
    words = line_of(value, field, required=True)
    with store.work("Change step: {what}", what=what) as work:
        step = existing(work.session, PreparationStep, step_id)
        if step.kind is not PreparationKind.OWN:
            raise UserError("This is a usual step; only own steps have words of your own.",
                            field=field)  # fmt: skip
        step.words = words
    return work.outcome


def tick_step(store: Store, step_id: int, *, today: dt.date) -> Outcome:
    """It is done, whatever the facts show."""
    with store.work("Done: {what}", what=_step_called(store, step_id)) as work:
        step = existing(work.session, PreparationStep, step_id)
        step.done_on = step.done_on or today
    return work.outcome


def untick_step(store: Store, step_id: int, *, today: dt.date) -> Outcome:
    """It was not done after all. Raises UserError when the facts show that it was."""
    with store.work("Not done yet: {what}", what=_step_called(store, step_id)) as work:
        step = existing(work.session, PreparationStep, step_id)
        step.done_on = None
        _refuse_shown(work.session, step, today)
    return work.outcome


def remove_step(store: Store, step_id: int) -> Outcome:
    """Take a step off the list of its meeting; undo brings it back."""
    with store.work("Take off the list: {what}", what=_step_called(store, step_id)) as work:
        work.session.delete(existing(work.session, PreparationStep, step_id))
    return work.outcome


def _lay(session: Session, meeting_id: int, steps: Iterable[UsualStep]) -> None:
    for one in steps:
        session.add(
            PreparationStep(
                meeting_id=meeting_id,
                kind=one.kind,
                words=one.words,
                days_before=one.days_before,
            )
        )


def _refuse_second(session: Session, meeting_id: int, kind: PreparationKind) -> None:
    query = select(PreparationStep.id).where(
        PreparationStep.meeting_id == meeting_id, PreparationStep.kind == kind
    )
    if session.scalars(query).first() is not None:
        raise UserError("{what} is on the list already.", field="words", what=kind.word)


def _refuse_shown(session: Session, step: PreparationStep, today: dt.date) -> None:
    """What the facts show cannot be wished away: say what they show."""
    session.flush()
    seen = preparation_of(session.connection(), step.meeting_id, today)
    shown = next((one for one in seen.steps if one.step.id == step.id), None)
    if shown is not None and shown.by_facts:
        raise UserError(
            "{what} ticked itself: {said}.",
            what=shown.step.called,
            said=shown.said or shown.state.word,
        )


def _kind_called(words: str) -> PreparationKind:
    """The usual step that these words are, in any language; else an own one."""
    for kind in PreparationKind:
        said = {kind.word.say(language).casefold() for language in LANGUAGES}
        if kind is not PreparationKind.OWN and words.casefold() in said:
            return kind
    return PreparationKind.OWN


def _called(step: UsualStep) -> Text:
    return KeptStep(0, step.kind, step.days_before, step.words).called


def _step_called(store: Store, step_id: int) -> Text:
    """What a step is called in the Undo menu; of one that is gone, nothing."""
    with store.reading() as connection:
        query = select(PreparationStep.kind, PreparationStep.words)
        found = connection.execute(query.where(PreparationStep.id == step_id)).first()
    return text("") if found is None else KeptStep(step_id, found[0], 0, found[1]).called
