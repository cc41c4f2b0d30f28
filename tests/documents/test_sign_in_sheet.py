"""The sign-in sheet: heard, numbered, with a head on each page and never a stray one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from coordinator_app.documents.house_style import HouseStyle
from coordinator_app.documents.previews import page_count, page_text
from coordinator_app.documents.sign_in_sheet import SignInRow, SignInSheet, sign_in_sheet_pdf

Heard = Callable[[bytes], None]
NAMES = ("Anna Özil", "<b>Jan</b> & co", "R.M. van Puffelen", "Zoë 🙂", "דוד לוי", "Piet " * 60)


def sheet(rows: int, walk_ins: int = 6, language: str = "nl", large: bool = False) -> SignInSheet:
    return SignInSheet(
        language=language,
        title="Leren van wat er lukt",
        date=dt.date(2027, 3, 17),
        venue="Stadslab, Utrecht",
        rows=tuple(
            SignInRow(number, NAMES[number % 5], "Gemeente Zwolle" if number % 4 else "")
            for number in range(1, rows + 1)
        ),
        walk_in_lines=walk_ins,
        large_print=large,
    )


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("rows", [0, 1, 40, 130])
def test_the_sheet_is_heard(
    rows: int, large: bool, language: str, house_style: HouseStyle, heard: Heard
) -> None:
    heard(sign_in_sheet_pdf(house_style, sheet(rows, language=language, large=large)))


def test_every_page_has_the_head_and_its_number(house_style: HouseStyle) -> None:
    pdf = sign_in_sheet_pdf(house_style, sheet(90, language="en"))
    total = page_count(pdf)
    assert total > 2
    for page in range(total):
        said = page_text(pdf, page)
        assert f"Page {page + 1} of {total}" in said
        assert "Signature" in said


def test_walk_ins_are_numbered_on(house_style: HouseStyle) -> None:
    said = page_text(sign_in_sheet_pdf(house_style, sheet(3, walk_ins=2)), 0).split()
    assert {"1", "2", "3", "4", "5"} <= set(said)
    assert "6" not in said


def test_no_page_holds_a_single_row(house_style: HouseStyle) -> None:
    for rows in range(16, 30):
        pdf = sign_in_sheet_pdf(house_style, sheet(rows, walk_ins=0, language="en"))
        last = page_text(pdf, page_count(pdf) - 1)
        assert last.count("☐") >= 2


def test_a_very_long_name_loses_nothing(house_style: HouseStyle, heard: Heard) -> None:
    rows = (SignInRow(1, NAMES[5] + "x" * 300, "Organisatie " * 40),)
    pdf = sign_in_sheet_pdf(
        house_style, SignInSheet("nl", "Proef", dt.date(2027, 3, 17), rows=rows)
    )
    heard(pdf)
    said = "".join(page_text(pdf, page) for page in range(page_count(pdf)))
    assert said.count("Piet") == 60
    assert "".join(said.split()).count("x") >= 300
