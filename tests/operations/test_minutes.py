"""Minutes by their verbs: what was said, decided and agreed, and where it comes back."""

from __future__ import annotations

import datetime as dt

import pytest

from coordinator_app.errors import UserError
from coordinator_app.operations import action_items, decisions, minutes
from coordinator_app.operations.action_items import NewActionItem, add_action_item
from coordinator_app.operations.agenda import delete_agenda_item
from coordinator_app.operations.decisions import NewDecision, add_decision
from coordinator_app.operations.meetings import (
    edit_meeting,
    put_meetings_in_bin,
    take_meetings_from_bin,
)
from coordinator_app.operations.participations import add_participants
from coordinator_app.operations.people import edit_person
from coordinator_app.operations.today import today_items
from coordinator_app.rules.agenda import AgendaOutcome
from coordinator_app.rules.today_items import TodayAction, TodayGroup
from coordinator_app.store import search
from coordinator_app.store.queries.action_items import ActionItemRow, open_action_items
from coordinator_app.store.queries.homes import home_of
from coordinator_app.store.queries.meetings import MeetingRecord, meeting_record
from coordinator_app.store.queries.minutes import MinutesRecord, minutes_of
from coordinator_app.store.queries.timeline import TimelineKind, timeline_of
from coordinator_app.store.store import Store
from tests.builders import TODAY, add_person
from tests.paper_facts import ready_meeting


@pytest.fixture
def meeting(store: Store) -> int:
    return ready_meeting(store)


def record(store: Store, meeting: int) -> MeetingRecord:
    with store.reading() as connection:
        found = meeting_record(connection, meeting)
    assert found is not None
    return found


def found(store: Store, meeting: int) -> MinutesRecord:
    with store.reading() as connection:
        return minutes_of(connection, record(store, meeting))


def decided(store: Store, meeting: int) -> list[str]:
    return [f"{one.called} {one.words}" for one in found(store, meeting).decisions]


def agreed(store: Store, meeting: int) -> ActionItemRow:
    (one,) = found(store, meeting).actions
    return one


def write(store: Store, meeting: int, typed: str, item: int | None = None) -> None:
    minutes.write_line(store, meeting, item, typed, today=TODAY)


def hits(store: Store, typed: str) -> list[tuple[str, str]]:
    with store.reading() as connection:
        return [(hit.noun, hit.title) for hit in search.find(connection, typed)]


def test_a_line_is_foreseen_and_then_written(store: Store, meeting: int) -> None:
    janny = add_person(store, "Bakker", given_name="Janny")
    add_participants(store, meeting, [janny])
    item = record(store, meeting).items[1]

    def foreseen(typed: str, at: int | None = None) -> str:
        return minutes.foreseen(store, meeting, at, typed, today=TODAY).say("nl")

    assert foreseen("besluit: Doen") == "Besluit 2027-1: Doen"
    assert foreseen("actie janny: Bellen voor 20-4") == (
        "Actiepunt voor Janny Bakker, uiterlijk di 20 apr 2027: Bellen"
    )
    assert foreseen("actie: Bellen") == "Actiepunt, nog voor niemand: Bellen"
    assert item.title in foreseen("Mooi verhaal", item.id)
    write(store, meeting, "besluit: Doen", item.id)
    write(store, meeting, "actie janny: Bellen voor 20-4", item.id)
    write(store, meeting, "Mooi verhaal", item.id)
    write(store, meeting, "Met een vraag", item.id)
    write(store, meeting, "Het regende")
    assert decided(store, meeting) == ["2027-1 Doen"]
    one = agreed(store, meeting)
    assert (one.owner, one.due_on, one.agenda_item_id) == (
        "Janny Bakker", dt.date(2027, 4, 20), item.id,
    )  # fmt: skip
    assert record(store, meeting).items[1].minutes == "Mooi verhaal\nMet een vraag"
    assert found(store, meeting).words == "Het regende"
    for _ in range(5):
        store.undo()
    assert found(store, meeting).is_empty


def test_numbers_run_on_in_a_year_and_are_not_given_again(store: Store, meeting: int) -> None:
    other = ready_meeting(store, "Volgende")
    ids = [
        add_decision(store, NewDecision(words, at)).new_id("decisions")
        for words, at in (("Een", meeting), ("Twee", other), ("Drie", meeting))
    ]
    assert decided(store, meeting) == ["2027-1 Een", "2027-3 Drie"]
    decisions.put_decisions_in_bin(store, [ids[2]])
    add_decision(store, NewDecision("Vier", meeting))
    assert decided(store, meeting) == ["2027-1 Een", "2027-4 Vier"]
    decisions.take_decisions_from_bin(store, [ids[2]])
    decisions.edit_decision(store, ids[0], "words", "Een, beter gezegd")
    assert decided(store, meeting) == ["2027-1 Een, beter gezegd", "2027-3 Drie", "2027-4 Vier"]


@pytest.mark.parametrize("typed", ["besluit:", "actie Piet: bellen", "actie: x voor 31-2"])
def test_what_cannot_be_read_writes_nothing(store: Store, meeting: int, typed: str) -> None:
    label = store.undo_label()
    with pytest.raises(UserError):
        write(store, meeting, typed)
    with pytest.raises(UserError):
        minutes.foreseen(store, meeting, None, typed, today=TODAY)
    assert found(store, meeting).is_empty
    assert store.undo_label() == label


def test_somebody_at_the_meeting_is_meant_before_others(store: Store, meeting: int) -> None:
    here = add_person(store, "Bakker", given_name="Janny")
    add_person(store, "Zwart", given_name="Janny")
    add_participants(store, meeting, [here])
    write(store, meeting, "actie Janny: bellen")
    assert agreed(store, meeting).owner_id == here
    with pytest.raises(UserError) as refusal:
        add_action_item(store, NewActionItem("Bellen", "Janny"), today=TODAY)
    assert refusal.value.field == "owner"
    assert "Janny Bakker, Janny Zwart" in refusal.value.text.say("nl")


def test_an_item_says_what_became_of_it_and_goes_without_taking_decisions(
    store: Store, meeting: int
) -> None:
    item = record(store, meeting).items[3].id
    minutes.set_outcome(store, item, "unfinished")
    minutes.edit_item_minutes(store, item, " Te weinig tijd \n\n")
    assert record(store, meeting).items[3].outcome is AgendaOutcome.UNFINISHED
    assert record(store, meeting).items[3].minutes == "Te weinig tijd"
    write(store, meeting, "besluit: Later verder", item)
    write(store, meeting, "actie: Plannen", item)
    delete_agenda_item(store, item)
    assert found(store, meeting).decisions[0].agenda_item_id is None
    assert agreed(store, meeting).agenda_item_id is None
    store.undo()
    assert agreed(store, meeting).agenda_item_id == item
    with pytest.raises(UserError) as refusal:
        add_decision(store, NewDecision("Fout", ready_meeting(store, "Ander"), item))
    assert refusal.value.field == "agenda_item_id"


def test_an_action_is_on_today_until_it_is_done(store: Store, meeting: int) -> None:
    janny = add_person(store, "Bakker", given_name="Janny")
    new = NewActionItem("Brief sturen", janny, "19-3-2027", meeting)
    action = add_action_item(store, new, today=TODAY).new_id("action_items")
    (item,) = [one for one in today_items(store, TODAY) if one.noun == "action_items"]
    assert (item.group, item.action) == (TodayGroup.LATE, TodayAction.COMPLETE_ACTION_ITEM)
    assert item.reason.say("nl") == (
        "Actiepunt van Janny Bakker, afgesproken op Zelfregie in de wijk (do 15 apr 2027)."
    )
    assert item.person_id == janny
    action_items.move_action_item(store, action, "over 3 weken", today=TODAY)
    assert not [one for one in today_items(store, TODAY) if one.noun == "action_items"]
    action_items.edit_action_item(store, action, "due_on", "20-3", today=TODAY)
    assert [one.due for one in today_items(store, TODAY) if one.noun == "action_items"] == [TODAY]
    action_items.finish_action_item(store, action, today=TODAY)
    assert not [one for one in today_items(store, TODAY) if one.noun == "action_items"]
    action_items.reopen_action_item(store, action)
    put_meetings_in_bin(store, [meeting])
    assert not [one for one in today_items(store, TODAY) if one.noun == "action_items"]


def test_what_is_open_comes_back_at_the_next_meeting(store: Store, meeting: int) -> None:
    later = ready_meeting(store, "Volgende")
    edit_meeting(store, later, "date", "20-5-2027", today=TODAY)
    write(store, meeting, "actie: Een")
    write(store, meeting, "actie: Twee")
    one, two = found(store, meeting).actions
    action_items.finish_action_item(store, one.id, today=dt.date(2027, 5, 1))
    assert [row.words for row in found(store, later).earlier] == ["Twee"]
    action_items.finish_action_item(store, two.id, today=dt.date(2027, 5, 20))
    assert [row.words for row in found(store, later).earlier] == ["Twee"]
    assert found(store, meeting).earlier == ()
    with store.reading() as connection:
        assert open_action_items(connection) == ()


def test_actions_and_decisions_are_found_by_words_number_and_owner(
    store: Store, meeting: int
) -> None:
    janny = add_person(store, "Bakker", given_name="Janny")
    add_participants(store, meeting, [janny])
    write(store, meeting, "besluit: Een handreiking over schulden")
    write(store, meeting, "actie Janny: Opzet voor 20-4")
    minutes.edit_minutes(store, meeting, "De zon scheen")
    assert hits(store, "besluit schulden") == [
        ("decisions", "2027-1 · Een handreiking over schulden")
    ]
    assert [noun for noun, _title in hits(store, "2027-1")] == ["decisions"]
    assert ("action_items", "Opzet") in hits(store, "actie bakker")
    assert ("meetings", "Zelfregie in de wijk") in hits(store, "zon scheen")
    edit_person(store, janny, "family_name", "Molenaar")
    assert ("action_items", "Opzet") in hits(store, "opzet molenaar")
    put_meetings_in_bin(store, [meeting])
    assert hits(store, "besluit schulden") == []
    take_meetings_from_bin(store, [meeting])
    assert len(hits(store, "besluit schulden")) == 1
    decision = found(store, meeting).decisions[0]
    decisions.put_decisions_in_bin(store, [decision.id])
    assert hits(store, "besluit schulden") == []


def test_an_action_stands_on_the_timeline_of_its_owner(store: Store, meeting: int) -> None:
    janny = add_person(store, "Bakker", given_name="Janny")
    add_action_item(store, NewActionItem("Brief", janny, "20-4", meeting), today=TODAY)
    alone = add_action_item(store, NewActionItem("Los", janny), today=TODAY)
    with store.reading() as connection:
        entries = timeline_of(connection, janny)
        assert home_of(connection, "action_items", alone.new_id("action_items")) == (
            "people",
            janny,
        )
    (entry,) = [one for one in entries if one.kind is TimelineKind.ACTION]
    assert (entry.day, entry.sentence.say("nl")) == (dt.date(2027, 4, 20), "Te doen: Brief")


def test_fields_of_an_action_refuse_at_their_field(store: Store) -> None:
    janny = add_person(store, "Bakker", given_name="Janny")
    made = add_action_item(store, NewActionItem("Brief"), today=TODAY)
    action = made.new_id("action_items")
    action_items.edit_action_item(store, action, "owner", "janny", today=TODAY)
    with store.reading() as connection:
        assert open_action_items(connection)[0].owner_id == janny
    for field, value in (("words", " "), ("owner", "Piet"), ("due_on", "ooit")):
        with pytest.raises(UserError) as refusal:
            action_items.edit_action_item(store, action, field, value, today=TODAY)
        assert refusal.value.field == field
    action_items.edit_action_item(store, action, "owner", None, today=TODAY)
    action_items.put_action_items_in_bin(store, [action])
    with store.reading() as connection:
        assert open_action_items(connection) == ()
    action_items.take_action_items_from_bin(store, [action])
    with store.reading() as connection:
        assert open_action_items(connection)[0].owner == ""
