"""The tables of a meeting on a small screen: none scrolls sideways, names and titles are read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QTableView
from pytestqt.qtbot import QtBot

from coordinator_app import background, texts
from coordinator_app.clock import today
from coordinator_app.operations import demo
from coordinator_app.operations.paper_files import meeting_of
from coordinator_app.store.store import Store
from coordinator_app.views import palette
from coordinator_app.views.attendance.list_model import NAME
from coordinator_app.views.attendance.page import AttendancePage
from coordinator_app.views.desk import Desk
from coordinator_app.views.frame import Frame
from coordinator_app.views.meetings import agenda_cells
from coordinator_app.views.meetings.page import MeetingsPage
from coordinator_app.views.meetings.preparation_table import Place
from coordinator_app.views.pages import PAGES
from coordinator_app.views.two_rows import BELOW_ROLE
from coordinator_app.views.window_state import WindowState

SIZES = pytest.mark.parametrize("percent", [100, 150])
LARGE = pytest.mark.parametrize("percent", [150])
_AROUND = 20  # pixels beside the words of a cell


@pytest.fixture(scope="module")
def network(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("tables") / "demo.network"
    demo.make_network(path, today=today())
    return path


@pytest.fixture(params=["nl", "en"])
def frame(
    network: Path, tmp_path: Path, qtbot: QtBot, percent: int, request: pytest.FixtureRequest
) -> Iterator[Frame]:
    before = texts.current()
    with Store.open(network) as store:
        made = Frame(Desk(store, WindowState.at(tmp_path / "window.ini")), PAGES, lambda _typed: [])
        qtbot.addWidget(made)
        made.settings.set_language(request.param)
        made.settings.set_size(percent)
        made.resize(1280, 800)
        with qtbot.waitExposed(made):
            made.show()
        made.start()
        background.wait_for_all()
        yield made
        made.close()
        background.wait_for_all()
        palette.apply(palette.Scheme.LIGHT, percent=100)
        texts.use(before)


@pytest.fixture
def page(frame: Frame) -> MeetingsPage:
    frame.go("meetings")
    background.wait_for_all()
    found = frame.page("meetings")
    assert isinstance(found, MeetingsPage)
    frame.open_record("meetings", meeting_of(found.desk.store, "next", today()))
    background.wait_for_all()
    QApplication.processEvents()
    return found


def scrolls_sideways(view: QTableView) -> int:
    QApplication.processEvents()
    return view.horizontalScrollBar().maximum()


@SIZES
def test_the_list_of_meetings_fits(page: MeetingsPage, percent: int) -> None:
    assert page.list.columns.shown()[:2] == ["starts_at", "title"]
    assert not scrolls_sideways(page.list)
    letters = page.list.fontMetrics().horizontalAdvance("wo 17 feb 2027")
    assert page.list.columnWidth(0) >= letters + _AROUND
    assert page.list.columnWidth(1) >= 100


@SIZES
def test_the_title_of_an_item_is_given_room_first(page: MeetingsPage, percent: int) -> None:
    page.show_programme()
    view = page.meeting.programme.view
    assert not scrolls_sideways(view)
    letter = view.fontMetrics().horizontalAdvance("n")
    assert view.columnWidth(agenda_cells.Place.TITLE) >= 13 * letter
    for row in range(view.model().rowCount()):
        time = view.model().index(row, agenda_cells.Place.TIME).data()
        beside = view.fontMetrics().horizontalAdvance(time) + _AROUND
        two_lines = view.rowHeight(row) >= 2 * view.fontMetrics().height()
        assert view.columnWidth(agenda_cells.Place.TIME) >= beside or two_lines


@SIZES
def test_the_preparation_fits(page: MeetingsPage, percent: int) -> None:
    page.show_preparation()
    view = page.meeting.preparation.view
    assert not scrolls_sideways(view)
    said = view.model().index(0, Place.DISTANCE).data(BELOW_ROLE) or ""
    day = view.model().index(0, Place.DUE).data()
    # The day is read in any case: in its own column, or below how long before.
    assert view.isColumnHidden(Place.DUE) == (day in said)
    assert not view.isColumnHidden(Place.STATE)


@pytest.mark.parametrize("percent", [100])
def test_the_page_stays_where_it_is_while_details_are_typed(
    page: MeetingsPage, frame: Frame, qtbot: QtBot, percent: int
) -> None:
    page.show_participants()
    tab = page.meeting.participants
    background.wait_for_all()
    QApplication.processEvents()
    tab.show_details()
    QApplication.processEvents()
    assert tab.panel.fold.is_open()
    qtbot.waitUntil(lambda: not frame.room.verticalScrollBar().maximum())
    assert tab.panel.groups[-1].rows["table_group"].widget.isVisible()
    tab.panel.fold.set_open(is_open=False)
    QApplication.processEvents()
    assert tab.counters.isVisible()
    assert page.meeting.prepared.isVisible()


@LARGE
def test_names_at_the_door_are_read_whole(page: MeetingsPage, frame: Frame, percent: int) -> None:
    page.attend()
    background.wait_for_all()
    QApplication.processEvents()
    found = frame.page("attendance")
    assert isinstance(found, AttendancePage)
    view = found.door.list
    assert not scrolls_sideways(view)
    metrics = view.fontMetrics()
    for row in range(view.table.rowCount()):
        wide = metrics.horizontalAdvance(view.table.index(row, NAME).data()) + _AROUND
        beside = wide <= view.columnWidth(NAME)
        assert beside or view.rowHeight(row) >= 2 * metrics.height()
