"""What a record is called in the label of a step, as the Undo menu shows it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from coordinator_app.models import (
    Affiliation,
    AgendaItem,
    ContactMoment,
    FollowUp,
    Meeting,
    Membership,
    Nomination,
    NominationRound,
    Organisation,
    Person,
    Season,
    Theme,
    Venue,
)
from coordinator_app.store.store import Store


def _person(link: Any) -> Any:
    return select(Person.full_name).where(Person.id == link).scalar_subquery()


# A nomination is called after its candidate, a post and a membership after whose they are.
_CALLED: dict[Any, Any] = {
    Affiliation: _person(Affiliation.person_id),
    AgendaItem: AgendaItem.title,
    ContactMoment: ContactMoment.subject,
    FollowUp: FollowUp.reason,
    Meeting: Meeting.title,
    Membership: _person(Membership.person_id),
    Nomination: _person(Nomination.candidate_id),
    NominationRound: NominationRound.name,
    Organisation: Organisation.name,
    Person: Person.full_name,
    Season: Season.name,
    Theme: Theme.name,
    Venue: Venue.name,
}


def called(store: Store, noun: Any, row_id: int) -> str:
    """``called(store, Meeting, 3)`` → ``"Spring meeting"``; empty when there is no such row."""
    with store.reading() as connection:
        query = select(_CALLED[noun]).where(noun.id == row_id)
        return connection.execute(query).scalar() or ""
