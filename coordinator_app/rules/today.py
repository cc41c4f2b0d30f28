"""Today: what asks for attention, computed from dates. Same facts, same list."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field

from coordinator_app.rules.nominations import (
    CLOSED,
    ConsentAnswer,
    NominationFacts,
    NominationStage,
    whose_move,
)
from coordinator_app.texts import Choice, Text, plural, text

WEEK = dt.timedelta(days=7)
DAY = dt.timedelta(days=1)


class Urgency(Choice):
    """The groups of the list; a week is the seven days to come."""

    LATE = "late", text("Late")
    TODAY = "today", text("Today")
    THIS_WEEK = "this_week", text("This week")


class ItemKind(Choice):
    """What an item is about; items of one day stand in this order."""

    FOLLOW_UP = "follow_up", text("Follow-up")
    CONSENT = "consent", text("Consent")
    ATTENDANCE = "attendance", text("Attendance")
    REPLIES = "replies", text("Replies")
    NOMINATION = "nomination", text("Nomination")
    BACKUP = "backup", text("Backup")


@dataclass(frozen=True)
class Periods:
    """After how many days something asks for attention; ``reply_days`` before the meeting."""

    consent_days: int = 21
    idle_days: int = 14
    reply_days: int = 14
    backup_days: int = 14


@dataclass(frozen=True)
class DueFollowUp:
    """A follow-up that is not done; with whom, if with anybody."""

    id: int
    due_on: dt.date
    reason: str
    person_id: int | None = None
    person: str = ""
    organisation_id: int | None = None
    organisation: str = ""


@dataclass(frozen=True)
class RunningNomination:
    """A nomination that was not decided, with the consent that was asked last."""

    id: int
    candidate: str
    stage: NominationStage
    stage_since: dt.date
    facts: NominationFacts
    manager: str = ""
    asked_on: dt.date | None = None
    answered_on: dt.date | None = None

    @property
    def waits_for_manager(self) -> bool:
        awaited = self.facts.consent is ConsentAnswer.AWAITED
        return self.stage is NominationStage.CONSENT_ASKED and awaited


@dataclass(frozen=True)
class MeetingToCome:
    """A meeting with invitations that nobody answered; ``names`` are some of those people."""

    id: int
    title: str
    starts_on: dt.date
    reply_by: dt.date | None
    unanswered: int
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class MeetingPast:
    """A meeting that was held, of which no presence at all was recorded."""

    id: int
    title: str
    held_on: dt.date
    expected: int


@dataclass(frozen=True)
class TodayFacts:
    """Everything that the list is computed from. Without people no backup is asked for."""

    follow_ups: tuple[DueFollowUp, ...] = ()
    nominations: tuple[RunningNomination, ...] = ()
    to_come: tuple[MeetingToCome, ...] = ()
    past: tuple[MeetingPast, ...] = ()
    last_backup_on: dt.date | None = None
    has_people: bool = False


@dataclass(frozen=True)
class TodayItem:
    """One thing to do: what, why, by when; ``noun`` and ``record_id`` are its dossier.

    ``fact_id`` is the row it came from; person and organisation are who would be called.
    """

    kind: ItemKind
    sentence: Text
    reason: Text
    due_on: dt.date
    urgency: Urgency
    noun: str
    record_id: int
    fact_id: int
    person_id: int | None = None
    organisation_id: int | None = None
    subject: str = field(default="", compare=False)

    @property
    def key(self) -> str:
        """Names the item, so that a list can stay at it."""
        return f"{self.kind.value}:{self.fact_id}"


def urgency(due_on: dt.date, today: dt.date) -> Urgency | None:
    """In which group something due on that day belongs; None: it can wait."""
    if due_on < today:
        return Urgency.LATE
    if due_on == today:
        return Urgency.TODAY
    return Urgency.THIS_WEEK if due_on <= today + WEEK else None


def today_items(
    facts: TodayFacts, today: dt.date, periods: Periods | None = None
) -> tuple[TodayItem, ...]:
    """The list of today: late first, then by date, kind and number."""
    found = _found(facts, today, periods or Periods())
    kinds, groups = list(ItemKind), list(Urgency)
    return tuple(
        sorted(
            found,
            key=lambda item: (
                groups.index(item.urgency),
                item.due_on,
                kinds.index(item.kind),
                item.fact_id,
            ),
        )
    )


def _found(facts: TodayFacts, today: dt.date, periods: Periods) -> Iterable[TodayItem]:
    candidates = [
        *(_follow_up(one, today) for one in facts.follow_ups),
        *(_nomination(one, today, periods) for one in facts.nominations),
        *(_replies(one, today, periods) for one in facts.to_come),
        *(_attendance(one, today) for one in facts.past),
        _backup(facts, today, periods),
    ]
    return (item for item in candidates if item is not None)


def _follow_up(one: DueFollowUp, today: dt.date) -> TodayItem | None:
    group = urgency(one.due_on, today)
    if group is None:
        return None
    who = ", ".join(name for name in (one.person, one.organisation) if name)
    noun, record_id = "follow_ups", one.id
    if one.person_id:
        noun, record_id = "people", one.person_id
    if one.organisation_id:
        noun, record_id = "organisations", one.organisation_id
    return TodayItem(
        ItemKind.FOLLOW_UP,
        text("{reason}", reason=one.reason),
        text("Follow-up: {who}", who=who) if who else ItemKind.FOLLOW_UP.word,
        one.due_on,
        group,
        noun,
        record_id,
        one.id,
        one.person_id,
        one.organisation_id,
        subject=one.reason,
    )


def _nomination(one: RunningNomination, today: dt.date, periods: Periods) -> TodayItem | None:
    if one.stage in CLOSED:
        return None
    if one.waits_for_manager:
        return _consent(one, today, periods)
    if one.stage is NominationStage.CONSENT_ASKED and one.answered_on is not None:
        return _refused(one, today)
    due = one.stage_since + dt.timedelta(days=periods.idle_days)
    days = (today - one.stage_since).days
    sentence = plural(
        "The nomination of {candidate} has stood still for {n} day",
        "The nomination of {candidate} has stood still for {n} days",
        days,
        candidate=one.candidate,
    )
    reason = text("{stage}. {move}", stage=one.stage, move=whose_move(one.facts) or text(""))
    return _of_nomination(ItemKind.NOMINATION, one, sentence, reason, due, today)


def _consent(one: RunningNomination, today: dt.date, periods: Periods) -> TodayItem | None:
    asked = one.asked_on or one.stage_since
    sentence = plural(
        "The consent of {manager} for {candidate} has been awaited for {n} day",
        "The consent of {manager} for {candidate} has been awaited for {n} days",
        (today - asked).days,
        manager=one.manager,
        candidate=one.candidate,
    )
    reason = text("Consent was asked on {day}", day=asked)
    due = asked + dt.timedelta(days=periods.consent_days)
    return _of_nomination(ItemKind.CONSENT, one, sentence, reason, due, today)


def _refused(one: RunningNomination, today: dt.date) -> TodayItem | None:
    sentence = text(
        "{manager} did not consent to {candidate}: ask again, or decline",
        manager=one.manager,
        candidate=one.candidate,
    )
    due = one.answered_on or one.stage_since
    reason = text("Answered on {day}", day=due)
    return _of_nomination(ItemKind.NOMINATION, one, sentence, reason, due, today)


def _of_nomination(
    kind: ItemKind,
    one: RunningNomination,
    sentence: Text,
    reason: Text,
    due: dt.date,
    today: dt.date,
) -> TodayItem | None:
    """Before its day nothing is to be done about a nomination."""
    group = urgency(due, today)
    if group is None or due > today:
        return None
    # The manager is who is waited for; otherwise it is the candidate who is spoken to.
    asked = kind is ItemKind.CONSENT and one.facts.manager_id is not None
    person_id = one.facts.manager_id if asked else one.facts.candidate_id
    return TodayItem(
        kind,
        sentence,
        reason,
        due,
        group,
        "nominations",
        one.id,
        one.id,
        person_id,
        subject=one.candidate,
    )


def _replies(one: MeetingToCome, today: dt.date, periods: Periods) -> TodayItem | None:
    if one.starts_on < today or not one.unanswered:
        return None
    due = one.reply_by or one.starts_on - dt.timedelta(days=periods.reply_days)
    group = urgency(due, today)
    if group is None:
        return None
    sentence = plural(
        "{n} person has not replied to “{meeting}” on {day}",
        "{n} people have not replied to “{meeting}” on {day}",
        one.unanswered,
        meeting=one.title,
        day=one.starts_on,
    )
    return TodayItem(
        ItemKind.REPLIES,
        sentence,
        _names(one),
        due,
        group,
        "meetings",
        one.id,
        one.id,
        subject=one.title,
    )


def _names(one: MeetingToCome) -> Text:
    names = ", ".join(one.names)
    others = one.unanswered - len(one.names)
    if others and names:
        return plural("{names} and {n} other", "{names} and {n} others", others, names=names)
    return text("{names}", names=names)


def _attendance(one: MeetingPast, today: dt.date) -> TodayItem | None:
    due = one.held_on + DAY
    group = urgency(due, today)
    if group is None or due > today:
        return None
    return TodayItem(
        ItemKind.ATTENDANCE,
        text("The attendance of “{meeting}” is not recorded yet", meeting=one.title),
        plural(
            "Held on {day}; {n} person was expected",
            "Held on {day}; {n} people were expected",
            one.expected,
            day=one.held_on,
        ),
        due,
        group,
        "meetings",
        one.id,
        one.id,
        subject=one.title,
    )


def _backup(facts: TodayFacts, today: dt.date, periods: Periods) -> TodayItem | None:
    if not facts.has_people:
        return None
    last = facts.last_backup_on
    due = last + dt.timedelta(days=periods.backup_days) if last else today
    if due > today:
        return None
    sentence = text("There is no proved backup of this network yet")
    if last:
        days = (today - last).days
        sentence = plural(
            "The last proved backup is {n} day old", "The last proved backup is {n} days old", days
        )
    reason = text("A backup counts once it was opened again and compared")
    group = urgency(due, today) or Urgency.TODAY
    return TodayItem(ItemKind.BACKUP, sentence, reason, due, group, "networks", 0, 0)
