"""A meeting in the calendars of others: asked, moved, called off; and answers from each program."""

from __future__ import annotations

import datetime as dt
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
import vobject

from coordinator_app.errors import UserError
from coordinator_app.operations.calendar_replies import RepliesReport, record_calendar_replies
from coordinator_app.operations.house_style import edit_house_style
from coordinator_app.operations.letter_drafts import make_drafts
from coordinator_app.operations.meeting_letters import meeting_letters
from coordinator_app.operations.meetings import cancel_meeting, edit_meeting
from coordinator_app.operations.participations import record_reply
from coordinator_app.operations.people import edit_person
from coordinator_app.operations.reach import set_emails
from coordinator_app.rules.letters import LetterKind
from coordinator_app.rules.participations import Reply, ReplyWay
from coordinator_app.store.queries.meetings import calendar_facts
from coordinator_app.store.queries.participations import ParticipantRow, participants_of
from coordinator_app.store.store import Store
from tests.builders import TODAY
from tests.paper_facts import house_style, invitee, ready_meeting

EMAIL = "berg@example.org"
FORMS = Path(__file__).parent.parent / "files" / "replies"


@pytest.fixture
def meeting(store: Store) -> int:
    house_style(store)
    edit_house_style(store, "footer", "netwerk@example.org")
    made = ready_meeting(store)
    person = invitee(store, made, "Berg")
    set_emails(store, person, [EMAIL])
    edit_person(store, person, "prefers_email", True)
    return made


def sent(store: Store, meeting: int, kind: LetterKind) -> tuple[EmailMessage, Any]:
    """The one draft of this kind as a mail program has it, and its calendar by vobject."""
    batch = meeting_letters(store, meeting, kind, today=TODAY)
    ((_name, content),) = make_drafts(store, batch).files
    message = BytesParser(policy=default).parsebytes(content)
    assert isinstance(message, EmailMessage)
    (part,) = [one for one in message.walk() if one.get_content_type() == "text/calendar"]
    calendar = vobject.readOne(part.get_content())
    assert part.get_param("method") == calendar.method.value
    return message, calendar


def person(store: Store, meeting: int) -> ParticipantRow:
    with store.reading() as connection:
        (one,) = participants_of(connection, meeting)
    return one


def uid_of(store: Store, meeting: int) -> str:
    with store.reading() as connection:
        facts = calendar_facts(connection, meeting)
    assert facts is not None
    return facts.uid


def take(store: Store, path: Path, content: bytes) -> RepliesReport:
    path.write_bytes(content)
    return record_calendar_replies(store, [path], today=TODAY)


def test_a_meeting_that_moves_is_sent_anew_and_one_that_is_off_is_taken_away(
    store: Store, meeting: int
) -> None:
    _mail, asked = sent(store, meeting, LetterKind.INVITATION)
    assert (asked.method.value, asked.vevent.sequence.value) == ("REQUEST", "0")
    edit_meeting(store, meeting, "starts_at", "11:00", today=TODAY)
    _mail, moved = sent(store, meeting, LetterKind.REMINDER)
    assert moved.vevent.uid.value == asked.vevent.uid.value
    assert moved.vevent.sequence.value == "1"
    assert moved.vevent.dtstart.value.time() == dt.time(11)
    one = person(store, meeting)
    record_reply(store, meeting, [one.person_id], Reply.YES, on=TODAY, today=TODAY)
    mail, confirmed = sent(store, meeting, LetterKind.CONFIRMATION)
    assert (confirmed.method.value, confirmed.vevent.sequence.value) == ("REQUEST", "1")
    assert confirmed.vevent.attendee.params["PARTSTAT"] == ["ACCEPTED"]
    assert confirmed.vevent.attendee.params["RSVP"] == ["FALSE"]
    assert "Tot ziens" in str(mail["Subject"])
    with pytest.raises(UserError, match="niet afgelast"):
        meeting_letters(store, meeting, LetterKind.CANCELLATION, today=TODAY)
    cancel_meeting(store, meeting)
    mail, off = sent(store, meeting, LetterKind.CANCELLATION)
    assert (off.method.value, off.vevent.sequence.value) == ("CANCEL", "2")
    assert off.vevent.uid.value == asked.vevent.uid.value
    assert off.vevent.attendee.params["RSVP"] == ["FALSE"]
    assert str(mail["Subject"]).startswith("Gaat niet door")
    for kind in (LetterKind.INVITATION, LetterKind.REMINDER, LetterKind.CONFIRMATION):
        with pytest.raises(UserError):
            meeting_letters(store, meeting, kind, today=TODAY)


@pytest.mark.parametrize("form", sorted(path.name for path in FORMS.iterdir()))
def test_the_answer_of_each_calendar_program_is_read(
    store: Store, meeting: int, tmp_path: Path, form: str
) -> None:
    content = (FORMS / form).read_text(encoding="utf-8").replace("@UID@", uid_of(store, meeting))
    whole = content.replace("\n", "\r\n").encode()
    report = take(store, tmp_path / form, whole)
    assert (report.recorded, report.refused) == (1, ())
    one = person(store, meeting)
    assert one.reply in {Reply.YES, Reply.NO, Reply.MAYBE}
    assert (one.reply_way, one.replied_by) == (ReplyWay.CALENDAR, "")
    assert one.replied_on == dt.date(2027, 3, 5)
    assert take(store, tmp_path / form, whole).known == 1


def ours(uid: str, more: str = "") -> str:
    return (
        "BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\n"
        f"UID:{uid}\r\nDTSTAMP:20270305T090000Z\r\n{more}"
        f"ATTENDEE;PARTSTAT=ACCEPTED:mailto:{EMAIL}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )


def test_who_answered_in_somebodys_name_is_kept(store: Store, meeting: int, tmp_path: Path) -> None:
    by = 'ATTENDEE;SENT-BY="mailto:secretaris@example.org";'
    text = ours(uid_of(store, meeting)).replace("ATTENDEE;", by)
    assert take(store, tmp_path / "a.ics", text.encode()).recorded == 1
    assert person(store, meeting).replied_by == "secretaris@example.org"


def test_a_file_of_fifty_megabytes_is_refused_unread(
    store: Store, meeting: int, tmp_path: Path
) -> None:
    paths = []
    for name in ("groot.ics", "groot.eml"):
        path = tmp_path / name
        with path.open("wb") as file:
            file.write(ours(uid_of(store, meeting)).encode())
            file.truncate(50_000_000)
        paths.append(path)
    report = record_calendar_replies(store, paths, today=TODAY)
    assert (report.recorded, report.outcome) == (0, None)
    assert [one.file for one in report.refused] == ["groot.ics", "groot.eml"]
    assert all("groter" in one.reason.say() for one in report.refused)


@pytest.mark.parametrize(
    ("encoding", "recorded"),
    [("utf-8-sig", 1), ("cp1252", 1), ("utf-16", 0), ("utf-7", 1), ("cp037", 0)],
)
def test_a_broken_encoding_is_read_or_refused_with_a_sentence(
    store: Store, meeting: int, tmp_path: Path, encoding: str, recorded: int
) -> None:
    text = ours(uid_of(store, meeting), "COMMENT:Ik kom één uur later\r\n")
    report = take(store, tmp_path / "x.ics", text.encode(encoding))
    assert report.recorded == recorded
    assert all(one.reason.say("nl").endswith(".") for one in report.refused)


def test_bytes_that_are_no_text_stop_nothing(store: Store, meeting: int, tmp_path: Path) -> None:
    broken = (
        ours(uid_of(store, meeting), "COMMENT:\r\n")
        .encode()
        .replace(b"COMMENT:", b"COMMENT:\xff\xfe\x00\x9d")
    )
    assert take(store, tmp_path / "x.ics", broken).recorded == 1
    body = b"Content-Type: text/calendar; charset=klingon\r\nContent-Transfer-Encoding: base64\r\n"
    mail = b"From: " + EMAIL.encode() + b"\r\n" + body + b"\r\n%%%geen base64%%%\r\n"
    report = take(store, tmp_path / "x.eml", mail)
    assert (report.recorded, len(report.refused)) == (0, 1)


def test_a_change_that_is_undone_is_told_under_a_higher_number(
    store: Store, meeting: int, tmp_path: Path
) -> None:
    def sequence() -> int:
        _mail, calendar = sent(store, meeting, LetterKind.INVITATION)
        return int(calendar.vevent.sequence.value)

    uid = uid_of(store, meeting)
    assert sequence() == 0
    edit_meeting(store, meeting, "starts_at", "11:00", today=TODAY)
    assert sequence() == 1
    store.undo()  # the draft that was made
    store.undo()  # the time
    assert sequence() == 2
    told = ours(uid, "SEQUENCE:1\r\n")
    assert take(store, tmp_path / "verzet.ics", told.encode()).recorded == 0
    first = ours(uid, "SEQUENCE:0\r\n")
    assert take(store, tmp_path / "eerst.ics", first.encode()).recorded == 1
    edit_meeting(store, meeting, "starts_at", "12:00", today=TODAY)
    assert sequence() == 3
    assert take(store, tmp_path / "te laat.ics", first.encode()).recorded == 0


def test_many_files_are_one_step_and_a_stop_keeps_nothing(
    store: Store, meeting: int, tmp_path: Path
) -> None:
    paths = []
    for number in range(20):
        path = tmp_path / f"{number}.ics"
        path.write_text(ours(uid_of(store, meeting)).replace(
            "0305T09", f"03{number % 9 + 1:02}T09"), encoding="utf-8", newline="")  # fmt: skip
        paths.append(path)
    seen: list[tuple[int, int]] = []

    def stop(done: int, total: int) -> None:
        seen.append((done, total))
        if done == 12:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        record_calendar_replies(store, paths, today=TODAY, step=stop)
    assert seen[-1] == (12, 20)
    assert person(store, meeting).reply is Reply.NONE
    report = record_calendar_replies(store, paths, today=TODAY)
    assert (report.recorded, len(report.overtaken), report.refused) == (1, 19, ())
    store.undo()
    assert person(store, meeting).reply is Reply.NONE
