"""Where a meeting stands, which decides what paper fits it now. No widgets here."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import Enum, auto

from coordinator_app.operations.meeting_letters import concerns
from coordinator_app.rules.letters import LetterKind
from coordinator_app.rules.meetings import MeetingStatus
from coordinator_app.store.queries.meetings import MeetingRecord, meeting_record
from coordinator_app.store.queries.participations import ParticipantRow, participants_of
from coordinator_app.store.store import Store

_NEAR = 7  # days before the meeting, from which its agenda and sheet are printed
_BEFOREHAND = {LetterKind.REMINDER, LetterKind.CONFIRMATION}


class Moment(Enum):
    BEFORE = auto()
    NEAR = auto()
    AFTER = auto()
    CANCELLED = auto()


@dataclass(frozen=True)
class Standing:
    """A meeting as it stands today, with the people on its list."""

    title: str
    moment: Moment
    people: tuple[ParticipantRow, ...]

    @property
    def is_everybody_invited(self) -> bool:
        """Of an empty list nobody is left out."""
        return all(one.invited_on for one in self.people)

    def wants(self, kind: LetterKind) -> bool:
        """Whether letters of this kind would go to somebody.

        What is asked beforehand is not asked afterwards, and who was invited to a cancelled
        meeting hears that alone.
        """
        if self.moment is Moment.AFTER and kind in _BEFOREHAND:
            return False
        if (self.moment is Moment.CANCELLED) != (kind is LetterKind.CANCELLATION):
            return False
        return any(concerns(kind, one) for one in self.people)


def standing_of(store: Store, meeting_id: int, today: dt.date) -> Standing | None:
    """How this meeting stands; None when it is gone."""
    with store.reading() as connection:
        record = meeting_record(connection, meeting_id)
        people = participants_of(connection, meeting_id)
    if record is None:
        return None
    return Standing(record.title, _moment(record, today), tuple(people))


def _moment(record: MeetingRecord, today: dt.date) -> Moment:
    if record.status is MeetingStatus.CANCELLED:
        return Moment.CANCELLED
    days = (record.starts_at.date() - today).days
    if days < 0:
        return Moment.AFTER
    return Moment.NEAR if days <= _NEAR else Moment.BEFORE
