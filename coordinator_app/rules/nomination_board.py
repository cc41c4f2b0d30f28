"""The board of nominations: its columns, and which way a card can go from where it lies."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from coordinator_app.rules.nominations import (
    CLOSED,
    ConsentAnswer,
    NominationFacts,
    NominationStage,
    allowed_moves,
    why_not,
)
from coordinator_app.texts import Choice, Text, text

S = NominationStage


class BoardColumn(Choice):
    """The columns in their order; what was decided lies together in the last one.

    Their words are short; what is asked and agreed is the consent of the manager.
    """

    RECEIVED = "received", text("Received")
    REVIEWED = "reviewed", text("Reviewed")
    APPROACHED = "approached", text("Approached")
    CONSENT_ASKED = "consent_asked", text("Asked")
    CONSENTED = "consented", text("Agreed")
    DECIDED = "decided", text("Decided")

    @property
    def stages(self) -> tuple[NominationStage, ...]:
        """The stages whose cards lie here."""
        return tuple(stage for stage in S if column_of(stage) is self)


class Need(Choice):
    """What must be filled in before a card can go on."""

    MANAGER = "manager", text("The manager who is asked")
    ANSWER = "answer", text("The answer of the manager")


@dataclass(frozen=True)
class Way:
    """A step to ``stage``: open, after something was filled in (``first``), or refused."""

    stage: NominationStage
    first: Need | None = None
    refusal: Text | None = None


def column_of(stage: NominationStage) -> BoardColumn:
    """The column in which a card of this stage lies."""
    return BoardColumn.DECIDED if stage in CLOSED else BoardColumn(stage.value)


def way_to(facts: NominationFacts, stage: NominationStage, today: dt.date) -> Way:
    """Whether a card can go to ``stage``, and what stands in the way."""
    reason = why_not(facts, stage, today)
    first = _need(facts, stage) if reason is not None else None
    return Way(stage, first, reason if first is None else None)


def ways_of(facts: NominationFacts, today: dt.date) -> tuple[Way, ...]:
    """The steps that are open, those included for which something is filled in first."""
    ways = (way_to(facts, stage, today) for stage in S)
    return tuple(way for way in ways if way.refusal is None)


def column_refusal(facts: NominationFacts, column: BoardColumn, today: dt.date) -> Text | None:
    """Why a card cannot go to a column; None when it can, or lies there already."""
    if column is column_of(facts.stage):
        return None
    ways = [way_to(facts, stage, today) for stage in column.stages]
    return None if any(way.refusal is None for way in ways) else ways[0].refusal


def way_back(facts: NominationFacts, today: dt.date) -> NominationStage | None:
    """The nearest earlier stage that a card can go back to; None at the first one."""
    before = list(S)[: list(S).index(facts.stage)]
    allowed = allowed_moves(facts, today)
    return next((one for one in reversed(before) if one in allowed and one not in CLOSED), None)


def _need(facts: NominationFacts, stage: NominationStage) -> Need | None:
    asking = stage is S.CONSENT_ASKED and facts.stage is S.APPROACHED
    if asking and facts.manager_id is None:
        return Need.MANAGER
    awaited = facts.stage is S.CONSENT_ASKED and facts.consent is ConsentAnswer.AWAITED
    return Need.ANSWER if stage is S.CONSENTED and awaited else None
