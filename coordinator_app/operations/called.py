"""What a record is called in the label of a step, as the Undo menu shows it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import func, select

from coordinator_app.models import (
    ActionItem,
    Affiliation,
    AgendaItem,
    ContactMoment,
    DatePoll,
    Decision,
    ExternalCall,
    FollowUp,
    Letter,
    LetterTemplate,
    Meeting,
    Membership,
    Nomination,
    NominationRound,
    Organisation,
    Person,
    PlannerEvent,
    PracticeMember,
    Season,
    Secondment,
    Theme,
    Venue,
)
from coordinator_app.store.store import Store


def _person(link: Any) -> Any:
    return select(Person.full_name).where(Person.id == link).scalar_subquery()


# A nomination is called after its candidate; a post, a membership, a secondment after whose they
# are.
_CALLED: dict[Any, Any] = {
    ActionItem: ActionItem.words,
    Affiliation: _person(Affiliation.person_id),
    AgendaItem: AgendaItem.title,
    ContactMoment: ContactMoment.subject,
    DatePoll: DatePoll.title,
    Decision: func.substr(Decision.words, 1, 60),
    ExternalCall: ExternalCall.name,
    FollowUp: FollowUp.reason,
    Letter: Letter.title,
    LetterTemplate: LetterTemplate.name,
    Meeting: Meeting.title,
    Membership: _person(Membership.person_id),
    Nomination: _person(Nomination.candidate_id),
    NominationRound: NominationRound.name,
    Organisation: Organisation.name,
    Person: Person.full_name,
    PlannerEvent: PlannerEvent.name,
    PracticeMember: _person(PracticeMember.person_id),
    Season: Season.name,
    Secondment: _person(Secondment.person_id),
    Theme: Theme.name,
    Venue: Venue.name,
}


def called(store: Store, noun: Any, row_id: int) -> str:
    """``called(store, Meeting, 3)`` → ``"Spring meeting"``; empty when there is no such row."""
    with store.reading() as connection:
        query = select(_CALLED[noun]).where(noun.id == row_id)
        return connection.execute(query).scalar() or ""
