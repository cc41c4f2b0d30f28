"""Numbers of the signed sheet mean who stood on the paper, whoever came on the list since."""

from __future__ import annotations

import pytest

from coordinator_app.errors import UserError
from coordinator_app.operations.attendance_sheets import record_sheet, sheet_of
from coordinator_app.operations.bin import put_people_in_bin
from coordinator_app.operations.meeting_papers import sign_in_paper
from coordinator_app.operations.participations import add_participants, record_reply
from coordinator_app.rules.participations import Presence, Reply
from coordinator_app.store.queries.participations import participants_of
from coordinator_app.store.store import Store
from tests.builders import add_person
from tests.paper_facts import MEETING_DAY, house_style, invitee, ready_meeting

NAMES = ("Aerts", "Berg", "Cohen", "Dijk", "Evers")


@pytest.fixture
def meeting(store: Store) -> int:
    house_style(store)
    made = ready_meeting(store)
    for name in NAMES:
        invitee(store, made, name)
    return made


def presences(store: Store, meeting: int) -> dict[str, Presence]:
    with store.reading() as connection:
        return {
            one.list_name.split(",")[0]: one.presence
            for one in participants_of(connection, meeting)
        }


def record(store: Store, meeting: int, typed: str) -> None:
    record_sheet(store, meeting, typed, today=MEETING_DAY)


def test_one_step_and_one_step_back(store: Store, meeting: int) -> None:
    record(store, meeting, "1-2 !5 4=Piet Nieuw")
    assert presences(store, meeting) == {
        "Aerts": Presence.PRESENT,
        "Berg": Presence.PRESENT,
        "Cohen": Presence.UNKNOWN,
        "Dijk": Presence.REPLACED,
        "Evers": Presence.EXCUSED,
    }
    store.undo()
    assert set(presences(store, meeting).values()) == {Presence.UNKNOWN}
    store.redo()
    assert presences(store, meeting)["Dijk"] is Presence.REPLACED


def test_the_numbers_are_those_of_the_paper(store: Store, meeting: int) -> None:
    sign_in_paper(store, meeting, "nl", today=MEETING_DAY)
    early = add_person(store, "Aalst")
    add_participants(store, meeting, [early])
    assert sheet_of(store, meeting).printed_on == MEETING_DAY
    record(store, meeting, "1")
    found = presences(store, meeting)
    assert (found["Aerts"], found["Aalst"]) == (Presence.PRESENT, Presence.UNKNOWN)


def test_who_said_no_has_no_number(store: Store, meeting: int) -> None:
    with store.reading() as connection:
        first = participants_of(connection, meeting)[0].person_id
    record_reply(store, meeting, [first], Reply.NO, on=MEETING_DAY, today=MEETING_DAY)
    record(store, meeting, "1")
    assert presences(store, meeting)["Berg"] is Presence.PRESENT


@pytest.mark.parametrize("typed", ["6", "0", "3-1", "1 !1", "2=", "wie", "", "1-5 9"])
def test_nothing_is_written_when_a_part_is_wrong(store: Store, meeting: int, typed: str) -> None:
    with pytest.raises(UserError) as refusal:
        record(store, meeting, typed)
    assert refusal.value.field == "numbers"
    assert set(presences(store, meeting).values()) == {Presence.UNKNOWN}


def test_who_left_the_list_since_is_said(store: Store, meeting: int) -> None:
    sign_in_paper(store, meeting, "nl", today=MEETING_DAY)
    with store.reading() as connection:
        first = participants_of(connection, meeting)[0].person_id
    put_people_in_bin(store, [first])
    with pytest.raises(UserError):
        record(store, meeting, "1-3")
    assert set(presences(store, meeting).values()) == {Presence.UNKNOWN}
