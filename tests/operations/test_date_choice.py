"""Choosing a date plans the meeting in one step; and where polls are listed and found."""

from __future__ import annotations

import datetime as dt

import pytest

from coordinator_app.operations.date_answers import record_date_answers, type_date_answers
from coordinator_app.operations.date_choice import choose_option
from coordinator_app.operations.date_poll_people import (
    ask_all_members,
    ask_people,
    set_need,
)
from coordinator_app.operations.date_polls import (
    add_options,
    edit_date_poll,
    put_date_polls_in_bin,
    remove_option,
    take_date_polls_from_bin,
)
from coordinator_app.operations.meetings import (
    cancel_meeting,
    put_meetings_in_bin,
    take_meetings_from_bin,
)
from coordinator_app.operations.memberships import edit_membership
from coordinator_app.operations.seasons import NewSeason, add_season
from coordinator_app.rules.date_polls import DateAnswerKind
from coordinator_app.rules.meetings import MeetingStatus
from coordinator_app.rules.memberships import MemberCategory
from coordinator_app.rules.participations import ParticipationRole, Reply
from coordinator_app.store import search
from coordinator_app.store.queries.date_polls import (
    DATE_POLLS,
    ways_to_ask,
)
from coordinator_app.store.queries.history import history_of
from coordinator_app.store.queries.memberships import memberships_of_person
from coordinator_app.store.store import Store
from tests.builders import TODAY, add_person
from tests.operations.date_poll_builders import made, meeting, options, read, refused
from tests.store.facts import facts_of

YES, NO, MAYBE = DateAnswerKind.YES, DateAnswerKind.NO, DateAnswerKind.IF_NEED_BE
EXPERT = MemberCategory.EXPERT_BY_EXPERIENCE


@pytest.fixture
def members(store: Store) -> list[int]:
    """Three members of whom the last is an expert by experience."""
    kinds = (MemberCategory.SOCIAL_PROFESSIONAL, MemberCategory.MUNICIPAL_PROFESSIONAL, EXPERT)
    return [
        add_person(store, name, given_name="Jo", category=kind)
        for name, kind in zip(("Aalst", "Berg", "Cruz"), kinds, strict=True)
    ]


@pytest.fixture
def poll(store: Store, members: list[int]) -> int:
    return made(store)


# --- choosing -------------------------------------------------------------------------------------


def test_choosing_plans_the_meeting_in_one_step(
    store: Store, poll: int, members: list[int]
) -> None:
    season = NewSeason("2027", dt.date(2027, 1, 1), dt.date(2027, 12, 31))
    season_id = add_season(store, season).new_id("seasons")
    edit_date_poll(store, poll, "venue", "Stadhuis", today=TODAY)
    edit_date_poll(store, poll, "theme", "Armoede", today=TODAY)
    guest = add_person(store, "Gast")
    ask_people(store, poll, [guest])
    edit_membership(store, membership_of(store, members[1]), "status", "paused", today=TODAY)
    said = TODAY - dt.timedelta(days=2)
    for person, row in ((members[0], "jnnn"), (members[1], "zjnn"), (guest, "njjj")):
        type_date_answers(store, poll, person, row, on=said)
    begin = facts_of(store.path)
    outcome = choose_option(store, options(store, poll)[0], today=TODAY)
    planned = meeting(store, outcome.new_id("meetings"))
    assert planned.title == "Voorjaar"
    assert planned.starts_at == dt.datetime(2027, 4, 6, 13, 30)
    assert planned.ends_at == dt.datetime(2027, 4, 6, 17)
    assert (planned.season_id, planned.theme) == (season_id, "Armoede")
    assert planned.venue is not None
    assert planned.status is MeetingStatus.PLANNED
    assert [(one.person_id, one.role, one.reply) for one in planned.participants] == [
        (members[0], ParticipationRole.MEMBER, Reply.NONE),
        (members[1], ParticipationRole.MEMBER, Reply.NONE),
        (members[2], ParticipationRole.MEMBER, Reply.NONE),
        (guest, ParticipationRole.GUEST, Reply.NO),
    ]
    assert planned.participants[3].replied_on == said
    assert read(store, poll).meeting_id == planned.id
    store.undo()
    assert facts_of(store.path) == begin
    assert read(store, poll).meeting_id is None


def membership_of(store: Store, person_id: int) -> int:
    with store.reading() as connection:
        return memberships_of_person(connection, person_id)[0].id


def test_nothing_is_asked_once_the_meeting_is_planned_and_again_when_it_fell_through(
    store: Store, poll: int, members: list[int]
) -> None:
    first, second, *_rest = options(store, poll)
    planned = choose_option(store, first, today=TODAY).new_id("meetings")
    answer = {(first, members[0]): YES}
    for verb in (
        lambda: choose_option(store, second, today=TODAY),
        lambda: record_date_answers(store, poll, answer, on=TODAY),
        lambda: add_options(store, poll, "20 apr 10u", today=TODAY),
        lambda: remove_option(store, second),
        lambda: ask_all_members(store, poll, today=TODAY),
        lambda: set_need(store, poll, EXPERT, 1),
    ):
        assert "was planned on" in refused(verb)
    put_meetings_in_bin(store, [planned])
    assert read(store, poll).meeting_id is None
    again = choose_option(store, second, today=TODAY).new_id("meetings")
    take_meetings_from_bin(store, [planned])
    assert read(store, poll).meeting_id == again
    cancel_meeting(store, again)
    choose_option(store, first, today=TODAY)


def test_a_day_that_is_over_is_not_chosen(store: Store, poll: int) -> None:
    first = options(store, poll)[0]
    later = dt.date(2027, 4, 7)
    assert "is over" in refused(lambda: choose_option(store, first, today=later), "options")


def test_an_own_meeting_at_that_time_is_told(store: Store, poll: int) -> None:
    choose_option(store, options(store, poll)[0], today=TODAY)
    other = read(store, made(store, "6 apr 16:00; 6 apr 17:00"))
    assert [date.clash for date in other.dates] == ["Voorjaar", ""]
    assert [date.clash for date in read(store, poll).dates] == ["", "", "", ""]


# --- found, listed, in the bin --------------------------------------------------------------------


def test_a_poll_is_listed_found_and_goes_through_the_bin(store: Store, poll: int) -> None:
    edit_date_poll(store, poll, "theme", "Armoede", today=TODAY)

    def found(typed: str) -> list[str]:
        with store.reading() as connection:
            return [hit.noun for hit in search.find(connection, typed)]

    def listed(filters: str) -> list[int]:
        with store.reading() as connection:
            return list(DATE_POLLS.ids(connection, "answer_by", filters={filters: ""}))

    assert "date_polls" in found("voorjaar")
    assert "date_polls" in found("armoede")
    assert (listed("open"), listed("planned"), listed("in_bin")) == ([poll], [], [])
    put_date_polls_in_bin(store, [poll])
    assert "date_polls" not in found("voorjaar")
    assert (listed("open"), listed("in_bin")) == ([], [poll])
    take_date_polls_from_bin(store, [poll])
    choose_option(store, options(store, poll)[0], today=TODAY)
    assert (listed("open"), listed("planned")) == ([], [poll])
    with store.reading() as connection:
        (row,) = DATE_POLLS.rows(connection, [poll]).values()
        labels = [entry.label.say("en") for entry in history_of(connection, "date_polls", poll)]
    assert row[:4] == ("Voorjaar", "planned", 0, 3)
    assert labels[0] == "Plan meeting: Voorjaar"
    assert labels[-1] == "Ask about dates: Voorjaar"


def test_how_to_reach_who_has_yet_to_answer(store: Store) -> None:
    els = add_person(
        store, "Bos", given_name="Els", emails=("els@b.example",), phones=("0612345678",)
    )
    jan = add_person(store, "Aalst", given_name="Jan")
    with store.reading() as connection:
        rows = ways_to_ask(connection, [els, jan])
        assert ways_to_ask(connection, []) == ()
    assert [(one.name, one.email) for one in rows] == [
        ("Jan Aalst", ""),
        ("Els Bos", "els@b.example"),
    ]
