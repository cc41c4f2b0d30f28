"""A letter made anew says what is known today; the one that went out stays as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from coordinator_app.documents.previews import page_text
from coordinator_app.errors import UserError
from coordinator_app.operations.letter_making import Batch
from coordinator_app.operations.letter_templates import template_from
from coordinator_app.operations.letters import invitations, letters_to
from coordinator_app.operations.letters_anew import letter_anew
from coordinator_app.operations.meeting_papers import agenda_paper
from coordinator_app.operations.people import edit_person
from coordinator_app.operations.printing import print_batch
from coordinator_app.store.queries.letters import (
    LETTERS,
    letter_pdf_bytes,
    letter_record,
    made_anew_from,
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


def test_what_went_to_nobody_is_made_at_its_meeting(store: Store, meeting: int) -> None:
    invitee(store, meeting)
    agenda = agenda_paper(store, meeting, "nl", today=TODAY).outcome.new_id("letters")
    with pytest.raises(UserError, match="bijeenkomst"):
        letter_anew(store, agenda, today=TODAY)
