"""List and record together: what is typed is safe, filters are seen, keys find their way."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from coordinator_app import background, texts
from coordinator_app.rules.memberships import MembershipStatus
from coordinator_app.views.accessible import assert_accessible
from coordinator_app.views.frame import Frame
from coordinator_app.views.record_list_page import RecordListPage

Key = Qt.Key


@pytest.fixture
def page(frame: Frame) -> RecordListPage:
    made = frame.page("people")
    assert isinstance(made, RecordListPage)
    return made


def _line(page: RecordListPage, key: str) -> QLineEdit:
    found = page.record.findChild(QLineEdit, key)
    assert isinstance(found, QLineEdit)
    return found


def test_the_list_has_the_focus_and_the_first_record_shows(page: RecordListPage) -> None:
    assert page.list.hasFocus()
    assert page.current_id() == page.list.table.id_at(0)
    assert page.right.currentWidget() is page.record


def test_enter_goes_into_the_record_and_escape_back(page: RecordListPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page.list, Key.Key_Down)
    row = page.list.currentIndex().row()
    qtbot.keyClick(page.list, Key.Key_Return)
    assert _line(page, "given_name").hasFocus()
    qtbot.keyClick(_line(page, "given_name"), Key.Key_Escape)
    assert page.list.hasFocus()
    assert page.list.currentIndex().row() == row == 1


def test_an_edit_is_saved_told_and_shown_in_the_list(
    page: RecordListPage, frame: Frame, qtbot: QtBot
) -> None:
    page.list.select_id(7)
    page.edit_record()
    line = _line(page, "town")
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, "Emmen")
    qtbot.keyClick(line, Key.Key_Return)
    row = page.list.table.row_of(7)
    page.list.table.ensure(row, row)
    assert page.list.table.data(page.list.table.index(row, 1)) == "Gemeente Emmen"
    assert page.current_id() == 7
    assert line.hasFocus()
    assert frame.status.saved.text().startswith("✓")
    assert frame.status.undo.isVisible()
    qtbot.keyClick(line, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert line.text() == "Zwolle"


def test_a_refused_value_keeps_its_record_on_the_screen(page: RecordListPage, qtbot: QtBot) -> None:
    page.list.select_id(7)
    line = _line(page, "town")
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, "Nergens")
    page.list.setFocus()
    qtbot.keyClick(page.list, Key.Key_Home)
    assert page.current_id() == 7
    assert line.text() == "Nergens"
    qtbot.keyClick(line, Key.Key_Escape)
    qtbot.keyClick(page.list, Key.Key_Home)
    assert page.current_id() != 7


def test_a_filter_is_seen_counted_and_one_click_from_off(
    page: RecordListPage, frame: Frame, qtbot: QtBot
) -> None:
    chip = page.bar.chips["status"]
    chip.menu().aboutToShow.emit()
    paused = next(a for a in chip.menu().actions() if a.data() == MembershipStatus.PAUSED.value)
    paused.trigger()
    assert page.list.table.rowCount() == 4
    assert str(MembershipStatus.PAUSED.word) in chip.text()
    assert frame.status.filter_off.isVisible()
    assert "4" in frame.status.count.text()
    qtbot.mouseClick(frame.status.filter_off, Qt.MouseButton.LeftButton)
    assert page.list.table.rowCount() == 40
    assert not frame.status.filter_off.isVisible()


def test_find_narrows_while_typing_and_arrow_down_goes_to_the_list(
    page: RecordListPage, qtbot: QtBot
) -> None:
    qtbot.keyClick(page.list, Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.bar.find_field.hasFocus()
    qtbot.keyClicks(page.bar.find_field, "wolkje")
    qtbot.keyClick(page.bar.find_field, Key.Key_Down)
    assert page.list.hasFocus()
    assert page.list.table.rowCount() == 5
    page.find_in_list()
    qtbot.keyClick(page.bar.find_field, Key.Key_Escape)
    qtbot.waitUntil(lambda: page.list.table.rowCount() == 40)


def test_nothing_found_says_so_and_offers_everything(page: RecordListPage, qtbot: QtBot) -> None:
    page.bar.find_field.setText("nobody at all")
    qtbot.waitUntil(lambda: page.list.table.rowCount() == 0)
    assert page.nothing_found.isVisible()
    assert not page.nothing_yet.isVisible()
    assert page.right.currentWidget() is page.nothing_chosen
    qtbot.mouseClick(page.nothing_found.buttons[0], Qt.MouseButton.LeftButton)
    assert page.list.table.rowCount() == 40


def test_a_record_opened_from_elsewhere_takes_the_filter_off(
    page: RecordListPage, frame: Frame
) -> None:
    page.bar.find_field.setText("wolkje")
    page._ask()
    frame.go("other")
    frame.desk.open("people", 7)
    assert frame.current_page() is page
    assert page.current_id() == 7
    assert not page.is_filtered()


def test_a_new_record_is_made_with_its_double_named(
    page: RecordListPage, frame: Frame, qtbot: QtBot
) -> None:
    qtbot.keyClick(page.list, Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    form = page.new_form
    assert form is not None
    rows = form.group.rows
    assert rows["given_name"].widget.hasFocus()
    qtbot.keyClicks(rows["given_name"].widget, "Sanne")
    qtbot.keyClick(rows["given_name"].widget, Key.Key_Return)
    assert rows["family_name"].error.isVisible()
    qtbot.keyClicks(rows["family_name"].widget, "de vries")
    qtbot.waitUntil(form.warning.isVisible)
    assert len(form.doubles()) == 5
    assert_accessible(frame)
    qtbot.keyClick(rows["family_name"].widget, Key.Key_Return)
    assert page.current_id() == 41
    assert page.right.currentWidget() is page.record
    assert page.list.hasFocus()
    frame.do("undo")
    assert page.list.table.row_of(41) == -1


def test_a_double_can_be_opened_instead(page: RecordListPage, qtbot: QtBot) -> None:
    page.new_record()
    form = page.new_form
    assert form is not None
    qtbot.keyClicks(form.group.rows["family_name"].widget, "O'Connor")
    qtbot.waitUntil(form.warning.isVisible)
    double = form.warning.doubles()[0]
    button = next(b for b in form.warning.findChildren(QPushButton) if b.isVisible())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert page.current_id() == double.record_id


def test_a_half_typed_record_waits_while_another_row_is_looked_at(
    page: RecordListPage, qtbot: QtBot
) -> None:
    page.new_record()
    form = page.new_form
    assert form is not None
    field = form.group.rows["family_name"].widget
    assert isinstance(field, QLineEdit)
    qtbot.keyClicks(field, "Half getypt")
    page.list.select_id(page.list.table.ids()[1])
    assert page.right.currentWidget() is page.record
    page.new_record()
    assert page.right.currentWidget() is form
    assert field.text() == "Half getypt"
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    page.new_record()
    assert field.text() == ""


def test_a_find_field_shows_its_own_words_beside_the_filters(
    page: RecordListPage,
) -> None:
    field = page.bar.find_field
    words = field.fontMetrics().horizontalAdvance(field.placeholderText())
    page.bar.setFixedWidth(page.bar.minimumSizeHint().width())
    assert field.minimumSizeHint().width() >= words
    assert field.width() >= words


def test_escape_gives_up_a_new_record(page: RecordListPage, qtbot: QtBot) -> None:
    page.new_record()
    form = page.new_form
    assert form is not None
    qtbot.keyClick(form.group.rows["given_name"].widget, Key.Key_Escape)
    assert page.right.currentWidget() is page.record
    assert page.list.hasFocus()


def test_an_empty_network_says_what_belongs_here(
    make: Callable[..., Frame], shown: Callable[[Any], Any], tmp_path: Path, qtbot: QtBot
) -> None:
    frame = shown(make(tmp_path, 0))
    frame.start()
    page = frame.page("people")
    assert isinstance(page, RecordListPage)
    assert page.nothing_yet.isVisible()
    qtbot.mouseClick(page.nothing_yet.buttons[0], Qt.MouseButton.LeftButton)
    assert page.right.currentWidget() is page.new_form
    assert_accessible(frame)


def test_filters_and_order_are_remembered(
    page: RecordListPage, frame: Frame, make: Callable[..., Frame], shown: Callable[[Any], Any],
    tmp_path: Path,
) -> None:  # fmt: skip
    page.bar.chips["status"].set_value("paused")
    page._ask()
    page.list.sort_by("town", descending=True)
    frame.close()
    again = shown(make(tmp_path))
    again.start()
    other = again.page("people")
    assert isinstance(other, RecordListPage)
    assert other.list.table.question == page.list.table.question
    assert other.list.table.rowCount() == 4


def test_another_language_says_rows_and_words_again(page: RecordListPage, frame: Frame) -> None:
    line = _line(page, "town")
    line.setFocus()
    line.setText("Half ty")
    frame.do("language.en")
    assert texts.current() == "en"
    assert line.text() == "Half ty"
    page.list.table.ensure(0, 0)
    assert page.list.table.data(page.list.table.index(0, 2)) in {
        "Municipal professional", "Social professional", "Expert by experience",
    }  # fmt: skip
    assert page.list.table.headerData(0, Qt.Orientation.Horizontal) == "Name"
    line.setText("Goes")
    background.wait_for_all()


def test_the_page_can_be_heard(page: RecordListPage, frame: Frame) -> None:
    assert page.isVisible()
    assert_accessible(frame)


def test_a_new_record_is_found_in_a_long_list_too(
    make: Callable[..., Frame], shown: Callable[[Any], Any], tmp_path: Path, qtbot: QtBot
) -> None:
    frame = shown(make(tmp_path, 5_500))
    frame.start()
    background.wait_for_all()
    page = frame.page("people")
    assert isinstance(page, RecordListPage)
    page.new_record()
    assert page.new_form is not None
    qtbot.keyClicks(page.new_form.group.rows["family_name"].widget, "Zzz")
    page.new_form.save()
    background.wait_for_all()
    assert page.current_id() == 5_501
    frame.do("undo")
    background.wait_for_all()
    assert page.list.table.row_of(5_501) == -1
    assert page.current_id() == 0


def test_delete_in_a_field_never_reaches_the_record(
    page: RecordListPage, frame: Frame, qtbot: QtBot
) -> None:
    page.edit_record()
    asked: list[str] = []
    frame.actions_table.asked.connect(asked.append)
    for key in ("category", "large_print", "given_name"):
        widget = page.record.findChild(QWidget, key)
        assert isinstance(widget, QWidget)
        widget.setFocus()
        qtbot.keyClick(widget, Key.Key_Delete)
    assert asked == []
    page.list.setFocus()
    qtbot.keyClick(page.list, Key.Key_Delete)
    assert asked == ["delete"]


def test_a_form_in_large_text_never_makes_the_window_higher(
    page: RecordListPage, frame: Frame
) -> None:
    frame.settings.set_size(200)
    page.new_record()
    assert page.new_form is not None
    assert page.new_form.minimumSizeHint().height() < 300
    frame.settings.set_size(100)
