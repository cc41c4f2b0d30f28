"""The facilitator's run sheet, and the marks of a new version: heard, complete, in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest

from coordinator_app.documents.agenda import (
    AgendaAction,
    AgendaDocument,
    AgendaEntry,
    Since,
    agenda_pdf,
    agendas_pdf,
)
from coordinator_app.documents.house_style import HouseStyle
from coordinator_app.documents.previews import page_count, page_text
from coordinator_app.documents.run_sheet import (
    DayContact,
    RunEntry,
    RunSheet,
    RunSpeaker,
    run_sheet_pdf,
)
from coordinator_app.rules.agenda import AgendaKind, SpeakerState
from coordinator_app.rules.participations import ParticipationRole
from coordinator_app.texts import text

Heard = Callable[[bytes], None]
ACTIONS = (
    AgendaAction("Zoekt een <zaal> & belt", "Anna Özil", dt.date(2027, 5, 1), text("New")),
    AgendaAction("Stuurt het verslag rond"),
)
SINCE = Since(1, dt.date(2027, 3, 3), ("Rondvraag",), ("Belt de gemeente",), (text("place"),))


def run_sheet(language: str = "nl", items: int = 6, **other: object) -> RunSheet:
    kinds, states = list(AgendaKind), list(SpeakerState)
    whole = RunSheet(
        language=language,
        network_name="Netwerk Meedoen",
        title="Leren van <b>wat</b> & hoe",
        date=dt.date(2027, 3, 17),
        starts=dt.time(10),
        ends=dt.time(16),
        venue_lines=("Stadslab", "Kerkstraat 12", "Utrecht"),
        directions="Tram 22, halte Kerkstraat",
        expected=31,
        items=tuple(
            RunEntry(
                starts=dt.time(8 + number // 6, number % 6 * 10),
                ends=dt.time(8 + number // 6, number % 6 * 10 + 9),
                minutes=9,
                title=f"Onderdeel nummer {number}",
                kind_word=kinds[number % len(kinds)].word,
                speakers=(RunSpeaker("Anna Özil", states[number % 3].word, ("06 12345678",)),),
                goal="Eén idee mee naar huis" if number % 2 else "",
                room=f"Zaal {number}",
                parallel=number % 3 == 1,
                opened_by="Piet in ’t Veld",
                materials="Stiften" if number % 2 else "",
                warning=text("{n} min over", n=5) if number == 2 else "",
                mark=text("New") if number == 1 else "",
            )
            for number in range(items)
        ),
        contacts=(
            DayContact("Joost Hendriks", ParticipationRole.HOST.word, ("030 1234567",)),
            DayContact("Noor Bos", text("Opens {title}", title="Lunch")),
        ),
        actions=ACTIONS,
        troubles=(text("{n} min over", n=30),),
        since=SINCE,
        version=2,
    )
    return replace(whole, **other)  # type: ignore[arg-type]


def all_text(pdf: bytes) -> str:
    said = "\n".join(page_text(pdf, page) for page in range(page_count(pdf)))
    return " ".join(said.split())


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("items", [1, 6, 40])
def test_the_run_sheet_is_heard_and_complete(
    language: str, items: int, house_style: HouseStyle, heard: Heard, *, large: bool
) -> None:
    pdf = run_sheet_pdf(house_style, run_sheet(language, items, large_print=large))
    heard(pdf)
    said = all_text(pdf)
    for number in range(items):
        assert f"Onderdeel nummer {number}" in said
    for words in ("06 12345678", "030 1234567", "Zoekt een <zaal> & belt", "Tram 22"):
        assert words in said


def test_it_says_who_opens_what_lies_ready_and_whether_a_speaker_is_sure(
    house_style: HouseStyle,
) -> None:
    said = all_text(run_sheet_pdf(house_style, run_sheet("en", 3)))
    for words in (
        *("To lay ready", "08:10 Onderdeel nummer 1 · Zaal 1 Stiften", "Opens: Piet in ’t Veld"),
        *("Anna Özil (asked), 06 12345678", "9 min.", "at the same time", "5 min over"),
        *("Noor Bos Opens Lunch not known", "version 2", "31 people", "Still to settle"),
    ):
        assert words in said


@pytest.mark.parametrize("large", [False, True])
def test_marks_of_a_new_version_are_words(
    house_style: HouseStyle, heard: Heard, *, large: bool
) -> None:
    entries = (
        AgendaEntry(dt.time(10), dt.time(11), "Verhaal", mark=text("New"), room="Zaal 1"),
        AgendaEntry(dt.time(10), dt.time(10, 30), "Gesprek", parallel=True, room="Zaal 2"),
        AgendaEntry(dt.time(11), dt.time(12), "Slot", documents=("nota.pdf",), goal="Afronden"),
    )
    agenda = AgendaDocument(
        *("nl", "Netwerk Meedoen", "Leren", dt.date(2027, 3, 17), dt.time(10), dt.time(16)),
        items=entries,
        actions=ACTIONS,
        since=SINCE,
        version=2,
        reader="Janny Berg",
        large_print=large,
    )
    pdf = agenda_pdf(house_style, agenda)
    heard(pdf)
    said = all_text(pdf)
    for words in (
        *("Wat anders is dan in versie 1 van 3 maart 2027 staat achter een ».", "» Nieuw Verhaal"),
        *("Vervallen: Rondvraag.", "Niet meer open: Belt de gemeente.", "tegelijk"),
        *("Hierboven gewijzigd: plaats.", "Zaal: Zaal 2", "Stukken: nota.pdf", "Doel: Afronden"),
        *("Agenda voor Janny Berg · versie 2", "Openstaande actiepunten", "1 mei 2027"),
    ):
        assert words in said


def test_agendas_of_several_people_are_one_file_of_which_each_counts_its_own_pages(
    house_style: HouseStyle, heard: Heard
) -> None:
    entries = tuple(
        AgendaEntry(dt.time(10), dt.time(11), f"Punt {number}", notes="Een regel tekst.")
        for number in range(20)
    )
    first = AgendaDocument(
        *("nl", "Netwerk", "Leren", dt.date(2027, 3, 17), dt.time(10), dt.time(16)),
        items=entries,
        reader="Janny Berg",
    )
    second = replace(first, language="en", reader="John Hill", large_print=True)
    alone = [page_count(agenda_pdf(house_style, one)) for one in (first, second)]
    pdf = agendas_pdf(house_style, [first, second])
    heard(pdf)
    assert page_count(pdf) == sum(alone)
    assert f"Pagina 1 van {alone[0]}" in all_text(pdf)
    assert f"Page 1 of {alone[1]}" in all_text(pdf)
    assert "John Hill" in page_text(pdf, alone[0])
