"""The list keeps to what it is asked: order, selection by id, keys, no fault in painting."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from coordinator_app import background
from coordinator_app.texts import text
from coordinator_app.views.id_list import IdList
from coordinator_app.views.id_table import LARGE, PAGE, Column, IdTable, Question
from coordinator_app.views.window_state import WindowState

Show = Callable[[Any], Any]
COLUMNS = [
    Column("number", text("Number")),
    Column("word", text("Word"), quiet=True, chip=True),
    Column("fixed", text("Fixed"), sortable=False),
]


class Numbers:
    """Ids 1 to ``count``; counts how many rows were asked."""

    def __init__(self, count: int) -> None:
        self.all = array("q", range(1, count + 1))
        self.asked: list[int] = []
        self.broken = False

    def ids(
        self, order: str, descending: bool, filters: Mapping[str, str], find: str
    ) -> array[int]:
        found = [i for i in self.all if find in f"number {i}"] if find else list(self.all)
        return array("q", reversed(found) if descending else found)

    def rows(self, ids: Sequence[int]) -> Mapping[int, tuple[str, ...]]:
        if self.broken:
            raise OSError("the disk is gone")
        self.asked += ids
        return {i: (f"number {i}", f"word {i % 7}", "") for i in ids}


def _list(shown: Show, count: int) -> tuple[IdList, Numbers]:
    source = Numbers(count)
    view = IdList(source, COLUMNS, text("Numbers"))
    view.resize(700, 500)
    view.table.reload()
    shown(view)
    return view, source


@pytest.mark.parametrize("count", [0, 1, 450])
def test_the_table_is_a_good_model(qtmodeltester: ModelTester, count: int) -> None:
    table = IdTable(Numbers(count), COLUMNS)
    table.reload()
    table.ensure(0, count)
    qtmodeltester.check(table)
    assert table.rowCount(table.index(0, 0)) == 0 or count == 0


def test_a_long_list_asks_only_for_the_rows_it_shows(shown: Show, qtbot: QtBot) -> None:
    view, source = _list(shown, 100_000)
    view.grab()
    assert len(source.asked) <= 2 * PAGE
    source.asked.clear()
    qtbot.keyClick(view, Qt.Key.Key_End)
    view.grab()
    assert view.current_id() == 100_000
    assert len(source.asked) <= 2 * PAGE
    assert view.table.data(view.table.index(99_999, 0)) == "number 100000"


def test_a_long_list_is_ordered_off_the_screen_thread(shown: Show) -> None:
    view, _ = _list(shown, LARGE + 1)
    view.sort_by("word", descending=True)
    assert view.table.id_at(0) == 1
    background.wait_for_all()
    assert view.table.id_at(0) == LARGE + 1


def test_only_the_last_question_is_answered(shown: Show) -> None:
    view, _ = _list(shown, LARGE + 1)
    view.table.ask(Question("number", descending=True))
    view.table.ask(Question("number", find="number 77"))
    background.wait_for_all()
    assert view.table.id_at(0) == 77


def test_the_selection_is_kept_by_id(shown: Show) -> None:
    view, source = _list(shown, 50)
    heard: list[int] = []
    assert view.select_id(20)
    view.record_changed.connect(heard.append)
    source.all = array("q", reversed(range(5, 40)))
    view.table.refresh()
    assert view.current_id() == 20
    assert view.selected_ids() == [20]
    assert view.currentIndex().row() == view.table.row_of(20) == 19
    assert heard == []


def test_a_record_that_went_is_told(shown: Show) -> None:
    view, source = _list(shown, 50)
    view.select_id(20)
    heard: list[int] = []
    view.record_changed.connect(heard.append)
    source.all = array("q", range(30, 40))
    view.table.refresh()
    assert heard == [0]
    assert view.current_id() == 0


def test_a_click_on_a_header_sorts_and_turns_round(shown: Show, qtbot: QtBot) -> None:
    view, _ = _list(shown, 50)
    header = view.horizontalHeader()

    def click(section: int) -> None:
        place = header.viewport().rect().center()
        place.setX(header.sectionViewportPosition(section) + 20)
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)

    click(0)
    assert view.table.id_at(0) == 50
    click(0)
    assert view.table.id_at(0) == 1
    click(2)
    assert view.table.id_at(0) == 1
    assert header.sortIndicatorSection() == 0


def test_typing_goes_to_the_record_that_begins_so(shown: Show, qtbot: QtBot) -> None:
    view, _ = _list(shown, 300)
    view.setFocus()
    qtbot.keyClicks(view, "number 123")
    assert view.current_id() == 123


def test_enter_opens_and_tab_leaves(shown: Show, qtbot: QtBot) -> None:
    box = QWidget()
    column = QVBoxLayout(box)
    view = IdList(Numbers(5), COLUMNS, text("Numbers"))
    view.table.reload()
    after = QLineEdit()
    column.addWidget(view)
    column.addWidget(after)
    shown(box)
    view.setFocus()
    with qtbot.waitSignal(view.record_opened) as opened:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert opened.args == [1]
    qtbot.keyClick(view, Qt.Key.Key_Tab)
    assert after.hasFocus()


def test_a_source_that_fails_never_fails_the_painting(shown: Show) -> None:
    view, source = _list(shown, 50)
    view.table.forget()
    source.broken = True
    heard: list[object] = []
    view.table.failed.connect(heard.append)
    view.grab()
    view.grab()
    assert len(heard) == 1
    assert view.table.data(view.table.index(0, 0)) == ""


def test_a_row_nobody_fetched_comes_by_itself(qtbot: QtBot) -> None:
    table = IdTable(Numbers(1000), COLUMNS)
    table.reload()
    with qtbot.waitSignal(table.dataChanged):
        assert table.data(table.index(700, 0)) is None
    assert table.data(table.index(700, 0)) == "number 701"


def test_unknown_roles_and_places_are_nothing() -> None:
    table = IdTable(Numbers(3), COLUMNS)
    table.reload()
    assert table.data(table.index(-1, 0)) is None
    assert table.data(table.index(0, 0), Qt.ItemDataRole.DecorationRole) is None
    assert table.headerData(9, Qt.Orientation.Horizontal) is None
    assert table.id_at(99) == 0
    assert table.row_of(99) == -1


def test_rows_grow_with_the_text(shown: Show) -> None:
    view, _ = _list(shown, 5)
    before = view.rowHeight(0)
    font = view.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    view.setFont(font)
    assert before == 34
    assert view.rowHeight(0) > 34


def test_order_and_columns_are_remembered(shown: Show, state: WindowState) -> None:
    view, source = _list(shown, 5)
    view.sort_by("word", descending=True)
    view.keep(state, "numbers")
    again = IdList(source, COLUMNS, text("Numbers"))
    again.restore(state, "numbers")
    assert again.table.question == Question("word", descending=True)
    again.deleteLater()


def test_an_unknown_remembered_order_is_forgotten(state: WindowState) -> None:
    state.keep_data("numbers/order", ["gone", True])
    view = IdList(Numbers(1), COLUMNS, text("Numbers"))
    view.restore(state, "numbers")
    assert view.table.question == Question("number")
    view.deleteLater()


def test_painting_is_quiet_about_chips(shown: Show) -> None:
    view, _ = _list(shown, 5)
    picture = view.grab().toImage()
    base = view.palette().color(QPalette.ColorRole.Base)
    assert any(picture.pixelColor(x, 70) != base for x in range(picture.width()))
    assert view.table.headerData(0, Qt.Orientation.Horizontal) == view.table.columns[0].title.say()
    view.changeEvent(QEvent(QEvent.Type.FontChange))
