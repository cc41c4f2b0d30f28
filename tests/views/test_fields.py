"""A field saves when it is left, gives the old value back on Esc, and keeps what was refused."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QFocusEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from coordinator_app import background, texts
from coordinator_app.clock import today
from coordinator_app.errors import UserError
from coordinator_app.rules.memberships import MemberCategory
from coordinator_app.texts import text
from coordinator_app.views.accessible import assert_accessible
from coordinator_app.views.fields import Field, FieldGroup, Kind, Reference

Show = Callable[[Any], Any]
KNOWN = [Reference(4, "Gemeente Zwolle", "Zwolle"), Reference(9, "Gemeente Zwartewaterland")]


def _find(typed: str) -> list[Reference]:
    return [one for one in KNOWN if typed.casefold() in one.title.casefold()]


FIELDS = [
    Field("name", text("Name"), required=True),
    Field("town", text("Town"), width=20),
    Field("category", text("Category"), Kind.CHOICE, choices=MemberCategory),
    Field("since", text("Member since"), Kind.DAY),
    Field("seats", text("Seats"), Kind.NUMBER),
    Field("print", text("Large print"), Kind.CHECK),
    Field("emails", text("E-mail"), Kind.SEVERAL),
    Field("notes", text("Notes"), Kind.LINES),
    Field("organisation", text("Organisation"), Kind.RECORD, find=_find),
]
VALUES = {
    "name": "Bakker",
    "town": "Zwolle",
    "category": MemberCategory.SOCIAL_PROFESSIONAL,
    "since": dt.date(2019, 3, 20),
    "seats": 12,
    "print": True,
    "emails": ("a@b.example", "c@d.example"),
    "notes": "one\ntwo",
    "organisation": KNOWN[0],
}


class Saved:
    """Remembers what was saved; refuses the town of Nowhere."""

    def __init__(self) -> None:
        self.all: list[tuple[str, Any]] = []

    def __call__(self, key: str, value: Any) -> None:
        if value == "Nowhere":
            raise UserError("There is no such town.", field="town")
        self.all.append((key, value))


@pytest.fixture
def saved() -> Saved:
    return Saved()


@pytest.fixture
def group(shown: Show, saved: Saved) -> FieldGroup:
    made = FieldGroup(text("Facts"), FIELDS, saved)
    made.load(VALUES, 1)
    shown(made)
    return made


def _line(group: FieldGroup, key: str) -> QLineEdit:
    widget = group.rows[key].widget
    assert isinstance(widget, QLineEdit)
    return widget


def _type(qtbot: QtBot, group: FieldGroup, key: str, typed: str) -> QLineEdit:
    line = _line(group, key)
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, typed)
    return line


def test_what_was_loaded_reads_the_same_and_is_not_dirty(group: FieldGroup, saved: Saved) -> None:
    assert group.values() == {**VALUES, "organisation": 4}
    assert not any(row.is_dirty() for row in group.rows.values())
    assert group.settle()
    assert saved.all == []


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Tab])
def test_enter_and_tab_save_once(
    qtbot: QtBot, group: FieldGroup, saved: Saved, key: Qt.Key
) -> None:
    line = _type(qtbot, group, "name", "Jansen")
    qtbot.keyClick(line, key)
    group.rows["town"].widget.setFocus()
    assert saved.all == [("name", "Jansen")]


def test_a_look_at_another_window_saves_nothing_yet(
    qtbot: QtBot, group: FieldGroup, saved: Saved
) -> None:
    line = _type(qtbot, group, "name", "Jan")
    QApplication.sendEvent(
        line, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.ActiveWindowFocusReason)
    )
    assert saved.all == []
    qtbot.keyClicks(line, "sen")
    assert group.settle()
    assert saved.all == [("name", "Jansen")]


def test_leaving_without_a_change_saves_nothing(
    qtbot: QtBot, group: FieldGroup, saved: Saved
) -> None:
    _type(qtbot, group, "name", "Bakker")
    group.rows["town"].widget.setFocus()
    assert saved.all == []


def test_escape_gives_the_old_value_back(qtbot: QtBot, group: FieldGroup, saved: Saved) -> None:
    line = _type(qtbot, group, "name", "Jansen")
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    group.rows["town"].widget.setFocus()
    assert line.text() == "Bakker"
    assert saved.all == []


def test_a_refusal_is_shown_at_the_field_and_what_was_typed_stays(
    qtbot: QtBot, group: FieldGroup, saved: Saved
) -> None:
    line = _type(qtbot, group, "town", "Nowhere")
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    row = group.rows["town"]
    assert row.error.isVisible()
    assert row.error.text() == str(UserError("There is no such town."))
    assert line.accessibleDescription() == row.error.text()
    assert line.text() == "Nowhere"
    assert not group.settle()
    assert line.hasFocus()
    _type(qtbot, group, "town", "Assen")
    assert group.settle()
    assert not row.error.isVisible()
    assert saved.all == [("town", "Assen")]


def test_a_required_field_cannot_be_emptied(qtbot: QtBot, group: FieldGroup, saved: Saved) -> None:
    line = _type(qtbot, group, "name", " ")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert group.rows["name"].error.isVisible()
    assert saved.all == []


def test_a_refresh_never_touches_what_is_being_typed(qtbot: QtBot, group: FieldGroup) -> None:
    line = _type(qtbot, group, "name", "Jan")
    group.load({**VALUES, "town": "Goes"}, 1)
    assert line.text() == "Jan"
    assert _line(group, "town").text() == "Goes"
    group.load({**VALUES, "name": "Other"}, 2)
    assert line.text() == "Other"


def test_a_value_that_was_put_right_while_saving_is_shown(qtbot: QtBot, shown: Show) -> None:
    holder: list[FieldGroup] = []

    def save(key: str, value: Any) -> None:
        holder[0].load({"postcode": "1234 AB"}, 1)

    group = FieldGroup(None, [Field("postcode", text("Postcode"))], save)
    holder.append(group)
    group.load({"postcode": ""}, 1)
    shown(group)
    line = _type(qtbot, group, "postcode", "1234ab")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert line.text() == "1234 AB"
    assert not group.rows["postcode"].is_dirty()


def test_a_day_is_typed_as_people_do(qtbot: QtBot, group: FieldGroup, saved: Saved) -> None:
    line = _type(qtbot, group, "since", "20-3-2027")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    line = _type(qtbot, group, "since", "vandaag")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert saved.all == [("since", dt.date(2027, 3, 20)), ("since", today())]
    _type(qtbot, group, "since", "31-02-2027")
    assert not group.settle()


def test_a_number_says_when_it_is_none(qtbot: QtBot, group: FieldGroup, saved: Saved) -> None:
    _type(qtbot, group, "seats", "many")
    assert not group.settle()
    _type(qtbot, group, "seats", "40")
    assert group.settle()
    assert saved.all == [("seats", 40)]


def test_several_are_one_on_a_line(qtbot: QtBot, group: FieldGroup, saved: Saved) -> None:
    box = group.rows["emails"].widget
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(box, Qt.Key.Key_Return)
    qtbot.keyClicks(box, " e@f.example ")
    qtbot.keyClick(box, Qt.Key.Key_Tab)
    assert saved.all == [("emails", ("a@b.example", "c@d.example", "e@f.example"))]


def test_a_choice_saves_when_left_or_picked(qtbot: QtBot, group: FieldGroup, saved: Saved) -> None:
    box = group.rows["category"].widget
    assert isinstance(box, QComboBox)
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert saved.all == []
    qtbot.keyClick(box, Qt.Key.Key_Tab)
    assert saved.all == [("category", MemberCategory.EXPERT_BY_EXPERIENCE)]
    box.showPopup()
    qtbot.keyClick(box.view(), Qt.Key.Key_Home)
    qtbot.keyClick(box.view(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(saved.all) == 2)
    assert saved.all[1] == ("category", None)


def test_the_wheel_changes_no_choice_in_passing(group: FieldGroup) -> None:
    box = group.rows["category"].widget
    group.rows["name"].widget.setFocus()
    turn = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(0, -120), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(box, turn)
    assert not group.rows["category"].is_dirty()


def test_a_tick_saves_at_once(qtbot: QtBot, group: FieldGroup, saved: Saved) -> None:
    box = group.rows["print"].widget
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Space)
    assert saved.all == [("print", False)]


def test_another_record_is_found_while_typing(
    qtbot: QtBot, group: FieldGroup, saved: Saved
) -> None:
    line = _type(qtbot, group, "organisation", "zwarte")
    background.wait_for_all()
    popup = line.completer().popup()
    assert popup is not None
    assert popup.isVisible()
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert saved.all == [("organisation", 9)]
    popup.hide()
    _type(qtbot, group, "organisation", "nobody")
    background.wait_for_all()
    assert not group.settle()


def test_undo_belongs_to_the_window_where_nothing_was_typed(
    qtbot: QtBot, group: FieldGroup
) -> None:
    from PySide6.QtGui import QKeySequence, QShortcut

    pressed: list[bool] = []

    def on_undo() -> None:
        pressed.append(True)

    shortcut = QShortcut(QKeySequence("Ctrl+Z"), group)
    shortcut.activated.connect(on_undo)
    line = _line(group, "name")
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert pressed == [True]
    qtbot.keyClicks(line, "x")
    qtbot.keyClick(line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert pressed == [True]
    assert line.text() == "Bakker"


def test_another_language_keeps_what_is_typed(qtbot: QtBot, group: FieldGroup) -> None:
    line = _type(qtbot, group, "name", "Jan")
    texts.use("en")
    group.retranslate()
    assert line.text() == "Jan"
    assert group.rows["name"].label.text() == "Name"
    assert _line(group, "since").text() == "Wed 20 Mar 2019"
    assert not group.rows["since"].is_dirty()
    box = group.rows["category"].widget
    assert isinstance(box, QComboBox)
    assert box.currentText() == "Social professional"
    assert not group.rows["category"].is_dirty()


def test_everything_has_a_name(group: FieldGroup) -> None:
    assert_accessible(group)
    assert group.rows["name"].label.buddy() is group.rows["name"].widget


def test_labels_go_above_where_there_is_no_place(group: FieldGroup) -> None:
    row = group.rows["name"]
    group.resize(700, 500)
    QApplication.processEvents()
    assert row.label.x() < row.widget.x()
    group.resize(200, 500)
    QApplication.processEvents()
    assert row.label.y() < row.widget.y()


def test_larger_text_asks_for_no_more_width_than_labels_above_their_fields(shown: Show) -> None:
    group = FieldGroup(None, [Field("street", text("A label of some length"))], None)
    group.resize(900, 200)
    shown(group)
    row = group.rows["street"]
    assert row.label.geometry().right() < row.widget.geometry().left()
    beside = row.label.width() + row.widget.minimumSizeHint().width()
    assert group.minimumSizeHint().width() < beside
