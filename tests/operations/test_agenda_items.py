"""What belongs to an agenda item: its fields, what runs at the same time, documents, references."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from coordinator_app.errors import UserError
from coordinator_app.models import ActionItem, AgendaItem, Decision
from coordinator_app.operations.agenda import (
    NewAgendaItem,
    add_agenda_item,
    delete_agenda_item,
    edit_agenda_item,
    move_agenda_item,
    set_speaker,
)
from coordinator_app.operations.agenda_carry import carry_item
from coordinator_app.operations.agenda_documents import attach_document, remove_document
from coordinator_app.operations.meetings import copy_meeting
from coordinator_app.rules.agenda import AgendaOutcome, SpeakerState
from coordinator_app.store import search
from coordinator_app.store.queries.agenda import AgendaItemRow
from coordinator_app.store.queries.agenda_documents import documents_of_item
from coordinator_app.store.queries.history import history_of
from coordinator_app.store.queries.meetings import meeting_record
from coordinator_app.store.store import Store
from tests.builders import TODAY, add_person
from tests.paper_facts import MEETING_DAY, picture, ready_meeting
from tests.store.facts import facts_of

LATER = MEETING_DAY + dt.timedelta(days=60)


@pytest.fixture
def meeting(store: Store) -> int:
    return ready_meeting(store)


def items(store: Store, meeting_id: int) -> tuple[AgendaItemRow, ...]:
    with store.reading() as connection:
        record = meeting_record(connection, meeting_id)
    assert record is not None
    return record.items


def order(store: Store, meeting_id: int) -> str:
    found = items(store, meeting_id)
    assert [one.position for one in found] == list(range(len(found)))
    return " ".join(("+" if one.parallel else "") + one.title.split()[0] for one in found)


@pytest.mark.parametrize(
    ("field", "typed", "kept"),
    [
        ("goal", " Samen  één idee \n", "Samen één idee"),
        ("materials", "Stiften\nflap-over", "Stiften\nflap-over"),
        ("room", " Zaal 3 ", "Zaal 3"),
        ("theme", "schulden", "schulden"),
        ("parallel", True, True),
    ],
)
def test_every_field_is_one_step_that_can_be_undone(
    store: Store, meeting: int, field: str, typed: Any, kept: Any
) -> None:
    before, item = facts_of(store.path), items(store, meeting)[1]
    outcome = edit_agenda_item(store, item.id, field, typed)
    assert outcome.label.say("en") == "Change agenda item: Wat werkt in de wijk"
    assert getattr(items(store, meeting)[1], field) == kept
    store.undo()
    assert facts_of(store.path) == before


def test_who_opens_is_a_person_and_can_be_nobody(store: Store, meeting: int) -> None:
    person, item = add_person(store, "Özil", given_name="Anna"), items(store, meeting)[1]
    edit_agenda_item(store, item.id, "opened_by_id", person)
    assert items(store, meeting)[1].opened_by == "Anna Özil"
    edit_agenda_item(store, item.id, "opened_by_id", None)
    assert items(store, meeting)[1].opened_by_id is None
    with pytest.raises(UserError):
        edit_agenda_item(store, item.id, "opened_by_id", 999)


def test_the_first_item_runs_with_nothing(store: Store, meeting: int) -> None:
    with pytest.raises(UserError) as refusal:
        edit_agenda_item(store, items(store, meeting)[0].id, "parallel", value=True)
    assert refusal.value.field == "parallel"


@pytest.mark.parametrize("minutes", ["30 uur", "-5", "1441", ""])
def test_a_length_that_cannot_be_is_refused(store: Store, meeting: int, minutes: str) -> None:
    with pytest.raises(UserError) as refusal:
        add_agenda_item(store, meeting, NewAgendaItem("Lang", minutes))
    assert refusal.value.field == "duration_minutes"
    assert len(items(store, meeting)) == 4


def test_what_runs_together_stays_together(store: Store, meeting: int) -> None:
    second = items(store, meeting)[1]
    add_agenda_item(store, meeting, NewAgendaItem("Gesprek", 60, parallel=True), position=2)
    assert order(store, meeting) == "Welkom Wat +Gesprek Lunch Aan"
    add_agenda_item(store, meeting, NewAgendaItem("Tussen", 30), position=2)
    assert order(store, meeting) == "Welkom Wat +Tussen +Gesprek Lunch Aan"
    edit_agenda_item(store, second.id, "fixed_start", "11:00")
    delete_agenda_item(store, second.id)
    assert order(store, meeting) == "Welkom Tussen +Gesprek Lunch Aan"
    assert items(store, meeting)[1].fixed_start == dt.time(11)
    move_agenda_item(store, items(store, meeting)[1].id, by=-1)
    assert order(store, meeting) == "Tussen Welkom Gesprek Lunch Aan"
    add_agenda_item(store, meeting, NewAgendaItem("Eerst", 5, parallel=True), position=0)
    assert order(store, meeting).startswith("Eerst Tussen")


def test_removing_an_item_keeps_what_was_agreed_and_undo_brings_all_back(
    store: Store, meeting: int, tmp_path: Path
) -> None:
    item, person = items(store, meeting)[1].id, add_person(store)
    set_speaker(store, item, person)
    file = tmp_path / "stuk.png"
    file.write_bytes(picture())
    attach_document(store, item, file, today=TODAY)
    with store.work("Agreed") as work:
        work.session.get_one(AgendaItem, item).outcome = AgendaOutcome.UNFINISHED
        work.session.add_all(
            [
                ActionItem(words="Bellen", meeting_id=meeting, agenda_item_id=item),
                Decision(
                    meeting_id=meeting,
                    agenda_item_id=item,
                    year=2027,
                    number=1,
                    decided_on=MEETING_DAY,
                    words="Akkoord",
                ),
            ]
        )
    later = copy_meeting(store, meeting, LATER).new_id("meetings")
    carry_item(store, later, item)
    before = facts_of(store.path)
    delete_agenda_item(store, item)
    with store.reading() as connection:
        kept = connection.exec_driver_sql(
            "SELECT count(*) FROM decisions WHERE agenda_item_id IS NULL"
            " UNION ALL SELECT count(*) FROM action_items WHERE agenda_item_id IS NULL"
        ).scalars()
        assert list(kept) == [1, 1]
    assert items(store, later)[-1].carried_from_id is None
    store.undo()
    assert facts_of(store.path) == before


def test_a_copy_takes_along_what_belongs_to_its_items(
    store: Store, meeting: int, tmp_path: Path
) -> None:
    item, person = items(store, meeting)[1].id, add_person(store)
    add_agenda_item(store, meeting, NewAgendaItem("Gesprek", 60, parallel=True), position=2)
    file = tmp_path / "Nota.DOCX"
    file.write_bytes(b"PK\x03\x04 anything")
    attach_document(store, item, file, today=TODAY)
    set_speaker(store, item, person, SpeakerState.CONFIRMED)
    for field, typed in (("goal", "Doel"), ("materials", "Stiften"), ("room", "Zaal 3"),
                         ("theme", "Schulden"), ("opened_by_id", person)):  # fmt: skip
        edit_agenda_item(store, item, field, typed)
    with store.work("Afterwards") as work:
        held = work.session.get_one(AgendaItem, item)
        held.outcome, held.minutes = AgendaOutcome.TREATED, "Besproken"
    copied = items(store, copy_meeting(store, meeting, LATER).new_id("meetings"))
    found = copied[1]
    assert (found.goal, found.materials, found.room, found.theme, found.opened_by_id) == (
        *("Doel", "Stiften", "Zaal 3", "Schulden", person),
    )
    assert found.documents == ("Nota.docx",)
    assert found.speakers[0].state is SpeakerState.ASKED
    assert (found.outcome, found.minutes, found.carried_from_id) == (AgendaOutcome.OPEN, "", None)
    assert copied[2].parallel


def test_documents_are_kept_found_and_taken_away(
    store: Store, meeting: int, tmp_path: Path
) -> None:
    item = items(store, meeting)[1].id
    file = tmp_path / "Zonnebloem.txt"
    file.write_text("tekst")
    attach_document(store, item, file, today=TODAY)
    with store.reading() as connection:
        (row,) = documents_of_item(connection, item)
        assert (row.file_name, row.size, row.added_on) == ("Zonnebloem.txt", 5, TODAY)
        assert [hit.record_id for hit in search.find(connection, "zonnebloem")] == [meeting]
        said = [entry.sentence.say("en") for entry in history_of(connection, "meetings", meeting)]
    assert said[0] == "Add Zonnebloem.txt to Wat werkt in de wijk"
    with pytest.raises(UserError) as refusal:
        attach_document(store, item, file, today=TODAY)
    assert "Zonnebloem.txt" in refusal.value.text.say("en")
    remove_document(store, row.id)
    assert not items(store, meeting)[1].documents
    store.undo()
    assert items(store, meeting)[1].documents == ("Zonnebloem.txt",)


@pytest.mark.parametrize(
    ("name", "content"),
    [("virus.exe", b"MZ"), ("leeg.docx", b""), ("kapot.pdf", b"%PDF-1.4 half"), ("weg.pdf", None),
     ("groot.docx", b"x" * 10_000_001)],
)  # fmt: skip
def test_what_cannot_be_kept_is_refused_at_its_field(
    store: Store, meeting: int, tmp_path: Path, name: str, content: bytes | None
) -> None:
    before, file = facts_of(store.path), tmp_path / name
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(UserError) as refusal:
        attach_document(store, items(store, meeting)[1].id, file, today=TODAY)
    assert refusal.value.field == "document"
    assert name in refusal.value.text.say("nl")
    assert facts_of(store.path) == before
