"""Pages pasted into a line, and times that cannot be: refused at once, at the field."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from coordinator_app.errors import UserError
from coordinator_app.operations.action_items import NewActionItem, add_action_item
from coordinator_app.operations.agenda import NewAgendaItem, add_agenda_item
from coordinator_app.operations.date_polls import (
    NewDatePoll,
    add_date_poll,
    add_options,
    edit_date_poll,
)
from coordinator_app.store.store import Store
from tests.builders import TODAY, add_person
from tests.paper_facts import ready_meeting
from tests.store.facts import facts_of

PAGE = "nog een woord " * 40_000
POLL = NewDatePoll("Voorjaar", "di 6 apr 13:30; 8 apr 10u", "3:00", person_ids=())


@pytest.fixture
def meeting(store: Store) -> int:
    return ready_meeting(store)


@pytest.fixture
def poll(store: Store) -> int:
    add_person(store, "Bos")
    return add_date_poll(store, POLL, today=TODAY).new_id("date_polls")


def refused(store: Store, verb: Callable[[], object]) -> UserError:
    """The refusal, which says itself in both languages and leaves the network as it was."""
    before = facts_of(store.path)
    with pytest.raises(UserError) as refusal:
        verb()
    said = {language: refusal.value.text.say(language) for language in ("nl", "en")}
    assert said["nl"] != said["en"]
    assert all(len(sentence) < 200 for sentence in said.values())
    assert facts_of(store.path) == before
    return refusal.value


def test_a_page_is_no_list_of_dates(store: Store, poll: int) -> None:
    asked = refused(store, lambda: add_options(store, poll, PAGE, today=TODAY))
    assert asked.field == "options"
    many = ", ".join(f"{day}-4 13:30" for day in range(1, 30)) * 20
    assert refused(store, lambda: add_options(store, poll, many, today=TODAY)).field == "options"
    long = f"di 13 apr {'heel ' * 300}laat"
    assert refused(store, lambda: add_options(store, poll, long, today=TODAY)).field == "options"


@pytest.mark.parametrize("typed", [PAGE, "1:75", "30:00", "9" * 5000, "-5", "een uur", "2,5 dagen"])
def test_what_is_no_duration_is_refused_at_the_field_where_it_stands(
    store: Store, meeting: int, poll: int, typed: str
) -> None:
    item = refused(store, lambda: add_agenda_item(store, meeting, NewAgendaItem("Lunch", typed)))
    assert item.field == "duration_minutes"
    asked = refused(store, lambda: edit_date_poll(store, poll, "duration", typed, today=TODAY))
    assert asked.field == "duration"


def test_a_page_is_nobodys_name(store: Store, meeting: int) -> None:
    action = NewActionItem("Bellen", owner=PAGE, meeting_id=meeting)
    assert refused(store, lambda: add_action_item(store, action, today=TODAY)).field == "owner"
