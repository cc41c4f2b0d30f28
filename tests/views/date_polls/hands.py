"""Hands at the page of date polls, and what they left in the file."""

from __future__ import annotations

import datetime as dt

from coordinator_app.clock import today
from coordinator_app.rules.date_polls import DateAnswerKind
from coordinator_app.store.queries.date_polls import DatePollRecord, date_poll
from coordinator_app.store.queries.meetings import MeetingRecord, meeting_record
from coordinator_app.store.store import Store
from coordinator_app.views.date_polls.page import DatePollsPage
from coordinator_app.views.frame import Frame


def typed_dates(number: int = 4) -> str:
    """Dates to come, a day after the other, as they are typed: only the first has its time."""
    days = [today() + dt.timedelta(days=14 + n) for n in range(number)]
    return "; ".join([f"{days[0]:%d-%m-%Y} 13:30", *(f"{day:%d-%m-%Y}" for day in days[1:])])


def dates_page(frame: Frame) -> DatePollsPage:
    found = frame.page("date_polls")
    assert isinstance(found, DatePollsPage)
    return found


def read(store: Store, poll_id: int) -> DatePollRecord:
    with store.reading() as connection:
        found = date_poll(connection, poll_id, today())
    assert found is not None
    return found


def row(store: Store, poll_id: int, person_id: int) -> list[DateAnswerKind | None]:
    found = read(store, poll_id)
    return [found.answers.get((date.option_id, person_id)) for date in found.dates]


def meeting(store: Store, meeting_id: int | None) -> MeetingRecord:
    assert meeting_id is not None
    with store.reading() as connection:
        found = meeting_record(connection, meeting_id)
    assert found is not None
    return found


def first_card(page: DatePollsPage) -> str:
    return page.poll.answers.ranking.cards[0].accessibleName()
