"""A date poll of three people and four dates, in the real window."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from coordinator_app.clock import today
from coordinator_app.operations.date_polls import NewDatePoll, add_date_poll
from coordinator_app.operations.memberships import add_membership
from coordinator_app.rules.memberships import MemberCategory
from coordinator_app.store.store import Store
from coordinator_app.views.date_polls.page import DatePollsPage
from coordinator_app.views.frame import Frame
from coordinator_app.views.meetings.page import MeetingsPage
from coordinator_app.views.people.page import PeoplePage
from tests.builders import add_person
from tests.views.date_polls.hands import dates_page, typed_dates
from tests.views.hands import focus, type_on

Window = Callable[..., Frame]
Key = Qt.Key
EXPERT = MemberCategory.EXPERT_BY_EXPERIENCE
SOCIAL = MemberCategory.SOCIAL_PROFESSIONAL


@pytest.fixture
def people(store: Store) -> list[int]:
    """Members since long."""
    found = []
    for name, kind in (("Aalst", SOCIAL), ("Berg", SOCIAL), ("Cruz", EXPERT)):
        found.append(add_person(store, name, given_name="Jo"))
        add_membership(store, found[-1], kind, "2020-01-01", today=today())
    return found


@pytest.fixture
def poll(store: Store, people: list[int]) -> int:
    new = NewDatePoll("Voorjaar", typed_dates(), "3:30", people)
    return add_date_poll(store, new, today=today()).new_id("date_polls")


@pytest.fixture
def frame(store: Store, poll: int, window: Window) -> Frame:
    return window(store, DatePollsPage, MeetingsPage, PeoplePage)


@pytest.fixture
def page(frame: Frame, qtbot: QtBot) -> DatePollsPage:
    """At work on the poll: the focus is in the line in which answers are typed."""
    found = dates_page(frame)
    type_on(qtbot, Key.Key_Return)
    assert focus() is found.poll.answers.entry
    return found
