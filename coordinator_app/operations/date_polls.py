"""Date polls: ask about some dates before a meeting is planned; change what is asked; bin."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from coordinator_app.errors import UserError
from coordinator_app.models import DateAnswer, DateOption, DatePoll, Theme, Venue
from coordinator_app.operations.bin import put_in_bin, take_from_bin
from coordinator_app.operations.called import called
from coordinator_app.operations.date_poll_people import ask
from coordinator_app.operations.date_poll_rows import answers_where, open_poll, options_of
from coordinator_app.operations.rows import existing, named
from coordinator_app.operations.typed import date_of, line_of, minutes_of, note_of
from coordinator_app.rules.date_options import read_options
from coordinator_app.rules.meetings import HOME_ZONE, MeetingTimes
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.queries.participations import members_on
from coordinator_app.store.store import Store
from coordinator_app.texts import Text, plural, text


@dataclass(frozen=True)
class NewDatePoll:
    """``NewDatePoll("Spring meeting", "di 9 mrt 13:30; do 11 mrt; 12 mrt 10u", "3:30")``.

    Without ``person_ids`` everybody is asked whose membership runs. Days may be typed.
    """

    title: str
    options: str
    duration: Any
    person_ids: Sequence[int] | None = None
    answer_by: Any = None
    notes: str = ""


def add_date_poll(store: Store, new: NewDatePoll, *, today: dt.date) -> Outcome:
    """Begin to look for a date.

    Raises `UserError` at ``title``, ``options``, ``duration`` or ``answer_by``; without a date
    there is nothing to ask.
    """
    title = line_of(new.title, "title", required=True)
    moments = _moments(new.options, today)
    poll = DatePoll(
        title=title,
        duration_minutes=minutes_of(new.duration, "duration"),
        time_zone=HOME_ZONE,
        answer_by=date_of(new.answer_by, "answer_by", today),
        notes=note_of(new.notes, "notes"),
    )
    with store.work("Ask about dates: {title}", title=title) as work:
        work.session.add(poll)
        work.session.flush()
        _add_moments(work.session, poll, moments)
        people = new.person_ids
        if people is None:
            people = members_on(work.session.connection(), today)
        ask(work.session, poll.id, people)
    return work.outcome


def edit_date_poll(
    store: Store, poll_id: int, field: str, value: Any, *, today: dt.date
) -> Outcome:
    """Change ``title``, ``duration``, ``answer_by``, ``venue``, ``theme`` or ``notes``.

    A venue and a theme are given by name, and made when they are new.
    """
    word, apply = _FIELDS[field]
    name = called(store, DatePoll, poll_id)
    with store.work("{field} of {name}", field=word, name=name) as work:
        apply(work.session, existing(work.session, DatePoll, poll_id), value, today)
    return work.outcome


def add_options(store: Store, poll_id: int, typed: str, *, today: dt.date) -> Outcome:
    """Ask about more dates, typed as `read_options` takes them; everybody has yet to answer."""
    moments = _moments(typed, today)
    label = plural(
        "Ask about another date: {title}",
        "Ask about {n} more dates: {title}",
        len(moments),
        title=called(store, DatePoll, poll_id),
    )
    with store.work(label) as work:
        _add_moments(work.session, open_poll(work.session, poll_id), moments)
    return work.outcome


def remove_option(store: Store, option_id: int) -> Outcome:
    """Ask about a date no longer; what was answered to it goes along, and comes back by undo."""
    with store.work("Ask about a date no longer") as work:
        option = existing(work.session, DateOption, option_id)
        open_poll(work.session, option.date_poll_id)
        for answer in answers_where(work.session, DateAnswer.date_option_id == option_id):
            work.session.delete(answer)
        work.session.flush()
        work.session.delete(option)
    return work.outcome


def put_date_polls_in_bin(store: Store, poll_ids: Iterable[int]) -> Outcome:
    """Put date polls in the bin; a meeting that was planned from one stays."""
    wanted = tuple(poll_ids)
    many = plural("{n} date poll to the bin", "{n} date polls to the bin", len(wanted))
    return put_in_bin(store, DatePoll, wanted, many)


def take_date_polls_from_bin(store: Store, poll_ids: Iterable[int]) -> Outcome:
    """Bring date polls back from the bin."""
    wanted = tuple(poll_ids)
    many = plural("{n} date poll out of the bin", "{n} date polls out of the bin", len(wanted))
    return take_from_bin(store, DatePoll, wanted, many)


def _moments(typed: str, today: dt.date) -> tuple[dt.datetime, ...]:
    moments = read_options(str(typed or ""), today)
    if not moments:
        raise UserError("Type one date at least, such as 20 March 13:30.", field="options")
    return moments


def _add_moments(session: Session, poll: DatePoll, moments: Iterable[dt.datetime]) -> None:
    known = {option.starts_at for option in options_of(session, poll.id)}
    for moment in moments:
        if moment in known:
            raise UserError(
                "{day} at {time} is asked about already.",
                field="options",
                day=moment.date(),
                time=f"{moment:%H:%M}",
            )
        _refuse_impossible(moment, poll)
        session.add(DateOption(date_poll_id=poll.id, starts_at=moment))


def _refuse_impossible(starts: dt.datetime, poll: DatePoll) -> None:
    try:
        MeetingTimes(starts, starts + dt.timedelta(minutes=poll.duration_minutes), poll.time_zone)
    except UserError as refusal:
        raise UserError(refusal.text, field="options") from refusal


def _title(_session: Session, poll: DatePoll, value: Any, _today: dt.date) -> None:
    poll.title = line_of(value, "title", required=True)


def _duration(_session: Session, poll: DatePoll, value: Any, _today: dt.date) -> None:
    poll.duration_minutes = minutes_of(value, "duration")


def _answer_by(_session: Session, poll: DatePoll, value: Any, today: dt.date) -> None:
    poll.answer_by = date_of(value, "answer_by", today)


def _venue(session: Session, poll: DatePoll, value: Any, _today: dt.date) -> None:
    name = line_of(value, "venue")
    poll.venue_id = named(session, Venue, name).id if name else None


def _theme(session: Session, poll: DatePoll, value: Any, _today: dt.date) -> None:
    name = line_of(value, "theme")
    poll.theme_id = named(session, Theme, name).id if name else None


def _notes(_session: Session, poll: DatePoll, value: Any, _today: dt.date) -> None:
    poll.notes = note_of(value, "notes")


_Apply = Callable[[Session, DatePoll, Any, dt.date], None]
_FIELDS: Mapping[str, tuple[Text, _Apply]] = {
    "title": (text("Title"), _title),
    "duration": (text("Duration"), _duration),
    "answer_by": (text("Answer before"), _answer_by),
    "venue": (text("Venue"), _venue),
    "theme": (text("Theme"), _theme),
    "notes": (text("Notes"), _notes),
}
