"""A small form inside a record, to add something to it; Enter adds, Esc gives up."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from coordinator_app.errors import UserError
from coordinator_app.texts import Text, text
from coordinator_app.views.fields import Field, FieldGroup
from coordinator_app.views.in_sight import bring_in_sight
from coordinator_app.views.plain import PlainLabel
from coordinator_app.views.said import Said

Send = Callable[[Mapping[str, Any]], object]


class InlineForm(QFrame):
    """``send(values)`` writes; a refusal is shown at its field. ``closed``: it is over."""

    closed = Signal()

    def __init__(
        self, title: Text, fields: Sequence[Field], send: Send, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._said = Said()
        self._send = send
        self.group = FieldGroup(title, fields, None, self)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._bring_in_sight)
        self.refusal = PlainLabel(self)
        self.refusal.setProperty("role", "error")
        self.add = self._button(text("Add"), primary=True)
        self.add.clicked.connect(self.save)
        self.cancel = self._button(text("Cancel"), primary=False)
        self.cancel.clicked.connect(self.give_up)
        self._said(self.setAccessibleName, title)
        self.setProperty("panel", "true")
        self._lay_out()
        self.hide()

    def start(self, values: Mapping[str, Any] | None = None) -> None:
        """Show the form, empty or with ``values``, and put the focus in its first field."""
        for key, row in self.group.rows.items():
            row.load((values or {}).get(key), force=True)
        self.refusal.hide()
        self.show()
        self.group.focus_first()
        self._soon.start(0)

    def _bring_in_sight(self) -> None:
        bring_in_sight(self, self.cancel)

    def begin(self) -> None:
        """Show the form, empty."""
        self.start()

    def save(self) -> None:
        """Write it; what is refused stays, with the sentence at its field."""
        self.refusal.hide()
        try:
            self._send(self.group.values())
        except UserError as refusal:
            self._show(refusal)
        else:
            self.give_up()

    def settle(self) -> bool:
        """Write what was typed before something else is shown. False: it cannot be yet."""
        if self.isHidden() or not any(row.is_dirty() for row in self.group.rows.values()):
            return True
        self.save()
        return self.isHidden()

    def give_up(self) -> None:
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_Escape:
            self.give_up()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.save()
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        self._said.again()

    def _show(self, refusal: UserError) -> None:
        if self.group.show_refusal(refusal):
            self.group.focus_first(refusal.field or "")
        else:
            self.refusal.setText(refusal.text.say())
            self.refusal.show()

    def _button(self, word: Text, *, primary: bool) -> QPushButton:
        button = QPushButton(self)
        button.setProperty("primary", "true" if primary else "false")
        self._said(button.setText, word)
        return button

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.add)
        buttons.addWidget(self.cancel)
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(8)
        column.addWidget(self.group)
        column.addWidget(self.refusal)
        column.addLayout(buttons)
