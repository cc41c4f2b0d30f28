"""One field edited in place: it saves when it is left, Esc gives the old value back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QComboBox, QLabel, QPlainTextEdit, QWidget

from coordinator_app.errors import UserError
from coordinator_app.texts import Text
from coordinator_app.views.editor import Editor
from coordinator_app.views.field import Field
from coordinator_app.views.field_editors import make_editor
from coordinator_app.views.plain import PlainLabel
from coordinator_app.views.window_keys import left_to_window

Save = Callable[[str, Any], object]

# A menu, a list of proposals or a look at another window: the hand comes back to this field.
_STILL_THERE = frozenset(
    {
        Qt.FocusReason.PopupFocusReason,
        Qt.FocusReason.MenuBarFocusReason,
        Qt.FocusReason.ActiveWindowFocusReason,
    }
)


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
        self.error = PlainLabel(parent)
        self.error.setProperty("role", "error")
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
        wrong = "true" if sentence else "false"
        if self.widget.property("wrong") != wrong:
            self.widget.setProperty("wrong", wrong)
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
        if kind == QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
            if event.reason() not in _STILL_THERE:
                self._leave()
        elif kind == QEvent.Type.Wheel and isinstance(self.widget, QComboBox):
            event.ignore()
            return not self.widget.hasFocus()
        elif isinstance(event, QKeyEvent):
            if kind == QEvent.Type.ShortcutOverride:
                if event.key() == Qt.Key.Key_Delete:
                    event.accept()  # in a field it never deletes the record
                    return True
                untouched = self._save is not None and not self.is_dirty()
                return left_to_window(event, untouched=untouched)
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
