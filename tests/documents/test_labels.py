"""Labels, envelopes and the proof page: every address whole, in its place, and heard."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coordinator_app.documents.house_style import MILLIMETRE, HouseStyle, Window
from coordinator_app.documents.labels import Labels, envelopes_pdf, labels_pdf
from coordinator_app.documents.previews import page_count, page_text
from coordinator_app.documents.window_proof import window_proof_pdf
from coordinator_app.errors import UserError
from coordinator_app.rules.envelopes import EnvelopeSize, envelope
from coordinator_app.rules.label_sheets import LabelFormat, label_sheet
from tests.heard_paper import refuse_findings

STYLE = HouseStyle("Netwerk Meedoen", ("Postbus 12", "3500 AA Utrecht"))
SHORT = ("Mevrouw J. van der Berg", "Dorpsstraat 7", "3511 AB  UTRECHT")
LONG = (
    "Gemeente Súdwest-Fryslân, afdeling Maatschappelijke Ontwikkeling",
    "t.a.v. mevrouw prof. dr. A.M.E. van der Meer-de Jonge van Ellemeet",
    "Burgemeester de Vlugtlaan 1234 bis",
    "8601 CR  SNEEK",
    "BELGIË",
)


def all_text(pdf: bytes) -> str:
    return " ".join(page_text(pdf, page) for page in range(page_count(pdf)))


def words(text: str) -> str:
    return " ".join(text.split())


def heard(tmp_path: Path, pdf: bytes) -> str:
    path = tmp_path / "paper.pdf"
    path.write_bytes(pdf)
    refuse_findings(path)
    return words(all_text(pdf))


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("kind", list(LabelFormat))
def test_every_address_is_whole_and_on_its_label(
    tmp_path: Path, kind: LabelFormat, language: str
) -> None:
    addresses = tuple(
        (f"{one[0]} {chr(65 + n)}", *one[1:-1], f"{one[-1]} {chr(65 + n)}")
        for n in range(15)
        for one in (SHORT, LONG)
    )
    sheet = label_sheet(kind)
    pdf = labels_pdf(STYLE, Labels(kind, 3, language, "Etiketten", addresses))
    said = heard(tmp_path, pdf)
    assert said.count(words(SHORT[0])) == 15
    assert said.count(words(LONG[-1])) == 15
    assert page_count(pdf) == sheet.sheets(30, 3)
    left, top = (side * MILLIMETRE for side in sheet.place(2))
    page = pypdfium2.PdfDocument(pdf)[0].get_textpage()
    box = (left, 842 - top - sheet.height * MILLIMETRE, left + sheet.width * MILLIMETRE, 842 - top)
    inside = words(page.get_text_bounded(*box))
    assert inside == words(" ".join(addresses[0]))


@given(st.integers(1, 24), st.integers(1, 60))
def test_no_sheet_is_empty_and_no_label_is_used_twice(start: int, number: int) -> None:
    labels = Labels(LabelFormat.L24, start, "nl", "Etiketten", (SHORT,) * number)
    assert page_count(labels_pdf(STYLE, labels)) == -(-(start - 1 + number) // 24)


def test_a_label_that_is_not_there_is_refused() -> None:
    with pytest.raises(UserError):
        labels_pdf(STYLE, Labels(LabelFormat.L8, 9, "nl", "Etiketten", (SHORT,)))


@pytest.mark.parametrize("number", [1, 5])
@pytest.mark.parametrize("size", list(EnvelopeSize))
def test_an_envelope_for_each(tmp_path: Path, size: EnvelopeSize, number: int) -> None:
    addresses = (SHORT, LONG, SHORT, LONG, SHORT)[:number]
    pdf = envelopes_pdf(STYLE, size, addresses, language="nl", title="Enveloppen")
    assert words(SHORT[2]) in heard(tmp_path, pdf)
    file = pypdfium2.PdfDocument(pdf)
    one = envelope(size)
    assert [page.get_size() for page in file] == [
        pytest.approx((one.width * MILLIMETRE, one.height * MILLIMETRE), abs=0.1)
    ] * number


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("window", list(Window))
@pytest.mark.parametrize("size", list(EnvelopeSize))
def test_the_proof_page_shows_the_address_in_the_window(
    tmp_path: Path, size: EnvelopeSize, window: Window, language: str
) -> None:
    style = HouseStyle("Netwerk", envelope=size, window=window)
    pdf = window_proof_pdf(style, SHORT, language)
    said = heard(tmp_path, pdf)
    seen = style.posted_in.always_shown
    assert f"{seen.left:g}" in said
    page = pypdfium2.PdfDocument(pdf)[0].get_textpage()
    box = (
        seen.left * MILLIMETRE,
        842 - seen.bottom * MILLIMETRE,
        seen.right * MILLIMETRE,
        842 - seen.top * MILLIMETRE,
    )
    assert words(page.get_text_bounded(*box)) == words(" ".join(SHORT))
