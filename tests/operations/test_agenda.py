"""The agenda of a meeting: items, order, speakers and clock times, with undo."""

from __future__ import annotations

import datetime as dt
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coordinator_app.errors import UserError
from coordinator_app.operations.agenda import (
    NewAgendaItem,
    add_agenda_item,
    delete_agenda_item,
    edit_agenda_item,
    move_agenda_item,
    remove_speaker,
    set_speaker,
)
from coordinator_app.operations.meetings import NewMeeting, add_meeting
from coordinator_app.rules.agenda import AgendaKind, SpeakerState
from coordinator_app.store.queries.meetings import MeetingRecord, meeting_record
from coordinator_app.store.store import Store
from tests.builders import add_person

START, END = dt.datetime(2027, 4, 15, 10), dt.datetime(2027, 4, 15, 16)


def planned(
    store: Store, *items: tuple[str, int], starts: dt.datetime = START, ends: dt.datetime = END
) -> int:
    meeting_id = add_meeting(store, NewMeeting("Wijkteams", starts, ends)).new_id("meetings")
    for title, minutes in items:
        add_agenda_item(store, meeting_id, NewAgendaItem(title, minutes))
    return meeting_id


def record(store: Store, meeting_id: int) -> MeetingRecord:
    with store.reading() as connection:
        found = meeting_record(connection, meeting_id)
    assert found is not None
    return found


def titles(store: Store, meeting_id: int) -> str:
    found = record(store, meeting_id).items
    assert [item.position for item in found] == list(range(len(found)))
    return " ".join(item.title for item in found)


def clock(store: Store, meeting_id: int) -> list[str]:
    return [f"{time.starts:%H:%M}-{time.ends:%H:%M}" for time in record(store, meeting_id).times]


def ids(store: Store, meeting_id: int) -> dict[str, int]:
    return {item.title: item.id for item in record(store, meeting_id).items}


def test_items_run_on_and_a_fixed_lunch_stays(store: Store) -> None:
    meeting_id = planned(store, ("Welkom", 15), ("Verhaal", 120), ("Lunch", 45), ("Slot", 30))
    edit_agenda_item(store, ids(store, meeting_id)["Lunch"], "fixed_start", "12u30")
    assert clock(store, meeting_id) == ["10:00-10:15", "10:15-12:15", "12:30-13:15", "13:15-13:45"]
    assert record(store, meeting_id).times[2].slack_minutes == 15

    add_agenda_item(store, meeting_id, NewAgendaItem("Ronde", "20 min"), position=1)
    assert titles(store, meeting_id) == "Welkom Ronde Verhaal Lunch Slot"
    assert record(store, meeting_id).times[3].overrun_minutes == 5
    assert clock(store, meeting_id)[3:] == ["12:30-13:15", "13:15-13:45"]
    store.undo()
    assert titles(store, meeting_id) == "Welkom Verhaal Lunch Slot"


def test_an_agenda_longer_than_the_meeting_says_so(store: Store) -> None:
    meeting_id = planned(store, ("Lang", 380))
    over, sentence = record(store, meeting_id).overrun
    assert over == 20
    assert sentence is not None
    assert "20 minutes" in sentence.say("en")


def test_an_agenda_runs_past_midnight(store: Store) -> None:
    evening = dt.datetime(2027, 4, 15, 22)
    meeting_id = planned(
        store, ("Avond", 90), ("Nacht", 60), ("Slot", 30), starts=evening,
        ends=dt.datetime(2027, 4, 16, 2),
    )  # fmt: skip
    edit_agenda_item(store, ids(store, meeting_id)["Slot"], "fixed_start", "1:00")
    assert clock(store, meeting_id) == ["22:00-23:30", "23:30-00:30", "01:00-01:30"]
    assert record(store, meeting_id).overrun == (0, None)


@pytest.mark.parametrize(
    ("evening", "morning"),
    [
        (dt.datetime(2027, 3, 27, 22), ["22:00-00:00", "00:00-05:00", "08:00-09:00"]),
        (dt.datetime(2027, 10, 30, 22), ["22:00-00:00", "00:00-03:00", "08:00-09:00"]),
    ],
)
def test_an_hour_is_an_hour_in_the_night_the_clock_changes(
    store: Store, evening: dt.datetime, morning: list[str]
) -> None:
    meeting_id = planned(
        store, ("Avond", 120), ("Nacht", 240), ("Ontbijt", 60),
        starts=evening, ends=evening + dt.timedelta(hours=12),
    )  # fmt: skip
    edit_agenda_item(store, ids(store, meeting_id)["Ontbijt"], "fixed_start", "8:00")
    assert clock(store, meeting_id) == morning
    found = record(store, meeting_id)
    assert found.times[2].slack_minutes == (180 if evening.month == 3 else 300)


def test_deleting_takes_the_speakers_and_undo_brings_both_back(store: Store) -> None:
    meeting_id = planned(store, ("A", 10), ("B", 10), ("C", 10))
    item = ids(store, meeting_id)["B"]
    set_speaker(store, item, add_person(store, "Berg", given_name="Jan", prefix="van der"))
    delete_agenda_item(store, item)
    assert titles(store, meeting_id) == "A C"
    store.undo()
    assert titles(store, meeting_id) == "A B C"
    assert record(store, meeting_id).items[1].speakers[0].name == "Jan van der Berg"
    store.redo()
    assert titles(store, meeting_id) == "A C"


def test_a_speaker_is_asked_confirmed_and_taken_off(store: Store) -> None:
    item = ids(store, meeting_id := planned(store, ("A", 10)))["A"]
    person = add_person(store)
    set_speaker(store, item, person)
    set_speaker(store, item, person, SpeakerState.CONFIRMED)
    (speaker,) = record(store, meeting_id).items[0].speakers
    assert speaker.state == SpeakerState.CONFIRMED
    remove_speaker(store, item, person)
    assert record(store, meeting_id).items[0].speakers == ()
    with pytest.raises(UserError):
        remove_speaker(store, item, person)


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [("20", 20), ("20 min", 20), ("1:15", 75), ("1u15", 75), ("2 uur", 120), ("1,5 uur", 90)],
)
def test_a_duration_is_read_as_typed(store: Store, typed: str, minutes: int) -> None:
    meeting_id = planned(store, ("A", 10))
    edit_agenda_item(store, ids(store, meeting_id)["A"], "duration_minutes", typed)
    assert record(store, meeting_id).items[0].duration_minutes == minutes


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("title", " "),
        ("duration_minutes", "lang"),
        ("duration_minutes", "-5"),
        ("duration_minutes", "2000"),
        ("duration_minutes", ""),
        ("fixed_start", "25:00"),
        ("kind", "feest"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(store: Store, field: str, typed: str) -> None:
    meeting_id = planned(store, ("A", 10))
    with pytest.raises(UserError) as refusal:
        edit_agenda_item(store, ids(store, meeting_id)["A"], field, typed)
    assert refusal.value.field == field


def test_the_other_fields_of_an_item(store: Store) -> None:
    meeting_id = planned(store, ("A", 10))
    item = ids(store, meeting_id)["A"]
    edit_agenda_item(store, item, "kind", "pause")
    edit_agenda_item(store, item, "notes", "Koffie")
    edit_agenda_item(store, item, "fixed_start", "11:00")
    edit_agenda_item(store, item, "fixed_start", "")
    found = record(store, meeting_id).items[0]
    assert (found.kind, found.notes, found.fixed_start) == (AgendaKind.PAUSE, "Koffie", None)


def test_moving_past_the_ends_stays_at_the_ends(store: Store) -> None:
    meeting_id = planned(store, ("A", 10), ("B", 10), ("C", 10))
    item = ids(store, meeting_id)["B"]
    move_agenda_item(store, item, by=1)
    assert titles(store, meeting_id) == "A C B"
    assert move_agenda_item(store, item, by=1).change_set is None
    move_agenda_item(store, item, to=0)
    assert titles(store, meeting_id) == "B A C"
    move_agenda_item(store, item, by=-1)
    assert titles(store, meeting_id) == "B A C"


moves = st.lists(
    st.one_of(
        st.tuples(st.just("move"), st.integers(0, 3), st.integers(-4, 4)),
        st.tuples(st.just("to"), st.integers(0, 3), st.integers(0, 5)),
        st.tuples(st.just("insert"), st.integers(0, 5), st.integers(1, 90)),
        st.tuples(st.just("delete"), st.integers(0, 3), st.just(0)),
    ),
    min_size=1,
    max_size=6,
)


@settings(max_examples=15)
@given(steps=moves)
def test_any_steps_undone_give_the_first_agenda_and_redone_the_last(
    steps: list[tuple[str, int, int]],
) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        Store.create(Path(folder) / "test.network") as store,
    ):
        meeting_id = planned(store, ("A", 10), ("B", 20), ("C", 30), ("D", 40))
        before = record(store, meeting_id)
        done = sum(_did(store, meeting_id, *step) for step in steps)
        after = record(store, meeting_id)
        assert [item.position for item in after.items] == list(range(len(after.items)))
        for _ in range(done):
            store.undo()
        assert record(store, meeting_id) == before
        for _ in range(done):
            store.redo()
        assert record(store, meeting_id) == after


def _did(store: Store, meeting_id: int, step: str, place: int, value: int) -> bool:
    """Do one step on the item at ``place``; whether anything changed."""
    if step == "insert":
        new = NewAgendaItem(f"N{value}", value)
        return add_agenda_item(store, meeting_id, new, position=place).change_set is not None
    items = record(store, meeting_id).items
    if place >= len(items):
        return False
    item = items[place].id
    if step == "delete":
        return delete_agenda_item(store, item).change_set is not None
    if step == "to":
        return move_agenda_item(store, item, to=value).change_set is not None
    return move_agenda_item(store, item, by=value).change_set is not None
