"""Labels and envelopes for the people of a meeting; the half-used sheet is remembered."""

from __future__ import annotations

from pathlib import Path

import pytest

from coordinator_app.documents.previews import page_text
from coordinator_app.errors import UserError
from coordinator_app.operations.bin import put_people_in_bin
from coordinator_app.operations.labels import (
    Addressed,
    NextLabel,
    addresses_on,
    next_label,
    print_addresses,
)
from coordinator_app.operations.paper_files import file_writer
from coordinator_app.operations.people import edit_person
from coordinator_app.rules.envelopes import EnvelopeSize
from coordinator_app.rules.label_sheets import LabelFormat
from coordinator_app.store.store import Store
from tests.builders import TODAY
from tests.paper_facts import house_style, invitee, ready_meeting

L21, L8 = LabelFormat.L21, LabelFormat.L8


@pytest.fixture
def people(store: Store) -> list[int]:
    house_style(store)
    meeting = ready_meeting(store)
    return [invitee(store, meeting, name) for name in ("Aerts", "Berg", "Cohen")]


def left(store: Store) -> NextLabel:
    with store.reading() as connection:
        return next_label(connection)


def made(
    store: Store, people: list[int], on: LabelFormat | EnvelopeSize, start: int = 1
) -> Addressed:
    return addresses_on(store, people, on, language="nl", title="Lente", today=TODAY, start=start)


def test_the_next_time_begins_at_the_label_that_is_left(
    store: Store, people: list[int], tmp_path: Path
) -> None:
    ready = made(store, people, L21, 20)
    assert (ready.number, ready.pages, ready.gaps) == (3, 2, ())
    path = tmp_path / "etiketten.pdf"
    print_addresses(store, ready, write=file_writer(path))
    assert "Aerts" in page_text(path.read_bytes())
    assert left(store) == NextLabel(L21, 2)
    store.undo()
    assert left(store) == NextLabel(L21, 1)
    store.redo()
    print_addresses(store, made(store, people, L8, 6))
    assert left(store) == NextLabel(L8, 1)


def test_the_step_is_called_after_any_title_in_the_language_of_the_screen(
    store: Store, people: list[int]
) -> None:
    ready = addresses_on(store, people, L21, language="en", title="Zorg {samen}", today=TODAY)
    print_addresses(store, ready)
    undone = store.undo()
    assert ready.title == "Labels: Zorg {samen}"
    assert undone is not None
    assert undone.label.say() == "Etiketten: Zorg {samen}"


def test_envelopes_leave_the_sheet_of_labels_alone(store: Store, people: list[int]) -> None:
    print_addresses(store, made(store, people, L21, 5))
    printed = print_addresses(store, made(store, people, EnvelopeSize.C5))
    assert (printed.pages, left(store).start) == (3, 8)


def test_a_hole_in_an_address_stops_it(store: Store, people: list[int]) -> None:
    edit_person(store, people[1], "postcode", "")
    ready = made(store, people, L21)
    assert [(gap.record_id, gap.field) for gap in ready.gaps] == [(people[1], "postcode")]
    with pytest.raises(UserError):
        print_addresses(store, ready)
    assert left(store).start == 1


def test_who_is_greeted_how_does_not_matter(store: Store, people: list[int]) -> None:
    edit_person(store, people[0], "form_of_address", "neutral")
    edit_person(store, people[0], "initials", "")
    edit_person(store, people[0], "given_name", "")
    assert made(store, people, L21).gaps == ()


def test_bad_requests_get_a_sentence(store: Store, people: list[int]) -> None:
    for start in (0, 22):
        with pytest.raises(UserError) as refusal:
            made(store, people, L21, start)
        assert refusal.value.field == "start"
    with pytest.raises(UserError):
        made(store, [], L21)
    put_people_in_bin(store, people[:1])
    with pytest.raises(UserError, match="Aerts"):
        made(store, people, L21)
