"""Editors for one value each: standard widgets behind one small interface."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from coordinator_app.clock import today
from coordinator_app.errors import UserError
from coordinator_app.rules.dates import read_date
from coordinator_app.texts import day
from coordinator_app.views.editor import Editor
from coordinator_app.views.field import Field, Kind, Reference
from coordinator_app.views.record_editor import RecordEditor

__all__ = ["Editor", "Field", "Kind", "RecordEditor", "Reference", "make_editor"]


class LineEditor(Editor):
    """One line; also days and numbers, that are typed as people write them."""

    def __init__(self, field: Field, parent: QWidget) -> None:
        self.line = QLineEdit(parent)
        self.line.setReadOnly(field.read_only)
        super().__init__(field, self.line)
        self._written: tuple[Any, str] | None = None
        self.retranslate()

    def raw(self) -> str:
        return self.line.text()

    def read(self) -> Any:
        typed = self.line.text().strip()
        if not typed and self.field.required:
            raise self._required()
        if self.field.kind is Kind.LINE and self.field.parse is None:
            return typed
        return self._parsed(typed) if typed else None

    def write(self, value: Any) -> None:
        shown = self._shown(value)
        self._written = (value, shown)
        self.line.setText(shown)
        self.line.setCursorPosition(0)

    def restore(self, raw: Any) -> None:
        self.line.setText(raw)

    def retranslate(self) -> None:
        self.line.setPlaceholderText(self.field.hint.say())
        if self._written is not None and self.line.text() == self._written[1]:
            self.write(self._written[0])

    def _parsed(self, typed: str) -> Any:
        if self.field.parse is not None:
            return self.field.parse(typed)
        if self.field.kind is Kind.DAY:
            return read_date(typed, today(), field=self.field.key, past=self.field.past)
        try:
            return int(typed)
        except ValueError:
            raise UserError("This is a whole number, such as 12.", field=self.field.key) from None

    def _shown(self, value: Any) -> str:
        if value is None:
            return ""
        if self.field.show is not None:
            return self.field.show(value)
        return day(value) if isinstance(value, date) else str(value)


class _Box(QPlainTextEdit):
    """Wraps its lines; ``resized`` tells that they may have become more or fewer."""

    resized = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.resized.emit()


class LinesEditor(Editor):
    """Several lines; SEVERAL gives them as a tuple, one value a line (e-mails, phones)."""

    def __init__(self, field: Field, parent: QWidget) -> None:
        self.box = _Box(parent)
        self.box.setReadOnly(field.read_only)
        super().__init__(field, self.box)
        self.box.textChanged.connect(self.fit)
        self.box.resized.connect(self.fit)
        self.retranslate()
        self.fit()

    def raw(self) -> str:
        return self.box.toPlainText()

    def read(self) -> Any:
        typed = self.box.toPlainText().strip()
        if not typed and self.field.required:
            raise self._required()
        if self.field.kind is Kind.LINES:
            return self.field.parse(typed) if self.field.parse else typed
        lines = [line.strip() for line in typed.splitlines() if line.strip()]
        return tuple(self.field.parse(line) if self.field.parse else line for line in lines)

    def write(self, value: Any) -> None:
        show = self.field.show or str
        several = self.field.kind is Kind.SEVERAL
        lines = [show(one) for one in value or ()] if several else [show(value or "")]
        self.box.setPlainText("\n".join(lines))

    def restore(self, raw: Any) -> None:
        self.box.setPlainText(raw)

    def retranslate(self) -> None:
        self.box.setPlaceholderText(self.field.hint.say())

    def fit(self) -> None:
        """As high as what stands in it, wrapped as it is, within reason."""
        least = 1 if self.field.kind is Kind.SEVERAL else 3
        # A plain text document counts its height in lines.
        wrapped = int(self.box.document().size().height())
        lines = max(least, min(max(wrapped, self.box.blockCount()), 12))
        self.box.setFixedHeight(lines * self.box.fontMetrics().lineSpacing() + 12)


class _PickBox(QComboBox):
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        # The choice itself is set after the list was closed.
        self._closing = QTimer(self)
        self._closing.setSingleShot(True)
        self._closing.timeout.connect(self.closed)

    def hidePopup(self) -> None:  # noqa: N802 - Qt's name
        super().hidePopup()
        self._closing.start(0)


class ChoiceEditor(Editor):
    """A closed list; empty is a choice too unless the field is required."""

    def __init__(self, field: Field, parent: QWidget) -> None:
        self.box = _PickBox(parent)
        self.box.setEnabled(not field.read_only)
        self.box.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.box.setMinimumContentsLength(8)
        self.box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        super().__init__(field, self.box)
        self._fill()
        self.box.closed.connect(self.picked)

    def raw(self) -> str:
        return str(self.box.currentData() or "")

    def read(self) -> Any:
        value = self.raw()
        if not value and self.field.required:
            raise self._required()
        if value and isinstance(self.field.choices, type):
            return self.field.choices(value)
        return value or None

    def write(self, value: Any) -> None:
        self.restore(str(value or ""))

    def restore(self, raw: Any) -> None:
        if self.box.findData(raw) < 0:
            self._fill()
        self.box.setCurrentIndex(self.box.findData(raw))

    def retranslate(self) -> None:
        raw = self.raw()
        self._fill()
        self.restore(raw)

    def _fill(self) -> None:
        self.box.clear()
        self.box.addItem("—", "")
        for value, word in self.field.options():
            self.box.addItem(str(word), value)


class CheckEditor(Editor):
    """Yes or no."""

    def __init__(self, field: Field, parent: QWidget) -> None:
        self.check = QCheckBox(parent)
        self.check.setEnabled(not field.read_only)
        super().__init__(field, self.check)
        self.check.clicked.connect(self.picked)

    def raw(self) -> bool:
        return self.check.isChecked()

    def read(self) -> bool:
        return self.check.isChecked()

    def write(self, value: Any) -> None:
        self.check.setChecked(bool(value))

    def restore(self, raw: Any) -> None:
        self.check.setChecked(raw)


def make_editor(field: Field, parent: QWidget) -> Editor:
    """The editor for a field of this kind."""
    kinds: dict[Kind, Callable[[Field, QWidget], Editor]] = {
        Kind.LINES: LinesEditor,
        Kind.SEVERAL: LinesEditor,
        Kind.CHOICE: ChoiceEditor,
        Kind.CHECK: CheckEditor,
        Kind.RECORD: RecordEditor,
    }
    return kinds.get(field.kind, LineEditor)(field, parent)
