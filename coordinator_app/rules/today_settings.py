"""How long things may wait before they ask for attention, and the terms that letters name."""

from __future__ import annotations

from dataclasses import dataclass

from coordinator_app.errors import UserError
from coordinator_app.rules.nominations import NominationStage

LONGEST = 365  # days
_MOST_FIGURES = 9


@dataclass(frozen=True)
class TodaySettings:
    """Days. A stage that lasted so long is *waiting*: on Today, in the list and on the board.

    ``…_notice_days``: so many days before a call closes or a consent ends, Today says so.
    ``…_term_days``: the time to answer that a letter names, counted from the day on which it is
    made. ``needs_erase_days``: so many days after a meeting its diets and access needs are erased.
    """

    received_wait_days: int = 14
    reviewed_wait_days: int = 14
    approached_wait_days: int = 14
    consent_wait_days: int = 21
    consented_wait_days: int = 14
    reminder_wait_days: int = 7
    reply_wait_days: int = 14
    attendance_wait_days: int = 1
    backup_wait_days: int = 14
    round_notice_days: int = 14
    call_notice_days: int = 14
    consent_notice_days: int = 30
    consent_term_days: int = 21
    reminder_term_days: int = 14
    needs_erase_days: int = 30

    def stage_days(self, stage: NominationStage) -> int | None:
        """After how many days this stage is waiting; None for a decision, which waits for nobody.

        ``TodaySettings().stage_days(NominationStage.CONSENT_ASKED)`` → 21.
        """
        name = _STAGES.get(stage)
        return None if name is None else int(getattr(self, name))


_STAGES = {
    NominationStage.RECEIVED: "received_wait_days",
    NominationStage.REVIEWED: "reviewed_wait_days",
    NominationStage.APPROACHED: "approached_wait_days",
    NominationStage.CONSENT_ASKED: "consent_wait_days",
    NominationStage.CONSENTED: "consented_wait_days",
}


def read_days(value: object, field: str) -> int:
    """A whole number of days from 1 to 365; anything else is refused at ``field``."""
    typed = "" if isinstance(value, bool) else str(value).strip()
    # Not isdigit: that takes a raised two, which int() does not.
    days = int(typed) if typed.isdecimal() and len(typed) <= _MOST_FIGURES else 0
    if not 1 <= days <= LONGEST:
        raise UserError("Write a number of days from 1 to 365.", field=field)
    return days
