"""Counting who was there, and who drifts away."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from coordinator_app.rules.attendance_report import (
    MISSED_IN_A_ROW,
    Facts,
    HeldMeeting,
    MemberFacts,
    Report,
    Seat,
    Tally,
    drifting,
    missed_in_a_row,
    months_between,
    report,
)
from coordinator_app.rules.memberships import MemberCategory
from coordinator_app.rules.participations import ATTENDED, Presence
from coordinator_app.rules.provinces import Province

TODAY = dt.date(2027, 3, 20)
SOCIAL, EXPERT = MemberCategory.SOCIAL_PROFESSIONAL, MemberCategory.EXPERT_BY_EXPERIENCE
presences = st.none() | st.sampled_from(Presence)
seats = st.none() | st.builds(Seat, presences, st.sampled_from(MemberCategory))
days = st.dates(dt.date(2020, 1, 1), TODAY)


def meeting(number: int, season: int | None = None) -> HeldMeeting:
    day = dt.date(2026, 1, 1) + dt.timedelta(days=60 * number)
    return HeldMeeting(number, f"Bijeenkomst {number}", day, season)


def member(
    person: int,
    row: Sequence[Seat | None],
    heard: dt.date | None = None,
    province: Province | None = None,
    is_member: bool = True,
) -> MemberFacts:
    kept = {number: seat for number, seat in enumerate(row) if seat is not None}
    return MemberFacts(person, f"Lid {person}", province, kept, heard, is_member)


def facts(*members: MemberFacts, meetings: int = 6) -> Facts:
    return Facts(tuple(meeting(number) for number in range(meetings)), members)


@st.composite
def networks(draw: st.DrawFn) -> Facts:
    rows = draw(st.lists(st.lists(seats, min_size=6, max_size=6), max_size=6))
    heard = st.none() | days
    places = st.none() | st.sampled_from(Province)
    return facts(
        *(
            member(number, row, draw(heard), draw(places), draw(st.booleans()))
            for number, row in enumerate(rows)
        )
    )


@given(networks())
def test_categories_and_provinces_each_add_up_to_the_whole(given_facts: Facts) -> None:
    found = report(given_facts, "all", TODAY)
    for parts in (found.categories.values(), found.provinces.values()):
        assert sum(one.seats for one in parts) == found.total.seats
        assert sum(one.attended for one in parts) == found.total.attended
    assert sum(row.tally.seats for row in found.rows) == found.total.seats
    assert sum(one.members for one in found.provinces.values()) == found.total.members


@given(networks())
def test_a_percentage_is_between_none_and_all(given_facts: Facts) -> None:
    found = report(given_facts, "all", TODAY)
    for tally in (found.total, *found.categories.values(), *(row.tally for row in found.rows)):
        assert tally.attended <= tally.seats
        assert (tally.percent is None) == (tally.seats == 0)
        assert tally.percent is None or 0 <= tally.percent <= 100


@given(networks())
def test_the_years_are_the_whole_without_a_chair_twice(given_facts: Facts) -> None:
    years = [span.key for span in given_facts.spans if span.key.startswith("year")]
    parts = [report(given_facts, key, TODAY).total for key in years]
    whole = report(given_facts, "all", TODAY).total
    assert sum(one.seats for one in parts) == whole.seats
    assert sum(one.attended for one in parts) == whole.attended


@given(networks())
def test_who_drifts_is_a_member_who_was_neither_seen_nor_heard(given_facts: Facts) -> None:
    known = {one.person_id: one for one in given_facts.members}
    for drift in drifting(given_facts, TODAY):
        one = known[drift.person_id]
        assert one.is_member
        assert drift.missed >= MISSED_IN_A_ROW
        assert one.last_contact is None or one.last_contact < dt.date(2026, 12, 21)


@given(st.lists(seats))
def test_being_there_once_more_ends_a_row(row: list[Seat | None]) -> None:
    assert missed_in_a_row([*row, Seat(Presence.LATE, SOCIAL)]) == 0
    assert missed_in_a_row([*row, Seat(Presence.ABSENT, SOCIAL)]) == missed_in_a_row(row) + 1
    assert missed_in_a_row([*row, Seat(None, SOCIAL), None]) == missed_in_a_row(row)


@given(days, days)
def test_months_are_counted_whole(first: dt.date, last: dt.date) -> None:
    months = months_between(first, last)
    assert 0 <= months * 28 <= max((last - first).days, 0)
    if first <= last:
        assert (last - first).days < (months + 1) * 31


def test_only_who_came_in_person_was_there() -> None:
    there = {one for one in Presence if Seat(one, SOCIAL).attended}
    assert there == ATTENDED
    assert not Seat(Presence.REPLACED, SOCIAL).missed
    assert Seat(Presence.UNKNOWN, SOCIAL).missed
    assert not Seat(None, SOCIAL).missed


def test_halves_are_rounded_up() -> None:
    assert [Tally(1, 8, attended).percent for attended in (0, 1, 3, 8)] == [0, 13, 38, 100]


def why(found: Report) -> list[str]:
    return [one.why.say("en") for one in found.drifting]


def test_the_sentence_says_how_often_and_how_long() -> None:
    row = [Seat(one, SOCIAL) for one in (Presence.PRESENT, Presence.ABSENT, Presence.EXCUSED)]
    heard = dt.date(2026, 10, 19)
    away = member(1, row, heard)
    assert why(report(facts(away, meetings=3), "all", TODAY)) == [
        "missed 2 meetings in a row, no contact for 5 months"
    ]
    never = member(2, row[1:])
    assert why(report(facts(never, meetings=2), "all", TODAY)) == [
        "missed 2 meetings in a row, no contact known"
    ]
    recently = member(3, row, dt.date(2027, 1, 4))
    former = member(4, row, heard, is_member=False)
    assert why(report(facts(recently, former, meetings=3), "all", TODAY)) == []


def test_the_longest_away_comes_first() -> None:
    absent = Seat(Presence.ABSENT, SOCIAL)
    some = facts(
        member(1, [None, absent, absent], dt.date(2026, 2, 1)),
        member(2, [absent, absent, absent], dt.date(2026, 9, 1)),
        member(3, [None, absent, absent]),
        meetings=3,
    )
    assert [one.person_id for one in drifting(some, TODAY)] == [2, 3, 1]


def test_a_period_shows_its_own_meetings_and_still_who_drifts_now() -> None:
    absent, there = Seat(Presence.ABSENT, EXPERT), Seat(Presence.PRESENT, SOCIAL)
    meetings = (meeting(0, season=1), meeting(1, season=1), meeting(5, season=2))
    someone = MemberFacts(1, "Lid", None, {0: there, 1: absent, 5: absent})
    some = Facts(meetings, (someone,), ((2, "Tweede"), (1, "Eerste"), (3, "Leeg")))
    assert [span.said("en") for span in some.spans] == [
        *("Tweede", "Eerste", "Year 2026", "All meetings"),
    ]
    first = report(some, "season:1", TODAY)
    assert [one.id for one in first.meetings] == [0, 1]
    assert first.total == Tally(1, 2, 1)
    assert first.categories[SOCIAL] == Tally(1, 1, 1)
    assert first.categories[EXPERT] == Tally(1, 1, 0)
    assert [one.missed for one in first.drifting] == [2]
    assert report(some, "", TODAY).span.key == "season:2"
    assert report(some, "season:99", TODAY).span.key == "all"


def test_nothing_yet_is_said() -> None:
    nothing = report(Facts(), "", TODAY)
    assert nothing.summary.say("en") == "No meeting with attendance lies in this period."
    assert nothing.total.percent is None
