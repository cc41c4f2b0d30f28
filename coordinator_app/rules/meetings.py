"""Meetings: status, local times and their instants, and what those invited must hear of."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from coordinator_app.errors import UserError
from coordinator_app.texts import Choice, text


class MeetingStatus(Choice):
    """How firm a meeting is."""

    DRAFT = "draft", text("Draft")
    PLANNED = "planned", text("Planned")
    HELD = "held", text("Held")
    CANCELLED = "cancelled", text("Cancelled")


def status_on(
    status: MeetingStatus, ends: dt.datetime, *, recorded: bool, today: dt.date
) -> MeetingStatus:
    """The status as the facts tell it: a meeting was held when its day is over and the presence
    of somebody was recorded, whether or not anybody called it held.
    """
    open_yet = status in {MeetingStatus.DRAFT, MeetingStatus.PLANNED}
    return MeetingStatus.HELD if open_yet and recorded and ends.date() < today else status


HOME_ZONE = "Europe/Amsterdam"
_LONGEST = dt.timedelta(days=7)


@dataclass(frozen=True)
class MeetingTimes:
    """Begin and end on the wall clock where the meeting is, and the IANA zone of that clock.

    Raises UserError at ``ends_at`` when the end is not after the start, at ``starts_at`` when the
    clock skips that time in the night summer time begins.
    """

    starts: dt.datetime
    ends: dt.datetime
    zone: str = HOME_ZONE

    def __post_init__(self) -> None:
        for field, moment in (("starts_at", self.starts), ("ends_at", self.ends)):
            if moment.tzinfo is not None:
                raise ValueError(moment)
            self._refuse_skipped(field, moment)
        if self.ends_utc <= self.starts_utc:
            raise UserError("The end must be after the start.", field="ends_at")
        if self.ends - self.starts > _LONGEST:
            raise UserError(
                "The meeting would last more than a week. Check the dates.", field="ends_at"
            )

    @property
    def starts_utc(self) -> dt.datetime:
        """The instant of the start in UTC."""
        return self._instant(self.starts)

    @property
    def ends_utc(self) -> dt.datetime:
        """The instant of the end in UTC."""
        return self._instant(self.ends)

    @property
    def minutes(self) -> int:
        """How long it really lasts: an hour more in the night that summer time ends."""
        return int((self.ends_utc - self.starts_utc).total_seconds()) // 60

    def _instant(self, moment: dt.datetime) -> dt.datetime:
        """Of a time that comes twice (end of summer time) the first, unless ``fold`` says other."""
        return moment.replace(tzinfo=_zone(self.zone)).astimezone(dt.UTC)

    def _refuse_skipped(self, field: str, moment: dt.datetime) -> None:
        # PEP 495: only a time inside the gap does not come back from UTC as it went.
        back = self._instant(moment).astimezone(_zone(self.zone)).replace(tzinfo=None)
        if back != moment:
            raise UserError(
                "{time} does not exist on that day: the clock goes forward then.",
                field=field,
                time=f"{moment:%H:%M}",
            )


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise UserError("There is no time zone {name}.", field="time_zone", name=name) from None


@dataclass(frozen=True)
class Announced:
    """What stands in the calendars of those invited."""

    starts: dt.datetime
    ends: dt.datetime
    zone: str
    venue: str
    title: str
    cancelled: bool


def next_sequence(sequence: int, before: Announced, after: Announced) -> int:
    """The SEQUENCE for the next calendar file: one more if anything announced has changed.

    RFC 5545 §3.8.7.4: a calendar program passes over an update whose number has not risen.
    """
    return sequence + (before != after)


def refuse_late_reply(reply_by: dt.date | None, starts: dt.datetime, field: str) -> None:
    """Refuse to ask for replies until a day after the meeting, at the ``field`` typed last."""
    if reply_by is not None and reply_by > starts.date():
        raise UserError(
            "Replies are asked before {day}, which is after the meeting. Choose an earlier day.",
            field=field,
            day=reply_by,
        )


def refuse_inviting(status: MeetingStatus, title: str) -> None:
    """Refuse to invite anybody to a meeting that was called off."""
    if status is MeetingStatus.CANCELLED:
        raise UserError("{title} is cancelled; nobody is invited to it.", title=title)


def refuse_held_early(starts: dt.datetime, now: dt.datetime) -> None:
    """Refuse to call a meeting held that has yet to begin; both are local times."""
    if starts > now:
        raise UserError("This meeting is still to come; it cannot be held yet.", field="status")
