"""The letter that asks a new manager for consent with a membership that runs already."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from coordinator_app.errors import UserError
from coordinator_app.operations.batch import Batch, refuse_in_bin
from coordinator_app.operations.letter_making import LetterMaker
from coordinator_app.operations.letter_templates import Templates, letter_texts
from coordinator_app.operations.letter_values import Place, in_words
from coordinator_app.operations.letters import counted
from coordinator_app.operations.today import today_settings
from coordinator_app.rules.letters import LetterKind, LetterWay, Wishes
from coordinator_app.rules.nominations import ConsentAnswer
from coordinator_app.rules.today_facts import MemberConsentAsked
from coordinator_app.store.queries.addressees import addressee
from coordinator_app.store.queries.membership_consents import consents_of_membership
from coordinator_app.store.queries.memberships import MembershipRow, membership
from coordinator_app.store.queries.nominations import ConsentRow, Somebody, somebody
from coordinator_app.store.queries.posts import last_post_begins
from coordinator_app.store.queries.today_consents import asked_for_members
from coordinator_app.store.store import Store

KIND = LetterKind.CONSENT_RENEWAL


@dataclass(frozen=True)
class _About:
    member: Somebody
    membership: MembershipRow
    consent: ConsentRow


def consent_renewal_letter(
    store: Store,
    membership_id: int,
    *,
    today: dt.date,
    template: Templates | None = None,
    informal: bool = False,
    way: LetterWay | None = None,
    wishes: Wishes | None = None,
) -> Batch:
    """The question to the manager asked last for this membership, as a batch of one.

    Raises UserError at ``manager_id`` when nobody was asked or the answer is there already, and
    for who lies in the bin.
    """
    with store.reading() as connection:
        about = _about(connection, membership_id, today)
        if addressee(connection, about.member.id, today).in_bin:
            refuse_in_bin(about.member.name)
        texts = template or letter_texts(connection, KIND.value, informal=informal)
        days = today_settings(connection).consent_term_days
        maker = LetterMaker(connection, texts, today, informal=informal, way=way, wishes=wishes)
        maker.add(
            lambda language: _fields(about, language, today + dt.timedelta(days=days)),
            _places(about),
        )
        made = maker.batch([about.consent.manager.id], about.member.name)
    return counted(replace(made, kind=KIND))


def awaited_renewals(connection: Connection, today: dt.date) -> list[MemberConsentAsked]:
    """The questions for memberships that were not answered yet, the oldest first."""
    asked = asked_for_members(connection, today)
    return [one for one in asked if one.answer is ConsentAnswer.AWAITED]


def _about(connection: Connection, membership_id: int, today: dt.date) -> _About:
    row = membership(connection, membership_id)
    if row is None:
        raise UserError("This membership is no longer there. Undo brings it back.")
    consents = consents_of_membership(connection, membership_id, today)
    if not consents:
        raise UserError("Say first which manager is asked for consent.", field="manager_id")
    if consents[-1].answer is not ConsentAnswer.AWAITED:
        raise UserError(
            "The manager has answered; there is nothing to ask any more.", field="manager_id"
        )
    # A letter may go out before the first day of the new post, that it is about.
    held_on = max(today, last_post_begins(connection, row.person_id) or today)
    return _About(somebody(connection, row.person_id, held_on), row, consents[-1])


def _fields(about: _About, language: str, reply_by: dt.date) -> dict[str, str]:
    return {
        "candidate_name": about.member.name,
        "candidate_function": about.member.post,
        "manager_name": about.consent.manager.name,
        "asked_on": in_words(about.consent.asked_on, language),
        "member_since": in_words(about.membership.started_on, language),
        "reply_by": in_words(reply_by, language),
    }


def _places(about: _About) -> dict[str, Place]:
    whom = ("people", about.member.id, about.member.name)
    return {
        "candidate_name": Place(*whom, "family_name"),
        "candidate_function": Place(*whom, "affiliations"),
        "manager_name": Place(*whom, "manager_id"),
        "asked_on": Place(*whom, "asked_on"),
        "member_since": Place(*whom, "started_on"),
    }
