"""Invitations: made ready, printed and kept as they went out."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from coordinator_app.documents.previews import page_count
from coordinator_app.errors import UserError
from coordinator_app.operations.affiliations import NewPost
from coordinator_app.operations.frozen import made_again
from coordinator_app.operations.house_style import edit_house_style
from coordinator_app.operations.job_changes import JobChange, change_job
from coordinator_app.operations.letter_templates import templates
from coordinator_app.operations.letters import invitations, letters_to
from coordinator_app.operations.meetings import cancel_meeting
from coordinator_app.operations.organisations import edit_organisation
from coordinator_app.operations.paper_files import print_again, writer
from coordinator_app.operations.participations import mark_invited
from coordinator_app.operations.people import edit_person
from coordinator_app.operations.printing import print_batch
from coordinator_app.rules.names import FormOfAddress
from coordinator_app.store.queries.letters import LETTERS, letter_record, letters_of_meeting
from coordinator_app.store.queries.meetings import meeting_record
from coordinator_app.store.store import Store
from tests.builders import TODAY, add_person
from tests.operations.letter_hands import invite, printed, text_of
from tests.paper_facts import HOME, house_style, invitee, ready_meeting
from tests.store.test_faults import limit_pages


@pytest.fixture
def meeting(store: Store) -> int:
    house_style(store)
    return ready_meeting(store)


def test_an_invitation_says_everything_in_the_language_of_its_reader(
    store: Store, meeting: int
) -> None:
    invitee(store, meeting, "Berg", prefix="van der")
    invitee(store, meeting, "Smith", language="en", form_of_address=FormOfAddress.MR)
    batch = invite(store, meeting)
    assert batch.gaps == ()
    assert (len(batch.letters), batch.pages) == (2, 2)
    whole = print_batch(store, batch, one_file=True).pdf
    dutch, english = text_of(whole, 0), text_of(whole, 1)
    assert "Mevrouw J. van der Berg" in dutch
    assert "Geachte mevrouw Van der Berg," in dutch
    assert "donderdag 15 april 2027" in dutch
    assert "10.00" in dutch
    assert "Wat werkt in de wijk" in dutch
    assert "Lunch" not in dutch
    assert "Stadhuis, zaal 3, Stadsplateau 1, 3521 AZ Utrecht" in dutch
    assert "1 april 2027" in dutch
    assert "Dear Mr Smith," in english
    assert "Thursday 15 April 2027" in english
    assert "from 10:00 to 16:00" in english


def test_large_print_is_in_the_forecast_and_on_paper(store: Store, meeting: int) -> None:
    invitee(store, meeting)
    invitee(store, meeting, "Visser", large_print=True)
    batch = invite(store, meeting)
    result = print_batch(store, batch, one_file=False)
    pages = [page_count(pdf) for _, pdf in result.files]
    assert pages[0] == 1
    assert pages[1] > 1
    assert batch.pages == sum(pages) == result.pages


def test_who_has_no_address_of_their_own_is_written_to_at_work(store: Store, meeting: int) -> None:
    person = invitee(store, meeting, **dict.fromkeys(HOME, ""))
    change_job(store, JobChange(person, NewPost("Gemeente Zwolle", "adviseur")), today=TODAY)
    (gap,) = invite(store, meeting).gaps
    assert (gap.noun, gap.name, gap.field) == ("organisations", "Gemeente Zwolle", "street")
    for field, value in HOME.items():
        edit_organisation(store, gap.record_id, field, value)
    (letter,) = invite(store, meeting).letters
    assert letter.letter.address_lines[0] == "Gemeente Zwolle"
    assert letter.letter.address_lines[1].endswith("mevrouw J. Berg")


def test_printing_keeps_each_letter_and_notes_the_invitations_in_one_step(
    store: Store, meeting: int
) -> None:
    early = invitee(store, meeting, "Aerts")
    mark_invited(store, meeting, [early], dt.date(2027, 3, 1), today=TODAY)
    invitee(store, meeting)
    result = printed(store, meeting)
    assert result.outcome.label.say("en") == "Invitation: Zelfregie in de wijk, 2 letters"
    assert [name for name, _ in result.files] == [
        "2027-04-15 Uitnodiging – Zelfregie in de wijk.pdf"
    ]
    with store.reading() as connection:
        record = meeting_record(connection, meeting)
        kept = letters_of_meeting(connection, meeting)
    assert record is not None
    assert [one.invited_on for one in record.participants] == [dt.date(2027, 3, 1), TODAY]
    assert {one.list_name for one in kept} == {"Aerts, Janny", "Berg, Janny"}
    assert {one.produced_at.date() for one in kept} == {TODAY}
    store.undo()
    with store.reading() as connection:
        record = meeting_record(connection, meeting)
        assert not letters_of_meeting(connection, meeting)
    assert record is not None
    assert [one.invited_on for one in record.participants] == [dt.date(2027, 3, 1), None]
    store.redo()
    with store.reading() as connection:
        assert len(letters_of_meeting(connection, meeting)) == 2


def test_only_those_not_yet_invited(store: Store, meeting: int) -> None:
    mark_invited(store, meeting, [invitee(store, meeting, "Aerts")], TODAY, today=TODAY)
    late = invitee(store, meeting)
    assert [one.person_id for one in invite(store, meeting, only_new=True).letters] == [late]
    assert [one.person_id for one in invite(store, meeting, person_ids=[late]).letters] == [late]
    with pytest.raises(UserError, match=r"niemand|nobody"):
        invite(store, meeting, person_ids=[])


def test_what_went_out_stays_as_it_was(store: Store, meeting: int) -> None:
    person = invitee(store, meeting)
    ((_, sent),) = printed(store, meeting, one_file=False).files
    with store.reading() as connection:
        (kept,) = letters_of_meeting(connection, meeting)
    edit_person(store, person, "street", "Nieuwstraat")
    edit_house_style(store, "logo", None)
    edit_house_style(store, "sender_name", "Anders")
    name, again = print_again(store, kept.id)
    assert again == sent
    assert name == "2027-04-15 Uitnodiging – Berg, Janny.pdf"
    assert "Dorpsstraat 7" in text_of(again)
    with store.reading() as connection:
        assert made_again(connection, kept.id) == sent


def test_the_register_lists_by_person_meeting_and_kind(store: Store, meeting: int) -> None:
    person = invitee(store, meeting)
    invitee(store, meeting, "Aerts")
    printed(store, meeting)
    with store.reading() as connection:
        ids = LETTERS.ids(connection, "person")
        rows = LETTERS.rows(connection, ids)
        assert [rows[one][3] for one in ids] == ["Aerts, Janny", "Berg, Janny"]
        own = LETTERS.ids(connection, "produced_at", filters={"person": str(person)})
        assert len(own) == 1
        record = letter_record(connection, own[0])
        assert record is not None
        assert record.template_version == templates("invitation")["nl"].version
        assert len(LETTERS.ids(connection, "title", find="zelfregie")) == 2


def test_a_batch_that_stops_halfway_keeps_nothing(store: Store, meeting: int) -> None:
    for name in ("Aerts", "Berg", "Claes"):
        invitee(store, meeting, name)

    def stop(done: int, total: int) -> None:
        assert total == 6
        if done == 4:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        print_batch(store, invite(store, meeting), one_file=True, step=stop)
    with store.reading() as connection:
        assert not letters_of_meeting(connection, meeting)


def test_what_lay_in_the_folder_comes_back_when_nothing_could_be_kept(
    store: Store, meeting: int, tmp_path: Path
) -> None:
    for name in ("Aerts", "Berg"):
        invitee(store, meeting, name)
    batch = invite(store, meeting)
    folder = tmp_path / "brieven"
    print_batch(store, batch, one_file=False, write=writer(folder))
    first, _second = sorted(folder.iterdir())
    first.write_bytes(b"as it was")
    before = {path: path.read_bytes() for path in folder.iterdir()}
    edit_house_style(store, "footer", "Onze voet")
    limit_pages(store, 0)
    with pytest.raises(UserError):
        print_batch(store, invite(store, meeting), one_file=False, write=writer(folder))
    assert {path: path.read_bytes() for path in folder.iterdir()} == before


def test_a_letter_that_is_missing_refuses_the_whole_batch(store: Store, meeting: int) -> None:
    invitee(store, meeting)
    batch = invite(store, meeting)
    with pytest.raises(UserError):
        print_batch(store, replace(batch, letters=()), one_file=True)


def test_nobody_is_invited_to_what_is_over_or_cancelled(store: Store, meeting: int) -> None:
    invitee(store, meeting)
    with pytest.raises(UserError):
        invitations(store, meeting, today=dt.date(2027, 4, 16))
    cancel_meeting(store, meeting)
    with pytest.raises(UserError):
        invite(store, meeting)


@pytest.mark.parametrize(
    "name", ["<b>Berg</b>", "Jansen & Zonen", "O'Brien {{ salutation }}", "Łoś-Ørsted", "A" * 300]
)
def test_awkward_names_are_printed_as_they_are(store: Store, meeting: int, name: str) -> None:
    invitee(store, meeting, name)
    ((_, pdf),) = printed(store, meeting, one_file=False).files
    assert name.replace(" ", "") in text_of(pdf).replace(" ", "").replace("\ufffe", "")


def test_a_letter_to_somebody_who_was_removed_meanwhile_is_refused(store: Store) -> None:
    house_style(store)
    person = add_person(store)
    store.undo()
    with pytest.raises(UserError):
        letters_to(store, templates("cover_note"), [person], today=TODAY)
