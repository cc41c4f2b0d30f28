"""The overview of the year for each manager who consented: that one member's facts, as a letter."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from coordinator_app.errors import UserError
from coordinator_app.operations.batch import Batch
from coordinator_app.operations.letter_making import LetterMaker
from coordinator_app.operations.letter_templates import Templates, letter_texts
from coordinator_app.operations.letters import counted
from coordinator_app.rules.attendance_report import Facts, MemberFacts, Span
from coordinator_app.rules.consents import ConsentState
from coordinator_app.rules.letters import LetterKind, LetterWay, Wishes
from coordinator_app.rules.preflight import Gap, each_once
from coordinator_app.rules.year_overviews import (
    NO_MEETINGS,
    NOTHING_BESIDES,
    attended_words,
    meeting_words,
    themes_words,
)
from coordinator_app.store.queries.addressees import addressee
from coordinator_app.store.queries.attendance_report import attendance_facts
from coordinator_app.store.queries.consents import MemberConsent, consent_state_of_members
from coordinator_app.store.queries.people import person_name
from coordinator_app.store.queries.year_overviews import (
    Besides,
    besides_meetings,
    days_of_season,
    themes_of_meetings,
)
from coordinator_app.store.store import Store
from coordinator_app.texts import text

KIND = LetterKind.YEAR_OVERVIEW
_FIELDS = ("member_name", "period", "attended_count", "meetings_list", "themes_line",
           "activities_list")  # fmt: skip


@dataclass(frozen=True)
class _Overview:
    """What one letter is about: a member in a period, and the manager who consented."""

    member: MemberFacts
    name: str
    consent: MemberConsent
    span: Span
    facts: Facts
    themes: tuple[str, ...]
    besides: Besides

    def values(self, language: str) -> dict[str, str]:
        held = [one for one in self.facts.meetings if self.span.holds(one)]
        seats = [(one, self.member.seats.get(one.id)) for one in held]
        asked = [(one, seat) for one, seat in seats if seat is not None and seat.counts]
        there = sum(seat.attended for _one, seat in asked)
        lines = [
            meeting_words(one.title, one.day, seat.presence, language)
            for one, seat in asked
            if seat.presence is not None
        ]
        return {
            "member_name": self.name,
            "period": self.span.said(language),
            "attended_count": attended_words(self.name, there, len(asked)).say(language),
            "meetings_list": "\n".join(lines) or NO_MEETINGS.say(language),
            "themes_line": themes_words(self.themes).say(language),
            "activities_list": "\n".join(_activities(self.besides, language))
            or NOTHING_BESIDES.say(language),
        }


def year_overviews(
    store: Store,
    key: str = "",
    *,
    today: dt.date,
    member_ids: Iterable[int] | None = None,
    template: Templates | None = None,
    informal: bool = False,
    way: LetterWay | None = None,
    wishes: Wishes | None = None,
) -> Batch:
    """A letter to the manager of each member whose consent counts, about that member alone.

    ``key`` as for `attendance_report`: ``"year:2027"``, ``"season:3"``. Members without a manager
    who consented are named in the notices. Raises UserError when there is nobody to write about.
    """
    with store.reading() as connection:
        facts = attendance_facts(connection, today)
        span = facts.span(key)
        wanted = None if member_ids is None else set(member_ids)
        members = [
            one
            for one in facts.members
            if one.is_member and (wanted is None or one.person_id in wanted)
        ]
        found, notices = _whom(connection, facts, span, members, today)
        texts = template or letter_texts(connection, KIND.value, informal=informal)
        made = [
            _letter(LetterMaker(connection, texts, today, informal=informal, way=way,
                                wishes=wishes), one)
            for one in found
        ]  # fmt: skip
    if not made:
        raise UserError(
            "No manager consented for any of these members, so there is nobody to write to."
        )
    return counted(_together(made, notices, span))


def _whom(
    connection: Connection,
    facts: Facts,
    span: Span,
    members: list[MemberFacts],
    today: dt.date,
) -> tuple[list[_Overview], list[Gap]]:
    """Each member with the manager whose consent counts; the others as what is to be looked at."""
    consents = consent_state_of_members(connection, today, [one.person_id for one in members])
    first, last = _days(connection, facts, span, today)
    found, notices = [], []
    for one in members:
        consent = consents.get(one.person_id)
        if not _counts(connection, consent, today) or consent is None:
            notices.append(_nobody(one))
            continue
        there = [n for n, seat in one.seats.items() if seat.attended and _holds(facts, span, n)]
        themes = tuple(themes_of_meetings(connection, there))
        besides = besides_meetings(connection, one.person_id, first, last)
        name = person_name(connection, one.person_id)
        found.append(_Overview(one, name, consent, span, facts, themes, besides))
    return found, notices


def _counts(connection: Connection, consent: MemberConsent | None, today: dt.date) -> bool:
    """Whether there is a manager who consents now, and who is not in the bin."""
    if consent is None or consent.state is not ConsentState.GIVEN:
        return False
    return not addressee(connection, consent.manager_id, today).in_bin


def _holds(facts: Facts, span: Span, meeting_id: int) -> bool:
    return any(one.id == meeting_id and span.holds(one) for one in facts.meetings)


def _letter(maker: LetterMaker, about: _Overview) -> Batch:
    maker.add_personal(_FIELDS, lambda _person, language: about.values(language))
    made = maker.batch([about.consent.manager_id], about.name)
    named = (replace(one, name=f"{one.name} ({about.member.name})") for one in made.letters)
    return replace(made, letters=tuple(named))


def _together(made: list[Batch], notices: list[Gap], span: Span) -> Batch:
    """One batch of them all; a manager's address that is missing is named once."""
    return replace(
        made[0],
        kind=KIND,
        title=span.said(),
        letters=tuple(letter for one in made for letter in one.letters),
        gaps=each_once(gap for one in made for gap in one.gaps),
        notices=(*each_once(gap for one in made for gap in one.notices), *notices),
    )


def _nobody(member: MemberFacts) -> Gap:
    said = text("No manager has given consent that counts now: no overview is made.")
    who = member.person_id
    return Gap(who, member.name, "memberships", said, of=(who,), stops=False)


def _days(
    connection: Connection, facts: Facts, span: Span, today: dt.date
) -> tuple[dt.date, dt.date]:
    """From when until when the period runs."""
    kind, _, value = span.key.partition(":")
    if kind == "year":
        return dt.date(int(value), 1, 1), dt.date(int(value), 12, 31)
    season = days_of_season(connection, int(value)) if kind == "season" else None
    earliest = facts.meetings[0].day if facts.meetings else today
    return season or (earliest, today)


def _activities(besides: Besides, language: str) -> Iterator[str]:
    for name in besides.practices:
        yield text("Took part in {name}", name=name).say(language)
    for name in besides.hosts:
        yield text("Was lent out to {name}", name=name).say(language)
    for words in besides.done:
        yield text("Did: {words}", words=words).say(language)
