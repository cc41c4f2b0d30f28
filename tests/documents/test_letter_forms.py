"""A letter says the same on paper, in Word and by e-mail: every shipped one, in both languages."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import docx
import pytest
from docx.shared import Mm, Pt

from coordinator_app.documents.house_style import HouseStyle, Window
from coordinator_app.documents.letter_docx import letter_docx
from coordinator_app.documents.letter_message import letter_message
from coordinator_app.documents.letters import LetterData, letter_pdf
from coordinator_app.documents.previews import page_count, page_text
from coordinator_app.documents.templates import Template, shipped_template
from coordinator_app.rules.letters import (
    OF_A_MEETING,
    OF_A_MEMBERSHIP,
    OF_A_NOMINATION,
    OF_A_YEAR,
    TO_ANYBODY,
)
from tests.documents.conftest import WriteTo, picture

SHIPPED = [
    (kind.value, language)
    for kind in OF_A_MEETING + OF_A_NOMINATION + OF_A_MEMBERSHIP + OF_A_YEAR + TO_ANYBODY
    for language in ("nl", "en")
]
PNG_SIGNATURE = b"\x89PNG"

ODD = """---
subject: Alles *bij* elkaar
---
{{ salutation }},

## Wat er staat

Dit is **vet**, dit *schuin*, dit [een verwijzing](https://voorbeeld.nl/dag) en dit www.elders.nl.

- eerst dit
- dan dat

Ertussen.

3. derde
4. vierde

Nog een.

1. opnieuw

Groet,
"""


def words_of_pdf(pdf: bytes, footer: str) -> list[str]:
    pages = [page_text(pdf, page) for page in range(page_count(pdf))]
    said = " ".join(" ".join(page.split()).replace(footer, " ") for page in pages)
    # The dot of a list is the paragraph's own in Word, not a word of it.
    return re.sub(r"\b(Pagina|Page) \d+\b|•", " ", said).split()


def opened(content: bytes) -> Any:
    return docx.Document(io.BytesIO(content))


def words_of_docx(content: bytes) -> list[str]:
    return " ".join(paragraph.text for paragraph in opened(content).paragraphs).split()


class Reader(HTMLParser):
    """Hears the text between the tags."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []

    def handle_data(self, data: str) -> None:
        self.said.append(data)


def words_of_html(html: str) -> list[str]:
    reader = Reader()
    reader.feed(html[html.index("<body") :])
    return " ".join(reader.said).split()


def holds(words: list[str], part: list[str]) -> bool:
    return any(words[at : at + len(part)] == part for at in range(len(words) - len(part) + 1))


@pytest.mark.parametrize("informal", [False, True], ids=["formal", "informal"])
@pytest.mark.parametrize("large", [False, True], ids=["normal", "large"])
@pytest.mark.parametrize(("key", "language"), SHIPPED)
def test_paper_word_and_e_mail_say_the_same(
    house_style: HouseStyle,
    write_to: WriteTo,
    key: str,
    language: str,
    large: bool,
    informal: bool,
) -> None:
    template = shipped_template(key, language, informal)
    letter = write_to(language, large_print=large)
    printed = words_of_pdf(letter_pdf(house_style, template, letter), house_style.footer)
    editable = words_of_docx(letter_docx(house_style, template, letter))
    begin = printed.index("Utrecht,", printed.index("Zwolle"))
    assert printed[begin:] == editable

    message = letter_message(house_style, template, letter)
    body = message.plain[: message.plain.index(house_style.signatory_role)]
    signed = body.replace("• ", "").split()
    assert " ".join(signed).startswith(f"{letter.salutation},")
    assert holds(printed, message.subject.split())
    assert holds(printed, signed)
    for answer in re.findall(r"^• (.*)$", message.plain, re.MULTILINE):
        assert holds(printed, answer.split())
    assert words_of_html(message.html) == message.plain.replace("• ", "").split()


@pytest.mark.parametrize(("key", "language"), SHIPPED)
def test_a_reply_slip_is_asked_for_as_a_reply(
    house_style: HouseStyle, write_to: WriteTo, key: str, language: str
) -> None:
    template = shipped_template(key, language)
    message = letter_message(house_style, template, write_to(language))
    said = "reply to this e-mail" if language == "en" else "deze e-mail"
    if "- [ ]" in template.source:
        assert message.plain.count("•") == template.source.count("- [ ]")
        assert language == "nl" or said in message.plain
    assert "____" not in message.plain


def test_the_word_file_has_real_styles_and_lists(
    house_style: HouseStyle, write_to: WriteTo
) -> None:
    document = opened(letter_docx(house_style, Template("other", "nl", ODD), write_to()))
    styles = [(one.style.name, one.text) for one in document.paragraphs]
    assert ("Heading 1", "Alles *bij* elkaar") in styles
    assert ("Heading 2", "Wat er staat") in styles
    assert [name for name, _ in styles].count("List Bullet") == 2
    numbered = [one for one in document.paragraphs if one.style.name == "List Number"]
    lists = [one._p.pPr.numPr.numId.val for one in numbered]
    assert lists[0] == lists[1] != lists[2]
    (line,) = (one for one in document.paragraphs if one.text.startswith("Dit is"))
    assert {run.text for run in line.runs if run.bold} == {"vet"}
    assert {run.text for run in line.runs if run.italic} == {"schuin"}
    assert [link.address for link in line.hyperlinks] == [
        "https://voorbeeld.nl/dag",
        "https://voorbeeld.nl/dag",
        "https://www.elders.nl",
    ]


@pytest.mark.parametrize("window", list(Window))
def test_the_address_stands_in_the_window(
    house_style: HouseStyle, write_to: WriteTo, window: Window
) -> None:
    letter = write_to()
    content = letter_docx(
        replace(house_style, window=window), shipped_template("welcome", "nl"), letter
    )
    document = opened(content)
    section, (table,) = document.sections[0], document.tables
    assert (section.page_width.mm, section.page_height.mm) == pytest.approx((210, 297), abs=0.1)
    column = 0 if window is Window.LEFT else 2
    cell = table.cell(1, column)
    assert tuple(cell.text.split("\n")) == letter.address_lines
    left = section.left_margin + sum(table.columns[place].width for place in range(column))
    assert left / Mm(1) == pytest.approx(25 if window is Window.LEFT else 110, abs=0.1)
    above = section.top_margin + table.rows[0].height
    assert above / Mm(1) == pytest.approx(50, abs=0.1)
    assert table.rows[1].height / Mm(1) == pytest.approx(29, abs=0.1)
    assert sum(row.height for row in table.rows) / Mm(1) == pytest.approx(91 - 15, abs=0.1)


def test_it_knows_its_language_title_and_author_and_holds_no_macro(
    house_style: HouseStyle, write_to: WriteTo
) -> None:
    content = letter_docx(house_style, shipped_template("invitation", "en"), write_to("en"))
    about = opened(content).core_properties
    assert (about.language, about.author) == ("en", "Netwerk Meedoen")
    assert about.title == "Invitation: Leren van wat er lukt"
    assert about.created is not None
    assert about.created.date() == write_to("en").date
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        names = packed.namelist()
        styles = packed.read("word/styles.xml").decode()
        body = packed.read("word/document.xml").decode()
    assert 'w:lang w:val="en-GB"' in styles
    assert not any("vba" in name.lower() or "thumbnail" in name for name in names)
    assert len(content) < 40_000
    assert re.findall(r'<wp:docPr [^>]*descr="([^"]*)"', body) == [
        "Logo of Netwerk Meedoen",
        "Signature of Marieke de Boer",
    ]


def test_large_print_is_18_points(house_style: HouseStyle, write_to: WriteTo) -> None:
    template, letter = shipped_template("welcome", "nl"), write_to(large_print=True)
    assert opened(letter_docx(house_style, template, letter)).styles["Normal"].font.size == Pt(18)
    assert "font-size: 18pt" in letter_message(house_style, template, letter).html


def test_a_bare_house_style_will_do(write_to: WriteTo) -> None:
    bare = HouseStyle("Netwerk Meedoen")
    document = opened(letter_docx(bare, shipped_template("welcome", "nl"), write_to()))
    assert document.tables[0].cell(0, 0).text == "Netwerk Meedoen"
    assert not document.inline_shapes
    message = letter_message(bare, shipped_template("welcome", "nl"), write_to())
    assert message.plain.rstrip().endswith("Netwerk Meedoen")


def test_a_value_is_never_markup(house_style: HouseStyle, write_to: WriteTo) -> None:
    evil = '<b>Jan</b> & "Co" <script>alert(1)</script>\x00\x0b **x** [y](z)'
    letter: LetterData = write_to(fields={"candidate_name": evil, "network_name": evil})
    template = shipped_template("consent_request", "nl")
    message = letter_message(house_style, template, letter)
    assert "<script>" not in message.html
    assert "&lt;script&gt;" in message.html
    assert "<script>alert(1)</script>  **x** [y](z)" in message.plain
    assert "<b>Jan</b>" in " ".join(words_of_docx(letter_docx(house_style, template, letter)))


def test_pictures_are_those_of_the_paper(house_style: HouseStyle, write_to: WriteTo) -> None:
    wide = replace(house_style, signature_image=picture(4000, 1200))
    content = letter_docx(wide, shipped_template("welcome", "nl"), write_to())
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        pictures = [packed.read(name) for name in packed.namelist() if "media/" in name]
    assert len(pictures) == 2
    assert all(one.startswith(PNG_SIGNATURE) for one in pictures)
    _, signature = opened(content).inline_shapes
    assert signature.height <= Mm(16.1)
