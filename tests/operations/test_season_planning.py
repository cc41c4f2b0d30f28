"""Planning a season and a series from the facts: proposed, accepted in one step, undone."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from coordinator_app.errors import UserError
from coordinator_app.operations.agenda import NewAgendaItem, add_agenda_item
from coordinator_app.operations.meeting_series import propose_series
from coordinator_app.operations.meetings import (
    NewMeeting,
    add_meeting,
    cancel_meeting,
    edit_meeting,
    put_meetings_in_bin,
)
from coordinator_app.operations.planner_events import NewPlannerEvent, add_planner_event
from coordinator_app.operations.planner_imports import note_school_holidays
from coordinator_app.operations.season_planning import (
    NewMeetings,
    bookings_on,
    minutes_between,
    plan_meetings,
    propose_season,
)
from coordinator_app.operations.seasons import NewSeason, add_season
from coordinator_app.operations.typed import moment_of
from coordinator_app.rules.season_planning import SeasonWish
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.queries.meetings import MeetingRecord, meeting_record
from coordinator_app.store.queries.preparation import steps_of
from coordinator_app.store.queries.seasons import season_marks
from coordinator_app.store.queries.venue_bookings import double_bookings
from coordinator_app.store.store import Store
from tests.builders import TODAY

FIRST, LAST = dt.date(2027, 1, 1), dt.date(2027, 12, 31)
ONE, HALF_FOUR = dt.time(13), dt.time(16, 30)


@pytest.fixture
def season(store: Store) -> int:
    return add_season(store, NewSeason("Seizoen 2027", FIRST, LAST)).new_id("seasons")


def planned(store: Store, day: dt.date, title: str = "Staat al", hours: int = 3) -> int:
    starts = dt.datetime.combine(day, ONE)
    new = NewMeeting(title, starts, starts + dt.timedelta(hours=hours))
    return add_meeting(store, new).new_id("meetings")


def wish(number: int = 5) -> SeasonWish:
    return SeasonWish(FIRST, LAST, number, frozenset({2}), ONE, 210)


def record(store: Store, meeting: int) -> MeetingRecord:
    with store.reading() as connection:
        found = meeting_record(connection, meeting)
    assert found is not None
    return found


def accept(store: Store, days: list[dt.date], **values: Any) -> Outcome:
    return plan_meetings(store, NewMeetings("Netwerkdag", tuple(days), ONE, HALF_FOUR, **values))


def test_a_season_is_proposed_and_accepted_in_one_step(store: Store, season: int) -> None:
    note_school_holidays(store, FIRST, LAST)
    found = propose_season(store, wish())
    days = [one.day for one in found.dates]
    assert len(days) == 5
    outcome = accept(store, days, season_id=season, numbered_from=1)
    assert outcome.label.say("en") == "Plan 5 meetings: Netwerkdag"
    with store.reading() as connection:
        marks = season_marks(connection, season, TODAY)
        assert len(steps_of(connection, [mark.id for mark in marks])) == 5
    assert [mark.title for mark in marks] == [f"Netwerkdag {n}" for n in range(1, 6)]
    assert [mark.starts_at for mark in marks] == [dt.datetime.combine(day, ONE) for day in days]
    assert propose_season(store, wish()).dates == ()
    store.undo()
    with store.reading() as connection:
        assert season_marks(connection, season, TODAY) == []


def test_meetings_that_stand_count_and_cancelled_or_binned_ones_do_not(
    store: Store, season: int
) -> None:
    planned(store, dt.date(2027, 3, 10))
    cancel_meeting(store, planned(store, dt.date(2027, 6, 2)))
    put_meetings_in_bin(store, [planned(store, dt.date(2027, 9, 1))])
    assert len(propose_season(store, wish(4)).dates) == 3


def test_nothing_is_proposed_on_an_event_of_a_partner(store: Store, season: int) -> None:
    free = propose_season(store, wish(1)).dates[0].day
    add_planner_event(store, NewPlannerEvent("Congres", free))
    (moved,) = propose_season(store, wish(1)).dates
    assert moved.day != free
    assert "Congres" in moved.reason.say("en")


def test_a_plan_like_an_earlier_meeting_has_its_place_and_programme(
    store: Store, season: int
) -> None:
    source = planned(store, dt.date(2026, 3, 11))
    edit_meeting(store, source, "venue", "De Vereeniging", today=TODAY)
    add_agenda_item(store, source, NewAgendaItem("Lunch", 45))
    outcome = accept(store, [dt.date(2027, 3, 10), dt.date(2027, 6, 2)], like=source)
    for meeting in outcome.made["meetings"]:
        found = record(store, meeting)
        assert found.venue is not None
        assert (found.title, found.season_id) == ("Netwerkdag", season)
        assert [item.title for item in found.items] == ["Lunch"]
        assert found.ends_at.time() == HALF_FOUR


def test_a_meeting_past_midnight_ends_on_the_next_day(store: Store) -> None:
    new = NewMeetings("Nacht", (dt.date(2027, 3, 27),), dt.time(22), dt.time(3, 30))
    outcome = plan_meetings(store, new)
    # 02:00 becomes 03:00 that night; the wall is what counts.
    assert record(store, outcome.new_id("meetings")).ends_at == dt.datetime(2027, 3, 28, 3, 30)
    assert minutes_between(dt.time(22), dt.time(3, 30)) == 330


def test_one_date_that_cannot_be_leaves_all_unmade(store: Store) -> None:
    new = NewMeetings("Nacht", (dt.date(2027, 3, 20), dt.date(2027, 3, 28)), dt.time(2, 30),
                      dt.time(5))  # fmt: skip
    with pytest.raises(UserError) as refusal:
        plan_meetings(store, new)
    assert "clock goes forward" in refusal.value.text.say("en")
    assert propose_season(store, wish(1)).dates
    with store.reading() as connection:
        assert meeting_record(connection, 1) is None


@pytest.mark.parametrize(
    ("values", "field"),
    [({"title": " "}, "title"), ({"days": ()}, "days"),
     ({"days": tuple(FIRST + dt.timedelta(days=n) for n in range(61))}, "days"),
     ({"season_id": 99}, None), ({"like": 99}, None)],
)  # fmt: skip
def test_a_plan_that_cannot_be_is_refused(
    store: Store, values: dict[str, Any], field: str | None
) -> None:
    given = {"title": "X", "days": (FIRST,), "starts": ONE, "ends": HALF_FOUR, **values}
    with pytest.raises(UserError) as refusal:
        plan_meetings(store, NewMeetings(**given))
    assert refusal.value.field == field


# --- a series -------------------------------------------------------------------------------------


def test_a_series_tells_what_is_in_the_way_of_each_date(store: Store) -> None:
    planned(store, dt.date(2027, 3, 17), "Werkbezoek")
    add_planner_event(store, NewPlannerEvent("Congres", dt.date(2027, 5, 19)))
    rule = "derde woensdag van oneven maanden"
    found = propose_series(store, rule, FIRST, LAST, ONE, 210)
    said = [one.notice.say("en") if one.notice else "" for one in found.dates]
    assert said == ["", "There is a meeting then: Werkbezoek", "In the way: Congres", "", "", ""]
    beside = propose_series(store, "de 28e van elke maand", FIRST, LAST, ONE, 210).dates[3]
    assert beside.notice is not None
    assert beside.notice.say("en") == "Beside King's Day"


def test_a_series_without_end_is_cut_and_says_so(store: Store) -> None:
    found = propose_series(store, "elke dinsdag", FIRST, dt.date(2199, 1, 1), ONE, 60)
    assert (len(found.dates), found.is_cut) == (60, True)


def test_a_series_backwards_is_refused(store: Store) -> None:
    with pytest.raises(UserError) as refusal:
        propose_series(store, "elke dinsdag", LAST, FIRST, ONE, 60)
    assert refusal.value.field == "last"


# --- a venue booked twice -------------------------------------------------------------------------


def doubles(store: Store, meeting: int) -> list[str]:
    with store.reading() as connection:
        return [one.title for one in double_bookings(connection, meeting)]


def test_a_venue_booked_twice_is_told_of_and_stops_nothing(store: Store) -> None:
    day = dt.date(2027, 3, 10)
    one, other = planned(store, day, "Eerste"), planned(store, day, "Tweede")
    for meeting in (one, other):
        edit_meeting(store, meeting, "venue", "De Vereeniging", today=TODAY)
    assert (doubles(store, one), doubles(store, other)) == (["Tweede"], ["Eerste"])
    edit_meeting(store, other, "ends_at", "19:00", today=TODAY)
    edit_meeting(store, other, "starts_at", "16:00", today=TODAY)  # as the first one ends
    assert doubles(store, one) == []
    edit_meeting(store, other, "starts_at", "15:59", today=TODAY)
    assert doubles(store, one) == ["Tweede"]
    cancel_meeting(store, one)
    assert doubles(store, one) == doubles(store, other) == []


def test_a_venue_taken_over_midnight_is_seen(store: Store) -> None:
    late = planned(store, dt.date(2027, 3, 10), "Avond", hours=13)  # until two at night
    edit_meeting(store, late, "venue", "De Vereeniging", today=TODAY)
    venue = record(store, late).venue
    assert venue is not None
    night = (dt.datetime(2027, 3, 11, 1), dt.datetime(2027, 3, 11, 5))
    assert [one.title for one in bookings_on(store, venue.id, [night]).values()] == ["Avond"]


# --- a moment typed -------------------------------------------------------------------------------


def test_a_year_behind_a_date_is_no_time() -> None:
    before = dt.datetime(2027, 1, 1, 9)
    for typed, wanted in (
        ("20 maart 2027", dt.datetime(2027, 3, 20, 9)),
        ("morgen 13u", dt.datetime.combine(TODAY, ONE) + dt.timedelta(days=1)),
        ("20-3-2027 om half twee", dt.datetime(2027, 3, 20, 13, 30)),
        ("13u30", dt.datetime(2027, 1, 1, 13, 30)),
    ):
        assert moment_of(typed, "ends_at", TODAY, before) == wanted
    with pytest.raises(UserError) as refusal:
        moment_of("20-3 13u-16u", "ends_at", TODAY, before)
    assert refusal.value.field == "ends_at"
