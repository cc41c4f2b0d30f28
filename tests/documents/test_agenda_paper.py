"""The members' agenda: heard, complete, and in its own language."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable
from dataclasses import replace

import pikepdf
import pytest

from coordinator_app import texts
from coordinator_app.documents.agenda import (
    AgendaDocument,
    AgendaEntry,
    agenda_pdf,
    agendas_pdf,
)
from coordinator_app.documents.house_style import HouseStyle
from coordinator_app.documents.previews import page_count, page_text
from coordinator_app.rules.agenda import AgendaKind

Heard = Callable[[bytes], None]
NOTE = "Breng een vraag mee uit uw eigen werk, dan gaan we daar samen mee aan de slag."


def agenda(language: str = "nl", items: int = 8) -> AgendaDocument:
    kinds = list(AgendaKind)
    return AgendaDocument(
        language=language,
        network_name="Netwerk Meedoen",
        title="Leren van <b>wat</b> & hoe",
        date=dt.date(2027, 3, 17),
        starts=dt.time(10),
        ends=dt.time(16),
        venue_lines=("Stadslab", "Kerkstraat 12", "Utrecht"),
        theme="Samenwerken",
        practice="Kwaliteitskompas",
        items=tuple(
            AgendaEntry(
                starts=dt.time(8 + number // 6, number % 6 * 10),
                ends=dt.time(8 + number // 6, number % 6 * 10 + 9),
                title=f"Onderdeel nummer {number}",
                kind_word=kinds[number % len(kinds)].word,
                speakers=("Anna Özil", "Piet in ’t Veld")[: number % 3],
                notes=NOTE if number % 2 else "",
            )
            for number in range(items)
        ),
        host="Joost Hendriks, joost@voorbeeld.nl",
    )


def all_text(pdf: bytes) -> str:
    return "\n".join(page_text(pdf, page) for page in range(page_count(pdf)))


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("items", [0, 1, 8, 60])
def test_the_agenda_is_heard_and_complete(
    language: str, items: int, house_style: HouseStyle, heard: Heard
) -> None:
    pdf = agenda_pdf(house_style, agenda(language, items))
    heard(pdf)
    said = all_text(pdf)
    assert all(f"Onderdeel nummer {number}" in said for number in range(items))
    assert "Leren van <b>wat</b> & hoe" in said


def test_words_and_times_are_in_the_language_of_the_paper(house_style: HouseStyle) -> None:
    texts.use("nl")
    english = all_text(agenda_pdf(house_style, agenda("en")))
    dutch = all_text(agenda_pdf(house_style, agenda("nl")))
    assert "Wednesday 17 March 2027" in english
    assert "08:00 – 08:09" in english
    assert "Woensdag 17 maart 2027" in dutch
    assert "08.00 – 08.09" in dutch


def test_the_table_has_headers_for_columns_and_rows(house_style: HouseStyle) -> None:
    pdf = agenda_pdf(house_style, agenda())
    with pikepdf.open(io.BytesIO(pdf)) as document:
        scopes = [
            str(item.A.Scope)
            for item in document.objects
            if isinstance(item, pikepdf.Dictionary) and item.get("/S") == pikepdf.Name.TH
        ]
    assert (scopes.count("/Column"), scopes.count("/Row")) == (3, 8)


def test_a_note_longer_than_a_page_loses_nothing(house_style: HouseStyle, heard: Heard) -> None:
    note = " ".join(f"woord{number}" for number in range(1500))
    entry = AgendaEntry(dt.time(9), dt.time(10), "Lang", notes=note)
    pdf = agenda_pdf(house_style, replace(agenda(items=3), items=(entry,)))
    heard(pdf)
    said = all_text(pdf).split()
    assert [word for word in said if word.startswith("woord")] == note.split()


def test_the_version_is_told_from_the_second_on(house_style: HouseStyle) -> None:
    assert "version" not in all_text(agenda_pdf(house_style, agenda("en")))
    later = replace(agenda("en"), version=2)
    assert "version 2" in all_text(agenda_pdf(house_style, later))
    assert agenda_pdf(house_style, later) == agenda_pdf(house_style, later)


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("items", [3, 9, 40])
@pytest.mark.parametrize("title", ["Leren", "Van elkaar leren over de toegang tot zorg in de wijk"])
def test_copies_of_everybody_in_one_file_are_heard(
    title: str, items: int, house_style: HouseStyle, heard: Heard, *, large: bool
) -> None:
    """What stands at the same place in each copy is not taken for a running head or foot."""
    one = replace(agenda(items=items), title=title, version=2, large_print=large)
    readers = ("Janny Berg", "Anna Özil", "Cem Kaya", "Pieter 't Hart", "R.M. van Puffelen")
    copies = [replace(one, reader=reader) for reader in readers]
    pdf = agendas_pdf(house_style, copies)
    heard(pdf)
    assert page_count(pdf) == sum(page_count(agenda_pdf(house_style, copy)) for copy in copies)
    said = all_text(pdf)
    assert all(f"Agenda voor {reader} · versie 2" in said for reader in readers)
