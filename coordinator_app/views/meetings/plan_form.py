"""Planning several meetings: a wish in fields, the dates that come of it, and one key to accept."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from coordinator_app.errors import UserError
from coordinator_app.operations.season_planning import NewMeetings, plan_meetings
from coordinator_app.rules.times import read_time
from coordinator_app.store.queries.meetings import meeting_record
from coordinator_app.store.queries.seasons import meetings_to_copy
from coordinator_app.texts import Text, day, plural, text
from coordinator_app.views.desk import Desk
from coordinator_app.views.fields import Field, FieldGroup, Kind
from coordinator_app.views.in_sight import bring_in_sight
from coordinator_app.views.meetings.date_rows import DateRow, DateRows
from coordinator_app.views.plain import PlainLabel
from coordinator_app.views.said import Said


class PlanForm(QFrame):
    """A form writes `look` (the dates for the values), and perhaps `moved` (another day).

    Enter in a field looks at the dates; Ctrl+Enter, or Enter on the button, plans what is ticked.
    ``planned`` tells the first meeting that was made, ``given_up`` that it is over.
    """

    planned = Signal(int)
    given_up = Signal()

    def __init__(
        self,
        desk: Desk,
        title: Text,
        fields: Sequence[Field],
        parent: QWidget,
        *,
        moves: bool = True,
    ) -> None:
        super().__init__(parent)
        self.desk = desk
        self.said = Said()
        self._values: Mapping[str, Any] = {}
        self._typed: dict[str, Any] = {}
        self._makes = self._looking = self._moved = False
        self.group = FieldGroup(title, fields, None, self)
        self.sentence = self._label("secondary")
        self.remark = self._label("notice")
        self.rows = DateRows(self, moves=moves)
        self.rows.changed.connect(self._count)
        self.rows.move_wanted.connect(self._on_move)
        self.accept_button = self._button(primary=True)
        self.accept_button.clicked.connect(self.accept)
        self.cancel_button = self._button(primary=False)
        self.said(self.cancel_button.setText, text("Cancel"))
        self.cancel_button.clicked.connect(self.give_up)
        self.said(self.setAccessibleName, title)
        self.setProperty("panel", "true")
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self._bring_in_sight)
        for row in self.group.rows.values():
            row.editor.picked.connect(self.look_again)
            if isinstance(row.widget, QLineEdit):
                row.widget.editingFinished.connect(self.look_again)
        self.group.rows["like"].editor.picked.disconnect(self.look_again)
        self.group.rows["like"].editor.picked.connect(self._follow)
        self._lay_out()
        self.hide()

    # -- to be written by a form -----------------------------------------------------------------

    def look(self, values: Mapping[str, Any]) -> tuple[Sequence[DateRow], Text | None, Text | None]:
        """The dates that come of these values, a sentence about them, and what is wrong."""
        raise NotImplementedError

    def moved(self, values: Mapping[str, Any], day: dt.date, step: int) -> DateRow | None:
        """The date in the place of ``day``, a free day on or back; None where there is no other."""
        del values, day, step
        return None

    def kept(self, values: Mapping[str, Any], days: Sequence[dt.date]) -> Sequence[DateRow] | None:
        """The dates that a hand moved, as they read now; None where one is taken meanwhile."""
        del values, days
        return None

    def new_meetings(self, values: Mapping[str, Any], days: tuple[dt.date, ...]) -> NewMeetings:
        """What is made when the dates are accepted."""
        raise NotImplementedError

    # -- what the page asks ----------------------------------------------------------------------

    def start(self, values: Mapping[str, Any], focus: str = "") -> None:
        """Show the form with ``values`` and the dates that come of them."""
        self._values, self._typed = {}, {}
        for key, row in self.group.rows.items():
            row.load(values.get(key), force=True)
        self.show()
        self.look_again()
        self.group.focus_first(focus)
        self._soon.start(0)

    def look_again(self) -> None:
        """The dates for what stands in the fields now; refusals stand at their fields."""
        typed = {key: row.editor.raw() for key, row in self.group.rows.items()}
        if self._looking or self.isHidden() or typed == self._typed:
            return
        self._looking, self._moved, self._typed = True, False, typed
        try:
            self._values = self.group.values()
            rows, sentence, remark = self.look(self._values)
        except UserError as refusal:
            self._refuse(refusal)
        else:
            self._show(rows, sentence, remark)
        finally:
            self._looking = False

    def follow(self) -> None:
        """Something was noted beside the form: the dates anew, with what a hand ticked or moved."""
        if self.isHidden():
            return
        turned, days = self.rows.turned(), [row.day for row in self.rows.rows]
        moved, self._typed = self._moved, {}
        self.look_again()
        kept = self.kept(self._values, days) if moved and self.rows.rows else None
        if kept is not None:
            self.rows.show_rows(kept)
            self._moved = True
        self.rows.turn(turned)
        self._count()

    def accept(self) -> None:
        """Plan the ticked dates in one step."""
        self.look_again()
        days = self.rows.ticked()
        if not self._makes:
            return
        try:
            outcome = plan_meetings(self.desk.store, self.new_meetings(self._values, days))
        except UserError as refusal:
            self._refuse(refusal, keep=True)
            return
        self.hide()
        self.desk.did(outcome)
        self.planned.emit(min(outcome.made["meetings"]))

    def give_up(self) -> None:
        self.hide()
        self.given_up.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_Escape:
            self.give_up()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.accept()
            else:
                self._on_enter()
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        self.said.again()
        if self.isVisible():
            self._typed = {}
            self.look_again()

    # -- inside ----------------------------------------------------------------------------------

    def _on_enter(self) -> None:
        """From a field or a date to the button; from the button it is done."""
        if self.cancel_button.hasFocus():
            self.give_up()
        elif self.accept_button.hasFocus():
            self.accept()
        else:
            self.look_again()
            if self._makes:
                self.accept_button.setFocus(Qt.FocusReason.TabFocusReason)
                self._soon.start(0)

    def _follow(self) -> None:
        """The hours and the title of the meeting that was chosen; then the dates anew."""
        chosen = int(self.group.rows["like"].editor.raw() or 0)
        with self.desk.store.reading() as connection:
            record = meeting_record(connection, chosen) if chosen else None
        if record is not None:
            self.group.rows["starts"].load(f"{record.starts_at:%H:%M}", force=True)
            self.group.rows["ends"].load(f"{record.ends_at:%H:%M}", force=True)
            self.group.rows["title"].load(record.title, force=True)
        self.look_again()

    def _on_move(self, place: int, step: int) -> None:
        rows = self.rows.rows
        found = self.moved(self._values, rows[place].day, step)
        if found is None or any(row.day == found.day for row in rows):
            return
        self.rows.show_row(place, found)
        self._moved = True
        self._count()

    def _show(self, rows: Sequence[DateRow], sentence: Text | None, remark: Text | None) -> None:
        for label, words in ((self.sentence, sentence), (self.remark, remark)):
            label.setText(words.say() if words else "")
            label.setVisible(words is not None)
        self.rows.show_rows(rows)
        self._count()

    def _refuse(self, refusal: UserError, *, keep: bool = False) -> None:
        if not keep:
            self._show((), None, None)
        if not self.group.show_refusal(refusal):
            self.remark.setText(refusal.text.say())
            self.remark.show()

    def _count(self) -> None:
        number = len(self.rows.ticked())
        self._makes = number > 0
        self.accept_button.setEnabled(self._makes)
        words = plural("Plan {n} meeting", "Plan {n} meetings", number)
        self.accept_button.setText(words.say())

    def _bring_in_sight(self) -> None:
        bring_in_sight(self, self.cancel_button)

    def _label(self, role: str) -> PlainLabel:
        label = PlainLabel(self)
        label.setProperty("role", role)
        label.hide()
        return label

    def _button(self, *, primary: bool) -> QPushButton:
        button = QPushButton(self)
        button.setProperty("primary", "true" if primary else "false")
        return button

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.accept_button)
        buttons.addWidget(self.cancel_button)
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(10)
        for part in (self.group, self.sentence, self.rows, self.remark):
            column.addWidget(part)
        column.addLayout(buttons)


def meeting_fields(desk: Desk) -> tuple[Field, ...]:
    """The fields that every meeting of a plan has."""

    def known() -> list[tuple[str, Text | str]]:
        with desk.store.reading() as connection:
            found = meetings_to_copy(connection)
        return [(str(one.id), f"{day(one.starts_at.date())} · {one.title}") for one in found]

    return (
        Field("starts", text("Starts at"), required=True, width=24, parse=_start),
        Field("ends", text("Ends at"), required=True, width=24, parse=_end),
        Field("title", text("Title"), required=True),
        Field("like", text("Like meeting"), Kind.CHOICE, known),
    )


def _start(typed: str) -> dt.time:
    return read_time(typed, field="starts")


def _end(typed: str) -> dt.time:
    return read_time(typed, field="ends")
