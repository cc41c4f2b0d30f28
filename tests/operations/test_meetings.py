"""Planning, changing, copying and cancelling meetings, through the file and back."""

from __future__ import annotations

import datetime as dt

import pytest

from coordinator_app.errors import UserError
from coordinator_app.operations.agenda import NewAgendaItem, add_agenda_item, set_speaker
from coordinator_app.operations.learning_practices import add_learning_practice
from coordinator_app.operations.meetings import (
    NewMeeting,
    add_meeting,
    cancel_meeting,
    copy_meeting,
    edit_meeting,
    put_meetings_in_bin,
    take_meetings_from_bin,
)
from coordinator_app.operations.participations import invite_people
from coordinator_app.operations.seasons import NewSeason, add_season, edit_season
from coordinator_app.operations.venues import NewVenue, add_venue, edit_venue
from coordinator_app.rules.agenda import SpeakerState
from coordinator_app.rules.meetings import MeetingStatus
from coordinator_app.store.queries.meetings import (
    MEETINGS,
    MeetingRecord,
    calendar_facts,
    meeting_record,
    next_meeting,
)
from coordinator_app.store.queries.seasons import season_marks, seasons
from coordinator_app.store.queries.venues import venues
from coordinator_app.store.store import Store
from tests.builders import TODAY, add_person

AFTERNOON = dt.datetime(2027, 4, 15, 13), dt.datetime(2027, 4, 15, 16, 30)


def planned(store: Store, title: str = "Wijkteams", **values: object) -> int:
    new = NewMeeting(title, *AFTERNOON, **values)  # type: ignore[arg-type]
    return add_meeting(store, new).new_id("meetings")


def record(store: Store, meeting_id: int) -> MeetingRecord:
    with store.reading() as connection:
        found = meeting_record(connection, meeting_id)
    assert found is not None
    return found


def test_a_new_meeting_joins_the_season_of_its_day_and_can_be_undone(store: Store) -> None:
    season = NewSeason("Seizoen 2027", dt.date(2027, 1, 1), dt.date(2027, 12, 31))
    season_id = add_season(store, season).new_id("seasons")
    meeting_id = planned(store)

    assert record(store, meeting_id).season == "Seizoen 2027"
    with store.reading() as connection:
        assert [mark.title for mark in season_marks(connection, season_id, TODAY)] == ["Wijkteams"]

    store.undo()
    with store.reading() as connection:
        assert meeting_record(connection, meeting_id) is None
    store.redo()
    assert record(store, meeting_id).title == "Wijkteams"


@pytest.mark.parametrize(
    ("field", "typed", "expected"),
    [
        ("title", "  Wijkteams   en toegang ", {"title": "Wijkteams en toegang"}),
        ("starts_at", "12u30", {"starts_at": dt.datetime(2027, 4, 15, 12, 30)}),
        ("ends_at", "17", {"ends_at": dt.datetime(2027, 4, 15, 17)}),
        ("ends_at", "16-4 1:30", {"ends_at": dt.datetime(2027, 4, 16, 1, 30)}),
        (
            "date",
            "22 april",
            {
                "starts_at": dt.datetime(2027, 4, 22, 13),
                "ends_at": dt.datetime(2027, 4, 22, 16, 30),
            },
        ),
        ("reply_by", "1-4", {"reply_by": dt.date(2027, 4, 1)}),
        ("reply_by", "", {"reply_by": None}),
        ("status", "planned", {"status": MeetingStatus.PLANNED}),
        ("notes", "Koffie\n bij de deur", {"notes": "Koffie\nbij de deur"}),
        ("theme", "Armoede", {"theme": "Armoede"}),
        ("practice", "Leerkring", {"practice": "Leerkring"}),
    ],
)
def test_a_field_takes_what_people_type(
    store: Store, field: str, typed: str, expected: dict[str, object]
) -> None:
    meeting_id = planned(store)
    edit_meeting(store, meeting_id, field, typed, today=TODAY)
    found = record(store, meeting_id)
    assert {name: getattr(found, name) for name in expected} == expected


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("title", "   "),
        ("date", "31-02"),
        ("starts_at", "16:30"),
        ("starts_at", "25:00"),
        ("ends_at", "12:00"),
        ("ends_at", "straks"),
        ("reply_by", "1 juni"),
        ("status", "misschien"),
        ("status", "held"),
        ("time_zone", "Europa/Utrecht"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(store: Store, field: str, typed: str) -> None:
    meeting_id = planned(store)
    before = record(store, meeting_id)
    with pytest.raises(UserError) as refusal:
        edit_meeting(store, meeting_id, field, typed, today=TODAY)
    assert refusal.value.field == field
    assert record(store, meeting_id) == before


def test_a_new_meeting_that_ends_before_it_starts_is_refused(store: Store) -> None:
    with pytest.raises(UserError) as refusal:
        add_meeting(store, NewMeeting("Terug", AFTERNOON[1], AFTERNOON[0]))
    assert refusal.value.field == "ends_at"


def test_the_hour_that_the_clock_skips_is_refused(store: Store) -> None:
    meeting_id = planned(store)
    edit_meeting(store, meeting_id, "date", "27-3-2027", today=TODAY)
    with pytest.raises(UserError) as refusal:
        edit_meeting(store, meeting_id, "ends_at", "28-3-2027 2:30", today=TODAY)
    assert refusal.value.field == "ends_at"
    edit_meeting(store, meeting_id, "ends_at", "28-3-2027 3:30", today=TODAY)
    assert record(store, meeting_id).ends_at == dt.datetime(2027, 3, 28, 3, 30)


def test_a_meeting_past_midnight_keeps_its_length_when_it_moves(store: Store) -> None:
    meeting_id = planned(store)
    edit_meeting(store, meeting_id, "ends_at", "16-4 1:30", today=TODAY)
    edit_meeting(store, meeting_id, "date", "29-4", today=TODAY)
    assert record(store, meeting_id).ends_at == dt.datetime(2027, 4, 30, 1, 30)


def test_sequence_rises_only_when_those_invited_must_hear(store: Store) -> None:
    meeting_id = planned(store)
    edit_meeting(store, meeting_id, "starts_at", "12:30", today=TODAY)
    assert record(store, meeting_id).sequence == 0

    invite_people(store, meeting_id, [add_person(store)], today=TODAY)
    edit_meeting(store, meeting_id, "notes", "sleutel ophalen", today=TODAY)
    assert record(store, meeting_id).sequence == 0
    edit_meeting(store, meeting_id, "starts_at", "12:45", today=TODAY)
    edit_meeting(store, meeting_id, "starts_at", "12:45", today=TODAY)
    assert record(store, meeting_id).sequence == 1
    edit_meeting(store, meeting_id, "venue", "Raadhuis", today=TODAY)
    cancel_meeting(store, meeting_id)
    assert record(store, meeting_id).sequence == 3

    store.undo()
    assert record(store, meeting_id).sequence == 2
    assert record(store, meeting_id).status == MeetingStatus.DRAFT


def test_calendar_facts_name_the_place(store: Store) -> None:
    new = NewVenue("Raadhuis", "Zaal 2", "Kerkstraat", "1", "3511 AB", "Utrecht")
    venue_id = add_venue(store, new).new_id("venues")
    meeting_id = planned(store, venue_id=venue_id)
    with store.reading() as connection:
        facts = calendar_facts(connection, meeting_id)
    assert facts is not None
    assert facts.location == "Raadhuis, Zaal 2, Kerkstraat 1, 3511 AB Utrecht"
    assert facts.time_zone == "Europe/Amsterdam"
    assert (facts.starts_at, facts.ends_at) == AFTERNOON
    assert facts.uid == record(store, meeting_id).uid


def test_a_typed_venue_is_found_or_made(store: Store) -> None:
    first, second = planned(store), planned(store)
    edit_meeting(store, first, "venue", "De Vereeniging", today=TODAY)
    edit_meeting(store, second, "venue", "de vereeniging", today=TODAY)
    assert record(store, first).venue == record(store, second).venue
    with store.reading() as connection:
        (venue,) = venues(connection)
    edit_venue(store, venue.id, "capacity", "40")
    with pytest.raises(UserError):
        edit_venue(store, venue.id, "capacity", "veel")
    edit_meeting(store, first, "venue", "", today=TODAY)
    assert record(store, first).venue is None


def test_a_copy_has_the_agenda_and_asks_speakers_anew(store: Store) -> None:
    practice = add_learning_practice(store, "Leerkring").new_id("learning_practices")
    meeting_id = planned(store, learning_practice_id=practice)
    item = add_agenda_item(
        store, meeting_id, NewAgendaItem("Lunch", "45", fixed_start="14:00")
    ).new_id("agenda_items")
    speaker = add_person(store, "Berg")
    set_speaker(store, item, speaker, SpeakerState.CONFIRMED)
    invite_people(store, meeting_id, [speaker], today=TODAY)

    copy_id = copy_meeting(store, meeting_id, dt.date(2027, 6, 10)).new_id("meetings")

    copy = record(store, copy_id)
    assert copy.starts_at == dt.datetime(2027, 6, 10, 13)
    assert copy.practice == "Leerkring"
    assert [(item.title, item.fixed_start) for item in copy.items] == [("Lunch", dt.time(14))]
    assert copy.items[0].speakers[0].state == SpeakerState.ASKED
    assert copy.participants == ()
    assert copy.uid != record(store, meeting_id).uid
    store.undo()
    with store.reading() as connection:
        assert meeting_record(connection, copy_id) is None


def test_the_next_meeting_is_the_first_that_is_not_over(store: Store) -> None:
    past = planned(store, "Voorbij")
    edit_meeting(store, past, "date", "1-3-2027", today=TODAY)
    later, soon, off = planned(store, "Later"), planned(store, "Straks"), planned(store, "Af")
    edit_meeting(store, later, "date", "20-5-2027", today=TODAY)
    edit_meeting(store, off, "date", "1-4-2027", today=TODAY)
    cancel_meeting(store, off)
    with store.reading() as connection:
        found = next_meeting(connection, TODAY)
        assert found is not None
        assert found.id == soon
        on_the_day = next_meeting(connection, AFTERNOON[0].date())
        assert on_the_day is not None
        assert on_the_day.id == soon
        assert next_meeting(connection, dt.date(2028, 1, 1)) is None


def test_the_list_sorts_filters_and_leaves_out_the_bin(store: Store) -> None:
    first, second = planned(store, "Zorg"), planned(store, "Armoede")
    edit_meeting(store, first, "date", "1-3-2027", today=TODAY)
    with store.reading() as connection:
        assert list(MEETINGS.ids(connection, "title")) == [second, first]
        assert list(MEETINGS.ids(connection, "starts_at")) == [first, second]
        upcoming = {"upcoming": TODAY.isoformat()}
        assert list(MEETINGS.ids(connection, "starts_at", filters=upcoming)) == [second]
        assert list(MEETINGS.ids(connection, "starts_at", find="armoe")) == [second]
        for sort in MEETINGS.sorts:
            assert sorted(MEETINGS.ids(connection, sort, descending=True)) == [first, second]
    put_meetings_in_bin(store, [first])
    with store.reading() as connection:
        assert list(MEETINGS.ids(connection, "starts_at")) == [second]
    take_meetings_from_bin(store, [first])
    with store.reading() as connection:
        assert list(MEETINGS.ids(connection, "starts_at")) == [first, second]


def test_a_season_cannot_end_before_it_begins(store: Store) -> None:
    season = NewSeason("Seizoen", dt.date(2027, 1, 1), dt.date(2027, 12, 31))
    season_id = add_season(store, season).new_id("seasons")
    with pytest.raises(UserError) as refusal:
        edit_season(store, season_id, "ends_on", "1-12-2026", today=TODAY)
    assert refusal.value.field == "ends_on"
    edit_season(store, season_id, "name", "Seizoen 27", today=TODAY)
    with store.reading() as connection:
        assert [season.name for season in seasons(connection)] == ["Seizoen 27"]
