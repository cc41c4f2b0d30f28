"""What a walk does to plan a season: polls of dates, calls, events; see `test_random_walk`."""

from __future__ import annotations

import datetime as dt
from typing import Any

from coordinator_app.operations import (
    date_answers,
    date_choice,
    date_poll_people,
    date_polls,
    external_calls,
    planner_events,
    planner_imports,
    season_planning,
    seasons,
)
from coordinator_app.rules.memberships import MemberCategory
from coordinator_app.rules.planner_events import PlannerEventKind
from tests.calendars import calendar
from tests.operations.walking import TODAY, TYPED_DAYS, WORDS, Verb, Walk

CALENDAR = calendar(
    "DTSTART;VALUE=DATE:20270320\nSUMMARY:Dag", "DTSTART;VALUE=DATE:20270401\nSUMMARY:x"
)


def _poll(walk: Walk) -> dict[str, Any]:
    return {
        "title": walk.word, "duration": ("2:00", "x", ""), "answer_by": TYPED_DAYS,
        "venue": walk.word, "theme": walk.word, "notes": WORDS,
    }  # fmt: skip


def _event(walk: Walk) -> dict[str, Any]:
    return {
        "name": walk.word,
        "kind": list(PlannerEventKind),
        "organisation_id": lambda: walk.one([None, walk.some("organisations"), walk.word()]),
        "starts_on": walk.day,
        "ends_on": walk.day,
        "place": WORDS,
        "notes": WORDS,
    }


def _call(walk: Walk) -> dict[str, Any]:
    return {
        "name": walk.word,
        "organisation_id": lambda: walk.one([None, walk.some("organisations"), walk.word()]),
        "opens_on": TYPED_DAYS,
        "closes_on": TYPED_DAYS,
        "website": ("", "www.voorbeeld.nl", "file:///etc"),
        "notes": walk.word,
    }


VERBS: tuple[Verb, ...] = (
    lambda walk, store: seasons.add_season(
        store, seasons.NewSeason(walk.word(), walk.day(), walk.day())
    ),
    lambda walk, store: date_polls.add_date_poll(
        store,
        date_polls.NewDatePoll(walk.word(), f"{walk.day():%d-%m-%Y} 10u", walk.one(["2:00", "x"])),
        today=TODAY,
    ),
    lambda walk, store: date_polls.edit_date_poll(
        store, walk.some("date_polls"), *walk.field(_poll(walk)), today=TODAY
    ),
    lambda walk, store: date_polls.add_options(
        store, walk.some("date_polls"), f"{walk.day():%d-%m-%Y} 11u", today=TODAY
    ),
    lambda walk, store: date_polls.remove_option(store, walk.some("date_options")),
    lambda walk, store: date_polls.put_date_polls_in_bin(store, walk.several("date_polls")),
    lambda walk, store: date_polls.take_date_polls_from_bin(store, walk.several("date_polls")),
    lambda walk, store: date_poll_people.ask_people(
        store, walk.some("date_polls"), walk.several("people")
    ),
    lambda walk, store: date_poll_people.ask_no_longer(
        store, walk.some("date_polls"), [walk.some("people")]
    ),
    lambda walk, store: date_poll_people.set_must_be_there(
        store, walk.some("date_polls"), [walk.some("people")], must=walk.one([True, False])
    ),
    lambda walk, store: date_poll_people.set_need(
        store, walk.some("date_polls"), walk.one(MemberCategory), walk.one(["1", "2", "", "x"])
    ),
    lambda walk, store: date_answers.type_date_answers(
        store,
        walk.some("date_polls"),
        walk.some("people"),
        walk.one(["j", "alles n", "jz"]),
        on=TODAY,
    ),
    lambda walk, store: date_choice.choose_option(store, walk.some("date_options"), today=TODAY),
    lambda walk, store: external_calls.add_call(
        store, external_calls.NewCall(walk.word(), walk.day(), walk.one([None, walk.word()]))
    ),
    lambda walk, store: external_calls.edit_call(
        store, walk.some("external_calls"), *walk.field(_call(walk)), today=TODAY
    ),
    lambda walk, store: planner_events.add_planner_event(
        store,
        planner_events.NewPlannerEvent(
            walk.word(), walk.day(), None, walk.one(PlannerEventKind), walk.one([None, walk.word()])
        ),
    ),
    lambda walk, store: planner_events.edit_planner_event(
        store, walk.some("planner_events"), *walk.field(_event(walk)), today=TODAY
    ),
    lambda walk, store: planner_events.put_planner_events_in_bin(
        store, walk.several("planner_events")
    ),
    lambda walk, store: planner_events.take_planner_events_from_bin(
        store, walk.several("planner_events")
    ),
    lambda walk, store: (
        planner_imports.import_planner_events(
            store,
            walk.one([CALENDAR, CALENDAR.replace(b"Dag", b"Feest")]),
            PlannerEventKind.OTHER,
            today=TODAY,
            name="agenda.ics",
        ).outcome
    ),
    lambda walk, store: season_planning.plan_meetings(
        store,
        season_planning.NewMeetings(
            walk.word(),
            (walk.day(), walk.day()),
            dt.time(13),
            dt.time(16),
            like=walk.one([None, walk.some("meetings")]),
        ),
    ),
    lambda walk, store: external_calls.settle_call(
        store, walk.some("external_calls"), today=walk.day()
    ),
    lambda walk, store: external_calls.reopen_call(store, walk.some("external_calls")),
    lambda walk, store: external_calls.put_calls_in_bin(store, walk.several("external_calls")),
    lambda walk, store: external_calls.take_calls_from_bin(store, walk.several("external_calls")),
)
