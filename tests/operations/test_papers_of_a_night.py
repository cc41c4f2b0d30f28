"""Papers and letters of a meeting across midnight, in the nights that the clock is set."""

from __future__ import annotations

import datetime as dt

import pytest

from coordinator_app.documents.previews import page_count, page_text
from coordinator_app.models import Participation
from coordinator_app.operations.agenda import NewAgendaItem, add_agenda_item
from coordinator_app.operations.diet_sheets import diet_paper
from coordinator_app.operations.frozen import made_again
from coordinator_app.operations.meeting_letters import meeting_letters
from coordinator_app.operations.meeting_papers import agenda_paper, run_sheet_paper
from coordinator_app.operations.meetings import NewMeeting, add_meeting
from coordinator_app.operations.minutes_paper import minutes_paper
from coordinator_app.rules.letters import LetterKind
from coordinator_app.rules.participations import Presence
from coordinator_app.store.queries.letters import letter_pdf_bytes, letters_of_meeting
from coordinator_app.store.store import Store
from tests.builders import TODAY
from tests.paper_facts import house_style, invitee

SPRING, AUTUMN = dt.date(2027, 3, 27), dt.date(2027, 10, 30)


def night(store: Store, day: dt.date, fixed: str) -> int:
    house_style(store)
    starts = dt.datetime.combine(day, dt.time(22))
    new = NewMeeting("Nachtwacht", starts, starts + dt.timedelta(hours=8))
    meeting = add_meeting(store, new).new_id("meetings")
    for title, minutes, at in (
        ("Eten", 90, None), ("Wandeling", 120, None), ("Gesprek", 60, None),
        ("Koffie", 30, fixed), ("Slot", 60, None),
    ):  # fmt: skip
        add_agenda_item(store, meeting, NewAgendaItem(title, minutes, fixed_start=at))
    return meeting


def text_of(pdf: bytes) -> str:
    return " ".join(" ".join(page_text(pdf, n) for n in range(page_count(pdf))).split())


def test_in_spring_an_hour_is_skipped_and_the_paper_says_so(store: Store) -> None:
    meeting = night(store, SPRING, "03:00")
    said = text_of(agenda_paper(store, meeting, "nl", today=TODAY).pdf)
    assert "Zaterdag 27 maart 2027, van 22.00 uur tot zondag 28 maart 2027, 06.00 uur" in said
    assert "23.30 – 01.30 Wandeling 01.30 – 03.30 op zo 28 mrt 2027 de klok gaat vooruit" in said
    assert said.count("klok") == said.count("op zo") == 1
    run = text_of(run_sheet_paper(store, meeting, "nl", today=TODAY).pdf)
    assert "01.30 – 03.30 60 min. op zo 28 mrt 2027 de klok gaat vooruit" in run
    assert (
        "Wat ervoor komt loopt 30 minuten door na het begin van Koffie, dat vaststaat op 03.00."
        in run
    )


def test_in_autumn_an_hour_comes_twice(store: Store) -> None:
    meeting = night(store, AUTUMN, "02:30")
    said = text_of(agenda_paper(store, meeting, "en", today=TODAY).pdf)
    assert "Saturday 30 October 2027, from 22:00 to Sunday 31 October 2027, 06:00" in said
    assert "02:30 – 02:00 the clock goes back Koffie 02:00 – 03:00 Slot" in said


def test_each_is_made_again_as_it_was(store: Store) -> None:
    meeting = night(store, AUTUMN, "02:30")
    for make in (agenda_paper, run_sheet_paper, minutes_paper, diet_paper):
        said = text_of(make(store, meeting, "nl", today=TODAY).pdf)
        assert "van 22.00 uur tot zondag 31 oktober 2027, 06.00 uur" in said
    with store.reading() as connection:
        for record in letters_of_meeting(connection, meeting):
            assert made_again(connection, record.id) == letter_pdf_bytes(connection, record.id)


@pytest.mark.parametrize(("day", "length"), [(SPRING, "7 uur"), (AUTUMN, "9 uur")])
def test_a_certificate_counts_the_hours_that_passed(
    store: Store, day: dt.date, length: str
) -> None:
    meeting = night(store, day, "04:00")
    person = invitee(store, meeting)
    with store.work("There") as work:
        (one,) = work.session.query(Participation).filter_by(person_id=person).all()
        one.presence = Presence.PRESENT
    later = AUTUMN + dt.timedelta(days=9)
    (letter,) = meeting_letters(store, meeting, LetterKind.CERTIFICATE, today=later).letters
    attended = letter.letter.fields["attended"].replace("\N{NO-BREAK SPACE}", " ")
    assert attended.startswith("de hele bijeenkomst, van 22.00 uur tot zondag ")
    assert attended.endswith(f", 06.00 uur ({length})")
