"""Overviews for the managers, asked for at the attendance report and saved, by keys."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from coordinator_app import background
from coordinator_app.clock import today
from coordinator_app.documents.previews import page_text
from coordinator_app.operations.attendance import record_presence
from coordinator_app.operations.meetings import NewMeeting, add_meeting
from coordinator_app.operations.membership_consents import (
    ask_membership_consent,
    record_membership_consent,
)
from coordinator_app.operations.memberships import add_membership
from coordinator_app.operations.participations import invite_people
from coordinator_app.rules.memberships import MemberCategory
from coordinator_app.rules.nominations import ConsentAnswer
from coordinator_app.rules.participations import Presence
from coordinator_app.store.store import Store
from coordinator_app.views.accessible import assert_accessible
from coordinator_app.views.attendance_report.page import AttendanceReportPage
from coordinator_app.views.frame import Frame
from tests.builders import add_person
from tests.paper_facts import HOME, house_style

Window = Callable[..., Frame]
Key = Qt.Key
_DAY = today() - dt.timedelta(days=20)


@pytest.fixture
def page(store: Store, window: Window) -> AttendanceReportPage:
    """Smit has a manager who consented, Pot has none; both were there."""
    house_style(store)
    manager = add_person(store, "Roos", given_name="Hilde", initials="H.", **HOME)
    members = [add_person(store, name, given_name="Jo") for name in ("Smit", "Pot")]
    category = MemberCategory.MUNICIPAL_PROFESSIONAL
    runs = [
        add_membership(store, one, category, "2020-01-01", today=today()).new_id("memberships")
        for one in members
    ]
    ask_membership_consent(store, runs[0], manager, _DAY, today=today())
    record_membership_consent(store, runs[0], ConsentAnswer.GIVEN, _DAY, today=today())
    starts = dt.datetime.combine(_DAY, dt.time(10))
    new = NewMeeting("Wijkteams", starts, starts + dt.timedelta(hours=5))
    meeting = add_meeting(store, new).new_id("meetings")
    invite_people(store, meeting, members, today=_DAY)
    record_presence(store, meeting, members, Presence.PRESENT, today=_DAY)
    shown = window(store, AttendanceReportPage).page("attendance_report")
    background.wait_for_all()
    assert isinstance(shown, AttendanceReportPage)
    return shown


def settle() -> None:
    background.wait_for_all()
    QApplication.processEvents()


def test_the_managers_get_what_their_member_did(
    page: AttendanceReportPage, store: Store, qtbot: QtBot, tmp_path: Path
) -> None:
    assert not page.overviews.isVisible()
    page.managers.setFocus()
    qtbot.keyClick(page.managers, Key.Key_Space)
    qtbot.waitUntil(page.overviews.is_ready)
    settle()
    assert page.overviews.words.text() == "1 brief, 1 pagina"
    assert QApplication.focusWidget() is page.overviews.preview_button
    assert_accessible(page.overviews)
    page.overviews.save_button.setFocus()
    qtbot.keyClick(page.overviews.save_button, Key.Key_Space)
    dialog = page.overviews.output.dialog
    assert isinstance(dialog, QFileDialog)
    out = tmp_path / "overzicht.pdf"
    dialog.fileSelected.emit(str(out))
    dialog.reject()
    settle()
    said = " ".join(page_text(out.read_bytes()).split())
    assert "Er was één bijeenkomst, en daar was Jo Smit bij." in said
    assert "Pot" not in said
    with store.reading() as connection:
        kinds = connection.execute(text("SELECT kind FROM letters")).scalars().all()
    assert kinds == ["year_overview"]


def test_esc_shuts_them_again(page: AttendanceReportPage, qtbot: QtBot) -> None:
    page.show_overviews()
    qtbot.waitUntil(page.overviews.is_ready)
    settle()
    qtbot.keyClick(page.overviews.preview_button, Key.Key_Escape)
    assert not page.overviews.isVisible()
    assert QApplication.focusWidget() is page.managers
