"""The agenda with its versions and the sign-in sheet, made and kept."""

from __future__ import annotations

import pytest

from coordinator_app.documents.previews import page_text
from coordinator_app.errors import UserError
from coordinator_app.operations.agenda import NewAgendaItem, add_agenda_item
from coordinator_app.operations.frozen import made_again
from coordinator_app.operations.meeting_papers import agenda_paper, sign_in_paper
from coordinator_app.operations.participations import record_reply
from coordinator_app.rules.letters import LetterKind
from coordinator_app.rules.participations import Reply
from coordinator_app.store.queries.letters import letter_pdf_bytes, letters_of_meeting
from coordinator_app.store.store import Store
from tests.builders import TODAY
from tests.paper_facts import house_style, invitee, ready_meeting


@pytest.fixture
def meeting(store: Store) -> int:
    house_style(store)
    return ready_meeting(store)


def text_of(pdf: bytes) -> str:
    return " ".join(page_text(pdf).split())


def test_the_agenda_shows_running_times_and_is_kept(store: Store, meeting: int) -> None:
    made = agenda_paper(store, meeting, "nl", today=TODAY)
    said = text_of(made.pdf)
    for words in ("10.30 – 12.00", "Wat werkt in de wijk", "Stadhuis", "Netwerk Meedoen"):
        assert words in said
    assert made.files[0][0] == "2027-04-15 Agenda – Zelfregie in de wijk.pdf"
    with store.reading() as connection:
        (kept,) = letters_of_meeting(connection, meeting)
        assert (kept.kind, kept.page_count) == (LetterKind.AGENDA, 1)
        assert letter_pdf_bytes(connection, kept.id) == made.pdf
        assert made_again(connection, kept.id) == made.pdf
    store.undo()
    with store.reading() as connection:
        assert not letters_of_meeting(connection, meeting)


def test_the_version_rises_only_when_the_agenda_says_something_else(
    store: Store, meeting: int
) -> None:
    agenda_paper(store, meeting, "nl", today=TODAY)
    again = agenda_paper(store, meeting, "nl", today=TODAY)
    english = agenda_paper(store, meeting, "en", today=TODAY)
    assert "version" not in text_of(english.pdf)
    add_agenda_item(store, meeting, NewAgendaItem("Rondvraag", 10))
    changed = agenda_paper(store, meeting, "en", today=TODAY)
    assert "version 2" in text_of(changed.pdf)
    assert changed.files[0][0] == "2027-04-15 Agenda – Zelfregie in de wijk (2).pdf"
    assert "2" not in again.files[0][0].removeprefix("2027-04-15")
    store.undo()
    store.undo()
    assert agenda_paper(store, meeting, "nl", today=TODAY).pdf == again.pdf


def test_a_meeting_without_programme_has_no_agenda(store: Store, meeting: int) -> None:
    for _ in range(4):
        store.undo()
    with pytest.raises(UserError) as refusal:
        agenda_paper(store, meeting, "nl", today=TODAY)
    assert refusal.value.field == "agenda"


@pytest.mark.parametrize("large", [False, True])
def test_the_sign_in_sheet_numbers_who_is_expected(
    store: Store, meeting: int, *, large: bool
) -> None:
    invitee(store, meeting, "Aerts")
    away = invitee(store, meeting, "Bos")
    invitee(store, meeting, "Claes", language="en")
    record_reply(store, meeting, [away], Reply.NO, on=TODAY, today=TODAY)
    made = sign_in_paper(store, meeting, "nl", today=TODAY, large_print=large)
    said = text_of(made.pdf)
    assert "1 Aerts, Janny" in said
    assert "2 Claes, Janny" in said
    assert "Bos" not in said
    with store.reading() as connection:
        (kept,) = letters_of_meeting(connection, meeting)
        assert made_again(connection, kept.id) == made.pdf


def test_a_meeting_that_is_gone_has_no_papers(store: Store) -> None:
    with pytest.raises(UserError):
        sign_in_paper(store, 99, "nl", today=TODAY)
