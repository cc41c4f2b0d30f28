"""Large text in a small window: the window stays on the screen and nothing in it is cut off."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QTabWidget
from pytestqt.qtbot import QtBot

from coordinator_app import background
from coordinator_app.clock import today
from coordinator_app.operations import demo
from coordinator_app.store.store import Store
from coordinator_app.views import palette
from coordinator_app.views.attendance.page import AttendancePage
from coordinator_app.views.desk import Desk
from coordinator_app.views.frame import Frame
from coordinator_app.views.pages import PAGES
from coordinator_app.views.people.page import PeoplePage
from coordinator_app.views.record_list_page import RecordListPage
from coordinator_app.views.today.page import TodayPage
from coordinator_app.views.window_state import WindowState

SIZES = pytest.mark.parametrize("percent", [150, 175])


@pytest.fixture(scope="module")
def network(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("narrow") / "demo.network"
    demo.make_network(path, today=today())
    return path


@pytest.fixture
def frame(network: Path, tmp_path: Path, qtbot: QtBot, percent: int) -> Iterator[Frame]:
    with Store.open(network) as store:
        made = Frame(Desk(store, WindowState.at(tmp_path / "window.ini")), PAGES, lambda _typed: [])
        qtbot.addWidget(made)
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


@SIZES
def test_no_page_makes_the_window_wider_than_a_small_screen(frame: Frame, percent: int) -> None:
    for name in frame._classes:
        frame.go(name)
        background.wait_for_all()
        page = frame.page(name)
        if isinstance(page, RecordListPage) and page.list.table.rowCount():
            page.list.select_id(page.list.table.ids()[0])
            background.wait_for_all()
        tabs = page.findChildren(QTabWidget)[:1]
        for place in range(tabs[0].count() if tabs else 1):
            for one in tabs:
                one.setCurrentIndex(place)
            background.wait_for_all()
            QApplication.processEvents()
            assert frame.minimumSizeHint().width() <= 1280, (name, place)
            assert frame.width() == 1280, (name, place)


@SIZES
def test_the_counters_of_the_next_meeting_are_read_whole(frame: Frame, percent: int) -> None:
    page = frame.page("today")
    assert isinstance(page, TodayPage)
    QApplication.processEvents()
    for label in (*page.meeting._numbers.values(), *page.meeting._words.values()):
        assert label.height() >= label.sizeHint().height()
        assert label.width() >= label.sizeHint().width()


@SIZES
def test_the_daily_pages_need_no_scrolling_sideways(frame: Frame, percent: int) -> None:
    for name, kind in (
        ("today", TodayPage),
        ("people", PeoplePage),
        ("attendance", AttendancePage),
    ):
        frame.go(name)
        background.wait_for_all()
        QApplication.processEvents()
        assert isinstance(frame.page(name), kind)
        assert not frame.room.horizontalScrollBar().maximum(), name
