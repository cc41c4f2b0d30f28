"""The preparation list of a meeting: each step with its day and its state, and where it stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from coordinator_app.rules.preparation import PreparationKind, due_on
from coordinator_app.rules.preparation_facts import Finding, PreparationFacts, shown_by
from coordinator_app.texts import Choice, Text, plural, text

SOON_DAYS = 7


class StepState(Choice):
    """How a step stands. *Missed*: it was for before the meeting, and that is over."""

    DONE = "done", text("Done")
    LATE = "late", text("Late")
    SOON = "soon", text("Soon")
    LATER = "later", text("Later")
    NOT_NEEDED = "not_needed", text("Not needed")
    MISSED = "missed", text("Not done")


ASKING = frozenset({StepState.LATE, StepState.SOON, StepState.LATER})


@dataclass(frozen=True)
class KeptStep:
    """A step as it is kept; ``ticked_on``: a hand ticked it that day."""

    id: int
    kind: PreparationKind
    days_before: int
    words: str = ""
    ticked_on: dt.date | None = None

    @property
    def called(self) -> Text:
        """Its own words, or those of its kind."""
        return text("{what}", what=self.words) if self.words else self.kind.word


@dataclass(frozen=True)
class PreparedStep:
    """A step of one meeting. ``said``: how far it is; ``done_on``: where a day is known."""

    step: KeptStep
    due: dt.date
    state: StepState
    said: Text | None = None
    done_on: dt.date | None = None
    by_facts: bool = False

    @property
    def asks(self) -> bool:
        """Whether it is still to be done."""
        return self.state in ASKING


@dataclass(frozen=True)
class Preparation:
    """The steps of a meeting in the order of their days."""

    meeting_id: int
    title: str
    day: dt.date
    steps: tuple[PreparedStep, ...] = ()

    @property
    def done(self) -> int:
        return sum(one.state is StepState.DONE for one in self.steps)

    @property
    def wanted(self) -> int:
        """How many this meeting has need of."""
        return sum(one.state is not StepState.NOT_NEEDED for one in self.steps)

    @property
    def next(self) -> PreparedStep | None:
        """What is to be done first."""
        return next((one for one in self.steps if one.asks), None)

    def summary(self) -> Text | None:
        """*Preparation: 3 of 9 done · next: Invite, Wed 3 Feb 2027*; None without a list."""
        if not self.wanted:
            return None
        done = text("Preparation: {done} of {n} done", done=self.done, n=self.wanted)
        if (coming := self.next) is None:
            return done
        what = coming.step.called
        late = sum(one.state is StepState.LATE for one in self.steps)
        if late > 1:
            return plural(
                "{done} · {n} is late, first: {what}",
                "{done} · {n} are late, first: {what}",
                late,
                done=done,
                what=what,
            )
        if late:
            return text("{done} · late: {what}, {day}", done=done, what=what, day=coming.due)
        return text("{done} · next: {what}, {day}", done=done, what=what, day=coming.due)


def prepared(facts: PreparationFacts, steps: Sequence[KeptStep], today: dt.date) -> Preparation:
    """The list as it stands on ``today``: the same facts give the same list."""
    judged = [_judged(facts, step, today) for step in steps]
    judged.sort(key=lambda one: (one.due, -one.step.days_before, one.step.id))
    return Preparation(facts.meeting_id, facts.title, facts.day, tuple(judged))


def _judged(facts: PreparationFacts, step: KeptStep, today: dt.date) -> PreparedStep:
    found = shown_by(step.kind, facts, today)
    due = due_on(facts.day, step.days_before)
    return PreparedStep(
        step,
        due,
        _state(facts, step, found, due, today),
        found.said,
        found.on if found.done else step.ticked_on,
        by_facts=found.done,
    )


def _state(
    facts: PreparationFacts, step: KeptStep, found: Finding, due: dt.date, today: dt.date
) -> StepState:
    if found.done or step.ticked_on is not None:
        return StepState.DONE
    if facts.cancelled or not found.needed:
        return StepState.NOT_NEEDED
    if step.days_before > 0 and facts.is_over(today):
        return StepState.MISSED
    if due < today:
        return StepState.LATE
    return StepState.SOON if (due - today).days <= SOON_DAYS else StepState.LATER
