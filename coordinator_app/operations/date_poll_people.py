"""Who is asked about the dates of a poll, who must be there, and how many of each category."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from coordinator_app.errors import UserError
from coordinator_app.models import (
    DateAnswer,
    DateOption,
    DatePoll,
    DatePollNeed,
    DatePollPerson,
    Person,
)
from coordinator_app.operations.called import called
from coordinator_app.operations.date_poll_rows import (
    answers_where,
    asked_rows,
    open_poll,
    rows_of_people,
)
from coordinator_app.operations.rows import all_existing
from coordinator_app.operations.typed import choice_of, number_of
from coordinator_app.rules.memberships import MemberCategory
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.queries.participations import members_on
from coordinator_app.store.store import Store
from coordinator_app.texts import plural, text

MOST_NEEDED = 999


def ask_people(store: Store, poll_id: int, person_ids: Iterable[int]) -> Outcome:
    """Ask these people too; who is asked already stays as they are."""
    ids = list(dict.fromkeys(person_ids))
    title = called(store, DatePoll, poll_id)
    label = plural(
        "Ask another person: {title}", "Ask {n} more people: {title}", len(ids), title=title
    )
    with store.work(label) as work:
        ask(work.session, open_poll(work.session, poll_id).id, ids)
    return work.outcome


def ask_all_members(store: Store, poll_id: int, *, today: dt.date) -> Outcome:
    """Ask everybody whose membership runs ``today``."""
    with store.work("Ask all members: {title}", title=called(store, DatePoll, poll_id)) as work:
        poll = open_poll(work.session, poll_id)
        ask(work.session, poll.id, members_on(work.session.connection(), today))
    return work.outcome


def ask_no_longer(store: Store, poll_id: int, person_ids: Iterable[int]) -> Outcome:
    """Take people off; what they answered goes along, and comes back by undo."""
    ids = list(dict.fromkeys(person_ids))
    label = plural("Ask a person no longer", "Ask {n} people no longer", len(ids))
    with store.work(label) as work:
        poll = open_poll(work.session, poll_id)
        rows = asked_rows(work.session, poll.id, ids)
        options = select(DateOption.id).where(DateOption.date_poll_id == poll.id)
        theirs = DateAnswer.person_id.in_(ids) & DateAnswer.date_option_id.in_(options)
        for row in [*answers_where(work.session, theirs), *rows]:
            work.session.delete(row)
    return work.outcome


def set_must_be_there(
    store: Store, poll_id: int, person_ids: Iterable[int], *, must: bool
) -> Outcome:
    """Without these people a date is no date, or they are asked like everybody else."""
    ids = list(dict.fromkeys(person_ids))
    name = called(store, Person, ids[0]) if ids else ""
    label = plural("Need not be there: {name}", "{n} people need not be there", len(ids), name=name)
    if must:
        label = plural("Must be there: {name}", "{n} people must be there", len(ids), name=name)
    with store.work(label) as work:
        poll = open_poll(work.session, poll_id)
        for row in asked_rows(work.session, poll.id, ids):
            row.must_be_there = must
    return work.outcome


def set_need(store: Store, poll_id: int, category: MemberCategory | str, at_least: Any) -> Outcome:
    """At least so many of a category must be there; nothing or 0: no matter how many.

    Raises `UserError` at the name of the category for what is no number.
    """
    chosen = choice_of(category, MemberCategory, "category")
    number = _number(at_least, chosen.value)
    label = text("Needed at least: {n} × {category}", n=number, category=chosen)
    with store.work(label) as work:
        poll = open_poll(work.session, poll_id)
        query = select(DatePollNeed).where(
            DatePollNeed.date_poll_id == poll.id, DatePollNeed.category == chosen
        )
        _put_need(work.session, poll.id, chosen, number, work.session.scalars(query).first())
    return work.outcome


def ask(session: Session, poll_id: int, person_ids: Sequence[int]) -> None:
    """Put these people on the list, within a step; who is on it already stays."""
    there = rows_of_people(session, poll_id)
    new = [person_id for person_id in person_ids if person_id not in there]
    for person in all_existing(session, Person, new):
        if person.deleted_at is not None:
            raise UserError(
                "{name} is in the bin. Take the person out of it first.", name=person.full_name
            )
        session.add(DatePollPerson(date_poll_id=poll_id, person_id=person.id))


def _number(at_least: Any, field: str) -> int:
    if str(at_least if at_least is not None else "").strip() in {"", "0"}:
        return 0
    return number_of(at_least, field, MOST_NEEDED) or 0


def _put_need(
    session: Session,
    poll_id: int,
    category: MemberCategory,
    at_least: int,
    kept: DatePollNeed | None,
) -> None:
    if kept is None and at_least:
        session.add(DatePollNeed(date_poll_id=poll_id, category=category, at_least=at_least))
    elif kept is not None and at_least:
        kept.at_least = at_least
    elif kept is not None:
        session.delete(kept)
