"""The fields of a meeting: what may be typed in each, and of which those invited must hear."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from coordinator_app.errors import UserError
from coordinator_app.models import LearningPractice, Meeting, Participation, Season, Theme, Venue
from coordinator_app.operations.rows import named, refuse_missing
from coordinator_app.operations.typed import (
    choice_of,
    date_of,
    line_of,
    moment_of,
    needed_date_of,
    note_of,
)
from coordinator_app.rules.learning_practices import PracticeKind
from coordinator_app.rules.meetings import (
    Announced,
    MeetingStatus,
    MeetingTimes,
    next_sequence,
    refuse_held_early,
    refuse_late_reply,
)
from coordinator_app.rules.moments import TypedMoment
from coordinator_app.rules.postal import ADDRESS_FIELDS
from coordinator_app.texts import Text, text

POINTED_AT: Mapping[str, type[Season | Venue | Theme | LearningPractice]] = {
    "season_id": Season,
    "venue_id": Venue,
    "theme_id": Theme,
    "learning_practice_id": LearningPractice,
}
# What a calendar says of the place.
_WHERE = ("name", "room", *ADDRESS_FIELDS)


@contextmanager
def tell_the_invited(session: Session, meeting: Meeting) -> Iterator[None]:
    """Raise SEQUENCE when what stands in calendars changes after invitations went out."""
    before = _announced(session, meeting)
    yield
    if _anybody_invited(session, meeting.id):
        after = _announced(session, meeting)
        meeting.sequence = next_sequence(meeting.sequence, before, after)


def _announced(session: Session, meeting: Meeting) -> Announced:
    venue = session.get(Venue, meeting.venue_id) if meeting.venue_id else None
    return Announced(
        starts=meeting.starts_at,
        ends=meeting.ends_at,
        zone=meeting.time_zone,
        venue="\n".join(getattr(venue, part) for part in _WHERE) if venue else "",
        title=meeting.title,
        cancelled=meeting.status == MeetingStatus.CANCELLED,
    )


def _anybody_invited(session: Session, meeting_id: int) -> bool:
    query = select(Participation.id).where(
        Participation.meeting_id == meeting_id, Participation.invited_on.is_not(None)
    )
    return session.execute(query.limit(1)).first() is not None


def refuse_impossible(starts: dt.datetime, ends: dt.datetime, zone: str, field: str) -> None:
    """Refuse an end that is not after the start, and times that cannot be, at ``field``.

    ``field`` is the one that was typed last; the sentence belongs there.
    """
    if ends <= starts:
        raise UserError(
            "The end ({end}) must be after the start ({start})."
            " Does it go on past midnight? Type the date with the time.",
            field=field,
            start=f"{starts:%H:%M}",
            end=f"{ends:%H:%M}",
        )
    try:
        MeetingTimes(starts, ends, zone)
    except UserError as refusal:
        raise UserError(refusal.text, field=field) from refusal


@dataclass(frozen=True)
class MeetingEdit:
    """One field of a meeting and what was typed or chosen for it."""

    field: str
    value: Any
    today: dt.date

    @property
    def label(self) -> Text:
        """The step in words: ``Change meeting: date``."""
        return text("Change meeting: {field}", field=_FIELDS[self.field][0])

    def apply(self, session: Session, meeting: Meeting) -> None:
        """Put the value in; raises `UserError` at the field when it cannot be."""
        _FIELDS[self.field][1](self, session, meeting)


def _title(edit: MeetingEdit, _session: Session, meeting: Meeting) -> None:
    meeting.title = line_of(edit.value, "title", required=True)


def _notes(edit: MeetingEdit, _session: Session, meeting: Meeting) -> None:
    meeting.notes = note_of(edit.value, "notes")


def _status(edit: MeetingEdit, _session: Session, meeting: Meeting) -> None:
    status = choice_of(edit.value, MeetingStatus, "status")
    if status == MeetingStatus.HELD:
        refuse_held_early(meeting.starts_at, dt.datetime.combine(edit.today, dt.time.max))
    meeting.status = status


def _date(edit: MeetingEdit, _session: Session, meeting: Meeting) -> None:
    """Times that were typed behind the day are the new ones; else the meeting keeps its own."""
    moment = edit.value
    if not isinstance(moment, TypedMoment):
        moment = TypedMoment(needed_date_of(moment, "date", edit.today))
    meeting.starts_at, meeting.ends_at = moment.of(meeting.starts_at, meeting.ends_at)
    _refuse_impossible(edit, meeting)


def _moment(edit: MeetingEdit, _session: Session, meeting: Meeting) -> None:
    moment = moment_of(edit.value, edit.field, edit.today, getattr(meeting, edit.field))
    setattr(meeting, edit.field, moment)
    _refuse_impossible(edit, meeting)


def _time_zone(edit: MeetingEdit, _session: Session, meeting: Meeting) -> None:
    meeting.time_zone = line_of(edit.value, "time_zone", required=True)
    _refuse_impossible(edit, meeting)


def _refuse_impossible(edit: MeetingEdit, meeting: Meeting) -> None:
    refuse_impossible(meeting.starts_at, meeting.ends_at, meeting.time_zone, edit.field)
    refuse_late_reply(meeting.reply_by, meeting.starts_at, edit.field)


def _reply_by(edit: MeetingEdit, _session: Session, meeting: Meeting) -> None:
    meeting.reply_by = date_of(edit.value, "reply_by", edit.today)
    refuse_late_reply(meeting.reply_by, meeting.starts_at, "reply_by")


def _id(edit: MeetingEdit, session: Session, meeting: Meeting) -> None:
    row_id = int(edit.value) if edit.value else None
    refuse_missing(session, POINTED_AT[edit.field], row_id)
    setattr(meeting, edit.field, row_id)


def _venue(edit: MeetingEdit, session: Session, meeting: Meeting) -> None:
    name = line_of(edit.value, "venue")
    meeting.venue_id = named(session, Venue, name).id if name else None


def _theme(edit: MeetingEdit, session: Session, meeting: Meeting) -> None:
    name = line_of(edit.value, "theme")
    meeting.theme_id = named(session, Theme, name).id if name else None


def _practice(edit: MeetingEdit, session: Session, meeting: Meeting) -> None:
    name = line_of(edit.value, "practice")
    found = named(session, LearningPractice, name, kind=PracticeKind.OWN) if name else None
    meeting.learning_practice_id = found.id if found else None


_Apply = Callable[[MeetingEdit, Session, Meeting], None]
_FIELDS: dict[str, tuple[Text, _Apply]] = {
    "title": (text("title"), _title),
    "date": (text("date"), _date),
    "starts_at": (text("start"), _moment),
    "ends_at": (text("end"), _moment),
    "time_zone": (text("time zone"), _time_zone),
    "season_id": (text("season"), _id),
    "venue_id": (text("venue"), _id),
    "venue": (text("venue"), _venue),
    "theme_id": (text("theme"), _id),
    "theme": (text("theme"), _theme),
    "learning_practice_id": (text("learning practice"), _id),
    "practice": (text("learning practice"), _practice),
    "status": (text("status"), _status),
    "reply_by": (text("reply before"), _reply_by),
    "notes": (text("notes"), _notes),
}
