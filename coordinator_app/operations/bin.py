"""The bin: putting people, organisations and themes in it, taking them out, and what goes along.

Nothing is removed: a person in the bin keeps posts, letters and attendance, and comes back whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy.orm import Session

from coordinator_app.clock import now
from coordinator_app.errors import UserError
from coordinator_app.models import Organisation, Person, Theme
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.queries.people import along_with_people, person_name
from coordinator_app.store.store import Store
from coordinator_app.texts import Text, plural, text

Noun = type[Person] | type[Organisation] | type[Theme]


def put_people_in_bin(store: Store, ids: Sequence[int]) -> Outcome:
    """Put people in the bin; they leave every list and search, and can be taken out again."""
    many = plural("{n} person to the bin", "{n} people to the bin", len(ids))
    return _put(store, Person, ids, _named(store, ids, text("To the bin: {name}"), many))


def take_people_from_bin(store: Store, ids: Sequence[int]) -> Outcome:
    """Take people out of the bin."""
    many = plural("{n} person out of the bin", "{n} people out of the bin", len(ids))
    return _take(store, Person, ids, _named(store, ids, text("Out of the bin: {name}"), many))


def put_organisations_in_bin(store: Store, ids: Sequence[int]) -> Outcome:
    """Put organisations in the bin; who worked there keeps that in their history."""
    label = plural("{n} organisation to the bin", "{n} organisations to the bin", len(ids))
    return _put(store, Organisation, ids, label)


def take_organisations_from_bin(store: Store, ids: Sequence[int]) -> Outcome:
    """Take organisations out of the bin."""
    label = plural("{n} organisation out of the bin", "{n} organisations out of the bin", len(ids))
    return _take(store, Organisation, ids, label)


def put_themes_in_bin(store: Store, ids: Sequence[int]) -> Outcome:
    """Put themes in the bin; people keep their link to them for when they come back."""
    label = plural("{n} theme to the bin", "{n} themes to the bin", len(ids))
    return _put(store, Theme, ids, label)


def take_themes_from_bin(store: Store, ids: Sequence[int]) -> Outcome:
    """Take themes out of the bin."""
    label = plural("{n} theme out of the bin", "{n} themes out of the bin", len(ids))
    return _take(store, Theme, ids, label)


def goes_along(store: Store, ids: Sequence[int]) -> tuple[Text, ...]:
    """What is hidden with these people when they go in the bin, each as a few words."""
    with store.reading() as connection:
        along = along_with_people(connection, ids)
    said = (
        plural("{n} membership", "{n} memberships", along.memberships),
        plural("{n} nomination", "{n} nominations", along.nominations),
        plural("{n} place at a meeting", "{n} places at meetings", along.participations),
        plural("{n} follow-up", "{n} follow-ups", along.follow_ups),
    )
    return tuple(words for words in said if words.number)


def _named(store: Store, ids: Sequence[int], one: Text, many: Text) -> Text:
    if len(ids) != 1:
        return many
    with store.reading() as connection:
        return text(one.source, name=person_name(connection, ids[0]))


def _put(store: Store, noun: Noun, ids: Sequence[int], label: Text) -> Outcome:
    moment = now()
    with store.work(label) as work:
        for row in _rows(work.session, noun, ids):
            row.deleted_at = row.deleted_at or moment
    return work.outcome


def _take(store: Store, noun: Noun, ids: Sequence[int], label: Text) -> Outcome:
    with store.work(label) as work:
        for row in _rows(work.session, noun, ids):
            row.deleted_at = None
    return work.outcome


def _rows(session: Session, noun: Noun, ids: Sequence[int]) -> Iterator[Any]:
    for row_id in ids:
        row = session.get(noun, row_id)
        if row is None:
            raise UserError("This is no longer in the network.")
        yield row
