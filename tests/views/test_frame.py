"""The window: keys, command box, undo, language, size and what is waiting."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QTreeWidget, QWidget
from pytestqt.qtbot import QtBot

from coordinator_app import background, texts
from coordinator_app.background import Report
from coordinator_app.errors import UserError
from coordinator_app.store.outcome import Outcome
from coordinator_app.texts import text
from coordinator_app.views import palette
from coordinator_app.views.actions import ACTIONS
from coordinator_app.views.frame import OUTSIDE, Frame
from coordinator_app.views.palette import Scheme
from coordinator_app.views.shortcut_sheet import ShortcutSheet

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def _press(qtbot: QtBot, frame: Frame, key: Key, modifiers: Any = CTRL) -> None:
    focus = QApplication.focusWidget() or frame
    qtbot.keyClick(focus, key, modifiers)


def test_pages_are_reached_by_number_and_named_in_the_title(frame: Frame, qtbot: QtBot) -> None:
    _press(qtbot, frame, Key.Key_2)
    page = frame.current_page()
    assert page is not None
    assert page.name == "other"
    assert frame.title.title.text() == page.title.say()
    button = frame.navigation.findChild(QPushButton, "other")
    assert isinstance(button, QPushButton)
    assert button.isChecked()
    _press(qtbot, frame, Key.Key_1)
    assert frame.current_page() is frame.page("people")


def test_what_waits_is_counted(frame: Frame) -> None:
    background.wait_for_all()
    button = frame.navigation.findChild(QPushButton, "people")
    assert isinstance(button, QPushButton)
    count = button.findChild(QLabel)
    assert isinstance(count, QLabel)
    assert count.text() == "4"
    assert "4" in button.accessibleName()
    other = frame.navigation.findChild(QPushButton, "other")
    assert isinstance(other, QPushButton)
    assert not any(label.isVisible() for label in other.findChildren(QLabel))


def test_every_shortcut_is_used_once() -> None:
    keys = [key.toString() for one in ACTIONS for key in one.keys]
    assert len(keys) == len(set(keys))


def test_every_action_leads_somewhere(frame: Frame) -> None:
    for declared in frame.actions_table:
        known = (
            declared.by_key
            or declared.slot
            or declared.id in OUTSIDE
            or declared.id.startswith("go.")
            or declared.id in frame._own_actions()
        )
        assert known, declared.id
        if declared.slot:
            assert hasattr(frame.page("people"), declared.slot), declared.id


def test_actions_follow_the_page(frame: Frame) -> None:
    assert frame.actions_table["new"].isEnabled()
    frame.go("other")
    assert not frame.actions_table["new"].isEnabled()
    assert not frame.actions_table["new_person"].isEnabled()


def test_undo_and_redo_say_what(frame: Frame, qtbot: QtBot) -> None:
    store: Any = frame.desk.store
    assert not frame.actions_table["undo"].isEnabled()
    frame.desk.did(store.change(text("Change town"), 3, town="Emmen"))
    said = text("Change town").say()
    assert said in frame.actions_table["undo"].text()
    _press(qtbot, frame, Key.Key_Z)
    assert store.people[3]["town"] != "Emmen"
    assert said in frame.actions_table["redo"].text()
    _press(qtbot, frame, Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert store.people[3]["town"] == "Emmen"


def test_the_command_box_finds_records_and_commands(frame: Frame, qtbot: QtBot) -> None:
    before = QApplication.focusWidget()
    _press(qtbot, frame, Key.Key_K)
    assert frame.box.field.hasFocus()
    qtbot.keyClicks(frame.box.field, "øyvind o'con")
    background.wait_for_all()
    first = frame.box.list.item(0)
    assert first is not None
    qtbot.keyClick(frame.box.field, Key.Key_Escape)
    assert not frame.box.isVisible()
    assert QApplication.focusWidget() is before


def test_a_record_is_gone_to_by_enter(frame: Frame, qtbot: QtBot) -> None:
    frame.go("other")
    _press(qtbot, frame, Key.Key_K)
    qtbot.keyClicks(frame.box.field, "wolkje")
    background.wait_for_all()
    qtbot.keyClick(frame.box.field, Key.Key_Down)
    chosen = frame.box.list.currentItem().data(Qt.ItemDataRole.UserRole)
    qtbot.keyClick(frame.box.field, Key.Key_Return)
    page = cast("Any", frame.current_page())
    assert page.name == "people"
    assert page.current_id() == chosen[1]


def test_a_command_of_another_page_goes_there_first(frame: Frame, qtbot: QtBot) -> None:
    texts.use("en")
    frame.go("other")
    _press(qtbot, frame, Key.Key_K)
    qtbot.keyClicks(frame.box.field, "pers new")
    background.wait_for_all()
    qtbot.keyClick(frame.box.field, Key.Key_Return)
    page = cast("Any", frame.current_page())
    assert page.name == "people"
    assert page.right.currentWidget() is page.new_form


def test_a_slow_search_never_blocks_and_shows_only_what_is_still_typed(
    frame: Frame, qtbot: QtBot
) -> None:
    go, asked = threading.Event(), []

    def slow(typed: str) -> list[Any]:
        asked.append(typed)
        go.wait(10)
        return []

    frame.box._search = slow
    _press(qtbot, frame, Key.Key_K)
    qtbot.keyClicks(frame.box.field, "abcdef")
    go.set()
    background.wait_for_all()
    assert asked == ["a", "abcdef"]


def test_another_language_at_run_time(frame: Frame) -> None:
    frame.do("language.en")
    assert frame.actions_table["shortcuts"].text() == "Keyboard shortcuts"
    assert frame.actions_table["language.en"].isChecked()
    assert frame.desk.state.word("language") == "en"
    assert frame.title.title.text() == "People"
    assert frame.menuBar().actions()[0].text() == "&File"
    frame.do("language.nl")
    assert texts.current() == "nl"


def test_text_size_goes_up_down_and_back(frame: Frame, qtbot: QtBot) -> None:
    _press(qtbot, frame, Key.Key_Plus)
    _press(qtbot, frame, Key.Key_Plus)
    assert palette.percent() == 125
    _press(qtbot, frame, Key.Key_Minus)
    assert palette.percent() == 110
    _press(qtbot, frame, Key.Key_0)
    assert palette.percent() == 100
    for _n in range(9):
        frame.do("larger")
    assert palette.percent() == 200
    assert frame.desk.state.number("text_size") == 200
    frame.do("normal")


def test_dark_is_chosen_and_remembered(frame: Frame) -> None:
    frame.do("scheme.dark")
    assert palette.colours() is palette.DARK
    assert frame.actions_table["scheme.dark"].isChecked()
    assert frame.desk.state.word("scheme") == Scheme.DARK.value
    frame.do("scheme.light")


def test_the_navigation_folds_and_is_remembered(frame: Frame, qtbot: QtBot) -> None:
    frame.resize(1600, 900)
    QApplication.processEvents()
    wide = frame.navigation.width()
    _press(qtbot, frame, Key.Key_B)
    assert frame.navigation.width() < wide / 2
    assert frame.desk.state.flag("navigation_collapsed")
    _press(qtbot, frame, Key.Key_B)
    assert frame.navigation.width() == wide


def test_the_sheet_of_shortcuts_lists_them_all(frame: Frame, qtbot: QtBot) -> None:
    _press(qtbot, frame, Key.Key_F1, Qt.KeyboardModifier.NoModifier)
    sheet = frame.findChild(ShortcutSheet)
    assert isinstance(sheet, ShortcutSheet)
    tree = sheet.findChild(QTreeWidget)
    assert isinstance(tree, QTreeWidget)
    expected = [one for one in frame.actions_table if one.shortcut]
    assert tree.topLevelItemCount() == len(expected)
    sheet.close()


def test_work_shows_how_far_it_is_and_can_be_stopped(frame: Frame, qtbot: QtBot) -> None:
    go, ended = threading.Event(), []

    def work(report: Report) -> None:
        report(1, 4, text("Letter {n}", n=1))
        go.wait(10)
        report(2, 4, text("Letter {n}", n=2))

    def done(result: None, error: BaseException | None) -> None:
        ended.append(error)

    frame.desk.run(text("Letters"), work, done)
    qtbot.waitUntil(lambda: frame.status.bar.maximum() == 4)
    assert frame.status.bar.isVisible()
    assert frame.status.bar.value() == 1
    qtbot.mouseClick(frame.status.cancel, Qt.MouseButton.LeftButton)
    go.set()
    background.wait_for_all()
    assert isinstance(ended[0], background.Cancelled)
    assert not frame.status.bar.isVisible()


def test_a_refusal_is_said_above_the_page_and_goes_with_the_next_change(
    frame: Frame, qtbot: QtBot
) -> None:
    def refuse() -> Outcome:
        raise UserError("This cannot be done.")

    assert not frame.desk.attempt(refuse)
    assert frame.messages.isVisible()
    assert frame.messages.words() == str(UserError("This cannot be done."))
    store: Any = frame.desk.store
    assert frame.desk.attempt(lambda: store.change(text("Change town"), 3, town="Emmen"))
    assert not frame.messages.isVisible()


def test_nothing_changed_is_nothing_told(frame: Frame) -> None:
    frame.desk.did(Outcome(text("Nothing"), None))
    frame.desk.did(None)
    assert frame.status.saved.text() == ""


def test_files_are_asked_of_the_application(frame: Frame, qtbot: QtBot) -> None:
    with qtbot.waitSignal(frame.asked) as asked:
        frame.actions_table["back_up"].trigger()
    assert asked.args == ["back_up"]
    frame.set_network("Ander netwerk", [Path("een.network")])
    assert "Ander netwerk" in frame.windowTitle()
    with qtbot.waitSignal(frame.file_asked) as file:
        frame.menus._recent.actions()[0].trigger()
    assert file.args == ["een.network"]


def test_closing_stops_running_work(frame: Frame) -> None:
    stopped: list[BaseException | None] = []

    def work(report: Report) -> None:
        while True:
            report(0, 0, text("Waiting"))

    def done(result: None, error: BaseException | None) -> None:
        stopped.append(error)

    frame.desk.run(text("Waiting"), work, done)
    assert frame.close()
    assert isinstance(stopped[0], background.Cancelled)


def test_closing_waits_for_a_refused_field(frame: Frame, qtbot: QtBot) -> None:
    page = cast("Any", frame.current_page())
    page.group.rows["town"].widget.setText("Nergens")
    assert not frame.close()
    assert frame.isVisible()
    page.group.rows["town"].revert()
    assert frame.close()


def test_keys_of_the_window_work_from_a_text_field(frame: Frame, qtbot: QtBot) -> None:
    page = cast("Any", frame.current_page())
    for key in ("town", "notes"):
        group = page.group if key == "town" else page.contact
        widget: QWidget = group.rows[key].widget
        widget.setFocus()
        qtbot.keyClick(widget, Key.Key_K, CTRL)
        assert frame.box.isVisible(), key
        qtbot.keyClick(frame.box.field, Key.Key_Escape)
        assert widget.hasFocus()


def test_shortcuts_are_written_as_the_platform_does(frame: Frame) -> None:
    command = frame.actions_table.declared("command")
    assert command.shown_keys == QKeySequence("Ctrl+K").toString(
        QKeySequence.SequenceFormat.NativeText
    )


def test_the_window_is_as_it_was(
    frame: Frame, make: Callable[..., Frame], shown: Callable[[Any], Any], tmp_path: Path
) -> None:
    frame.go("other")
    frame.resize(720, 555)
    frame.close()
    again = shown(make(tmp_path))
    again.start()
    assert again.current_page() is again.page("people")  # the first: there the day begins
    assert again.height() == 555


def test_trouble_is_told_by_its_kind(frame: Frame) -> None:
    assert not frame.desk.trouble(None)
    assert frame.desk.trouble(background.Cancelled())
    assert not frame.messages.isVisible()
    assert frame.desk.trouble(UserError("This cannot be done."))
    assert frame.messages.isVisible()
    with pytest.raises(OSError, match="disk"):
        frame.desk.trouble(OSError("disk"))


def test_a_window_that_went_is_gone(
    make: Callable[..., Frame], tmp_path: Path, qtbot: QtBot
) -> None:
    frame = make(tmp_path)
    frame.show()
    frame.start()
    background.wait_for_all()
    frame.close()
    gone: list[bool] = []

    def on_destroyed() -> None:
        gone.append(True)

    frame.destroyed.connect(on_destroyed)
    held = weakref.ref(frame.page("people"))
    frame.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    del frame
    gc.collect()
    assert gone == [True]
    assert held() is None


def test_a_message_is_about_the_page_it_was_said_on(frame: Frame) -> None:
    frame.go("people")
    frame.desk.say(text("Something about people."))
    frame.go("people")
    assert frame.messages.words() == "Something about people."
    frame.go("other")
    assert frame.messages.words() == ""
