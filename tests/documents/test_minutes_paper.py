"""The minutes as a document: heard, whole, of any length, in both languages."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable

import docx
import pikepdf
import pytest

from coordinator_app.documents.house_style import HouseStyle
from coordinator_app.documents.minutes import (
    MinutesAction,
    MinutesDecision,
    MinutesDocument,
    MinutesItem,
    MinutesPeople,
    minutes_docx,
    minutes_pdf,
)
from coordinator_app.documents.previews import page_count, page_text
from coordinator_app.rules.agenda import AgendaOutcome
from coordinator_app.texts import text

Heard = Callable[[bytes], None]
WORDS = [
    "wie",
    "eerder",
    "aan",
    "bel",
    "trekt",
    "hoeft",
    "later",
    "minder",
    "te",
    "herstellen",
    "vertelde",
    "ons",
    "wethouder",
]


def said_at(number: int) -> str:
    """Sentences that nobody says twice: the same line on many pages is taken for a page header."""
    turned = [WORDS[(number * step + place) % 13] for step in (1, 2, 5) for place in range(13)]
    return f"{' '.join(turned)}."


def day(number: int) -> dt.date:
    return dt.date(2027, 4, number % 28 + 1)


def minutes(language: str = "nl", items: int = 5, people: int = 30) -> MinutesDocument:
    names = tuple(f"Anna Özil-{number}" for number in range(people))
    late = (text("{name} ({note})", name="Piet in ’t Veld", note=text("came late")),)
    return MinutesDocument(
        language=language,
        network_name="Netwerk Meedoen",
        title="Leren van <b>wat</b> & hoe",
        date=dt.date(2027, 3, 17),
        starts=dt.time(10),
        ends=dt.time(16),
        venue_lines=("Stadslab", "Utrecht"),
        theme="Samenwerken",
        there=text("The attendance was not recorded yet."),
        people=(MinutesPeople(text("Present"), people + 1, (*names, *late)),) if people else (),
        general=MinutesItem("", said_at(99) if items else ""),
        items=tuple(
            MinutesItem(
                f"Onderdeel nummer {number}",
                f"{said_at(number)}\n\n{said_at(number + 7)}",
                AgendaOutcome.UNFINISHED.word if number % 2 else "",
                (MinutesDecision(f"2027-{number + 9}", f"Besloten is {number} & <i>meer</i>."),),
                (
                    MinutesAction(f"{said_at(number + 2)[:30]} doen", "Janny Bakker", day(number)),
                    MinutesAction(f"{said_at(number + 3)[:30]} laten"),
                ),
                number + 1,
            )
            for number in range(items)
        ),
        earlier=(MinutesAction("Van eerder", "Ali Kaya", None, "Vorige keer"),) if items else (),
    )


def all_text(pdf: bytes) -> str:
    return " ".join(" ".join(page_text(pdf, page).split()) for page in range(page_count(pdf)))


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize(("items", "people"), [(0, 0), (1, 3), (5, 30), (40, 120)])
def test_minutes_of_any_length_are_heard_and_whole(
    language: str, items: int, people: int, house_style: HouseStyle, heard: Heard
) -> None:
    pdf = minutes_pdf(house_style, minutes(language, items, people))
    heard(pdf)
    said = all_text(pdf)
    for number in range(items):
        assert f"{number + 1}. Onderdeel nummer {number}" in said
        assert said.count(f"Besloten is {number} & <i>meer</i>.") == 2
    assert "Leren van <b>wat</b> & hoe" in said
    assert ("Anna Özil-0" in said) == bool(people)


def test_headings_go_down_by_steps_and_tables_have_heads(house_style: HouseStyle) -> None:
    pdf = minutes_pdf(house_style, minutes())
    with pikepdf.open(io.BytesIO(pdf)) as document:
        found = [one for one in document.objects if isinstance(one, pikepdf.Dictionary)]
        tags = [str(one.S) for one in found if "/S" in one and "/P" in one]
    assert tags.count("/H1") == 1
    assert tags.count("/H2") == 5
    assert tags.count("/H3") == 5
    assert tags.count("/Table") == 2
    assert tags.count("/L") >= 5


def test_decisions_stand_in_the_order_of_their_numbers_and_actions_of_their_days() -> None:
    document = minutes(items=4)
    assert [one.number for one in document.decisions] == ["2027-9", "2027-10", "2027-11", "2027-12"]
    days = [one.due_on for one in document.actions]
    assert days[:4] == sorted(day for day in days if day)
    assert document.actions[-1].meeting == "Vorige keer"


@pytest.mark.parametrize("language", ["nl", "en"])
def test_word_says_what_paper_says(language: str, house_style: HouseStyle) -> None:
    source = minutes(language)
    document = docx.Document(io.BytesIO(minutes_docx(house_style, source)))
    printed = all_text(minutes_pdf(house_style, source))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    for stretch in (*(one.text for one in document.paragraphs), *cells):
        words = " ".join(stretch.split()).replace("______________________________", "").rstrip(": ")
        assert words in printed
    assert len(document.tables) == 2
    assert minutes_docx(house_style, source) == minutes_docx(house_style, source)
