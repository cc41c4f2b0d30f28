"""What comes along to the next agenda: open actions, unfinished items, themes that wait."""

from __future__ import annotations

import datetime as dt

import pytest

from coordinator_app.errors import UserError
from coordinator_app.models import ActionItem, AgendaItem, Membership, PersonTheme
from coordinator_app.operations.agenda import set_speaker
from coordinator_app.operations.agenda_carry import (
    Carried,
    carry_item,
    put_theme_on_agenda,
    what_comes_along,
)
from coordinator_app.operations.meetings import copy_meeting, edit_meeting, put_meetings_in_bin
from coordinator_app.operations.themes import add_theme
from coordinator_app.rules.agenda import AgendaOutcome, SpeakerState
from coordinator_app.rules.memberships import MemberCategory
from coordinator_app.rules.themes import ThemeLink
from coordinator_app.store.queries.agenda import AgendaItemRow
from coordinator_app.store.queries.meetings import meeting_record
from coordinator_app.store.store import Store
from tests.builders import TODAY, add_person
from tests.paper_facts import MEETING_DAY, ready_meeting
from tests.store.facts import facts_of

LATER = MEETING_DAY + dt.timedelta(days=60)


@pytest.fixture
def held(store: Store) -> int:
    return ready_meeting(store)


@pytest.fixture
def coming(store: Store, held: int) -> int:
    return copy_meeting(store, held, LATER, title="Volgende").new_id("meetings")


def items(store: Store, meeting_id: int) -> tuple[AgendaItemRow, ...]:
    with store.reading() as connection:
        record = meeting_record(connection, meeting_id)
    assert record is not None
    return record.items


def act(store: Store, meeting_id: int | None, words: str, **values: object) -> None:
    with store.work("Agreed") as work:
        work.session.add(ActionItem(words=words, meeting_id=meeting_id, **values))


def leave_unfinished(store: Store, item_id: int) -> None:
    with store.work("Not finished") as work:
        work.session.get_one(AgendaItem, item_id).outcome = AgendaOutcome.UNFINISHED


def tie(store: Store, theme_id: int, *links: ThemeLink, member: bool = True) -> None:
    """A person for each of these links to a theme."""
    for number, link in enumerate(links):
        person = add_person(store, f"Lid {theme_id} {number}")
        with store.work("Tied") as work:
            work.session.add(PersonTheme(person_id=person, theme_id=theme_id, link=link))
            if member:
                work.session.add(
                    Membership(
                        person_id=person,
                        category=MemberCategory.SOCIAL_PROFESSIONAL,
                        started_on=dt.date(2020, 1, 1),
                    )
                )


def test_open_actions_of_earlier_meetings_arrive_the_longest_due_first(
    store: Store, held: int, coming: int
) -> None:
    act(store, held, "Zonder datum")
    act(store, held, "Later", due_on=dt.date(2027, 6, 1))
    act(store, held, "Eerder", due_on=dt.date(2027, 5, 1))
    act(store, None, "Tussendoor", due_on=dt.date(2027, 5, 20))
    act(store, held, "Gedaan", done_on=dt.date(2027, 5, 1))
    act(store, coming, "Van deze zelf")
    found = [one.words for one in what_comes_along(store, coming).actions]
    assert found == ["Eerder", "Tussendoor", "Later", "Zonder datum"]
    assert not [one for one in what_comes_along(store, held).actions if one.words != "Tussendoor"]


def test_an_action_that_was_done_later_was_open_on_the_day(
    store: Store, held: int, coming: int
) -> None:
    act(store, held, "Gedaan na afloop", done_on=LATER + dt.timedelta(days=1))
    assert [one.words for one in what_comes_along(store, coming).actions] == ["Gedaan na afloop"]


def test_an_unfinished_item_comes_along_once(store: Store, held: int, coming: int) -> None:
    item = items(store, held)[1]
    leave_unfinished(store, item.id)
    set_speaker(store, item.id, add_person(store), SpeakerState.CONFIRMED)
    (waiting,) = what_comes_along(store, coming).unfinished
    assert (waiting.title, waiting.meeting_on) == ("Wat werkt in de wijk", MEETING_DAY)
    before = facts_of(store.path)
    carry_item(store, coming, item.id)
    carried = items(store, coming)[-1]
    assert (carried.title, carried.carried_from_id, carried.position) == (item.title, item.id, 4)
    assert carried.speakers[0].state is SpeakerState.ASKED
    assert carried.outcome is AgendaOutcome.OPEN
    assert not what_comes_along(store, coming).unfinished
    with pytest.raises(UserError):
        carry_item(store, coming, item.id)
    store.undo()
    assert facts_of(store.path) == before
    assert what_comes_along(store, coming).unfinished


def test_what_was_carried_to_a_meeting_in_the_bin_waits_again(
    store: Store, held: int, coming: int
) -> None:
    leave_unfinished(store, items(store, held)[1].id)
    carry_item(store, coming, items(store, held)[1].id)
    put_meetings_in_bin(store, [coming])
    other = copy_meeting(store, held, LATER + dt.timedelta(days=1)).new_id("meetings")
    assert len(what_comes_along(store, other).unfinished) == 1


def test_themes_are_ranked_by_interest_and_by_how_long_they_wait(
    store: Store, held: int, coming: int
) -> None:
    fresh, wanted, quiet, nobody = (
        add_theme(store, name).new_id("themes") for name in ("Wonen", "Schulden", "Jeugd", "Zorg")
    )
    interest, experience = ThemeLink.INTEREST, ThemeLink.EXPERIENCE
    tie(store, fresh, interest, interest, experience)
    tie(store, wanted, interest, interest)
    tie(store, quiet, experience)
    tie(store, nobody, interest, member=False)
    edit_meeting(store, held, "theme_id", fresh, today=TODAY)
    edit_meeting(store, coming, "theme_id", None, today=TODAY)
    found = what_comes_along(store, coming).themes
    assert [one.theme.name for one in found] == ["Schulden", "Wonen", "Jeugd"]
    assert found[1].score.reason.say("nl") == (
        "2 geïnteresseerd, 1 met ervaring; 1 maand geleden behandeld"
    )
    put_theme_on_agenda(store, coming, wanted)
    placed = items(store, coming)[-1]
    assert (placed.title, placed.theme_id, placed.duration_minutes) == ("Schulden", wanted, 45)
    assert [one.theme.name for one in what_comes_along(store, coming).themes] == ["Wonen", "Jeugd"]
    with pytest.raises(UserError):
        put_theme_on_agenda(store, coming, wanted)


def test_a_meeting_that_is_gone_gets_nothing(store: Store) -> None:
    found = what_comes_along(store, 99)
    assert found == Carried()
