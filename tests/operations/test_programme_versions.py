"""Versions of agenda and run sheet, the marks on them, and a copy for each participant."""

from __future__ import annotations

import datetime as dt
import email
import email.policy
from pathlib import Path

import pytest

from coordinator_app.documents.previews import page_count, page_text
from coordinator_app.errors import UserError
from coordinator_app.models import ActionItem
from coordinator_app.operations.agenda import (
    NewAgendaItem,
    add_agenda_item,
    delete_agenda_item,
    edit_agenda_item,
    set_speaker,
)
from coordinator_app.operations.frozen import made_again
from coordinator_app.operations.letters_anew import can_be_made_anew
from coordinator_app.operations.meeting_papers import agenda_paper, run_sheet_paper
from coordinator_app.operations.paper_files import write_papers
from coordinator_app.operations.participations import record_reply
from coordinator_app.operations.people import edit_person
from coordinator_app.operations.personal_agendas import (
    PersonalAgendas,
    agenda_drafts,
    personal_agendas,
    print_agendas,
)
from coordinator_app.rules.letters import LetterKind, LetterWay
from coordinator_app.rules.participations import Reply
from coordinator_app.store.queries.letters import (
    LetterRecord,
    letter_pdf_bytes,
    letters_of_meeting,
)
from coordinator_app.store.queries.meetings import meeting_record
from coordinator_app.store.store import Store
from tests.builders import TODAY
from tests.paper_facts import house_style, invitee, ready_meeting
from tests.store.facts import facts_of


@pytest.fixture
def meeting(store: Store) -> int:
    house_style(store)
    return ready_meeting(store)


def item(store: Store, meeting_id: int, title: str) -> int:
    with store.reading() as connection:
        record = meeting_record(connection, meeting_id)
    assert record is not None
    return next(one.id for one in record.items if one.title == title)


def text_of(pdf: bytes) -> str:
    return " ".join(" ".join(page_text(pdf, n) for n in range(page_count(pdf))).split())


def agenda(store: Store, meeting_id: int, language: str = "en") -> str:
    return text_of(agenda_paper(store, meeting_id, language, today=TODAY).pdf)


def run_sheet(store: Store, meeting_id: int) -> str:
    return text_of(run_sheet_paper(store, meeting_id, "en", today=TODAY).pdf)


def kept(store: Store, meeting_id: int) -> tuple[LetterRecord, ...]:
    with store.reading() as connection:
        return letters_of_meeting(connection, meeting_id)


def test_a_shorter_item_is_changed_and_what_follows_is_at_another_time(
    store: Store, meeting: int
) -> None:
    edit_agenda_item(store, item(store, meeting, "Lunch"), "fixed_start", "12:30")
    assert "»" not in agenda(store, meeting)
    edit_agenda_item(store, item(store, meeting, "Welkom"), "duration_minutes", "15")
    said = agenda(store, meeting)
    assert "version 2" in said
    assert said.count("»") == 3
    assert "» Changed: length Welkom" in said
    assert "» Other time (was 10:30) Wat werkt in de wijk" in said
    assert "What is different from version 1 of 20 March 2027" in said
    again = agenda(store, meeting)
    assert again == said
    edit_agenda_item(store, item(store, meeting, "Welkom"), "duration_minutes", "30")
    back = agenda(store, meeting)
    assert "version 3" in back.split("What is different")[0]
    assert "What is different from version 2" in back
    assert agenda(store, meeting) == back


def test_new_removed_renamed_and_the_head(store: Store, meeting: int) -> None:
    agenda(store, meeting)
    add_agenda_item(store, meeting, NewAgendaItem("Rondvraag", 10))
    delete_agenda_item(store, item(store, meeting, "Lunch"))
    edit_agenda_item(store, item(store, meeting, "Welkom"), "title", "Inloop")
    with store.work("Agreed") as work:
        work.session.add(ActionItem(words="Zaal zoeken"))
    said = agenda(store, meeting)
    for words in (
        *("» New Rondvraag", "» Changed: title Inloop", "No longer on the programme: Lunch."),
        *("» New Zaal zoeken", "Open actions"),
    ):
        assert words in said


def test_of_actions_with_the_same_words_only_what_changed_is_marked(
    store: Store, meeting: int
) -> None:
    people = [invitee(store, meeting, name) for name in ("Aerts", "Bos", "Cohen")]
    with store.work("Agreed") as work:
        found = [ActionItem(words="De brief aanpassen", owner_id=one) for one in people]
        work.session.add_all(found)
        work.session.flush()
        last = found[-1].id
    agenda(store, meeting)
    add_agenda_item(store, meeting, NewAgendaItem("Rondvraag", 10))
    said = agenda(store, meeting).split("Open actions")[1]
    assert "»" not in said
    with store.work("Later") as work:
        work.session.get_one(ActionItem, last).due_on = dt.date(2027, 5, 1)
    said = agenda(store, meeting).split("Open actions")[1]
    assert said.count("»") == 1
    assert "» Changed: by when De brief aanpassen Janny Cohen" in said


def test_what_is_left_and_put_back_is_the_same_agenda(store: Store, meeting: int) -> None:
    first = agenda(store, meeting)
    lunch = item(store, meeting, "Lunch")
    delete_agenda_item(store, lunch)
    store.undo()
    assert agenda(store, meeting) == first


def test_the_run_sheet_has_versions_of_its_own(store: Store, meeting: int) -> None:
    cem = invitee(store, meeting, "Kaya", phones=("06-12345678",))
    talk = item(store, meeting, "Wat werkt in de wijk")
    set_speaker(store, talk, cem)
    edit_agenda_item(store, talk, "opened_by_id", cem)
    edit_agenda_item(store, item(store, meeting, "Lunch"), "fixed_start", "12:30")
    said = run_sheet(store, meeting)
    for words in ("Janny Kaya (asked), 06 12345678", "Opens: Janny Kaya",
                  "30 minutes are left before Lunch", "version 1"):  # fmt: skip
        assert words in said
    agenda(store, meeting)
    edit_agenda_item(store, talk, "materials", "Stiften")
    said = run_sheet(store, meeting)
    assert "version 2" in said
    assert "» Changed: materials Wat werkt" in said
    assert "version" not in agenda(store, meeting)
    with store.reading() as connection:
        for record in letters_of_meeting(connection, meeting):
            assert made_again(connection, record.id) == letter_pdf_bytes(connection, record.id)
    record_reply(store, meeting, [cem], Reply.YES, on=TODAY, today=TODAY)
    assert "version 2" in run_sheet(store, meeting)


def each(store: Store, meeting_id: int) -> PersonalAgendas:
    return personal_agendas(store, meeting_id, today=TODAY)


def test_each_copy_marks_what_changed_since_the_one_this_person_received(
    store: Store, meeting: int, tmp_path: Path
) -> None:
    aerts = invitee(store, meeting, "Aerts")
    print_agendas(store, each(store, meeting), one_file=True)
    edit_agenda_item(store, item(store, meeting, "Welkom"), "notes", "Met koffie")
    bos = invitee(store, meeting, "Bos", language="en", large_print=True)
    print_agendas(store, each(store, meeting), one_file=True)
    edit_agenda_item(store, item(store, meeting, "Lunch"), "notes", "Met soep")
    gone = invitee(store, meeting, "Claes")
    record_reply(store, meeting, [gone], Reply.NO, on=TODAY, today=TODAY)

    def write(files: tuple[tuple[str, bytes], ...]) -> tuple[Path, ...]:
        return write_papers(tmp_path, files)

    before = facts_of(store.path)
    made = print_agendas(store, each(store, meeting), one_file=False, write=write)
    assert [path.name for path in made.paths] == [
        "2027-04-15 Agenda – Aerts, Janny.pdf",
        "2027-04-15 Agenda – Bos, Janny.pdf",
    ]
    first, second = (text_of(path.read_bytes()) for path in made.paths)
    assert "versie 3" in first
    assert "versie 2 van 20 maart 2027" in first
    assert "Agenda voor Janny Aerts · versie 3" in first
    assert "» Gewijzigd: notities" in first
    assert first.count("»") == second.count("»") == 2
    assert "version 3" in second
    assert [one.person_id for one in kept(store, meeting)[:2]] == [bos, aerts]
    assert not can_be_made_anew(kept(store, meeting)[0])
    store.undo()
    assert facts_of(store.path) == before


def test_who_received_nothing_gets_no_marks_and_everybodys_copy_has_its_own_line(
    store: Store, meeting: int
) -> None:
    invitee(store, meeting, "Aerts")
    agenda(store, meeting)
    edit_agenda_item(store, item(store, meeting, "Welkom"), "title", "Inloop")
    (own,) = each(store, meeting).each
    assert (own.agenda.version, own.agenda.since.version) == (2, 0)
    print_agendas(store, each(store, meeting), one_file=True)
    assert "» Changed: title Inloop" in agenda(store, meeting)


def test_who_prefers_email_gets_a_draft_with_the_agenda(store: Store, meeting: int) -> None:
    person = invitee(store, meeting, "Aerts", emails=("janny@voorbeeld.example",))
    invitee(store, meeting, "Bos")
    edit_person(store, person, "prefers_email", value=True)
    every = each(store, meeting)
    assert [one.way for one in every.each] == [LetterWay.EMAIL, LetterWay.PAPER]
    made = agenda_drafts(store, every.by_way(LetterWay.EMAIL))
    ((name, content),) = made.files
    assert name == "2027-04-15 Agenda – Aerts, Janny.eml"
    message = email.message_from_bytes(content, policy=email.policy.default)
    assert message["To"] == "Janny Aerts <janny@voorbeeld.example>"
    body = message.get_body(("plain",))
    assert body is not None
    said = body.get_content().replace("\r", "")
    assert said.startswith(
        "Geachte mevrouw Aerts,\n\nBij dit bericht zit de agenda van de bijeenkomst"
        " ‘Zelfregie in de wijk’ op donderdag 15 april 2027.\n\nMet vriendelijke groet,\n\nMarieke"
    )
    (attached,) = message.iter_attachments()
    assert attached.get_content_type() == "application/pdf"
    (record,) = kept(store, meeting)
    assert (record.kind, record.way, record.person_id) == (
        LetterKind.AGENDA,
        LetterWay.EMAIL,
        person,
    )


def test_without_a_programme_or_participants_there_is_nothing_to_print(
    store: Store, meeting: int
) -> None:
    with pytest.raises(UserError) as refusal:
        each(store, meeting)
    assert refusal.value.field == "participants"
    with pytest.raises(UserError):
        agenda_drafts(store, PersonalAgendas(meeting, None, (), dt.date.min))  # type: ignore[arg-type]
    invitee(store, meeting)
    for title in ("Welkom", "Wat werkt in de wijk", "Lunch", "Aan het werk"):
        delete_agenda_item(store, item(store, meeting, title))
    for make in (lambda: each(store, meeting), lambda: run_sheet(store, meeting)):
        with pytest.raises(UserError) as refusal:
            make()
        assert refusal.value.field == "agenda"
