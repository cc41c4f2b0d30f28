"""The rules that we hold our papers to find what is wrong, and nothing in what is right."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from coordinator_app.operations.letters import invitations
from coordinator_app.operations.meeting_papers import sign_in_paper
from coordinator_app.operations.printing import print_batch
from coordinator_app.store.store import Store
from tests.builders import TODAY
from tests.paper_facts import house_style, invitee, ready_meeting
from tests.ua_document import faults_of

Pdf = pikepdf.Pdf
Break = Callable[[Pdf], None]


@pytest.fixture
def paper(store: Store, tmp_path: Path) -> Path:
    """A sign-in sheet: headings, a table, a picture."""
    house_style(store)
    meeting = ready_meeting(store)
    invitee(store, meeting)
    path = tmp_path / "sheet.pdf"
    path.write_bytes(sign_in_paper(store, meeting, "nl", today=TODAY).pdf)
    return path


def elements(pdf: Pdf, kind: str) -> list[pikepdf.Object]:
    return [
        one
        for one in pdf.objects
        if isinstance(one, pikepdf.Dictionary) and str(one.get("/S", "")) == f"/{kind}"
    ]


def fonts(pdf: Pdf) -> list[pikepdf.Object]:
    return list(pdf.pages[0].obj.Resources.Font.values())


def content(pdf: Pdf, pattern: bytes, instead: bytes) -> None:
    page = pdf.pages[0]
    page.contents_coalesce()
    page.Contents = pdf.make_stream(re.sub(pattern, instead, page.Contents.read_bytes(), count=1))


def no_metadata(pdf: Pdf) -> None:
    del pdf.Root.Metadata


def no_language(pdf: Pdf) -> None:
    del pdf.Root.Lang


def no_title_shown(pdf: Pdf) -> None:
    pdf.Root.ViewerPreferences.DisplayDocTitle = False


def wide_letters(pdf: Pdf) -> None:
    for font in fonts(pdf):
        font.Widths = pikepdf.Array([float(one) + 9 for one in font.Widths])


def letters_without_meaning(pdf: Pdf) -> None:
    for font in fonts(pdf):
        font.ToUnicode = pdf.make_stream(b"begincmap endcmap")


def fonts_left_out(pdf: Pdf) -> None:
    for font in fonts(pdf):
        del font.FontDescriptor.FontFile2


def an_encoding(pdf: Pdf) -> None:
    for font in fonts(pdf):
        font.Encoding = pikepdf.Name("/WinAnsiEncoding")


def header_without_scope(pdf: Pdf) -> None:
    for cell in elements(pdf, "TH"):
        cell.A = pikepdf.Dictionary(O=pikepdf.Name("/Table"))


def a_cell_less(pdf: Pdf) -> None:
    row = elements(pdf, "TR")[-1]
    row.K = pikepdf.Array(list(row.K)[:-1])


def a_cell_outside(pdf: Pdf) -> None:
    elements(pdf, "TR")[0].S = pikepdf.Name("/P")


def a_role_of_its_own(pdf: Pdf) -> None:
    elements(pdf, "Table")[0].S = pikepdf.Name("/Rooster")


def headings_that_jump(pdf: Pdf) -> None:
    elements(pdf, "H1")[0].S = pikepdf.Name("/H2")


def content_nobody_holds(pdf: Pdf) -> None:
    pdf.Root.StructTreeRoot.ParentTree = pikepdf.Dictionary(Nums=pikepdf.Array())


def unmarked_painting(pdf: Pdf) -> None:
    content(pdf, rb"^", b"0 0 9 9 re f ")


def an_artifact_within(pdf: Pdf) -> None:
    content(pdf, rb"(/\w+ ?<<\s*/MCID \d+\s*>>\s*BDC)", rb"\1 /Artifact BMC EMC")


def a_form(pdf: Pdf) -> None:
    pdf.Root.AcroForm = pikepdf.Dictionary()


@pytest.mark.parametrize(
    ("damage", "clause"),
    [
        (no_metadata, "7.1-8"),
        (no_language, "7.2"),
        (no_title_shown, "7.1-10"),
        (wide_letters, "7.21.5"),
        (letters_without_meaning, "7.21.7"),
        (fonts_left_out, "7.21.4.1"),
        (an_encoding, "7.21.6"),
        (header_without_scope, "7.5"),
        (a_cell_less, "7.2"),
        (a_cell_outside, "7.2"),
        (a_role_of_its_own, "7.1-5"),
        (headings_that_jump, "7.4.2"),
        (content_nobody_holds, "parents"),
        (unmarked_painting, "7.1-3"),
        (an_artifact_within, "7.1-1"),
        (a_form, "AcroForm"),
    ],
)
def test_what_is_wrong_is_found(paper: Path, tmp_path: Path, damage: Break, clause: str) -> None:
    assert faults_of(paper) == []
    broken = tmp_path / "broken.pdf"
    with pikepdf.open(paper) as pdf:
        damage(pdf)
        pdf.save(broken)
    assert any(clause in fault for fault in faults_of(broken))


def test_a_name_from_far_away_is_embedded_with_its_meaning(store: Store, tmp_path: Path) -> None:
    house_style(store)
    meeting = ready_meeting(store)
    invitee(store, meeting, "Şahin-Ωmega Дьяков", initials="Ž.")
    path = tmp_path / "letter.pdf"
    path.write_bytes(
        print_batch(store, invitations(store, meeting, today=TODAY), one_file=True).pdf
    )
    assert faults_of(path) == []
