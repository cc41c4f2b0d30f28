"""The facts from which the list of today is made."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from coordinator_app.rules.letters import LetterKind
from coordinator_app.rules.nominations import ConsentAnswer, NominationStage
from coordinator_app.rules.participations import Counters
from coordinator_app.rules.preparation_list import Preparation
from coordinator_app.texts import Text


@dataclass(frozen=True)
class NextMeeting:
    meeting_id: int
    title: str
    starts_on: dt.date
    counters: Counters


@dataclass(frozen=True)
class WaitingConsent:
    """The last day of contact with the manager since the question, and of a reminder by letter."""

    nomination_id: int
    candidate: str
    manager: str
    asked_on: dt.date
    manager_id: int | None = None
    spoken_on: dt.date | None = None
    reminded_on: dt.date | None = None


@dataclass(frozen=True)
class MemberConsentAsked:
    """The last question to a manager for a membership that runs, with the answer to it."""

    consent_id: int
    membership_id: int
    member_id: int
    member: str
    manager_id: int
    manager: str
    asked_on: dt.date
    answer: ConsentAnswer = ConsentAnswer.AWAITED
    answered_on: dt.date | None = None
    spoken_on: dt.date | None = None


@dataclass(frozen=True)
class OpenFollowUp:
    """``about`` names the person or the organisation; empty when it concerns neither."""

    follow_up_id: int
    reason: str
    about: str
    due_on: dt.date
    person_id: int | None = None
    organisation_id: int | None = None


@dataclass(frozen=True)
class MissingReplies:
    """Members without reply for a meeting to come; ``invited_on`` is the last day of inviting."""

    meeting_id: int
    title: str
    starts_on: dt.date
    number: int
    invited_on: dt.date
    reply_by: dt.date | None = None


@dataclass(frozen=True)
class UnrecordedAttendance:
    meeting_id: int
    title: str
    held_on: dt.date


@dataclass(frozen=True)
class OpenNomination:
    """``refused_on`` is when the manager said no to it, or took consent back."""

    nomination_id: int
    candidate: str
    stage: NominationStage
    stage_since: dt.date
    next_step: Text
    candidate_id: int | None = None
    refused_on: dt.date | None = None


@dataclass(frozen=True)
class ClosingRound:
    """An own call that is open; ``received`` of ``wished`` nominations came in."""

    round_id: int
    name: str
    closes_on: dt.date
    received: int
    wished: int | None = None


@dataclass(frozen=True)
class ClosingCall:
    """A call of somebody else that was not settled; ``organisation`` is whose, or empty."""

    call_id: int
    name: str
    organisation: str
    closes_on: dt.date
    organisation_id: int | None = None


@dataclass(frozen=True)
class EndingConsent:
    """Consent that ``manager`` gave for a member, until ``valid_until``.

    ``nomination_id`` is the dossier it stands in; None when it was given for the membership alone.
    """

    person_id: int
    name: str
    manager: str
    manager_id: int
    valid_until: dt.date
    nomination_id: int | None = None


@dataclass(frozen=True)
class ReturnedLetter:
    """The last letter on paper to somebody, that came back and was not answered."""

    letter_id: int
    kind: LetterKind
    person_id: int
    name: str
    made_on: dt.date
    returned_on: dt.date


@dataclass(frozen=True)
class OpenDatePoll:
    """Dates that people are asked about, while none is chosen.

    ``missing`` people have yet to answer to a date that is still to come; ``answered_on`` is the
    day of the last answer. ``first_date`` is the first that is not over, if there is one.
    """

    poll_id: int
    title: str
    missing: int
    first_date: dt.date
    last_date: dt.date
    answer_by: dt.date | None = None
    answered_on: dt.date | None = None


@dataclass(frozen=True)
class BackupState:
    """The day of the last proved backup; None when there is none yet."""

    last_on: dt.date | None = None


@dataclass(frozen=True)
class TodayFacts:
    """Everything that the list is made of; without ``backup`` none is asked for."""

    next_meeting: NextMeeting | None = None
    consents: tuple[WaitingConsent, ...] = ()
    member_consents: tuple[MemberConsentAsked, ...] = ()
    follow_ups: tuple[OpenFollowUp, ...] = ()
    replies: tuple[MissingReplies, ...] = ()
    unrecorded: tuple[UnrecordedAttendance, ...] = ()
    nominations: tuple[OpenNomination, ...] = ()
    rounds: tuple[ClosingRound, ...] = ()
    calls: tuple[ClosingCall, ...] = ()
    ending_consents: tuple[EndingConsent, ...] = ()
    returned_letters: tuple[ReturnedLetter, ...] = ()
    date_polls: tuple[OpenDatePoll, ...] = ()
    backup: BackupState | None = None
    preparations: tuple[Preparation, ...] = ()
