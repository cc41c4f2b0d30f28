"""Web addresses of calls: only what a browser may open."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coordinator_app.errors import UserError
from coordinator_app.rules.external_calls import is_website, read_website, refuse_dates


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("", ""),
        ("  ", ""),
        ("www.voorbeeld.nl", "https://www.voorbeeld.nl"),
        ("voorbeeld.nl/prijs?jaar=2027#meedoen", "https://voorbeeld.nl/prijs?jaar=2027#meedoen"),
        ("http://voorbeeld.nl", "http://voorbeeld.nl"),
        ("HTTPS://Voorbeeld.NL/Prijs", "HTTPS://Voorbeeld.NL/Prijs"),
        ("voorbeeld.nl:8080/prijs", "https://voorbeeld.nl:8080/prijs"),
        ("https://münchen.example", "https://münchen.example"),
        ("https://xn--mnchen-3ya.xn--p1ai", "https://xn--mnchen-3ya.xn--p1ai"),
    ],
)
def test_a_web_address(typed: str, expected: str) -> None:
    assert read_website(typed) == expected


@pytest.mark.parametrize(
    "typed",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "ftp://voorbeeld.nl",
        "mailto:info@voorbeeld.nl",
        "C:\\prijs.exe",
        "\\\\server\\prijs",
        "//voorbeeld.nl",
        "https://",
        "https://prijs",
        "https://bank.nl@elders.org",
        "https://voorbeeld.nl:99999",
        "https://voorbeeld.nl/een twee",
        "https://voorbeeld.nl\\@elders.org",
        "tel:0612345678",
        "geen idee",
    ],
)
def test_anything_else_is_refused_with_the_way_out(typed: str) -> None:
    with pytest.raises(UserError, match="https://www") as refused:
        read_website(typed)
    assert refused.value.field == "website"


@given(st.text(max_size=80))
def test_what_is_kept_can_be_opened_and_is_kept_again(typed: str) -> None:
    try:
        kept = read_website(typed)
    except UserError:
        return
    assert kept == "" or is_website(kept)
    assert read_website(kept) == kept


def test_a_call_may_open_at_any_time_but_not_after_it_closes() -> None:
    closes = dt.date(2027, 11, 1)
    refuse_dates(None, closes)
    refuse_dates(closes, closes)
    with pytest.raises(UserError) as refused:
        refuse_dates(closes + dt.timedelta(days=1), closes)
    assert refused.value.field == "closes_on"
