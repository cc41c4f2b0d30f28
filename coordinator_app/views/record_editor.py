"""The editor for another record, that is found while its name is typed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QStringListModel
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from coordinator_app.background import Report, run_task
from coordinator_app.errors import UserError
from coordinator_app.views.editor import Editor
from coordinator_app.views.field import Field, Reference
from coordinator_app.views.plain import plain_tip


class RecordEditor(Editor):
    """Another record, found while typing; the value is its id."""

    def __init__(self, field: Field, parent: QWidget) -> None:
        self.line = QLineEdit(parent)
        self.line.setReadOnly(field.read_only)
        super().__init__(field, self.line)
        self._found: dict[str, Reference] = {}
        self._chosen = Reference(0, "")
        self._asked = ""
        self._busy = False
        self._lines = QStringListModel(self)
        completer = QCompleter(self._lines, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.activated.connect(self._on_activated)
        self.line.setCompleter(completer)
        self.line.textEdited.connect(self._ask)
        self.retranslate()

    def raw(self) -> str:
        return self.line.text()

    def read(self) -> int | str | None:
        typed = self.line.text().strip()
        if not typed and self.field.required:
            raise self._required()
        if not typed:
            return None
        known = self._found.get(typed) or self._only(typed)
        if known is None and self.field.or_new:
            return typed
        if known is None:
            raise UserError(
                "Choose one from the list that appears while typing.", field=self.field.key
            )
        self._chosen = known
        return known.record_id

    def write(self, value: Any) -> None:
        """``value`` is a `Reference`, or None."""
        self._chosen = value or Reference(0, "")
        self._found = {self._chosen.line: self._chosen} if value else {}
        self.line.setText(self._chosen.line)
        self.line.setCursorPosition(0)
        self._say_whole()

    def restore(self, raw: Any) -> None:
        self.line.setText(raw)

    def retranslate(self) -> None:
        self.line.setPlaceholderText(self.field.hint.say())
        self._say_whole()

    def _say_whole(self) -> None:
        """In the tip: a field is often narrower than what it says."""
        self.line.setToolTip(plain_tip(self._chosen.line) or self.field.hint.say())

    def _only(self, typed: str) -> Reference | None:
        """The one record that was found for what is typed, so that Enter is enough."""
        alike = [one for one in self._found.values() if one.title.casefold() == typed.casefold()]
        return alike[0] if len(alike) == 1 else None

    def _ask(self) -> None:
        typed = self.line.text().strip()
        find = self.field.find
        if self._busy or find is None or not typed:
            return
        self._busy, self._asked = True, typed

        def work(report: Report) -> Sequence[Reference]:
            del report
            return find(typed)

        run_task(work, self._on_found)

    def _on_found(self, found: Sequence[Reference] | None, error: BaseException | None) -> None:
        self._busy = False
        if error is not None:
            raise error
        if self.line.text().strip() != self._asked:
            self._ask()
            return
        self._found = {one.line: one for one in found or ()}
        self._lines.setStringList(list(self._found))
        if self._found and self.line.hasFocus():
            self.line.completer().complete()

    def _on_activated(self, line: str) -> None:
        self.line.setText(line)
        self.picked.emit()
