"""Badges: large names that are whole, in their place, with a code that can be read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pypdfium2
import pytest
import segno
from hypothesis import given, settings
from hypothesis import strategies as st

from coordinator_app.documents.badge_words import small_names
from coordinator_app.documents.badges import Badge, Badges, badges_pdf
from coordinator_app.documents.house_style import MILLIMETRE, HouseStyle
from coordinator_app.documents.previews import page_count, page_text
from coordinator_app.documents.qr_code import QUIET, qr_matrix
from coordinator_app.errors import UserError
from coordinator_app.rules.badge_codes import badge_code
from coordinator_app.rules.badge_sheets import BadgeFormat, badge_sheet
from coordinator_app.rules.photo_consents import PhotoConsent

Heard = Callable[[bytes], None]
PEOPLE = (
    ("Anna", "Anna Özil", "Gemeente Zwolle"),
    ("Wilhelmina-Alexandra", "Wilhelmina-Alexandra van Puffelen-in het Veld", "Cliëntenplatform"),
    ("R.M. van Puffelen", "R.M. van Puffelen", ""),
    ("<b>Jan</b> & co", "Jan 🙂 Bos", "Gemeente Súdwest-Fryslân, afdeling Maatschappelijke"),
    ("Çiğdem", "Çiğdem Yılmaz", "Ministerie van Volksgezondheid, Welzijn en Sport"),
)


def badges(kind: BadgeFormat, number: int = 9, start: int = 1, language: str = "nl") -> Badges:
    photos = list(PhotoConsent)
    people = tuple(
        Badge(*PEOPLE[one % 5], photo=photos[one % 3].value, code=badge_code(7, one + 1))
        for one in range(number)
    )
    empty = (Badge(), Badge())
    return Badges(language, "Netwerk Meedoen", "Leren", kind.value, start, people + empty)


def words(said: str) -> str:
    return " ".join(said.replace("\ufffe", "-").split())


def on_badge(pdf: bytes, kind: BadgeFormat, at: int, page: int = 0) -> str:
    sheet = badge_sheet(kind)
    left, top = (side * MILLIMETRE for side in sheet.place(at))
    box = (left, 842 - top - sheet.height * MILLIMETRE, left + sheet.width * MILLIMETRE, 842 - top)
    return words(pypdfium2.PdfDocument(pdf)[page].get_textpage().get_text_bounded(*box))


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("kind", list(BadgeFormat))
def test_badges_are_heard_and_whole(
    kind: BadgeFormat, language: str, house_style: HouseStyle, heard: Heard
) -> None:
    made = badges(kind, language=language)
    pdf = badges_pdf(house_style, made)
    heard(pdf)
    said = words(" ".join(page_text(pdf, page) for page in range(page_count(pdf))))
    for one in made.badges[:9]:
        for part in (*one.large.split(), *one.name.replace("🙂", "").split()):
            assert part in said


@pytest.mark.parametrize("photo", list(PhotoConsent))
def test_many_sheets_are_heard_too(
    photo: PhotoConsent, house_style: HouseStyle, heard: Heard
) -> None:
    made = badges(BadgeFormat.B90X54, 45)
    alike = tuple(
        replace(
            one, photo=photo.value, large=f"Jo{chr(65 + n)}", organisation=f"Plaats {chr(65 + n)}"
        )
        for n, one in enumerate(made.badges[:45])
    )
    title = "Leren van wat er lukt in de wijk en wat er niet lukt"
    heard(badges_pdf(house_style, replace(made, title=title, badges=alike + (Badge(),) * 40)))


@pytest.mark.parametrize("kind", list(BadgeFormat))
@pytest.mark.parametrize("start", [1, 2])
def test_one_organisation_and_a_long_title_are_heard_too(
    kind: BadgeFormat, start: int, house_style: HouseStyle, heard: Heard
) -> None:
    """What everybody's badge says in the last row of each sheet is not taken for a running foot."""
    made = badges(kind, 45, start)
    alike = tuple(
        replace(
            one,
            name=f"Jo {chr(65 + n)}ansen",
            organisation="Gemeente Súdwest-Fryslân, afdeling Maatschappelijke Ondersteuning",
        )
        for n, one in enumerate(made.badges[:45])
    )
    title = "Van elkaar leren over wat er lukt in de wijk: wat werkt er nu echt, en voor wie dan?"
    pdf = badges_pdf(house_style, replace(made, title=title, badges=alike))
    heard(pdf)
    said = words("".join(page_text(pdf, page) for page in range(page_count(pdf))))
    assert said.count("Maatschappelijke Ondersteuning") == 45


def test_a_card_of_a_shop_is_where_the_shop_cut_it() -> None:
    sheet = badge_sheet(BadgeFormat.B86X55)
    assert (sheet.width, sheet.height, sheet.count) == (86, 55, 8)
    assert sheet.place(0) == (19, 38.5)


@pytest.mark.parametrize("kind", list(BadgeFormat))
def test_each_stands_in_its_place_from_the_chosen_one_on(
    kind: BadgeFormat, house_style: HouseStyle
) -> None:
    pdf = badges_pdf(house_style, badges(kind, 2, start=3))
    assert on_badge(pdf, kind, 0) == ""
    said = on_badge(pdf, kind, 2)
    assert "Anna Anna Özil Gemeente Zwolle" in said
    assert "foto? eerst vragen" in said


@settings(max_examples=15, deadline=None)
@given(st.integers(1, 10), st.integers(0, 31))
def test_no_sheet_is_empty(start: int, number: int) -> None:
    made = badges(BadgeFormat.B90X54, number, start)
    pdf = badges_pdf(HouseStyle("Netwerk"), made)
    assert page_count(pdf) == badge_sheet(BadgeFormat.B90X54).sheets(number + 2, start)


def test_consent_is_said_in_words_too(house_style: HouseStyle) -> None:
    pdf = badges_pdf(house_style, badges(BadgeFormat.B90X54, language="en"))
    said = [on_badge(pdf, BadgeFormat.B90X54, at) for at in range(3)]
    for one, word in zip(said, ("photo? ask first", "photo OK", "no photos"), strict=True):
        assert word in one


def test_an_empty_badge_asks_for_a_photograph_with_boxes(house_style: HouseStyle) -> None:
    pdf = badges_pdf(house_style, badges(BadgeFormat.B90X54, 1))
    said = on_badge(pdf, BadgeFormat.B90X54, 1)
    assert said.count("☐") == 2
    assert "Netwerk Meedoen" in said


@pytest.mark.parametrize("kind", list(BadgeFormat))
def test_the_code_on_paper_is_the_code_of_the_standard(
    kind: BadgeFormat, house_style: HouseStyle
) -> None:
    """The modules are read back from the picture of the page, as a scanner sees them."""
    made = badges(kind, 1)
    pdf = badges_pdf(house_style, made)
    code = made.badges[0].code
    wanted = [[bool(one) for one in row] for row in segno.make(code, error="m", micro=False).matrix]
    assert [list(row) for row in qr_matrix(code)] == wanted
    scale = 12
    image = pypdfium2.PdfDocument(pdf)[0].render(scale=scale).to_pil().convert("L")
    sheet = badge_sheet(kind)
    left, top = (side * MILLIMETRE * scale for side in sheet.place(0))
    right, bottom = left + sheet.width * MILLIMETRE * scale, top + sheet.height * MILLIMETRE * scale
    corner = np.asarray(image)[int((top + bottom) / 2) : int(bottom) - 6, int((left + right) / 2) :
                               int(right) - 6] < 128  # fmt: skip
    corner[:, : corner.shape[1] // 3] = False  # what is written beside it
    rows, columns = np.where(corner.any(1))[0], np.where(corner.any(0))[0]
    module = (columns[-1] - columns[0] + 1) / len(wanted)
    seen = [
        [
            bool(corner[int(rows[0] + (y + 0.5) * module), int(columns[0] + (x + 0.5) * module)])
            for x in range(len(wanted))
        ]
        for y in range(len(wanted))
    ]
    assert seen == wanted
    assert module / scale / MILLIMETRE > 0.4  # millimetres, for a cheap scanner
    assert QUIET == 4


@pytest.mark.parametrize("kind", list(BadgeFormat))
def test_a_long_name_is_never_cut(kind: BadgeFormat, house_style: HouseStyle, heard: Heard) -> None:
    name = "Wolfeschlegelsteinhausenbergerdorff " * 3
    made = replace(
        badges(kind, 1), badges=(Badge(name.strip(), name + "Bos", "Organisatie " * 12, "given"),)
    )
    pdf = badges_pdf(house_style, made)
    heard(pdf)
    said = "".join(on_badge(pdf, kind, 0).split())
    assert said.count("Wolfeschlegelsteinhausenbergerdorff") == 6
    assert said.count("Organisatie") == 12
    assert small_names(made) == made.badges


def test_usual_names_are_large(house_style: HouseStyle) -> None:
    del house_style
    assert not small_names(badges(BadgeFormat.B80X50))


def test_a_place_that_is_not_there_is_refused(house_style: HouseStyle) -> None:
    with pytest.raises(UserError):
        badges_pdf(house_style, badges(BadgeFormat.A6, start=5))
