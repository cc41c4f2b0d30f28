"""Whose move a nomination is, since when, and whether that takes longer than it may."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from coordinator_app.rules.nominations import (
    CLOSED,
    SAID_NO,
    NominationFacts,
    NominationStage,
)
from coordinator_app.texts import Choice, Text, text

S = NominationStage


class Mover(Choice):
    """Who is to do something."""

    NOMINATOR = "nominator", text("Nominator")
    COORDINATOR = "coordinator", text("Coordinator")
    CANDIDATE = "candidate", text("Candidate")
    MANAGER = "manager", text("Manager")


@dataclass(frozen=True)
class Dates:
    """The days from which waiting is counted; ``asked_on`` and ``answered_on`` of the consent."""

    stage_since: dt.date
    asked_on: dt.date | None = None
    answered_on: dt.date | None = None


@dataclass(frozen=True)
class Turn:
    """Whose move it is: ``what`` is to be done, since when, within how many days (None: any)."""

    who: Mover
    what: Text
    since: dt.date
    patience: int | None = None

    def days(self, today: dt.date) -> int:
        return max((today - self.since).days, 0)

    def is_late(self, today: dt.date) -> bool:
        """Whether it waits as long as it may, or longer, as on the list of today."""
        return self.patience is not None and self.days(today) >= self.patience


def mover_of(facts: NominationFacts, *, has_motivation: bool = True) -> Mover | None:
    """Who is to do what comes next; None when the nomination was decided.

    A nomination without a motivation waits for its nominator first. A consent that is over opens
    even a decided one again.
    """
    if facts.consent_expired_on is not None:
        return Mover.COORDINATOR
    if facts.stage in CLOSED:
        return None
    if _lacks_motivation(facts, has_motivation):
        return Mover.NOMINATOR
    if facts.stage is S.APPROACHED and facts.needs_consent:
        return Mover.CANDIDATE
    if facts.stage is S.CONSENT_ASKED and facts.consent not in SAID_NO:
        return Mover.MANAGER
    return Mover.COORDINATOR


def turn_of(
    facts: NominationFacts, dates: Dates, patience: int | None, *, has_motivation: bool = True
) -> Turn | None:
    """The turn of a nomination that runs; None when it was decided.

    ``patience``: after how many days this stage waits too long; None is never.
    """
    who = mover_of(facts, has_motivation=has_motivation)
    if who is None:
        return None
    what = what_next(facts, has_motivation=has_motivation)
    return Turn(who, what, _since(facts, dates), patience)


def what_next(facts: NominationFacts, *, has_motivation: bool = True) -> Text:
    """What is to be done next, and by whom; empty when the nomination was decided."""
    if mover_of(facts, has_motivation=has_motivation) is Mover.NOMINATOR:
        return text("The nominator writes the motivation")
    if facts.consent_expired_on is not None:
        return text("The coordinator asks for consent again")
    if facts.stage is S.APPROACHED and not facts.needs_consent:
        return text("The coordinator decides on admission")
    if facts.stage is S.CONSENT_ASKED and facts.consent in SAID_NO:
        return text("The coordinator asks another manager, or declines")
    return _NEXT.get(facts.stage, text(""))


_NEXT = {
    S.RECEIVED: text("The coordinator reads it"),
    S.REVIEWED: text("The coordinator approaches the candidate"),
    S.APPROACHED: text("The candidate answers, then consent is asked"),
    S.CONSENT_ASKED: text("The manager answers"),
    S.CONSENTED: text("The coordinator decides on admission"),
}


def _lacks_motivation(facts: NominationFacts, has_motivation: bool) -> bool:
    received = facts.stage is S.RECEIVED
    return received and not has_motivation and facts.nominator_id is not None


def _since(facts: NominationFacts, dates: Dates) -> dt.date:
    if facts.stage is not S.CONSENT_ASKED:
        return facts.consent_expired_on or dates.stage_since
    counted = dates.answered_on if facts.consent in SAID_NO else dates.asked_on
    return counted or dates.stage_since
