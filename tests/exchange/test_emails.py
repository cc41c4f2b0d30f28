"""Reading saved e-mails: what people send, and what should not stop the reader."""

from __future__ import annotations

import datetime as dt
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coordinator_app.errors import UserError
from coordinator_app.exchange.emails import LONGEST_TEXT, read_email
from coordinator_app.exchange.html_words import words_of_html

HEAD = b"From: Els <els@voorbeeld.example>\r\nDate: Wed, 03 Mar 2027 10:15:00 +0100\r\n"


def test_who_when_what() -> None:
    content = HEAD + b"To: jo@voorbeeld.example\r\nSubject: Akkoord\r\n\r\nBeste Jo,\r\n\r\nJa.\r\n"
    found = read_email(content)
    assert (found.sender, found.to) == ("Els <els@voorbeeld.example>", "jo@voorbeeld.example")
    assert found.sent_at == dt.datetime.fromisoformat("2027-03-03T10:15:00+01:00")
    assert (found.subject, found.text) == ("Akkoord", "Beste Jo,\n\nJa.")


@pytest.mark.parametrize(
    ("line", "read"),
    [
        (b"=?utf-8?b?SW5zdGVtbWluZyDigqw=?=", "Instemming €"),
        (b"=?iso-8859-1?q?caf=E9?= morgen", "café morgen"),
        (b"=?utf-8?q?een?=\r\n =?utf-8?q?_twee?=", "een twee"),
        (b"=?onbekend?q?caf=C3=A9?=", "café"),
        (b"=?utf-8?b?niet-af", "=?utf-8?b?niet-af"),
        ("Ærlig ja".encode(), "Ærlig ja"),
        (b"Bijlage \x00\x1b[31mrood", "Bijlage [31mrood"),
    ],
)
def test_the_subject_in_any_writing(line: bytes, read: str) -> None:
    assert read_email(HEAD + b"Subject: " + line + b"\r\n\r\nJa").subject == read


@pytest.mark.parametrize("charset", ["utf-8", "windows-1252", "x-bestaat-niet", "utf-7\\0", '"'])
def test_a_body_in_a_wrong_or_unknown_encoding_is_read(charset: str) -> None:
    kind = f"Content-Type: text/plain; charset={charset}\r\n\r\n".encode()
    assert read_email(HEAD + kind + b"Ja, de caf\xe9 is akkoord").text.startswith("Ja, de caf")


def test_of_html_the_words_are_taken_and_nothing_is_loaded() -> None:
    html = (
        b"<html><head><style>p{color:red}</style><script>steal()</script></head><body>"
        b"<p>Beste&nbsp;Jo,</p><p>Ik ga <b>akkoord</b>.<br>Els"
        b'<img src="https://voorbeeld.example/pixel.png"></body>'
    )
    found = read_email(HEAD + b"Content-Type: text/html\r\n\r\n" + html)
    assert found.text == "Beste Jo,\n\nIk ga akkoord.\nEls"


def test_the_plain_text_goes_before_the_html_and_attachments_are_named() -> None:
    message = EmailMessage()
    message["From"], message["Date"] = "els@voorbeeld.example", "Wed, 03 Mar 2027 10:15:00 +0100"
    message.set_content("Akkoord")
    message.add_alternative("<p>Anders</p>", subtype="html")
    message.add_attachment(b"x", maintype="application", subtype="pdf", filename="brïef.pdf")
    found = read_email(message.as_bytes())
    assert (found.text, found.attachments) == ("Akkoord", ("brïef.pdf",))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"Zomaar tekst",
        b"From: els@voorbeeld.example\r\n\r\nzonder datum",
        b"From: els@voorbeeld.example\r\nDate: eergisteren\r\n\r\nJa",
        b"Date: Wed, 03 Mar 2027 10:15:00 +0100\r\n\r\nvan niemand",
        HEAD.replace(b"2027", b"99999999999") + b"\r\nJa",
    ],
)
def test_what_was_never_sent_is_no_evidence(content: bytes) -> None:
    with pytest.raises(UserError):
        read_email(content)


def nested(depth: int) -> bytes:
    parts = (
        b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (level, level)
        for level in range(depth)
    )
    return HEAD + b"".join(parts) + b"\r\nJa"


def test_parts_within_parts_without_end_are_refused() -> None:
    assert read_email(nested(20)).sender
    with pytest.raises(UserError):
        read_email(nested(5_000))
    many = b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n' + b"--b\r\n\r\nx\r\n" * 100_000
    with pytest.raises(UserError):
        read_email(HEAD + many)


def test_a_very_long_text_is_cut() -> None:
    found = read_email(HEAD + b"\r\n" + b"akkoord " * 400_000)
    assert len(found.text) == LONGEST_TEXT


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(rest: bytes) -> None:
    try:
        found = read_email(HEAD + rest)
    except UserError:
        return
    assert found.sender


@given(st.text(alphabet="<>/!-&#;a \"'\n=", max_size=200))
def test_any_markup_gives_words(html: str) -> None:
    assert "\x00" not in words_of_html(html)


# Each of these kept Python's own reader busy for a quarter of a minute or more.
@pytest.mark.parametrize("left_open", ["<!--", "<![CDATA[", "<?", "</", "<!DOCTYPE "])
def test_what_is_left_open_a_hundred_thousand_times_is_read_at_once(left_open: str) -> None:
    assert words_of_html(f"<p>Akkoord</p>{left_open * 100_000}") == "Akkoord"


def test_comments_and_declarations_are_no_words() -> None:
    html = "<!DOCTYPE html><!-- a > b --><p>Ja <![if !mso]>graag<![endif]--><br>2 < 3</p>"
    assert words_of_html(html) == "Ja graag\n2 < 3"
