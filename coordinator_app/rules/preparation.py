"""Preparation of a meeting: what is to be done before and after it, and how long before."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from coordinator_app.texts import Choice, text


class PreparationKind(Choice):
    """What a step is about; all but an own step tick themselves where the facts show it."""

    PROGRAMME = "programme", text("Make the programme")
    INVITE = "invite", text("Invite")
    SPEAKERS = "speakers", text("Confirm the speakers")
    REMIND = "remind", text("Remind who has not answered")
    CONFIRM = "confirm", text("Confirm to who comes")
    PRINT_AGENDA = "print_agenda", text("Print the agenda")
    PRINT_DOOR_PACK = "print_door_pack", text("Print the papers for the door")
    ATTENDANCE = "attendance", text("Record the attendance")
    MINUTES = "minutes", text("Make the minutes")
    THANK = "thank", text("Thank who was there")
    OWN = "own", text("Own step")


@dataclass(frozen=True)
class UsualStep:
    """A step of the list that new meetings get; ``words`` are those of an own step."""

    kind: PreparationKind
    days_before: int
    words: str = ""


USUAL_STEPS = (
    UsualStep(PreparationKind.PROGRAMME, 56),
    UsualStep(PreparationKind.INVITE, 42),
    UsualStep(PreparationKind.SPEAKERS, 28),
    UsualStep(PreparationKind.REMIND, 14),
    UsualStep(PreparationKind.CONFIRM, 7),
    UsualStep(PreparationKind.PRINT_AGENDA, 1),
    UsualStep(PreparationKind.PRINT_DOOR_PACK, 1),
    UsualStep(PreparationKind.ATTENDANCE, -1),
    UsualStep(PreparationKind.THANK, -3),
    UsualStep(PreparationKind.MINUTES, -7),
)

FURTHEST = 730  # days before or after
_FRIDAY, _SUNDAY = 4, 6


def due_on(meeting: dt.date, days_before: int) -> dt.date:
    """The day by which a step is to be done; it moves with the meeting.

    What would fall in a weekend is done on the Friday before it; after the meeting, on the Monday
    that follows, for nothing of that kind can be done before it. The day itself stays that day.

    >>> due_on(dt.date(2027, 3, 22), 1)  # a Monday meeting is printed for on Friday
    datetime.date(2027, 3, 19)
    """
    day = meeting - dt.timedelta(days=days_before)
    weekday = day.weekday()
    if not days_before or weekday <= _FRIDAY:
        return day
    over = weekday - _FRIDAY if days_before > 0 else weekday - _SUNDAY - 1
    return day - dt.timedelta(days=over)
