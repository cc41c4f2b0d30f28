"""Letters: heard by both checkers, complete, the same twice, and never with a name as markup."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pikepdf
import pytest

from coordinator_app.documents.house_style import HouseStyle, Window
from coordinator_app.documents.letters import (
    LetterData,
    letter_pdf,
    letter_pdfs,
    letters_pdf,
    write_letters,
)
from coordinator_app.documents.previews import page_count, page_text
from coordinator_app.documents.templates import Template, shipped_template
from coordinator_app.errors import UserError
from coordinator_app.operations.letter_templates import SHIPPED
from coordinator_app.rules.names import FormOfAddress, NameParts, salutation

Heard = Callable[[bytes], None]
WriteTo = Callable[..., LetterData]
LANGUAGES = ("nl", "en")
LONG = "Dit is een regel van de toelichting die we voor de proef herhalen, nummer {n}.\n"


def all_text(pdf: bytes) -> str:
    return "\n".join(page_text(pdf, page) for page in range(page_count(pdf)))


def words(text: str) -> list[str]:
    return text.replace("\ufffe", "").split()


def tags(pdf: bytes) -> list[str]:
    """The structure types in reading order."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return list(_walk(document.Root.StructTreeRoot.K))


def _walk(node: Any) -> Iterator[str]:
    if isinstance(node, pikepdf.Array):
        for kid in node.as_list():
            yield from _walk(kid)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        yield str(node.S)[1:]
        yield from _walk(node.get("/K", pikepdf.Array()))


@pytest.mark.parametrize("key", [kind.value for kind in SHIPPED])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("informal", [False, True])
def test_every_shipped_letter_is_heard(
    key: str,
    language: str,
    large: bool,
    informal: bool,
    house_style: HouseStyle,
    write_to: WriteTo,
    heard: Heard,
) -> None:
    template = shipped_template(key, language, informal)
    anna = NameParts(given_name="Anna", family_name="Özil", form_of_address=FormOfAddress.MS)
    said = salutation(anna, language, informal=informal)
    pdf = letter_pdf(house_style, template, write_to(language, large_print=large, salutation=said))
    heard(pdf)
    assert f"{said}," in all_text(pdf)
    has_slip = "CUT" in {passage.kind for passage in template.passages}
    assert large or page_count(pdf) <= 1 + has_slip


def test_a_batch_of_mixed_letters_is_heard(
    house_style: HouseStyle, write_to: WriteTo, heard: Heard
) -> None:
    templates = {language: shipped_template("invitation", language) for language in LANGUAGES}
    batch = [write_to(LANGUAGES[at % 2], large_print=at % 5 == 0) for at in range(14)]
    pdf = letters_pdf(house_style, templates, batch)
    heard(pdf)
    assert tags(pdf).count("H1") == 14
    with pikepdf.open(io.BytesIO(pdf)) as document:
        with document.open_outline() as outline:
            assert [one.title for one in outline.root] == ["Mevrouw A. Özil"] * 14
        assert str(document.Root.Lang) == "nl"


@pytest.mark.parametrize("window", list(Window))
def test_a_plain_house_style_is_heard(window: Window, write_to: WriteTo, heard: Heard) -> None:
    style = HouseStyle("Netwerk Meedoen", window=window, fold_marks=False)
    heard(letter_pdf(style, shipped_template("invitation", "nl"), write_to()))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_letter_of_many_pages_is_heard_and_complete(
    language: str, house_style: HouseStyle, write_to: WriteTo, heard: Heard
) -> None:
    lines = "".join(LONG.format(n=number) for number in range(150))
    letter = write_to(language, fields={"agenda_summary": lines})
    pdf = letter_pdf(house_style, shipped_template("invitation", language), letter)
    heard(pdf)
    assert page_count(pdf) > 3
    said = words(all_text(pdf))
    assert all(f"{number}." in said for number in range(150))
    assert re.search(r"(Page|Pagina) 2\b", page_text(pdf, 1))


def test_everything_the_template_says_is_in_the_letter(
    house_style: HouseStyle, write_to: WriteTo
) -> None:
    template = shipped_template("consent_request", "nl")
    said = "".join(all_text(letter_pdf(house_style, template, write_to())).split())
    values = {"salutation": "Beste Anna", **write_to().fields}
    values |= {"sender_name": "Netwerk Meedoen", "sender_address": "Postbus 12"}
    for passage in template.passages:
        text = "".join(run.text for run in passage.filled(values)).replace("____", "")
        assert "".join(text.split()) in said


@pytest.mark.parametrize(
    "name",
    [
        "<b>Jan</b> & <font size=80>",
        "Jan {{ reply_by }} **vet** [x](http://voorbeeld.nl)",
        "Zoë 🙂👩‍👩‍👧 O’Connor",
        "محمد الفاسي",
        "דוד לוי",
        "J. " + "van der " * 37 + "Berg",
        "x" * 300,
        "Łukasz Ğüler Ångström Đoković Ψυχή Юлия",
        "tab\tregel\x00einde\u200b\u00ad",
    ],
)
def test_any_name_can_be_written_to(
    name: str, house_style: HouseStyle, write_to: WriteTo, heard: Heard
) -> None:
    letter = write_to(
        salutation=f"Geachte {name}",
        address_lines=(name, "Dorpsstraat 1", "8011 PK Zwolle"),
        fields={"meeting_title": name, "venue_name": name},
        title=name,
    )
    pdf = letter_pdf(house_style, shipped_template("invitation", "nl"), letter)
    heard(pdf)
    assert page_count(pdf) <= 2


def test_markup_in_a_name_is_printed_as_it_is(house_style: HouseStyle, write_to: WriteTo) -> None:
    letter = write_to(salutation="Beste <b>Jan</b> & **co** {{ reply_by }}")
    pdf = letter_pdf(house_style, shipped_template("invitation", "nl"), letter)
    assert "Beste <b>Jan</b> & **co** {{ reply_by }}," in all_text(pdf)


def test_the_same_letter_gives_the_same_bytes(house_style: HouseStyle, write_to: WriteTo) -> None:
    template = shipped_template("invitation", "nl")
    alone = letter_pdf(house_style, template, write_to())
    others = [write_to(salutation="Beste Łukasz"), write_to(), write_to(large_print=True)]
    assert list(letter_pdfs(house_style, template, others))[1] == alone
    assert letters_pdf(house_style, template, others) == letters_pdf(house_style, template, others)


def test_every_letter_begins_on_its_own_page(house_style: HouseStyle, write_to: WriteTo) -> None:
    template = shipped_template("invitation", "nl")
    batch = [write_to(salutation=f"Beste nummer {number}") for number in range(5)]
    pdf = letters_pdf(house_style, template, batch)
    assert page_count(pdf) == 5
    assert all(f"Beste nummer {number}" in page_text(pdf, number) for number in range(5))


def test_the_signature_never_stands_alone(house_style: HouseStyle, write_to: WriteTo) -> None:
    """However long the letter is, the signature has lines of the letter above it on its page."""
    source = "---\nsubject: Proef\nkind: invitation\n---\n{{ agenda_summary }}\n\nGroet,\n"
    for lines in range(18, 60):
        body = "".join(LONG.format(n=number) for number in range(lines)).strip()
        letter = write_to(fields={"agenda_summary": body})
        pdf = letter_pdf(house_style, Template("proef", "nl", source), letter)
        page = next(n for n in range(page_count(pdf)) if "Marieke" in page_text(pdf, n))
        assert page_text(pdf, page).count("nummer") >= 2


def test_a_letter_has_its_parts_in_reading_order(
    house_style: HouseStyle, write_to: WriteTo
) -> None:
    pdf = letter_pdf(house_style, shipped_template("consent_request", "nl"), write_to())
    found = tags(pdf)
    assert found[:3] == ["Document", "Sect", "Figure"]
    assert found.count("H1") == 1
    slip = found[found.index("H2") :]
    assert [tag for tag in slip if tag in ("L", "LI", "Lbl", "LBody")] == [
        "L",
        *["LI", "Lbl", "LBody"] * 3,
    ]


def test_no_font_is_listed_that_is_not_embedded(house_style: HouseStyle, write_to: WriteTo) -> None:
    pdf = letter_pdf(house_style, shipped_template("invitation", "nl"), write_to())
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert document.check_pdf_syntax() == []
        fonts = [
            item
            for item in document.objects
            if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == pikepdf.Name.Font
        ]
        assert fonts
        assert all("/FontFile2" in one.FontDescriptor for one in fonts)
        assert document.Root.ViewerPreferences.DisplayDocTitle
        assert str(document.docinfo["/Title"]) == "Uitnodiging: Leren van wat er lukt"


def test_progress_is_told_and_can_stop(house_style: HouseStyle, write_to: WriteTo) -> None:
    template, told = shipped_template("invitation", "nl"), []

    class Stopped(Exception):
        pass

    def step(done: int, total: int) -> None:
        told.append((done, total))
        if done == 2:
            raise Stopped

    with pytest.raises(Stopped):
        letters_pdf(house_style, template, [write_to()] * 4, step)
    assert told == [(1, 4), (2, 4)]


def test_pages_are_written_while_they_are_made(house_style: HouseStyle, write_to: WriteTo) -> None:
    sink, sizes = io.BytesIO(), []
    template = shipped_template("invitation", "nl")
    batch = (write_to() for _ in range(150))
    pages = write_letters(
        sink, house_style, template, batch, lambda _: sizes.append(len(sink.getvalue()))
    )
    assert sum(pages) == len(pages) == page_count(sink.getvalue()) == 150
    assert 0 < sizes[80] < sizes[-1]


def test_nobody_to_write_to_is_said(house_style: HouseStyle) -> None:
    with pytest.raises(UserError, match=r"nobody|niemand"):
        letters_pdf(house_style, shipped_template("invitation", "nl"), [])


def test_a_language_without_a_letter_is_said(house_style: HouseStyle, write_to: WriteTo) -> None:
    with pytest.raises(UserError) as refused:
        letter_pdf(house_style, {"nl": shipped_template("invitation", "nl")}, write_to("en"))
    assert refused.value.field == "language"


def test_a_long_footer_stays_on_one_line(
    house_style: HouseStyle, write_to: WriteTo, heard: Heard
) -> None:
    style = replace(house_style, footer="Wij leren samen van wat er in de wijk gebeurt. " * 4)
    batch = [write_to(large_print=large) for large in (True, False)]
    heard(letters_pdf(style, shipped_template("invitation", "nl"), batch))


def test_a_letter_without_a_subject_is_refused(house_style: HouseStyle, write_to: WriteTo) -> None:
    with pytest.raises(UserError) as refused:
        letter_pdf(house_style, Template("leeg", "nl", "Groet,"), write_to())
    assert refused.value.field == "subject"


def test_what_is_empty_leaves_no_trace(write_to: WriteTo, heard: Heard) -> None:
    letter = write_to(address_lines=(), salutation="Dag", fields={"agenda_summary": " "})
    heard(letter_pdf(HouseStyle(""), shipped_template("invitation", "nl"), letter))


def test_empty_backs_of_a_two_sided_file_are_silent(
    house_style: HouseStyle, write_to: WriteTo, heard: Heard
) -> None:
    template = shipped_template("invitation", "nl")
    pdf = letters_pdf(house_style, template, [write_to()] * 4, two_sided=True)
    printed = [bool(page_text(pdf, page).strip()) for page in range(page_count(pdf))]
    assert printed == [True, False, True, False, True, False, True]
    heard(pdf)
