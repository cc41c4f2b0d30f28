"""Fields edited in place: a field saves when it is left, Esc gives the old value back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from coordinator_app.errors import UserError
from coordinator_app.texts import Text
from coordinator_app.views.field_editors import Editor, Field, Kind, Reference, make_editor

__all__ = ["Field", "FieldGroup", "FieldRow", "Kind", "Reference"]

Save = Callable[[str, Any], object]
# Keys of the window that a text widget would keep to itself.
_WINDOW_KEYS = tuple(QKeySequence(key) for key in ("Ctrl+K", "Ctrl+B"))


class FieldRow(QObject):
    """One field on the screen: label, editor, and the sentence of a refusal under it.

    ``save(key, value)`` is called when the field is left with another value than it was given; a
    `UserError` from it is shown here, and what was typed stays.
    """

    def __init__(self, field: Field, save: Save | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.field = field
        self._save = save
        self._saving = False
        self._refused: Any = None
        self.editor: Editor = make_editor(field, parent)
        self.widget = self.editor.widget
        self.widget.setObjectName(field.key)
        self.widget.setProperty("inplace", "true" if save else "false")
        self.label = QLabel(parent)
        self.label.setBuddy(self.widget)
        self.label.setProperty("role", "secondary")
        self.error = QLabel(parent)
        self.error.setProperty("role", "error")
        self.error.setWordWrap(True)
        self.error.hide()
        self._sentence: Text | None = None
        self._loaded = self.editor.raw()
        self.widget.installEventFilter(self)
        self.editor.picked.connect(self._leave)
        self.retranslate()

    # -- values ----------------------------------------------------------------------------------

    def load(self, value: Any, *, force: bool = False) -> None:
        """Show a value, but never under a typing hand; ``force`` is for another record."""
        if self.is_dirty() and not force and not self._saving:
            return
        self.editor.write(value)
        self._loaded = self.editor.raw()
        self.show_error(None)

    def is_dirty(self) -> bool:
        """Whether something else stands there than was loaded."""
        return bool(self.editor.raw() != self._loaded)

    def read(self) -> Any:
        """The value that stands there; a refusal is shown here too, and raised."""
        try:
            value = self.editor.read()
        except UserError as refusal:
            self.show_error(refusal.text)
            raise
        self.show_error(None)
        return value

    def commit(self) -> bool:
        """Save what was typed, if anything. False: it was refused and still stands there."""
        if self._save is None or self._saving or not self.is_dirty():
            return True
        typed = self.editor.raw()
        self._saving = True
        try:
            self._save(self.field.key, self.editor.read())
        except UserError as refusal:
            self._refused = typed
            self.show_error(refusal.text)
            return False
        finally:
            self._saving = False
        self._accept(typed)
        return True

    def revert(self) -> None:
        """The old value back."""
        self.editor.restore(self._loaded)
        self.show_error(None)

    def show_error(self, sentence: Text | None) -> None:
        self._sentence = sentence
        if sentence is None:
            self._refused = None
        self.error.setText(sentence.say() if sentence else "")
        self.error.setVisible(sentence is not None)
        self.widget.setAccessibleDescription(sentence.say() if sentence else "")
        self.widget.setProperty("wrong", "true" if sentence else "false")
        self.widget.style().unpolish(self.widget)
        self.widget.style().polish(self.widget)

    def retranslate(self) -> None:
        said = self.field.label.say()
        self.label.setText(said)
        self.widget.setAccessibleName(said)
        dirty = self.is_dirty()
        self.editor.retranslate()
        if not dirty:
            self._loaded = self.editor.raw()
        if self._sentence is not None:
            self.error.setText(self._sentence.say())

    def _accept(self, typed: Any) -> None:
        """What was saved is the value now, unless a refresh brought it already."""
        if self.editor.raw() == typed:
            self._loaded = typed
        self.show_error(None)

    # -- hands -----------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        kind = event.type()
        if kind == QEvent.Type.FocusOut:
            self._leave()
        elif kind == QEvent.Type.Wheel and isinstance(self.widget, QComboBox):
            event.ignore()
            return not self.widget.hasFocus()
        elif isinstance(event, QKeyEvent):
            if kind == QEvent.Type.ShortcutOverride:
                return self._leave_to_window(event)
            if kind == QEvent.Type.KeyPress:
                return self._on_key(event)
        return super().eventFilter(watched, event)

    def _leave(self) -> None:
        if self._save is not None and self.is_dirty() and self.editor.raw() != self._refused:
            self.commit()

    def _on_key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape and self._save is not None:
            changed = self.is_dirty()
            self.revert()
            return changed
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        many_lines = isinstance(self.widget, QPlainTextEdit)
        if enter and self._save is not None and (not many_lines or event.modifiers()):
            self.commit()
            return True
        return False

    def _leave_to_window(self, event: QKeyEvent) -> bool:
        """Ctrl+K, and Ctrl+Z in a field where nothing was typed, belong to the window."""
        pressed = QKeySequence(event.keyCombination())
        undo = event.matches(QKeySequence.StandardKey.Undo) or event.matches(
            QKeySequence.StandardKey.Redo
        )
        if pressed in _WINDOW_KEYS or (undo and self._save is not None and not self.is_dirty()):
            event.ignore()
            return True
        return False


class FieldGroup(QWidget):
    """Fields under one heading, declared as data.

    ``FieldGroup(text("Name"), [Field("family_name", text("Family name"))], self.save)``;
    ``load(values)`` shows a record, ``save(key, value)`` is called for one field at a time.
    """

    def __init__(
        self,
        title: Text | None,
        fields: Sequence[Field],
        save: Save | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._title = title
        self._save = save
        self._record: object = None
        self._heading = QLabel(self)
        self._heading.setProperty("role", "heading")
        self._heading.setVisible(title is not None)
        self.rows = {
            field.key: FieldRow(field, self._save_one if save else None, self) for field in fields
        }
        self._lay_out()
        self.retranslate()

    def load(self, values: Mapping[str, Any], record: object = None) -> None:
        """Show these values (missing keys are empty). ``record``: its id; another one replaces what
        was being typed, the same one never does.
        """
        another = record != self._record
        self._record = record
        for key, row in self.rows.items():
            row.load(values.get(key), force=another)

    def values(self) -> dict[str, Any]:
        """All values as they stand there; each refusal is shown, the first is raised."""
        found: dict[str, Any] = {}
        refusals: list[UserError] = []
        for key, row in self.rows.items():
            try:
                found[key] = row.read()
            except UserError as refusal:
                refusals.append(refusal)
        if refusals:
            raise refusals[0]
        return found

    def settle(self) -> bool:
        """Save what is being typed. False: something was refused; the focus is put there."""
        for row in self.rows.values():
            if not row.commit():
                row.widget.setFocus()
                return False
        return True

    def focus_first(self, key: str = "") -> None:
        """Put the focus in the field ``key``, or in the first one."""
        row = self.rows.get(key) or next(iter(self.rows.values()))
        row.widget.setFocus(Qt.FocusReason.TabFocusReason)

    def show_refusal(self, refusal: UserError) -> bool:
        """Show a refusal at its field. False: it is not one of these fields."""
        row = self.rows.get(refusal.field or "")
        if row is not None:
            row.show_error(refusal.text)
        return row is not None

    def retranslate(self) -> None:
        if self._title is not None:
            self._heading.setText(self._title.say())
            self.setAccessibleName(self._title.say())
        for row in self.rows.values():
            row.retranslate()

    def _save_one(self, key: str, value: Any) -> None:
        """A refusal that belongs to another field of the group is shown there as well."""
        if self._save is None:
            return
        try:
            self._save(key, value)
        except UserError as refusal:
            if refusal.field not in {None, key}:
                self.show_refusal(refusal)
            raise

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._heading)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(8)
        column.addLayout(self._grid)
        self._narrow = True
        self._arrange(narrow=False)
        self._measure()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._measure()

    def _measure(self) -> None:
        """Sizes that are counted in letters."""
        letter = self.fontMetrics().averageCharWidth()
        for row in getattr(self, "rows", {}).values():
            row.label.setMinimumHeight(self.fontMetrics().height() + (0 if self._narrow else 12))
            row.label.setMinimumWidth(letter * 17)
            row.editor.fit()
            if row.field.width:
                row.widget.setMaximumWidth(row.field.width * letter + 24)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Labels go above their fields where there is no place beside them."""
        super().resizeEvent(event)
        self._arrange(narrow=self.width() < 42 * self.fontMetrics().averageCharWidth())

    def _arrange(self, *, narrow: bool) -> None:
        if narrow == self._narrow:
            return
        self._narrow = narrow
        self._grid.setColumnStretch(0, 1 if narrow else 0)
        self._grid.setColumnStretch(1, 0 if narrow else 1)
        for place, row in enumerate(self.rows.values()):
            self._place(place * 3, row)
        self._measure()

    def _place(self, line: int, row: FieldRow) -> None:
        top = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
        beside = 0 if self._narrow else 1
        below = line + 1 if self._narrow else line
        for part in (row.label, row.widget, row.error):
            self._grid.removeWidget(part)
        self._grid.addWidget(row.label, line, 0, top)
        self._grid.addWidget(row.widget, below, beside)
        self._grid.addWidget(row.error, line + 2, beside)
