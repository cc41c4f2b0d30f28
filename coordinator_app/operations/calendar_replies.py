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
from coordinator_app.rules.participations import Reply, ReplyWay
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.queries.calendar_replies import meeting_of_uid, participants_with_email
from coordinator_app.store.store import Store
from coordinator_app.texts import Text, plural

Step = Callable[[int, int], None]
_InFile = tuple[str, CalendarReply]
_LONG_AGO = dt.datetime.min.replace(tzinfo=dt.UTC)


@dataclass(frozen=True)
class Refused:
    """A file, or a reply in it, that was not taken, and why."""

    file: str
    reason: Text


@dataclass(frozen=True)
class Taken:
    """A reply that counts: whose it is, what it says, and whether that was known already."""

    file: str
    person_id: int
    reply: Reply
    known: bool


@dataclass(frozen=True)
class RepliesReport:
    """``recorded`` replies were new or different, ``known`` ones were noted like that already.

    ``overtaken`` are files with an answer that the same person gave anew in another one.
    """

    outcome: Outcome | None
    taken: tuple[Taken, ...]
    refused: tuple[Refused, ...]
    overtaken: tuple[str, ...] = ()

    @property
    def recorded(self) -> int:
        return sum(not one.known for one in self.taken)

    @property
    def known(self) -> int:
        return sum(one.known for one in self.taken)


def record_calendar_replies(
    store: Store, paths: Iterable[Path], *, today: dt.date, step: Step | None = None
) -> RepliesReport:
    """Record the replies in these .ics and .eml files; of several of one person the last counts.

    What cannot be taken is told in the report, and keeps nothing else from being recorded.
    ``step(done, total)`` is called after each file and may raise to stop: nothing is kept then.
    """
    files = list(paths)
    replies: list[_InFile] = []
    refused: list[Refused] = []
    for done, path in enumerate(files, start=1):
        try:
            replies += [(path.name, reply) for reply in read_replies(path)]
        except UserError as refusal:
            refused.append(Refused(path.name, refusal.text))
        if step is not None:
            step(done, len(files))
    answers, overtaken = _answers(store, replies, refused)
    if not answers:
        return RepliesReport(None, (), tuple(refused))
    label = plural("A reply from a calendar", "{n} replies from calendars", len(answers))
    with store.work(label) as work:
        taken = tuple(_note(work.session, key, one, today) for key, one in answers.items())
    return RepliesReport(work.outcome, taken, tuple(refused), overtaken)


def _answers(
    store: Store, replies: Sequence[_InFile], refused: list[Refused]
) -> tuple[dict[tuple[int, int], _InFile], tuple[str, ...]]:
    """By meeting and person the reply that counts, and the files whose replies do not any more.

    What cannot be taken goes to ``refused``.
    """
    found: dict[tuple[int, int], _InFile] = {}
    overtaken: list[str] = []
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
                key = meeting.meeting_id, people[0]
                if key in found:
                    overtaken.append(found[key][0])
                found[key] = file, reply
    return found, tuple(overtaken)


def _note(session: Session, key: tuple[int, int], in_file: _InFile, today: dt.date) -> Taken:
    """Write one reply down, unless it was noted like that already."""
    (meeting_id, person_id), (file, reply) = key, in_file
    query = select(Participation).where(
        Participation.meeting_id == meeting_id, Participation.person_id == person_id
    )
    one = session.scalars(query).one()
    remark = reply.comment or one.remark
    if reply.answer is None or (one.reply, one.remark) == (reply.answer, remark):
        return Taken(file, person_id, one.reply, known=True)
    said = reply.replied_at.astimezone().date() if reply.replied_at else today
    note_reply(one, reply.answer, min(said, today), ReplyWay.CALENDAR, reply.answered_by)
    one.remark = remark
    return Taken(file, person_id, reply.answer, known=False)
