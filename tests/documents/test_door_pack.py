"""The door pack: each paper as it would be alone, bound together, and heard."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pypdfium2
import pytest

from coordinator_app.documents.badges import Badge, Badges, badges_pdf
from coordinator_app.documents.diet_sheet import DietSheet, diet_sheet_pdf
from coordinator_app.documents.door_pack import DoorPaper, door_pack_pdf
from coordinator_app.documents.house_style import HouseStyle
from coordinator_app.documents.previews import page_count, page_text
from coordinator_app.documents.room_signs import RoomSign, RoomSigns, Slot, room_signs_pdf
from coordinator_app.documents.sign_in_sheet import SignInRow, SignInSheet, sign_in_sheet_pdf
from coordinator_app.documents.table_sheets import (
    Seat,
    TableSheet,
    TableSheets,
    table_sheets_pdf,
)
from coordinator_app.rules.catering import Catering, Counted

Heard = Callable[[bytes], None]
DAY = dt.date(2027, 3, 17)
TEN, NOON, FOUR = dt.time(10), dt.time(12), dt.time(16)
TITLE = "Leren van wat er lukt"
LANGUAGES = pytest.mark.parametrize("language", ["nl", "en"])


def sign_in(language: str, *, large: bool = False) -> SignInSheet:
    photos = ("given", "refused", "unknown")
    rows = tuple(
        SignInRow(n, f"Persoon {n}", "Gemeente Zwolle", n, photos[n % 3]) for n in range(1, 41)
    )
    return SignInSheet(language, TITLE, DAY, "Stadslab", rows, large_print=large)


def tables(language: str, seats: int = 6) -> TableSheets:
    people = tuple(Seat(f"Persoon {n} van der Berg", "Gemeente Zwolle") for n in range(seats))
    return TableSheets(
        language, TITLE, (TableSheet("1", people), TableSheet("De blauwe groep", people[:2]))
    )


def rooms(language: str) -> RoomSigns:
    parallel = (Slot("Schulden & <b>wonen</b>", TEN, NOON), Slot("Toegang", NOON, FOUR))
    signs = (RoomSign("Zaal 3", (Slot(TITLE, TEN, FOUR),)), RoomSign("Raadzaal", parallel),
             RoomSign("", (Slot(TITLE, TEN, FOUR),)))  # fmt: skip
    return RoomSigns(language, "Netwerk Meedoen", TITLE, DAY, signs)


def diets(language: str) -> DietSheet:
    counts = Catering(coming=28, diets=(Counted("vegetarisch", 3),))
    return DietSheet(language, TITLE, DAY, TEN, FOUR, "Stadslab", counts=counts)


def badges(language: str) -> Badges:
    people = tuple(Badge(f"Jo{one}", f"Jo{one} Bos", code="NCXCXCXNSXCN") for one in "abcdefghijkl")
    return Badges(language, "Netwerk Meedoen", TITLE, "90x54", 1, people)


def whole(language: str, *, large: bool = False) -> list[DoorPaper]:
    return [
        *(sign_in(language, large=large), tables(language), rooms(language)),
        *(diets(language), badges(language)),
    ]


@LANGUAGES
@pytest.mark.parametrize("large", [False, True])
def test_the_pack_is_heard_and_has_the_pages_of_its_papers(
    language: str, large: bool, house_style: HouseStyle, heard: Heard
) -> None:
    papers = whole(language, large=large)
    pdf = door_pack_pdf(house_style, papers, language=language, title="Pack")
    heard(pdf)
    alone = [
        page_count(sign_in_sheet_pdf(house_style, sign_in(language, large=large))),
        page_count(table_sheets_pdf(house_style, tables(language))),
        page_count(room_signs_pdf(house_style, rooms(language))),
        page_count(diet_sheet_pdf(house_style, diets(language))),
        page_count(badges_pdf(house_style, badges(language))),
    ]
    assert alone[1:] == [2, 3, 1, 2]
    assert page_count(pdf) == sum(alone)
    for page in range(page_count(pdf)):
        assert page_text(pdf, page).strip()


def test_each_page_has_the_size_of_its_paper_and_the_sheet_its_own_numbers(
    house_style: HouseStyle,
) -> None:
    pdf = door_pack_pdf(house_style, whole("en")[::-1], language="en", title="Pack")
    lying = [page.get_width() > page.get_height() for page in pypdfium2.PdfDocument(pdf)]
    assert lying == [False] * 3 + [True] * 3 + [False] * (len(lying) - 6)
    sheet = "".join(page_text(pdf, page) for page in range(8, page_count(pdf)))
    total = page_count(pdf) - 8
    assert f"Page 1 of {total}" in sheet
    assert f"Page {total} of {total}" in sheet


def test_a_bookmark_leads_to_each_paper(house_style: HouseStyle) -> None:
    pdf = door_pack_pdf(house_style, whole("en"), language="en", title="Pack")
    titles = [mark.get_title() for mark in pypdfium2.PdfDocument(pdf).get_toc()]
    assert {"Table 1", "De blauwe groep", "Zaal 3", "Raadzaal", "Name badges"} <= set(titles)


@LANGUAGES
@pytest.mark.parametrize("seats", [1, 8, 30, 60])
def test_everybody_at_a_table_stands_on_its_sheet(
    language: str, seats: int, house_style: HouseStyle, heard: Heard
) -> None:
    pdf = table_sheets_pdf(house_style, tables(language, seats))
    heard(pdf)
    said = "".join(page_text(pdf, page) for page in range(page_count(pdf)))
    assert all(f"Persoon {n} van" in said for n in range(seats))


@LANGUAGES
def test_a_sign_says_room_day_hours_and_what(language: str, house_style: HouseStyle) -> None:
    pdf = room_signs_pdf(house_style, rooms(language))
    assert page_count(pdf) == 3
    said = page_text(pdf, 1)
    hours = "10.00 – 12.00" if language == "nl" else "10:00 – 12:00"
    for part in ("Raadzaal", hours, "Schulden & <b>wonen</b>", "Toegang", "2027"):
        assert part in said
    assert page_text(pdf, 2).count(TITLE) == 1


def test_what_was_said_about_photographs_is_ticked(house_style: HouseStyle) -> None:
    said = page_text(sign_in_sheet_pdf(house_style, sign_in("nl")), 0).replace("\xa0", " ")
    assert "☑ ja" in said
    assert "☑ nee" in said
    assert said.count("☑") < said.count("☐")
