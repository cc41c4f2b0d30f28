"""The preparation of a meeting: laid with it, copied with it, ticked by the facts and by hand."""

from __future__ import annotations

import datetime as dt

import pytest

from coordinator_app.errors import UserError
from coordinator_app.operations.agenda import NewAgendaItem, add_agenda_item, set_speaker
from coordinator_app.operations.attendance import record_presence, walk_in
from coordinator_app.operations.meeting_letters import meeting_letters
from coordinator_app.operations.meeting_papers import agenda_paper, sign_in_paper
from coordinator_app.operations.meetings import (
    NewMeeting,
    add_meeting,
    cancel_meeting,
    copy_meeting,
    edit_meeting,
)
from coordinator_app.operations.participations import (
    invite_people,
    record_reply,
)
from coordinator_app.operations.preparation import (
    add_step,
    edit_step,
    lay_list,
    remove_step,
    tick_step,
    untick_step,
)
from coordinator_app.operations.preparation_list import preparation_of
from coordinator_app.operations.printing import print_batch
from coordinator_app.rules.agenda import AgendaKind, SpeakerState
from coordinator_app.rules.letters import LetterKind
from coordinator_app.rules.participations import Presence, Reply
from coordinator_app.rules.preparation import USUAL_STEPS, PreparationKind
from coordinator_app.rules.preparation_list import Preparation, PreparedStep, StepState
from coordinator_app.store.queries.history import history_of
from coordinator_app.store.search import find
from coordinator_app.store.store import Store
from tests.builders import TODAY, add_person
from tests.paper_facts import house_style, invitee, ready_meeting

Kind = PreparationKind
DAY = dt.date(2027, 4, 15)
AFTER = DAY + dt.timedelta(days=2)


@pytest.fixture
def meeting(store: Store) -> int:
    return planned(store)


def planned(store: Store) -> int:
    new = NewMeeting("Wijkteams", dt.datetime(2027, 4, 15, 13), dt.datetime(2027, 4, 15, 16))
    return add_meeting(store, new).new_id("meetings")


def seen(store: Store, meeting: int, today: dt.date = TODAY) -> Preparation:
    with store.reading() as connection:
        return preparation_of(connection, meeting, today)


def step(store: Store, meeting: int, kind: Kind, today: dt.date = TODAY) -> PreparedStep:
    (found,) = (one for one in seen(store, meeting, today).steps if one.step.kind is kind)
    return found


def is_done(store: Store, meeting: int, kind: Kind, today: dt.date = TODAY) -> bool:
    return step(store, meeting, kind, today).state is StepState.DONE


def add_people(store: Store, meeting: int, *names: str) -> list[int]:
    return [invitee(store, meeting, name) for name in names]


def test_a_new_meeting_has_the_usual_list_in_the_same_step(store: Store, meeting: int) -> None:
    found = seen(store, meeting)
    assert [one.step.kind for one in found.steps] == [one.kind for one in USUAL_STEPS]
    assert step(store, meeting, Kind.INVITE).due == dt.date(2027, 3, 4)
    store.undo()
    assert seen(store, meeting).steps == ()
    store.redo()
    assert len(seen(store, meeting).steps) == len(USUAL_STEPS)


def test_the_list_moves_with_the_meeting_and_back(store: Store, meeting: int) -> None:
    before = seen(store, meeting)
    edit_meeting(store, meeting, "date", "22-4-2027", today=TODAY)
    week = dt.timedelta(days=7)
    assert [one.due for one in seen(store, meeting).steps] == [
        one.due + week for one in before.steps
    ]
    store.undo()
    assert seen(store, meeting) == before


def test_a_copy_has_the_own_steps_and_distances_all_of_them_to_do(
    store: Store, meeting: int
) -> None:
    add_step(store, meeting, "2 weken ervoor taart bestellen")
    invite = step(store, meeting, Kind.INVITE).step.id
    edit_step(store, invite, "days_before", "8 weken ervoor")
    tick_step(store, invite, today=TODAY)
    remove_step(store, step(store, meeting, Kind.THANK).step.id)
    copy = copy_meeting(store, meeting, dt.date(2027, 6, 10)).new_id("meetings")
    found = {one.step.called.say("en"): one for one in seen(store, copy).steps}
    assert found["Taart bestellen"].step.days_before == 14
    assert found["Invite"].step.days_before == 56
    assert found["Invite"].state is not StepState.DONE
    assert "Thank who was there" not in found


def test_a_meeting_of_before_gets_the_list_when_asked(store: Store, meeting: int) -> None:
    for one in seen(store, meeting).steps:
        remove_step(store, one.step.id)
    copy = copy_meeting(store, meeting, DAY + dt.timedelta(days=70)).new_id("meetings")
    assert len(seen(store, copy).steps) == len(USUAL_STEPS)
    add_step(store, meeting, "3 weken ervoor uitnodigen")
    lay_list(store, meeting)
    found = seen(store, meeting)
    assert len(found.steps) == len(USUAL_STEPS)
    assert step(store, meeting, Kind.INVITE).step.days_before == 21


def test_the_words_of_a_usual_step_bring_it_back_once(store: Store, meeting: int) -> None:
    with pytest.raises(UserError) as refusal:
        add_step(store, meeting, "3 weeks before invite")
    assert refusal.value.field == "words"
    remove_step(store, step(store, meeting, Kind.INVITE).step.id)
    add_step(store, meeting, "3 weeks before Invite")
    assert step(store, meeting, Kind.INVITE).step.days_before == 21


def test_own_steps_are_renamed_usual_ones_are_not(store: Store, meeting: int) -> None:
    own = add_step(store, meeting, "de dag ervoor bloemen").new_id("preparation_steps")
    edit_step(store, own, "words", "Bloemen halen")
    assert step(store, meeting, Kind.OWN).step.words == "Bloemen halen"
    for wrong in ("", " "):
        with pytest.raises(UserError):
            edit_step(store, own, "words", wrong)
    with pytest.raises(UserError) as refusal:
        edit_step(store, step(store, meeting, Kind.INVITE).step.id, "words", "Roepen")
    assert refusal.value.field == "words"
    with pytest.raises(UserError) as refusal:
        edit_step(store, own, "days_before", "ooit")
    assert refusal.value.field == "days_before"


def test_ticking_by_hand_and_back(store: Store, meeting: int) -> None:
    speakers = step(store, meeting, Kind.PROGRAMME).step.id
    tick_step(store, speakers, today=TODAY)
    assert step(store, meeting, Kind.PROGRAMME).done_on == TODAY
    untick_step(store, speakers, today=TODAY)
    assert not is_done(store, meeting, Kind.PROGRAMME)
    store.undo()
    assert is_done(store, meeting, Kind.PROGRAMME)


def test_what_the_facts_show_cannot_be_wished_away(store: Store, meeting: int) -> None:
    add_agenda_item(store, meeting, NewAgendaItem("Alles", 180))
    made = step(store, meeting, Kind.PROGRAMME).step.id
    with pytest.raises(UserError) as refusal:
        untick_step(store, made, today=TODAY)
    assert refusal.value.text.say("en") == "Make the programme ticked itself: 1 agenda item."


def test_the_programme_and_its_speakers_tick_themselves(store: Store, meeting: int) -> None:
    assert step(store, meeting, Kind.SPEAKERS).state is StepState.NOT_NEEDED
    item = add_agenda_item(store, meeting, NewAgendaItem("Lezing", 150, AgendaKind.INPUT)).new_id(
        "agenda_items"
    )
    assert is_done(store, meeting, Kind.PROGRAMME)
    speaker = add_person(store, "Spreker")
    set_speaker(store, item, speaker, SpeakerState.ASKED)
    assert step(store, meeting, Kind.SPEAKERS).state is not StepState.DONE
    set_speaker(store, item, speaker, SpeakerState.CONFIRMED)
    assert is_done(store, meeting, Kind.SPEAKERS)


def test_letters_tick_inviting_and_reminding(store: Store) -> None:
    house_style(store)
    meeting = ready_meeting(store)
    people = add_people(store, meeting, "Aa", "Bos", "Cox")
    some = meeting_letters(
        store, meeting, LetterKind.INVITATION, today=TODAY, person_ids=people[:2]
    )
    print_batch(store, some, one_file=True)
    found = step(store, meeting, Kind.INVITE)
    assert found.said is not None
    assert found.said.say("en") == "2 of 3 invited"
    invite_people(store, meeting, people[2:], today=TODAY)
    assert step(store, meeting, Kind.INVITE).done_on == TODAY
    assert not is_done(store, meeting, Kind.REMIND)
    print_batch(
        store, meeting_letters(store, meeting, LetterKind.REMINDER, today=TODAY), one_file=True
    )
    assert is_done(store, meeting, Kind.REMIND)


def test_confirmations_tick_until_somebody_else_comes(store: Store) -> None:
    house_style(store)
    meeting = ready_meeting(store)
    people = [invitee(store, meeting, name) for name in ("Aa", "Bos")]
    invite_people(store, meeting, people, today=TODAY)
    record_reply(store, meeting, people[:1], Reply.YES, on=TODAY, today=TODAY)
    assert not is_done(store, meeting, Kind.CONFIRM)
    print_batch(
        store, meeting_letters(store, meeting, LetterKind.CONFIRMATION, today=TODAY), one_file=True
    )
    assert is_done(store, meeting, Kind.CONFIRM)
    record_reply(store, meeting, people[1:], Reply.YES, on=TODAY, today=TODAY)
    assert not is_done(store, meeting, Kind.CONFIRM)


def test_the_agenda_ticks_until_it_changes(store: Store, meeting: int) -> None:
    add_agenda_item(store, meeting, NewAgendaItem("Welkom", 30))
    assert not is_done(store, meeting, Kind.PRINT_AGENDA)
    agenda_paper(store, meeting, "nl", today=TODAY)
    assert step(store, meeting, Kind.PRINT_AGENDA).done_on == TODAY
    add_agenda_item(store, meeting, NewAgendaItem("Lunch", 45))
    found = step(store, meeting, Kind.PRINT_AGENDA)
    assert found.said is not None
    assert (found.state, found.said.say("en")) == (StepState.LATER, "Changed since version 1")
    store.undo()
    assert is_done(store, meeting, Kind.PRINT_AGENDA)


def test_the_sheet_ticks_until_somebody_comes_on_the_list(store: Store, meeting: int) -> None:
    add_people(store, meeting, "Aa", "Bos")
    sign_in_paper(store, meeting, "nl", today=TODAY)
    assert is_done(store, meeting, Kind.PRINT_DOOR_PACK)
    add_people(store, meeting, "Cox")
    found = step(store, meeting, Kind.PRINT_DOOR_PACK)
    assert found.said is not None
    assert found.said.say("en") == "1 came on the list since"
    assert found.state is StepState.LATER


def test_attendance_and_thanks_after_the_meeting(store: Store, meeting: int) -> None:
    house_style(store)
    people = add_people(store, meeting, "Aa", "Bos", "Cox")
    invite_people(store, meeting, people, today=TODAY)
    record_reply(store, meeting, people[2:], Reply.NO, on=TODAY, today=TODAY)
    record_presence(store, meeting, people[:1], Presence.PRESENT, today=AFTER)
    walk_in(store, meeting, "Onverwacht Bezoek", today=AFTER)
    assert not is_done(store, meeting, Kind.ATTENDANCE, AFTER)
    record_presence(store, meeting, people[1:2], Presence.ABSENT, today=AFTER)
    assert is_done(store, meeting, Kind.ATTENDANCE, AFTER)
    assert is_done(store, meeting, Kind.INVITE, AFTER)
    thanks = meeting_letters(
        store, meeting, LetterKind.THANK_YOU, today=AFTER, person_ids=people[:1]
    )
    print_batch(store, thanks, one_file=True)
    found = step(store, meeting, Kind.THANK, AFTER)
    assert found.said is not None
    assert found.said.say("en") == "1 of 2 thanked"


def test_a_cancelled_meeting_asks_for_nothing(store: Store, meeting: int) -> None:
    cancel_meeting(store, meeting)
    assert not any(one.asks for one in seen(store, meeting, DAY).steps)


def test_the_history_of_a_meeting_tells_its_steps_those_taken_away_too(
    store: Store, meeting: int
) -> None:
    own = add_step(store, meeting, "de dag ervoor bloemen").new_id("preparation_steps")
    tick_step(store, own, today=TODAY)
    remove_step(store, own)
    with store.reading() as connection:
        said = [one.label.say("en") for one in history_of(connection, "meetings", meeting)]
    assert said[:3] == ["Take off the list: Bloemen", "Done: Bloemen", "New step: Bloemen"]


def test_a_step_that_is_gone_is_told_so(store: Store, meeting: int) -> None:
    gone = step(store, meeting, Kind.THANK).step.id
    remove_step(store, gone)
    for verb in (remove_step, lambda s, i: tick_step(s, i, today=TODAY)):
        with pytest.raises(UserError):
            verb(store, gone)


def test_a_meeting_is_found_by_a_step_of_ones_own(store: Store, meeting: int) -> None:
    own = add_step(store, meeting, "de dag ervoor vlaai halen").new_id("preparation_steps")
    with store.reading() as connection:
        assert [hit.record_id for hit in find(connection, "vlaai")] == [meeting]
    edit_step(store, own, "words", "Taart halen")
    with store.reading() as connection:
        assert find(connection, "vlaai") == []
