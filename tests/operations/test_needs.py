"""Diets and needs: noted for a meeting, erased after it from rows, journal and the file itself."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from sqlalchemy import text

from coordinator_app.errors import UserError
from coordinator_app.operations.meetings import edit_meeting, put_meetings_in_bin
from coordinator_app.operations.needs import clear_file, erase_due_needs, needs_due
from coordinator_app.operations.participations import (
    add_participants,
    record_reply,
    remove_participant,
)
from coordinator_app.operations.reply_details import edit_reply
from coordinator_app.operations.today import change_today_settings
from coordinator_app.rules.participations import Reply, ReplyWay
from coordinator_app.store.queries.history import history_of
from coordinator_app.store.queries.meetings import meeting_record
from coordinator_app.store.queries.participations import ParticipantRow, participants_of
from coordinator_app.store.store import Store
from tests.builders import TODAY, add_person
from tests.paper_facts import MEETING_DAY, invitee, ready_meeting

DUE = MEETING_DAY + dt.timedelta(days=30)
DIET, ACCESS = "pinda-allergie zeldzaam", "ringleiding vooraan"


@pytest.fixture
def meeting(store: Store) -> int:
    return ready_meeting(store)


@pytest.fixture
def person(store: Store, meeting: int) -> int:
    found = invitee(store, meeting)
    record_reply(store, meeting, [found], Reply.YES, on=TODAY, today=TODAY, way=ReplyWay.PHONE)
    return found


def note(store: Store, meeting: int, person: int, **values: object) -> None:
    for field, value in values.items():
        edit_reply(store, meeting, person, field, value, today=TODAY)


def row(store: Store, meeting: int) -> ParticipantRow:
    with store.reading() as connection:
        (found,) = participants_of(connection, meeting)
    return found


def in_file(path: Path, words: str) -> bool:
    """Whether any file of the network holds these words, in whatever page."""
    files = [path, *path.parent.glob(f"{path.name}-*")]
    return any(words.encode() in one.read_bytes() for one in files if one.exists())


def test_what_came_with_a_reply_is_kept_field_by_field(
    store: Store, meeting: int, person: int
) -> None:
    note(store, meeting, person, replied_by="haar secretaris", remark="komt later", diet=" vegan ",
         access_needs=ACCESS, replied_on="18-3", reply_way="letter")  # fmt: skip
    one = row(store, meeting)
    assert (one.replied_by, one.remark, one.diet) == ("haar secretaris", "komt later", "vegan")
    assert (one.access_needs, one.reply_way) == (ACCESS, ReplyWay.LETTER)
    assert one.replied_on == dt.date(2027, 3, 18)
    label = store.undo_label()
    assert label is not None
    store.undo()
    assert row(store, meeting).reply_way is ReplyWay.PHONE
    record_reply(store, meeting, [person], Reply.NONE, on=TODAY, today=TODAY)
    cleared = row(store, meeting)
    assert (cleared.replied_by, cleared.reply_way) == ("", ReplyWay.UNKNOWN)
    assert cleared.diet == "vegan"


@pytest.mark.parametrize(
    ("field", "value"),
    [("replied_on", "21-3-2027"), ("reply_way", "duif"), ("diet", "x" * 301), ("replied_on", "?")],
)
def test_what_cannot_be_is_refused_at_its_field(
    store: Store, meeting: int, person: int, field: str, value: str
) -> None:
    with pytest.raises(UserError) as refusal:
        edit_reply(store, meeting, person, field, value, today=TODAY)
    assert refusal.value.field == field
    record_reply(store, meeting, [person], Reply.NONE, on=TODAY, today=TODAY)
    with pytest.raises(UserError):
        edit_reply(store, meeting, person, "replied_by", "iemand", today=TODAY)


def test_who_told_what_they_need_stays_on_the_list(store: Store, meeting: int) -> None:
    other = invitee(store, meeting, "Cohen")
    edit_reply(store, meeting, other, "diet", "halal", today=TODAY)
    with pytest.raises(UserError):
        remove_participant(store, meeting, other)


def test_they_are_erased_so_many_days_after_the_meeting(
    store: Store, meeting: int, person: int
) -> None:
    note(store, meeting, person, diet=DIET, access_needs=ACCESS)
    assert not needs_due(store, DUE - dt.timedelta(days=1))
    assert erase_due_needs(store, today=DUE - dt.timedelta(days=1)) is None
    change_today_settings(store, needs_erase_days=7)
    assert needs_due(store, MEETING_DAY + dt.timedelta(days=7)) == {meeting: "Zelfregie in de wijk"}
    outcome = erase_due_needs(store, today=DUE)
    assert outcome is not None
    assert not outcome.undoable
    assert outcome.ids("meetings") == {meeting}
    one = row(store, meeting)
    assert (one.diet, one.access_needs, one.reply) == ("", "", Reply.YES)
    assert erase_due_needs(store, today=DUE) is None


def test_no_undo_brings_them_back_and_undo_goes_on_with_the_rest(
    store: Store, meeting: int, person: int
) -> None:
    note(store, meeting, person, remark="komt later", diet=DIET)
    note(store, meeting, person, diet="vegetarisch", access_needs=ACCESS)
    store.undo()
    store.redo()
    store.undo()
    erase_due_needs(store, today=DUE)
    assert store.redo_label() is None
    store.undo()
    one = row(store, meeting)
    assert (one.remark, one.diet, one.access_needs) == ("", "", "")
    store.redo()
    assert row(store, meeting).remark == "komt later"
    with store.reading() as connection:
        query = text("SELECT group_concat(old || new) FROM changes")
        journal = connection.execute(query).scalar_one()
        steps = [entry.sentence.say("en") for entry in history_of(connection, "meetings", meeting)]
    assert DIET not in journal
    assert "vegetarisch" not in journal
    assert any(step == "Diets and access needs erased: Zelfregie in de wijk" for step in steps)


def test_not_a_byte_of_them_is_left_in_the_file(store: Store, meeting: int, person: int) -> None:
    note(store, meeting, person, diet=DIET, access_needs=ACCESS)
    for number in range(60):
        other = add_person(store, f"Naam{number}")
        add_participants(store, meeting, [other])
        edit_reply(store, meeting, other, "diet", f"{DIET} {number} " * 8, today=TODAY)
    assert in_file(store.path, DIET)
    erase_due_needs(store, today=DUE)
    clear_file(store)
    assert not in_file(store.path, DIET)
    assert not in_file(store.path, ACCESS)
    store.check()
    store.close()
    assert not in_file(store.path, "zeldzaam")


def test_those_of_a_meeting_in_the_bin_and_of_who_was_taken_off_too(
    store: Store, meeting: int, person: int
) -> None:
    other = invitee(store, meeting, "Cohen")
    note(store, meeting, other, diet=DIET)
    note(store, meeting, other, diet="")
    remove_participant(store, meeting, other)
    put_meetings_in_bin(store, [meeting])
    assert in_file(store.path, DIET)
    erase_due_needs(store, today=DUE)
    clear_file(store)
    assert not in_file(store.path, DIET)
    for _ in range(3):
        store.undo()
    assert DIET not in {one.diet for one in rows(store, meeting)}


def rows(store: Store, meeting: int) -> list[ParticipantRow]:
    with store.reading() as connection:
        return participants_of(connection, meeting)


def test_those_of_a_meeting_whose_planning_was_undone_too(
    store: Store, meeting: int, person: int
) -> None:
    note(store, meeting, person, diet=DIET)
    while store.undo_label() is not None:
        store.undo()
    with store.reading() as connection:
        assert meeting_record(connection, meeting) is None
    assert in_file(store.path, DIET)
    assert erase_due_needs(store, today=DUE - dt.timedelta(days=1)) is None
    outcome = erase_due_needs(store, today=DUE)
    assert outcome is not None
    assert "Zelfregie" in outcome.label.say()
    clear_file(store)
    assert not in_file(store.path, DIET)
    while store.redo_label() is not None:
        store.redo()
    assert row(store, meeting).diet == ""


def test_a_meeting_that_was_put_off_keeps_them(store: Store, meeting: int, person: int) -> None:
    note(store, meeting, person, diet=DIET)
    edit_meeting(store, meeting, "date", DUE, today=TODAY)
    assert erase_due_needs(store, today=DUE) is None
    assert row(store, meeting).diet == DIET


def test_the_journal_of_a_step_with_other_changes_keeps_those(
    store: Store, meeting: int, person: int
) -> None:
    note(store, meeting, person, diet=DIET)
    with store.work("Both") as work:
        work.session.execute(
            text("UPDATE participations SET diet = 'x', remark = 'y' WHERE meeting_id = :id"),
            {"id": meeting},
        )
    erase_due_needs(store, today=DUE)
    store.undo()
    assert (row(store, meeting).remark, row(store, meeting).diet) == ("", "")
