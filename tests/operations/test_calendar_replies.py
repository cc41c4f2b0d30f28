"""Replies that come back from calendars: for the right person and meeting, or with the reason."""

from __future__ import annotations

import datetime as dt
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default
from pathlib import Path

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from coordinator_app.errors import UserError
from coordinator_app.exchange.calendar_replies import read_replies
from coordinator_app.operations.calendar_replies import RepliesReport, record_calendar_replies
from coordinator_app.operations.house_style import edit_house_style
from coordinator_app.operations.letter_drafts import make_drafts
from coordinator_app.operations.letters import invitations
from coordinator_app.operations.meetings import cancel_meeting, edit_meeting
from coordinator_app.operations.paper_files import fresh_writer
from coordinator_app.operations.participations import invite_people
from coordinator_app.operations.people import edit_person
from coordinator_app.operations.reach import set_emails
from coordinator_app.rules.participations import Reply
from coordinator_app.store.queries.meetings import calendar_facts
from coordinator_app.store.queries.participations import participants_of
from coordinator_app.store.store import Store
from tests.builders import TODAY
from tests.paper_facts import house_style, invitee, ready_meeting

NAMES = ("Aerts", "Berg", "Cohen")


@pytest.fixture
def meeting(store: Store) -> int:
    """A meeting with three people who were invited by e-mail."""
    house_style(store)
    edit_house_style(store, "footer", "netwerk@example.org")
    made = ready_meeting(store)
    for name in NAMES:
        person = invitee(store, made, name)
        set_emails(store, person, [address(name)])
        edit_person(store, person, "prefers_email", True)
    return made


def address(name: str) -> str:
    return f"{name.lower()}@example.org"


def uid_of(store: Store, meeting: int) -> str:
    with store.reading() as connection:
        facts = calendar_facts(connection, meeting)
    assert facts is not None
    return facts.uid


def reply_text(
    uid: str, name: str, answer: str = "ACCEPTED", sequence: int = 0, more: str = ""
) -> str:
    return (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Elsewhere//EN\r\nMETHOD:REPLY\r\n"
        f"BEGIN:VEVENT\r\nUID:{uid}\r\nSEQUENCE:{sequence}\r\nDTSTAMP:20270301T090000Z\r\n"
        f"ATTENDEE;PARTSTAT={answer}:mailto:{address(name)}\r\n{more}END:VEVENT\r\nEND:VCALENDAR\r\n"
    )


def mail(calendar: str, sender: str) -> bytes:
    message = EmailMessage()
    message["From"], message["To"] = f"Iemand <{sender}>", "netwerk@example.org"
    message["Date"], message["Subject"] = (
        "Mon, 1 Mar 2027 10:00:00 +0100",
        "Geaccepteerd: Zelfregie",
    )
    message.set_content("Ik kom.")
    message.add_attachment(
        calendar.encode(), maintype="text", subtype="calendar", filename="invite.ics"
    )
    return message.as_bytes()


def take(store: Store, tmp_path: Path, *contents: str | bytes) -> RepliesReport:
    paths = []
    for number, content in enumerate(contents):
        ending = "eml" if isinstance(content, bytes) else "ics"
        path = tmp_path / f"{number}.{ending}"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        paths.append(path)
    return record_calendar_replies(store, paths, today=TODAY)


def replies(store: Store, meeting: int) -> dict[str, Reply]:
    with store.reading() as connection:
        return {
            one.list_name.split(",")[0]: one.reply for one in participants_of(connection, meeting)
        }


def test_our_invitation_is_answered_and_the_answer_comes_back(
    store: Store, meeting: int, tmp_path: Path
) -> None:
    """The calendar file of our own draft, turned into a reply by a second library."""
    out = tmp_path / "concepten"
    batch = invitations(store, meeting, today=TODAY)
    drafts = make_drafts(store, batch, write=fresh_writer(out)).paths
    answers = []
    for path, answer in zip(drafts, ("ACCEPTED", "DECLINED", "TENTATIVE"), strict=True):
        message = BytesParser(policy=default).parsebytes(path.read_bytes())
        (part,) = [one for one in message.walk() if one.get_content_type() == "text/calendar"]
        calendar = vobject.readOne(part.get_content())
        assert calendar.method.value == "REQUEST"
        assert calendar.vevent.attendee.params["RSVP"] == ["TRUE"]
        calendar.method.value = "REPLY"
        calendar.vevent.attendee.params["PARTSTAT"] = [answer]
        answers.append(calendar.serialize())
    report = take(store, tmp_path, *answers)
    assert (report.recorded, report.known, report.refused) == (3, 0, ())
    assert replies(store, meeting) == {
        "Aerts": Reply.YES, "Berg": Reply.NO, "Cohen": Reply.MAYBE,
    }  # fmt: skip
    assert take(store, tmp_path, *answers).known == 3
    store.undo()
    assert set(replies(store, meeting).values()) == {Reply.NONE}


def test_the_last_answer_of_a_person_counts(store: Store, meeting: int, tmp_path: Path) -> None:
    uid = uid_of(store, meeting)
    later = reply_text(uid, "Berg", "DECLINED").replace("0301T09", "0302T09")
    take(store, tmp_path, later, reply_text(uid, "Berg", more="COMMENT:Kom iets later\r\n"))
    assert replies(store, meeting)["Berg"] is Reply.NO


def test_an_e_mail_is_taken_from_who_it_is_about_only(
    store: Store, meeting: int, tmp_path: Path
) -> None:
    reply = reply_text(uid_of(store, meeting), "Berg")
    forged = take(store, tmp_path, mail(reply, "iemand@elders.example"))
    assert (forged.recorded, len(forged.refused)) == (0, 1)
    assert "elders" in forged.refused[0].reason.say()
    named = reply.replace("ATTENDEE;", 'ATTENDEE;SENT-BY="mailto:secretaris@example.org";')
    assert take(store, tmp_path, mail(named, "secretaris@example.org")).recorded == 1
    assert take(store, tmp_path, mail(reply, address("Berg").upper())).known == 1


def test_what_cannot_be_taken_says_why_and_stops_nothing_else(
    store: Store, meeting: int, tmp_path: Path
) -> None:
    uid = uid_of(store, meeting)
    report = take(
        store,
        tmp_path,
        reply_text(uid, "Aerts"),
        reply_text("onbekend@elders", "Berg"),
        reply_text(uid, "Niemand"),
        reply_text(uid, "Berg", "NEEDS-ACTION"),
        reply_text(uid, "Berg", sequence=7),
        "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n",
        "",
        "\x00\x01 geen agenda",
        b"From: a\r\n\r\nniets",
    )
    assert (report.recorded, len(report.refused)) == (1, 8)
    assert all(one.reason.say("nl") for one in report.refused)
    assert replies(store, meeting)["Berg"] is Reply.NONE


def test_an_answer_to_an_earlier_date_is_not_an_answer(
    store: Store, meeting: int, tmp_path: Path
) -> None:
    with store.reading() as connection:
        facts = calendar_facts(connection, meeting)
    assert facts is not None
    with store.reading() as connection:
        people = [one.person_id for one in participants_of(connection, meeting)]
    invite_people(store, meeting, people, today=TODAY)
    moved = facts.starts_at.date() + dt.timedelta(days=1)
    edit_meeting(store, meeting, "date", moved, today=TODAY)
    report = take(store, tmp_path, reply_text(facts.uid, "Berg", sequence=facts.sequence))
    assert (report.recorded, len(report.refused)) == (0, 1)


def test_a_cancelled_meeting_takes_no_answer(store: Store, meeting: int, tmp_path: Path) -> None:
    uid = uid_of(store, meeting)
    cancel_meeting(store, meeting)
    assert take(store, tmp_path, reply_text(uid, "Berg", sequence=1)).recorded == 0


def test_a_rule_that_repeats_for_ever_is_not_followed(
    store: Store, meeting: int, tmp_path: Path
) -> None:
    bomb = reply_text(
        uid_of(store, meeting), "Berg", more="DTSTART:20270101T000000Z\r\nRRULE:FREQ=SECONDLY\r\n"
    )
    assert take(store, tmp_path, bomb).recorded == 1


@pytest.mark.parametrize("size", [1_500_000, 11_000_000])
def test_a_file_of_many_megabytes_is_refused(tmp_path: Path, size: int) -> None:
    path = tmp_path / "groot.ics"
    path.write_bytes(b"BEGIN:VCALENDAR\r\n" + b"X" * size)
    with pytest.raises(UserError, match="groot"):
        read_replies(path)


@given(st.binary(max_size=400))
def test_any_bytes_are_refused_with_a_sentence(tmp_path_factory: pytest.TempPathFactory,
                                               content: bytes) -> None:  # fmt: skip
    path = tmp_path_factory.mktemp("replies") / "x.ics"
    path.write_bytes(content)
    with pytest.raises(UserError):
        read_replies(path)
