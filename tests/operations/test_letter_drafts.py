"""Letters as e-mail drafts and as Word files: whole, counted, kept as what went out or not."""

from __future__ import annotations

import io
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

import docx
import pytest
from icalendar import Calendar

from coordinator_app.documents.house_style import HouseStyle
from coordinator_app.documents.letter_message import letter_message
from coordinator_app.documents.letters import letter_pdf
from coordinator_app.documents.previews import page_text
from coordinator_app.errors import UserError
from coordinator_app.operations.exports import export_calendar
from coordinator_app.operations.house_style import edit_house_style
from coordinator_app.operations.letter_drafts import by_email, docx_copies, make_drafts
from coordinator_app.operations.letter_templates import template_from
from coordinator_app.operations.letters import invitations, letters_to
from coordinator_app.operations.meeting_letters import meeting_letters
from coordinator_app.operations.meetings import edit_meeting
from coordinator_app.operations.paper_files import fresh_writer, write_papers
from coordinator_app.operations.participations import mark_invited
from coordinator_app.operations.people import edit_person
from coordinator_app.operations.printing import Files
from coordinator_app.operations.reach import set_emails
from coordinator_app.operations.sender import sender_of
from coordinator_app.rules.letters import LetterKind, LetterWay
from coordinator_app.store.queries.letters import letter_pdf_bytes, letters_of_meeting
from coordinator_app.store.queries.participations import participants_of
from coordinator_app.store.store import Store
from tests.builders import TODAY
from tests.paper_facts import house_style, invitee, ready_meeting

MAIL = "netwerk@voorbeeld.nl"


@pytest.fixture
def meeting(store: Store) -> int:
    house_style(store)
    edit_house_style(store, "sender_lines", f"Postbus 12\n3500 AA Utrecht\n{MAIL}")
    return ready_meeting(store)


def online(store: Store, meeting_id: int, family_name: str, email: str = "") -> int:
    """Somebody on the list who prefers e-mail."""
    person_id = invitee(store, meeting_id, family_name)
    set_emails(store, person_id, [email or f"{family_name.lower()}@voorbeeld.nl"])
    edit_person(store, person_id, "prefers_email", True)
    return person_id


def read(content: bytes) -> EmailMessage:
    message = message_from_bytes(content, policy=default)
    assert isinstance(message, EmailMessage)
    return message


def event_of(part: Any) -> Any:
    """The meeting in a calendar file."""
    return Calendar.from_ical(part.get_payload(decode=True)).walk("VEVENT")[0]


def invited(store: Store, meeting_id: int) -> set[int]:
    with store.reading() as connection:
        people = participants_of(connection, meeting_id)
    return {one.person_id for one in people if one.invited_on is not None}


def kept(store: Store, meeting_id: int) -> list[LetterWay]:
    with store.reading() as connection:
        return [one.way for one in letters_of_meeting(connection, meeting_id)]


def test_who_prefers_e_mail_gets_a_draft_and_the_others_wait_for_paper(
    store: Store, meeting: int, tmp_path: Path
) -> None:
    invitee(store, meeting, "Aerts")
    berg = online(store, meeting, "Berg")
    batch = invitations(store, meeting, today=TODAY)
    assert [len(batch.by_way(way).letters) for way in LetterWay] == [1, 1]
    made = make_drafts(store, batch, write=fresh_writer(tmp_path / "uit"))
    (path,) = (tmp_path / "uit").iterdir()
    assert made.paths == (path,)
    assert path.name == "2027-04-15 Uitnodiging – Berg, Janny.eml"
    assert kept(store, meeting) == [LetterWay.EMAIL]
    assert invited(store, meeting) == {berg}

    message = read(path.read_bytes())
    assert message["X-Unsent"] == "1"
    assert message["To"].addresses[0].display_name == "Janny Berg"
    assert message["To"].addresses[0].addr_spec == "berg@voorbeeld.nl"
    assert message["From"].addresses[0].addr_spec == MAIL
    assert message["Subject"] == "Uitnodiging: Zelfregie in de wijk"
    plain = message.get_body(("plain",))
    assert plain is not None
    assert plain.get_content().startswith("Geachte mevrouw Berg,")
    pdf, calendar = message.iter_attachments()
    assert pdf.get_filename() == "2027-04-15 Uitnodiging – Berg, Janny.pdf"
    assert "Geachte mevrouw Berg" in page_text(pdf.get_content())
    with store.reading() as connection:
        (letter,) = letters_of_meeting(connection, meeting)
        assert letter_pdf_bytes(connection, letter.id) == pdf.get_content()
    assert calendar.get_filename() == "2027-04-15 Zelfregie in de wijk.ics"
    event = event_of(calendar)
    assert event["organizer"] == f"mailto:{MAIL}"


def test_undo_takes_back_that_the_drafts_were_made(store: Store, meeting: int) -> None:
    online(store, meeting, "Berg")
    made = make_drafts(store, invitations(store, meeting, today=TODAY))
    assert made.outcome.label.say("en") == "Invitation: Zelfregie in de wijk, 1 letter"
    store.undo()
    assert kept(store, meeting) == []
    assert invited(store, meeting) == set()


def test_a_reminder_brings_the_calendar_file_and_thanks_do_not(store: Store, meeting: int) -> None:
    person = online(store, meeting, "Berg")
    mark_invited(store, meeting, [person], TODAY, today=TODAY)
    reminder = make_drafts(store, meeting_letters(store, meeting, LetterKind.REMINDER, today=TODAY))
    ((_name, content),) = reminder.files
    assert [one.get_content_type() for one in read(content).iter_attachments()] == [
        "application/pdf",
        "text/calendar",
    ]


def test_a_changed_meeting_replaces_the_former_in_a_calendar(store: Store, meeting: int) -> None:
    online(store, meeting, "Berg")

    def event() -> tuple[str, int]:
        made = make_drafts(store, invitations(store, meeting, today=TODAY))
        _pdf, calendar = read(made.files[0][1]).iter_attachments()
        found = event_of(calendar)
        return str(found["uid"]), int(str(found["sequence"]))

    before = event()
    edit_meeting(store, meeting, "starts_at", "9:30", today=TODAY)
    after = event()
    assert after[0] == before[0]
    assert after[1] > before[1]


def test_nobody_by_e_mail_is_said(store: Store, meeting: int) -> None:
    invitee(store, meeting)
    with pytest.raises(UserError, match="e-mail"):
        by_email(invitations(store, meeting, today=TODAY))


def test_everybody_by_e_mail_names_who_has_no_address(store: Store, meeting: int) -> None:
    person = invitee(store, meeting)
    online(store, meeting, "Zoetemelk")
    batch = invitations(store, meeting, today=TODAY, way=LetterWay.EMAIL)
    (gap,) = batch.gaps
    assert (gap.record_id, gap.field) == (person, "email")
    with pytest.raises(UserError, match="ontbreekt 1 gegeven"):
        make_drafts(store, batch)
    set_emails(store, person, ["j.berg@voorbeeld.nl"])
    whole = invitations(store, meeting, today=TODAY, way=LetterWay.EMAIL)
    assert make_drafts(store, whole).letters == 2


def test_an_address_that_mail_cannot_reach_is_a_gap(store: Store, meeting: int) -> None:
    online(store, meeting, "Berg", "zoë@voorbeeld.nl")
    (gap,) = invitations(store, meeting, today=TODAY).gaps
    assert gap.field == "email"
    assert "letters before the @" in gap.text.say("en")


def test_a_folder_that_takes_nothing_keeps_nothing(
    store: Store, meeting: int, tmp_path: Path
) -> None:
    online(store, meeting, "Berg")
    (tmp_path / "file").write_text("x")
    batch = invitations(store, meeting, today=TODAY)
    with pytest.raises(UserError):
        make_drafts(store, batch, write=fresh_writer(tmp_path / "file"))
    assert kept(store, meeting) == []


def test_all_or_nothing_when_the_disk_refuses_halfway(
    store: Store, meeting: int, tmp_path: Path
) -> None:
    online(store, meeting, "Aerts")
    online(store, meeting, "Berg")

    out = tmp_path / "uit"

    def write(files: Files) -> tuple[Path, ...]:
        (out / files[1][0]).mkdir(parents=True)
        return write_papers(out, files)

    with pytest.raises(UserError):
        make_drafts(store, invitations(store, meeting, today=TODAY), write=write)
    assert not [path for path in out.iterdir() if path.is_file()]
    assert kept(store, meeting) == []


def test_word_files_are_not_noted_as_gone_out(store: Store, meeting: int, tmp_path: Path) -> None:
    invitee(store, meeting, "Aerts")
    online(store, meeting, "Berg")
    batch = invitations(store, meeting, today=TODAY)
    copies = docx_copies(batch, write=fresh_writer(tmp_path / "uit"))
    assert [path.name for path in copies.paths] == [
        "2027-04-15 Uitnodiging – Aerts, Janny.docx",
        "2027-04-15 Uitnodiging – Berg, Janny.docx",
    ]
    document = docx.Document(io.BytesIO(copies.paths[0].read_bytes()))
    assert "Geachte mevrouw Aerts," in [one.text for one in document.paragraphs]
    assert kept(store, meeting) == []
    assert invited(store, meeting) == set()


def test_a_day_is_never_broken_over_two_lines(store: Store, meeting: int, tmp_path: Path) -> None:
    day, person = "donderdag 15 april 2027", online(store, meeting, "Berg")
    for words in range(12):
        path = tmp_path / "feest.md"
        path.write_text(
            "---\nsubject: Feest\n---\n" + "feest " * (12 + words) + "{{ meeting_date }} om half.",
            encoding="utf-8",
        )
        text = template_from(path)
        batch = letters_to(store, text, [person], today=TODAY, meeting_id=meeting)
        letter = batch.letters[0].letter
        printed = page_text(letter_pdf(batch.house_style, text, letter))
        assert day in printed.replace("\u00a0", " ").replace("\r\n", "\n")
        message = letter_message(batch.house_style, text, letter)
        assert day in message.plain
        assert day.replace(" ", "\u00a0") in message.html


def test_an_edited_copy_is_never_written_over(store: Store, meeting: int, tmp_path: Path) -> None:
    invitee(store, meeting, "Aerts")
    batch = invitations(store, meeting, today=TODAY)
    (first,) = docx_copies(batch, write=fresh_writer(tmp_path / "uit")).paths
    first.write_text("edited")
    (second,) = docx_copies(batch, write=fresh_writer(tmp_path / "uit")).paths
    assert second.name == "2027-04-15 Uitnodiging – Aerts, Janny (2).docx"
    assert first.read_text() == "edited"


def test_a_gap_stops_word_files_too(store: Store, meeting: int) -> None:
    invitee(store, meeting, city="")
    with pytest.raises(UserError, match="ontbreekt 1 gegeven"):
        docx_copies(invitations(store, meeting, today=TODAY))


def test_a_large_batch_says_how_far_it_is_and_can_be_stopped(store: Store, meeting: int) -> None:
    for number in range(30):
        online(store, meeting, f"Berg{number}")
    batch = invitations(store, meeting, today=TODAY)
    steps: list[tuple[int, int]] = []
    assert make_drafts(store, batch, step=lambda *at: steps.append(at)).letters == 30
    assert steps[-1] == (30, 30)

    def stop(done: int, total: int) -> None:
        if done == 5:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        docx_copies(batch, step=stop)


@pytest.mark.parametrize(
    ("lines", "footer", "found"),
    [
        (("Postbus 12", MAIL), "", MAIL),
        (("Postbus 12", f"T 030 123 · {MAIL}."), "x@y.nl", MAIL),
        (("Postbus 12",), f"www.voorbeeld.nl · {MAIL}", MAIL),
        (("zoë@voorbeeld.nl",), MAIL, MAIL),
        (("Postbus 12",), "", ""),
    ],
)
def test_the_sender_is_the_first_address_of_the_letterhead(
    lines: tuple[str, ...], footer: str, found: str
) -> None:
    sender = sender_of(HouseStyle("Netwerk", lines, footer=footer))
    assert (sender.email if sender else "") == found


def test_a_calendar_file_names_the_sender_as_its_organiser(
    store: Store, meeting: int, tmp_path: Path
) -> None:
    path = tmp_path / "dag.ics"
    assert export_calendar(store, path, meeting) == 1
    assert b'ORGANIZER;CN="Netwerk Meedoen":mailto:netwerk@voorbeeld.nl' in path.read_bytes()
