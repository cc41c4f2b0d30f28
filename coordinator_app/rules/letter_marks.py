"""Marks on a letter that was made: sent, answered, come back; and where it stands by them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from coordinator_app.errors import UserError
from coordinator_app.rules.periods import refuse_future
from coordinator_app.texts import Choice, text


class LetterMark(Choice):
    """What became of a letter; the value is the name of its date."""

    SENT = "sent_on", text("Sent")
    ANSWERED = "answered_on", text("Answered")
    RETURNED = "returned_on", text("Come back")


class LetterState(Choice):
    """Where a letter stands; the last thing that is known of it."""

    MADE = "made", text("Made")
    SENT = "sent", text("Sent")
    ANSWERED = "answered", text("Answered")
    RETURNED = "returned", text("Come back")


@dataclass(frozen=True)
class Marks:
    """The day a letter was made, and the days of its marks."""

    made_on: dt.date
    sent_on: dt.date | None = None
    answered_on: dt.date | None = None
    returned_on: dt.date | None = None

    @property
    def state(self) -> LetterState:
        """An answer counts for more than a letter that came back: the person was reached."""
        if self.answered_on:
            return LetterState.ANSWERED
        if self.returned_on:
            return LetterState.RETURNED
        return LetterState.SENT if self.sent_on else LetterState.MADE


def refuse_mark(marks: Marks, mark: LetterMark, on: dt.date, today: dt.date) -> None:
    """Refuse a day to come, and one before the letter was made or sent; at the mark's field."""
    field = mark.value
    refuse_future(on, today, field)
    if on < marks.made_on:
        raise UserError(
            "The letter was made on {day}; this cannot be before that.",
            field=field,
            day=marks.made_on,
        )
    if mark is LetterMark.SENT:
        _refuse_after(marks, on)
    elif marks.sent_on is not None and on < marks.sent_on:
        raise UserError(
            "The letter was sent on {day}; this cannot be before that.",
            field=field,
            day=marks.sent_on,
        )


def _refuse_after(marks: Marks, sent_on: dt.date) -> None:
    for later in (marks.answered_on, marks.returned_on):
        if later is not None and later < sent_on:
            raise UserError(
                "Something is known of this letter from {day}; it was sent before that.",
                field="sent_on",
                day=later,
            )
