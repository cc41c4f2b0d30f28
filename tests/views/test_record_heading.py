"""The heading of a meeting's record in windows of different widths."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication

from coordinator_app import background
from coordinator_app.store.store import Store
from coordinator_app.views.frame import Frame
from coordinator_app.views.meetings.page import MeetingsPage
from tests.paper_facts import ready_meeting


@pytest.fixture
def page(store: Store, window: Callable[..., Frame]) -> MeetingsPage:
    meeting = ready_meeting(store)
    found = window(store, MeetingsPage).page("meetings")
    assert isinstance(found, MeetingsPage)
    found.open_record(meeting)
    background.wait_for_all()
    return found


def test_in_a_narrow_record_the_buttons_stand_under_the_title(page: MeetingsPage) -> None:
    heading = page.meeting.heading
    for width, beside in ((1400, True), (300, False)):
        heading.setFixedWidth(width)
        QApplication.processEvents()
        assert (page.meeting.attend.y() < heading.title.geometry().bottom()) is beside
        assert heading.title.width() > width // 2
