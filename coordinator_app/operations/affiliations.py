"""What the coordinator does with affiliations: beginning, editing and ending a post."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from coordinator_app.errors import UserError
from coordinator_app.models import Affiliation, Person, PracticeMember, Secondment
from coordinator_app.operations.called import called
from coordinator_app.operations.organisations import organisation_for, organisation_name_of
from coordinator_app.operations.rows import existing
from coordinator_app.operations.typed import date_of, line_of
from coordinator_app.rules.affiliations import Post, refuse_post
from coordinator_app.rules.periods import Period
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.store import Store
from coordinator_app.texts import Text, text


@dataclass(frozen=True)
class NewPost:
    """A post to begin. ``organisation`` is a name: the one known by it is taken, else it is made.

    Without ``started_on`` nobody knows since when.
    """

    organisation: str
    job_title: str = ""
    started_on: dt.date | str | None = None


@dataclass(frozen=True)
class ReadyPost:
    """A post that was read: see `checked_post`."""

    organisation: str
    job_title: str
    started_on: dt.date | None


FIELDS: Mapping[str, Text] = {
    "organisation": text("Organisation"),
    "job_title": text("Job title"),
    "started_on": text("Begin"),
    "ended_on": text("End"),
}


def start_affiliation(store: Store, person_id: int, post: NewPost, *, today: dt.date) -> Outcome:
    """Begin a post beside those that somebody has."""
    ready = checked_post(post, today)
    with store.work("New post: {name}", name=called(store, Person, person_id)) as work:
        write_post(work.session, person_id, ready, ready.started_on)
    return work.outcome


def edit_affiliation(
    store: Store, affiliation_id: int, field: str, value: Any, *, today: dt.date
) -> Outcome:
    """Give one field of a post (see `FIELDS`) the value that was typed."""
    kept = _READERS[field](value, field, today)
    name = called(store, Affiliation, affiliation_id)
    with store.work("Post of {name}: {field}", field=FIELDS[field], name=name) as work:
        row = existing(work.session, Affiliation, affiliation_id)
        if field == "organisation":
            row.organisation_id = organisation_for(work.session, kept)
        else:
            setattr(row, field, kept)
        _refuse_wrong(work.session, row, field)
    return work.outcome


def remove_affiliation(store: Store, affiliation_id: int) -> Outcome:
    """Take a post away that was never held: a mistake, not the end of a job.

    Secondments and learning practices that it brought along stay, of no post.
    """
    with store.work(
        "Post removed: {name}", name=called(store, Affiliation, affiliation_id)
    ) as work:
        row = existing(work.session, Affiliation, affiliation_id)
        _let_go(work.session, affiliation_id)
        work.session.delete(row)
    return work.outcome


def _let_go(session: Session, affiliation_id: int) -> None:
    for noun in (Secondment, PracticeMember):
        of_post = noun.affiliation_id == affiliation_id
        session.execute(update(noun).where(of_post).values(affiliation_id=None))


_READERS: Mapping[str, Callable[[Any, str, dt.date], Any]] = {
    "organisation": lambda value, field, _today: organisation_name_of(value, field),
    "job_title": lambda value, field, _today: line_of(value, field),
    "started_on": date_of,
    "ended_on": date_of,
}


def checked_post(post: NewPost, today: dt.date) -> ReadyPost:
    """A post that was typed, fit to keep. Raises UserError at its fields."""
    return ReadyPost(
        organisation_name_of(post.organisation, "organisation"),
        line_of(post.job_title, "job_title"),
        date_of(post.started_on, "started_on", today),
    )


def write_post(
    session: Session, person_id: int, ready: ReadyPost, started_on: dt.date | None
) -> Affiliation:
    """Begin a post on a day (None: nobody knows since when) inside a step that is open."""
    row = Affiliation(
        person_id=existing(session, Person, person_id).id,
        organisation_id=organisation_for(session, ready.organisation),
        job_title=ready.job_title,
        started_on=started_on,
    )
    session.add(row)
    _refuse_wrong(session, row, "started_on")
    return row


def _refuse_wrong(session: Session, row: Affiliation, field: str) -> None:
    """Refuse dates that lie the wrong way round, and a post that is there twice."""
    session.flush()
    others = select(Affiliation).where(
        Affiliation.person_id == row.person_id, Affiliation.id != row.id
    )
    try:
        refuse_post(post_of(row), map(post_of, session.scalars(others)))
    except UserError as refusal:
        own = "organisation" if refusal.field == "organisation_id" else field
        raise UserError(refusal.text, field=own) from refusal


def post_of(row: Affiliation) -> Post:
    """A post as the rules look at it."""
    return Post(row.organisation_id, row.job_title, Period(row.started_on, row.ended_on))
