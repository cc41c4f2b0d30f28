"""The editor for another record, that is found while its name is typed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from coordinator_app.background import Report, run_task
from coordinator_app.errors import UserError
from coordinator_app.rules.folding import fold
from coordinator_app.texts import text
from coordinator_app.views.editor import Editor
from coordinator_app.views.field import Field, Reference
from coordinator_app.views.plain import plain_tip

_LEAVING = frozenset({Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return, Qt.Key.Key_Enter})


class _Line(QLineEdit):
    """``leaving``: Tab or Enter, before either does its work."""

    leaving = Signal()

    def event(self, event: QEvent) -> bool:
        pressed = event.type() == QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and event.key() in _LEAVING:
            self.leaving.emit()
        return super().event(event)


class RecordEditor(Editor):
    """Another record, found while typing; the value is its id.

    In a field that may be ``or_new`` a first name is enough for the one known person who bears it;
    that somebody else is meant is said with the last line of the list.
    """

    def __init__(self, field: Field, parent: QWidget) -> None:
        self.line = _Line(parent)
        self.line.setReadOnly(field.read_only)
        super().__init__(field, self.line)
        self._found: dict[str, Reference] = {}
        self._chosen = Reference(0, "")
        self._asked = self._new_line = self._new_name = ""
        self._busy = False
        self._lines = QStringListModel(self)
        completer = QCompleter(self._lines, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.activated.connect(self._on_activated)
        self.line.setCompleter(completer)
        self.line.textEdited.connect(self._ask)
        self.line.leaving.connect(self._settle)
        self.retranslate()

    def raw(self) -> str:
        return self.line.text()

    def read(self) -> int | str | None:
        typed = self.line.text().strip()
        if not typed and self.field.required:
            raise self._required()
        if not typed:
            return None
        if typed == self._new_line:
            return self._new_name
        known = self._known(typed)
        if known is None and self.field.or_new:
            self._refuse_unclear(typed)
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
        self._new_line = self._new_name = ""
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

    def _known(self, typed: str) -> Reference | None:
        if typed == self._chosen.line:
            return self._chosen
        return self._found.get(typed) or self._only(typed)

    def _only(self, typed: str) -> Reference | None:
        """The one record that was found for what is typed, so that Enter is enough."""
        alike = [one for one in self._found.values() if one.title.casefold() == typed.casefold()]
        alike = alike or self._begin_so(typed)
        return alike[0] if len(alike) == 1 else None

    def _begin_so(self, typed: str) -> list[Reference]:
        """Who may be meant by a beginning: ``"San"`` is Sanne Vos; ``"Jan Vis"`` not Jan Visser."""
        if not self.field.or_new:
            return []
        begin = fold(typed) if len(typed.split()) == 1 else f"{fold(typed)} "
        return [one for one in self._found.values() if f"{fold(one.title)} ".startswith(begin)]

    def _refuse_unclear(self, typed: str) -> None:
        """Several people are called so: neither one of them nor somebody new is taken unasked."""
        if len(self._begin_so(typed)) > 1:
            raise UserError(
                "Several are called “{name}”. Choose one from the list, or its last line.",
                field=self.field.key,
                name=typed,
            )

    def _settle(self) -> None:
        """Show who is meant before the field is left."""
        typed = self.line.text().strip()
        if self.field.or_new and typed and typed != self._new_line:
            known = self._known(typed)
            if known is not None:
                self._chosen = known
                self.line.setText(known.line)

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
        typed = self.line.text().strip()
        if typed in {self._chosen.line, self._new_line}:
            return  # it was chosen while this answer was under way
        if typed != self._asked:
            self._ask()
            return
        self._found = {one.line: one for one in found or ()}
        lines = list(self._found)
        if self.field.or_new:
            self._new_name = self._asked
            self._new_line = text(self.field.new_words.source, name=self._asked).say()
            lines.append(self._new_line)
        self._lines.setStringList(lines)
        if self._found and self.line.hasFocus():
            self.line.completer().complete()

    def _on_activated(self, line: str) -> None:
        self._chosen = self._found.get(line, self._chosen)
        self.line.setText(line)
        self.picked.emit()
