"""What letters lack is said beforehand, at its record, and stops them or is worth a look."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from coordinator_app.errors import UserError
from coordinator_app.operations.letter_templates import template_from
from coordinator_app.operations.letters import invitations, letters_to
from coordinator_app.operations.meetings import edit_meeting
from coordinator_app.operations.people import edit_person
from coordinator_app.operations.printing import print_batch
from coordinator_app.operations.venues import edit_venue
from coordinator_app.rules.names import FormOfAddress
from coordinator_app.store.queries.letters import letters_of_meeting
from coordinator_app.store.queries.meetings import meeting_record
from coordinator_app.store.store import Store
from tests.builders import TODAY
from tests.operations.letter_hands import holes, invite, looks, printed
from tests.paper_facts import house_style, invitee, ready_meeting


@pytest.fixture
def meeting(store: Store) -> int:
    house_style(store)
    return ready_meeting(store)


def test_every_gap_is_named_at_its_record_and_nothing_is_printed(
    store: Store, meeting: int
) -> None:
    invitee(store, meeting, postcode="")
    invitee(
        store, meeting, "Neutraal", initials="", given_name="",
        form_of_address=FormOfAddress.NEUTRAL,
    )  # fmt: skip
    edit_meeting(store, meeting, "reply_by", "", today=TODAY)
    batch = invite(store, meeting)
    assert holes(batch) == [
        ("meetings", "reply_by"),
        ("people", "postcode"),
        ("people", "form_of_address"),
    ]
    assert batch.gaps[1].name == "Berg, Janny"
    with pytest.raises(UserError, match="3"):
        print_batch(store, batch, one_file=True)
    with store.reading() as connection:
        assert not letters_of_meeting(connection, meeting)
    edit_meeting(store, meeting, "reply_by", "1-4-2027", today=TODAY)
    edit_person(store, batch.gaps[1].record_id, "postcode", "3511ab")
    edit_person(store, batch.gaps[2].record_id, "initials", "N.")
    assert printed(store, meeting).letters == 2


def test_a_venue_with_a_street_lacks_its_town(store: Store, meeting: int) -> None:
    invitee(store, meeting)
    with store.reading() as connection:
        record = meeting_record(connection, meeting)
    assert record is not None
    assert record.venue is not None
    edit_venue(store, record.venue.id, "city", "")
    batch = invite(store, meeting)
    assert holes(batch) == [("venues", "city")]
    assert batch.gaps[0].record_id == record.venue.id
    edit_venue(store, record.venue.id, "city", "Utrecht")
    assert not invite(store, meeting).gaps


def test_an_empty_network_says_what_its_letters_lack(store: Store) -> None:
    meeting_id = ready_meeting(store)
    edit_meeting(store, meeting_id, "venue", "", today=TODAY)
    invitee(store, meeting_id)
    assert set(holes(invite(store, meeting_id))) == {
        ("settings", "sender_name"),
        ("settings", "name"),
        ("meetings", "venue"),
    }


@pytest.mark.parametrize("name", ["Berg 🙂", "כהן", "王"])
def test_signs_that_no_letter_has_are_said_beforehand(
    store: Store, meeting: int, name: str
) -> None:
    person = invitee(store, meeting, name)
    assert holes(invite(store, meeting)) == [
        ("people", "salutation_override"),
        ("people", "address_line_override"),
    ]
    edit_person(store, person, "salutation_override", "Geachte mevrouw Berg")
    edit_person(store, person, "address_line_override", "Mevrouw J. Berg")
    assert printed(store, meeting).letters == 1


def test_the_preflight_names_wrong_dates_and_stops(store: Store, meeting: int) -> None:
    invitee(store, meeting)
    edit_meeting(store, meeting, "reply_by", "2027-03-25", today=TODAY)
    late = dt.date(2027, 3, 26)
    batch = invitations(store, meeting, today=late)
    assert holes(batch) == [("meetings", "reply_by")]
    with pytest.raises(UserError, match=r"1 "):
        print_batch(store, batch, one_file=True)


def test_what_deserves_a_look_is_told_and_stops_nothing(store: Store, meeting: int) -> None:
    invitee(store, meeting, "Berg", prefers_email=True)
    invitee(store, meeting, "Berg", given_name="Jannie", house_number="7")
    invitee(store, meeting, "Visser", large_print=True, house_number="8")
    batch = invite(store, meeting)
    assert batch.gaps == ()
    assert looks(batch) == [
        ("Berg, Janny", "Berg, Jannie has the same address: perhaps this is one person."),
        ("Berg, Janny", "Prefers e-mail, but no e-mail address is known."),
        ("Visser, Janny", "Reads large print, and gets it."),
    ]
    assert print_batch(store, batch, one_file=True).letters == 3


def test_signs_in_the_text_itself_stop_the_letter(
    store: Store, meeting: int, tmp_path: Path
) -> None:
    janny = invitee(store, meeting, given_name="Janny 🙂")
    path = tmp_path / "tekens.md"
    path.write_text(
        "---\nsubject: Feest\nlanguage: nl\n---\nDag {{ first_name }}, tot ziens. 日本\n",
        encoding="utf-8",
    )
    batch = letters_to(store, template_from(path), [janny], today=TODAY)
    assert holes(batch) == [("templates", "tekens"), ("people", "given_name")]
