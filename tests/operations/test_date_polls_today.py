"""Date polls on the list of today: from which day, with which words, and when no longer."""

from __future__ import annotations

import datetime as dt

import pytest

from coordinator_app.operations.bin import put_people_in_bin
from coordinator_app.operations.date_answers import type_date_answers
from coordinator_app.operations.date_choice import choose_option
from coordinator_app.operations.date_polls import (
    NewDatePoll,
    add_date_poll,
    put_date_polls_in_bin,
)
from coordinator_app.operations.meetings import cancel_meeting
from coordinator_app.operations.today import look_at_today
from coordinator_app.rules.memberships import MemberCategory
from coordinator_app.rules.today_items import TodayAction, TodayGroup, TodayItem
from coordinator_app.store.queries.date_polls import date_poll
from coordinator_app.store.store import Store
from tests.builders import TODAY, add_person

BY = TODAY + dt.timedelta(days=5)


@pytest.fixture
def people(store: Store) -> list[int]:
    kind = MemberCategory.SOCIAL_PROFESSIONAL
    return [add_person(store, name, category=kind) for name in ("Aalst", "Berg")]


@pytest.fixture
def poll(store: Store, people: list[int]) -> int:
    new = NewDatePoll("Voorjaar", "6 apr 13:30; 8 apr", "3:30", people, BY)
    return add_date_poll(store, new, today=TODAY).new_id("date_polls")


def told(store: Store, day: dt.date) -> list[TodayItem]:
    return [item for item in look_at_today(store, day).items if item.noun == "date_polls"]


def test_missing_answers_are_told_from_the_day_they_were_asked_for(
    store: Store, poll: int, people: list[int]
) -> None:
    assert told(store, BY - dt.timedelta(days=1)) == []
    (item,) = told(store, BY)
    assert item.sentence.say("en") == "2 people have not said which dates suit for Voorjaar"
    assert item.reason.say("nl").startswith("Er was een antwoord gevraagd vóór")
    assert (item.group, item.action) == (TodayGroup.TODAY, TodayAction.OPEN_DATE_POLL)
    type_date_answers(store, poll, people[0], "j-", on=BY)
    put_people_in_bin(store, [people[1]])
    (item,) = told(store, BY + dt.timedelta(days=1))
    assert item.sentence.say("en") == "1 person has not said which dates suit for Voorjaar"
    assert (item.group, item.record_id) == (TodayGroup.LATE, poll)


def test_when_everybody_answered_a_date_is_to_be_chosen(
    store: Store, poll: int, people: list[int]
) -> None:
    for person in people:
        type_date_answers(store, poll, person, "jn", on=TODAY)
    (item,) = told(store, TODAY)
    assert item.sentence.say("en") == "Everybody has answered: choose a date for Voorjaar"
    assert "6 apr" in item.reason.say("nl")
    with store.reading() as connection:
        record = date_poll(connection, poll, TODAY)
    assert record is not None
    planned = choose_option(store, record.dates[0].option_id, today=TODAY).new_id("meetings")
    assert told(store, TODAY) == []
    cancel_meeting(store, planned)
    assert len(told(store, TODAY)) == 1
    put_date_polls_in_bin(store, [poll])
    assert told(store, TODAY) == []


def test_dates_that_went_by_without_a_choice_are_told(store: Store, poll: int) -> None:
    (item,) = told(store, dt.date(2027, 4, 9))
    assert item.sentence.say("en") == "No date was chosen for Voorjaar"
    assert item.due == dt.date(2027, 4, 8)
    assert told(store, dt.date(2027, 4, 7))[0].due == BY
