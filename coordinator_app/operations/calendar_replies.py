"""Replies that came back from calendars, recorded for the right person; all in one step."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from coordinator_app.errors import UserError
from coordinator_app.exchange.calendar_replies import read_replies
from coordinator_app.models import Participation
from coordinator_app.operations.participations import note_reply
from coordinator_app.rules.calendar_replies import CalendarReply, why_not_taken
from coordinator_app.rules.participations import ReplyWay
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.queries.calendar_replies import meeting_of_uid, participants_with_email
from coordinator_app.store.store import Store
from coordinator_app.texts import Text, plural

Step = Callable[[int, int], None]
_LONG_AGO = dt.datetime.min.replace(tzinfo=dt.UTC)


@dataclass(frozen=True)
class Refused:
    """A file, or a reply in it, that was not taken, and why."""

    file: str
    reason: Text


@dataclass(frozen=True)
class RepliesReport:
    """``recorded`` replies were new or different, ``known`` ones were noted like that already."""

    outcome: Outcome | None
    recorded: int
    known: int
    refused: tuple[Refused, ...]


def record_calendar_replies(
    store: Store, paths: Iterable[Path], *, today: dt.date, step: Step | None = None
) -> RepliesReport:
    """Record the replies in these .ics and .eml files; of several of one person the last counts.

    What cannot be taken is told in the report, and keeps nothing else from being recorded.
    ``step(done, total)`` is called after each file and may raise to stop: nothing is kept then.
    """
    files = list(paths)
    replies: list[tuple[str, CalendarReply]] = []
    refused: list[Refused] = []
    for done, path in enumerate(files, start=1):
        try:
            replies += [(path.name, reply) for reply in read_replies(path)]
        except UserError as refusal:
            refused.append(Refused(path.name, refusal.text))
        if step is not None:
            step(done, len(files))
    answers = _answers(store, replies, refused)
    if not answers:
        return RepliesReport(None, 0, 0, tuple(refused))
    label = plural("A reply from a calendar", "{n} replies from calendars", len(answers))
    with store.work(label) as work:
        changed = sum(_note(work.session, key, reply, today) for key, reply in answers.items())
    return RepliesReport(work.outcome, changed, len(answers) - changed, tuple(refused))


def _answers(
    store: Store, replies: Sequence[tuple[str, CalendarReply]], refused: list[Refused]
) -> dict[tuple[int, int], CalendarReply]:
    """By meeting and person the reply that counts; what does not goes to ``refused``."""
    found: dict[tuple[int, int], CalendarReply] = {}
    by_time = sorted(replies, key=lambda one: one[1].replied_at or _LONG_AGO)
    with store.reading() as connection:
        for file, reply in by_time:
            meeting = meeting_of_uid(connection, reply.uid)
            people: tuple[int, ...] = ()
            if meeting is not None:
                people = participants_with_email(connection, meeting.meeting_id, reply.email)
            if reason := why_not_taken(reply, meeting, people):
                refused.append(Refused(file, reason))
            elif meeting is not None:
                found[meeting.meeting_id, people[0]] = reply
    return found


def _note(session: Session, key: tuple[int, int], reply: CalendarReply, today: dt.date) -> bool:
    """Write one reply down; False when it was noted like that already."""
    meeting_id, person_id = key
    query = select(Participation).where(
        Participation.meeting_id == meeting_id, Participation.person_id == person_id
    )
    one = session.scalars(query).one()
    remark = reply.comment or one.remark
    if reply.answer is None or (one.reply, one.remark) == (reply.answer, remark):
        return False
    said = reply.replied_at.astimezone().date() if reply.replied_at else today
    note_reply(one, reply.answer, min(said, today), ReplyWay.CALENDAR, reply.answered_by)
    one.remark = remark
    return True
