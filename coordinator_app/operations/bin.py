"""The bin: putting records in it, taking them out, and what goes along.

Nothing is removed: a person in the bin keeps posts, letters and attendance, and comes back whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from sqlalchemy.orm import Session

from coordinator_app.clock import now
from coordinator_app.models import (
    Organisation,
    Person,
    Theme,
)
from coordinator_app.operations.called import called
from coordinator_app.operations.rows import all_existing
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.queries.people import along_with_people
from coordinator_app.store.store import Store
from coordinator_app.texts import Text, plural, text

Refuse = Callable[[Session, Any], None]


def put_people_in_bin(store: Store, ids: Sequence[int]) -> Outcome:
    """Put people in the bin; they leave every list and search, and can be taken out again."""
    many = plural("{n} person to the bin", "{n} people to the bin", len(ids))
    return put_in_bin(store, Person, ids, many)


def take_people_from_bin(store: Store, ids: Sequence[int]) -> Outcome:
    """Take people out of the bin."""
    many = plural("{n} person out of the bin", "{n} people out of the bin", len(ids))
    return take_from_bin(store, Person, ids, many)


def put_organisations_in_bin(store: Store, ids: Sequence[int]) -> Outcome:
    """Put organisations in the bin; who worked there keeps that in their history."""
    many = plural("{n} organisation to the bin", "{n} organisations to the bin", len(ids))
    return put_in_bin(store, Organisation, ids, many)


def take_organisations_from_bin(store: Store, ids: Sequence[int]) -> Outcome:
    """Take organisations out of the bin."""
    many = plural("{n} organisation out of the bin", "{n} organisations out of the bin", len(ids))
    return take_from_bin(store, Organisation, ids, many)


def put_themes_in_bin(store: Store, ids: Sequence[int]) -> Outcome:
    """Put themes in the bin; people keep their link to them for when they come back."""
    many = plural("{n} theme to the bin", "{n} themes to the bin", len(ids))
    return put_in_bin(store, Theme, ids, many)


def take_themes_from_bin(store: Store, ids: Sequence[int]) -> Outcome:
    """Take themes out of the bin."""
    many = plural("{n} theme out of the bin", "{n} themes out of the bin", len(ids))
    return take_from_bin(store, Theme, ids, many)


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


def put_in_bin(store: Store, noun: Any, ids: Iterable[int], many: Text) -> Outcome:
    """Put records of a noun in the bin, in one step; what lies there already stays as it was.

    One record is named in the step (``To the bin: Els Bos``); ``many`` are counted.
    """
    wanted, moment = list(ids), now()
    with store.work(_label(store, noun, wanted, text("To the bin: {name}"), many)) as work:
        for row in all_existing(work.session, noun, wanted):
            row.deleted_at = row.deleted_at or moment
    return work.outcome


def take_from_bin(
    store: Store, noun: Any, ids: Iterable[int], many: Text, refuse: Refuse | None = None
) -> Outcome:
    """Bring records back from the bin, in one step; ``refuse`` may say that one cannot."""
    wanted = list(ids)
    with store.work(_label(store, noun, wanted, text("Out of the bin: {name}"), many)) as work:
        for row in all_existing(work.session, noun, wanted):
            row.deleted_at = None
            work.session.flush()
            if refuse is not None:
                refuse(work.session, row)
    return work.outcome


def _label(store: Store, noun: Any, ids: Sequence[int], one: Text, many: Text) -> Text:
    if len(ids) != 1:
        return many
    return text(one.source, name=called(store, noun, ids[0]))
