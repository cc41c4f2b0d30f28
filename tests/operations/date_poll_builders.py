"""Makers and readers of date polls for tests, through the verbs of the coordinator."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from coordinator_app.errors import UserError
from coordinator_app.operations.date_polls import (
    NewDatePoll,
    add_date_poll,
)
from coordinator_app.store.queries.date_polls import (
    DatePollRecord,
    date_poll,
)
from coordinator_app.store.queries.meetings import MeetingRecord, meeting_record
from coordinator_app.store.store import Store
from tests.builders import TODAY

FOUR = "di 6 apr 13:30; do 8 apr; 12 apr 10u; 13 apr"


def made(store: Store, options: str = FOUR, **values: Any) -> int:
    new = NewDatePoll("Voorjaar", options, "3:30", **values)
    return add_date_poll(store, new, today=TODAY).new_id("date_polls")


def read(store: Store, poll_id: int) -> DatePollRecord:
    with store.reading() as connection:
        found = date_poll(connection, poll_id, TODAY)
    assert found is not None
    return found


def options(store: Store, poll_id: int) -> list[int]:
    return [date.option_id for date in read(store, poll_id).dates]


def meeting(store: Store, meeting_id: int | None) -> MeetingRecord:
    assert meeting_id is not None
    with store.reading() as connection:
        found = meeting_record(connection, meeting_id)
    assert found is not None
    return found


def refused(verb: Callable[[], object], field: str | None = None) -> str:
    with pytest.raises(UserError) as refusal:
        verb()
    assert refusal.value.field == field
    return refusal.value.text.say("en")
