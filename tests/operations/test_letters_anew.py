"""A letter made anew says what is known today; the one that went out stays as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from coordinator_app.documents.previews import page_text
from coordinator_app.errors import UserError
from coordinator_app.operations.batch import Batch
from coordinator_app.operations.frozen import was_informal
from coordinator_app.operations.letter_drafts import make_drafts
from coordinator_app.operations.letter_templates import template_from
from coordinator_app.operations.letters import invitations, letters_to
from coordinator_app.operations.letters_anew import letter_anew
from coordinator_app.operations.meeting_papers import agenda_paper
from coordinator_app.operations.people import edit_person
from coordinator_app.operations.printing import print_batch
from coordinator_app.operations.reach import set_emails
from coordinator_app.rules.letters import LetterWay, Wishes
from coordinator_app.store.queries.letters import (
    LETTERS,
    letter_pdf_bytes,
    letter_record,
    made_anew_from,
    shared_with,
)
from coordinator_app.store.store import Store
from tests.builders import TODAY
from tests.paper_facts import house_style, invitee, ready_meeting


@pytest.fixture
def meeting(store: Store) -> int:
    house_style(store)
    return ready_meeting(store)


def printed(store: Store, batch: Batch) -> int:
    """The id of the last letter, once the batch was printed."""
    print_batch(store, batch, one_file=True)
    with store.reading() as connection:
        return max(LETTERS.ids(connection, "produced_at"))


def said(store: Store, letter_id: int) -> str:
    with store.reading() as connection:
        pdf = letter_pdf_bytes(connection, letter_id)
    assert pdf is not None
    return page_text(pdf)


def test_the_new_one_has_the_new_address_and_knows_the_old_one(store: Store, meeting: int) -> None:
    person = invitee(store, meeting)
    old = printed(store, invitations(store, meeting, today=TODAY))
    edit_person(store, person, "street", "Nieuwstraat")
    new = printed(store, letter_anew(store, old, today=TODAY))
    assert ("Dorpsstraat" in said(store, old), "Dorpsstraat" in said(store, new)) == (True, False)
    assert "Nieuwstraat" in said(store, new)
    with store.reading() as connection:
        record = letter_record(connection, new)
        assert made_anew_from(connection, old) == new
    assert record is not None
    assert (record.made_anew_from_id, record.person_id) == (old, person)


def test_a_text_of_ones_own_is_the_one_that_was_kept(
    store: Store, meeting: int, tmp_path: Path
) -> None:
    person = invitee(store, meeting)
    path = tmp_path / "feest.md"
    path.write_text("---\nsubject: Feest\n---\n{{ salutation }},\n\nKom dansen.", encoding="utf-8")
    old = printed(store, letters_to(store, template_from(path), [person], today=TODAY))
    path.unlink()
    edit_person(store, person, "family_name", "Dijk")
    new = printed(store, letter_anew(store, old, today=TODAY))
    assert "Kom dansen" in said(store, new)
    assert "Dijk" in said(store, new)


def test_the_way_and_the_tone_stay_unless_another_is_chosen(store: Store, meeting: int) -> None:
    person = invitee(store, meeting)
    set_emails(store, person, ["janny@voorbeeld.nl"])
    batch = invitations(store, meeting, today=TODAY, informal=True, way=LetterWay.EMAIL)
    made = make_drafts(store, batch).outcome
    old = made.new_id("letters")
    again = letter_anew(store, old, today=TODAY)
    assert [one.way for one in again.letters] == [LetterWay.EMAIL]
    assert again.letters[0].letter.salutation == "Beste Janny"
    other = letter_anew(store, old, today=TODAY, informal=False, way=LetterWay.PAPER)
    assert other.letters[0].letter.salutation == "Geachte mevrouw Berg"
    newest = printed(store, letter_anew(store, printed(store, other), today=TODAY))
    with store.reading() as connection:
        record = letter_record(connection, newest)
    assert record is not None
    assert (record.way, was_informal(record)) == (LetterWay.PAPER, False)


def test_a_letter_to_several_goes_to_all_of_them_together_while_they_live_together(
    store: Store, meeting: int
) -> None:
    one, other = invitee(store, meeting, "Berg"), invitee(store, meeting, "Bos")
    together = Wishes(one_for_each_address=True)
    last = printed(store, invitations(store, meeting, today=TODAY, wishes=together))
    again = letter_anew(store, last, today=TODAY)
    assert [letter.people for letter in again.letters] == [(one, other)]
    newest = printed(store, again)
    with store.reading() as connection:
        record, before = letter_record(connection, newest), letter_record(connection, last)
        assert record is not None
        assert before is not None
        new, old = shared_with(connection, record), shared_with(connection, before)
        assert {made_anew_from(connection, old[who]) for who in (one, other)} == set(new.values())
        assert made_anew_from(connection, old[one]) == new[one]
    edit_person(store, other, "house_number", "8")
    apart = letter_anew(store, newest, today=TODAY)
    assert [letter.people for letter in apart.letters] == [(one,), (other,)]
    informal = letter_anew(store, last, today=TODAY, informal=True)
    assert len(informal.letters) == 2


def test_what_went_to_nobody_is_made_at_its_meeting(store: Store, meeting: int) -> None:
    invitee(store, meeting)
    agenda = agenda_paper(store, meeting, "nl", today=TODAY).outcome.new_id("letters")
    with pytest.raises(UserError, match="bijeenkomst"):
        letter_anew(store, agenda, today=TODAY)
