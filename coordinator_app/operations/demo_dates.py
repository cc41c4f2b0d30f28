"""The demonstration's date poll: most members have answered, and one date is just about right."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from coordinator_app.operations.date_answers import type_date_answers
from coordinator_app.operations.date_poll_people import set_must_be_there, set_need
from coordinator_app.operations.date_polls import NewDatePoll, add_date_poll
from coordinator_app.rules.memberships import MemberCategory
from coordinator_app.store.queries.date_polls import PollPersonRow, date_poll
from coordinator_app.store.store import Store

_TITLE = "Bijeenkomst met het ministerie"
_AHEAD = 98  # days; then the coming Tuesday
_DAYS = (0, 2, 7, 14)  # from there
_TUESDAY = 1
# What people answer, over and over in this order; the last ones have yet to do so.
_ROWS = ("jnzj", "jjnj", "njjj", "zjjn", "j-jj", "jjjj", "nnjj")
_SILENT = 5
_EXPERTS = 3
_MUST = (0, 7)  # in alphabetical order


def add_poll(store: Store, today: dt.date) -> None:
    """Ask all members about four dates."""
    begin = today + dt.timedelta(days=_AHEAD)
    begin += dt.timedelta(days=(_TUESDAY - begin.weekday()) % 7)
    days = [begin + dt.timedelta(days=later) for later in _DAYS]
    typed = "; ".join(f"{day:%d-%m-%Y} 13:30" for day in days)
    answer_by = today + dt.timedelta(days=6)
    new = NewDatePoll(_TITLE, typed, "3:30", None, answer_by)
    poll_id = add_date_poll(store, new, today=today).new_id("date_polls")
    with store.reading() as connection:
        poll = date_poll(connection, poll_id, today)
    people = poll.people if poll else ()
    _answer(store, poll_id, people, today)
    must = [one.person_id for place, one in enumerate(people) if place in _MUST]
    set_must_be_there(store, poll_id, must, must=True)
    set_need(store, poll_id, MemberCategory.EXPERT_BY_EXPERIENCE, _EXPERTS)


def _answer(store: Store, poll_id: int, people: Sequence[PollPersonRow], today: dt.date) -> None:
    for place, one in enumerate(people[:-_SILENT]):
        said = today - dt.timedelta(days=place % 4)
        type_date_answers(store, poll_id, one.person_id, _ROWS[place % len(_ROWS)], on=said)
