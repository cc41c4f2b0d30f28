"""E-mail drafts, read back as a mail program reads them."""

from __future__ import annotations

import re
from dataclasses import replace
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.policy import default
from email.utils import getaddresses

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from coordinator_app.errors import UserError
from coordinator_app.exchange.calendar import Party
from coordinator_app.exchange.email_drafts import (
    CALENDAR,
    PDF,
    Attachment,
    Draft,
    draft_bytes,
    one_line,
)

NAME = "2027-03-20 Uitnodiging – Berg, J. van der.pdf"
DRAFT = Draft(
    Party("Janny van der Berg", "j.berg@voorbeeld.nl"),
    "Uitnodiging: één dag samen",
    "Geachte mevrouw Van der Berg,\n\nTot dan.\n",
    "<p>Geachte mevrouw Van der Berg,</p><p>Tot dan.</p>",
    Party("Netwerk Meedoen", "netwerk@voorbeeld.nl"),
    (
        Attachment(NAME, PDF, b"%PDF-1.7\r\n\x00\xff"),
        Attachment("dag.ics", CALENDAR, b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "PUBLISH"),
    ),
)


def read(content: bytes) -> EmailMessage:
    message = message_from_bytes(content, policy=default)
    assert isinstance(message, EmailMessage)
    assert [part.defects for part in message.walk() if part.defects] == []
    return message


def to(name: str, email: str = "jo@voorbeeld.nl") -> EmailMessage:
    return read(draft_bytes(replace(DRAFT, to=Party(name, email))))


def name_and_address(content: bytes) -> tuple[str, str]:
    """By RFC 2047, 6.2: nothing between encoded words (the newer parser of Python has a space)."""
    ((encoded, address),) = getaddresses([message_from_bytes(content)["To"]])
    return str(make_header(decode_header(encoded))), address


def subject_of(content: bytes) -> str:
    return str(make_header(decode_header(message_from_bytes(content)["Subject"])))


def test_it_is_an_unsent_message_with_two_bodies_and_its_files() -> None:
    message = read(draft_bytes(DRAFT))
    assert message["X-Unsent"] == "1"
    assert message["Date"] is None
    assert message["Message-ID"] is None
    assert message["Subject"] == DRAFT.subject
    assert message["From"] == "Netwerk Meedoen <netwerk@voorbeeld.nl>"
    assert message["To"] == "Janny van der Berg <j.berg@voorbeeld.nl>"
    plain, html = message.get_body(("plain",)), message.get_body(("html",))
    assert plain is not None
    assert html is not None
    assert plain.get_content().splitlines() == DRAFT.plain.splitlines()
    assert html.get_content().strip() == DRAFT.html
    pdf, calendar = message.iter_attachments()
    assert (pdf.get_filename(), pdf.get_content_type()) == (NAME, PDF)
    assert pdf.get_content() == b"%PDF-1.7\r\n\x00\xff"
    assert calendar.get_content_type() == CALENDAR
    assert calendar.get_param("method") == "PUBLISH"
    assert calendar.get_payload(decode=True) == DRAFT.attachments[1].content


def test_lines_end_as_mail_wants_them_and_none_is_long() -> None:
    long = replace(DRAFT, plain="woord " * 500, html="<p>" + "één " * 500, subject="Dag " * 60)
    content = draft_bytes(long)
    assert content.isascii()
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert max(len(line) for line in content.split(b"\r\n")) <= 78


def test_the_same_draft_is_the_same_file() -> None:
    assert draft_bytes(DRAFT) == draft_bytes(DRAFT)


def test_without_a_sender_the_mail_program_fills_it_in() -> None:
    assert read(draft_bytes(replace(DRAFT, sender=None)))["From"] is None


def test_a_program_that_knows_only_plain_names_finds_one() -> None:
    content = draft_bytes(DRAFT)
    assert b"filename*0*=utf-8''2027-03-20%20Uitnodiging%20%E2%80%93" in content
    assert b'name="2027-03-20 Uitnodiging - Berg, J. van der.pdf"' in content


@pytest.mark.parametrize(
    "name",
    [
        "",
        "Berg, Janny van der",
        'Piet "de Wit" Jansen',
        "O'Brien (Pat)",
        "Anna Özil 🙂",
        "安娜",
        "<jo@elders.nl>",
        "a" * 120 + ", b",
        "Zoë \\ back",
    ],
)
def test_any_name_comes_back_as_it_was(name: str) -> None:
    content = draft_bytes(replace(DRAFT, to=Party(name, "jo@voorbeeld.nl")))
    assert name_and_address(content) == (name, "jo@voorbeeld.nl")
    assert len(read(content)["To"].addresses) == 1


@given(st.text(max_size=80), st.text(min_size=1, max_size=80))
@example("", "000000000ࠀࠀࠀࠀࠀࠀࠀࠀࠀࠀ\xa0¡ ¡")
@example("=?utf-8?q?b?=", "a =?utf-8?q?b?= c")
def test_no_name_or_subject_can_add_a_line_to_the_head(name: str, subject: str) -> None:
    content = draft_bytes(replace(DRAFT, to=Party(name, "jo@voorbeeld.nl"), subject=subject))
    message = read(content)
    assert set(message.keys()) == {
        "X-Unsent", "From", "To", "Subject", "MIME-Version", "Content-Type",
    }  # fmt: skip
    assert name_and_address(content) == (one_line(name), "jo@voorbeeld.nl")
    assert subject_of(content) == one_line(subject)


def test_a_line_end_in_a_name_is_a_space() -> None:
    message = to("Jan\r\nBcc: iedereen@voorbeeld.nl")
    assert message["Bcc"] is None
    assert message["To"].addresses[0].display_name == "Jan Bcc: iedereen@voorbeeld.nl"


def test_a_domain_in_other_letters_is_written_as_servers_know_it() -> None:
    assert to("Jo", "jo@bücher.example")["To"].addresses[0].domain == "xn--bcher-kva.example"


@pytest.mark.parametrize(
    "email", ["", "jo", "@voorbeeld.nl", "jo@", "zoë@voorbeeld.nl", "jo@a\r\nBcc: b@c.nl",
              "jo@" + "é" * 80 + ".nl"]
)  # fmt: skip
def test_an_address_that_cannot_be_delivered_to_is_refused(email: str) -> None:
    with pytest.raises(UserError) as refusal:
        draft_bytes(replace(DRAFT, to=Party("Jo", email)))
    assert refusal.value.field == "email"


def test_a_name_of_a_file_holds_no_line_end() -> None:
    odd = replace(DRAFT, attachments=(Attachment('a"b\r\nX: y.pdf', PDF, b"%PDF"),))
    content = draft_bytes(odd)
    assert not re.search(rb"^X:", content, re.MULTILINE)
    (pdf,) = read(content).iter_attachments()
    assert pdf.get_filename() == 'a"b X: y.pdf'
