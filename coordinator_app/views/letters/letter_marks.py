"""What became of a letter, under its name in the register: the marks, and a remark."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from coordinator_app.clock import today
from coordinator_app.operations.letter_marks import edit_letter
from coordinator_app.rules.letter_marks import LetterMark
from coordinator_app.store.queries.letters import LetterRecord
from coordinator_app.texts import text
from coordinator_app.views.desk import Desk
from coordinator_app.views.fields import Field, FieldGroup, Kind
from coordinator_app.views.flow import Flow

_WIDTH = 15  # in letters, for a day


class LetterMarks(QWidget):
    """Small fields in a line, edited in place; they go on below where there is no room."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._letter = 0
        days = [
            Field(mark.value, mark.word, Kind.DAY, width=_WIDTH, past=True) for mark in LetterMark
        ]
        fields = (*days, Field("remark", text("Remark")))
        self.groups = {one.key: FieldGroup(None, (one,), self._save, self) for one in fields}
        line = Flow(self, 12, fill=True)
        for group in self.groups.values():
            line.addWidget(group)

    def show_letter(self, record: LetterRecord) -> None:
        """Show the marks; what is being typed at the same letter stays."""
        self._letter = record.id
        for key, group in self.groups.items():
            group.load({key: getattr(record, key)}, record.id)

    def retranslate(self) -> None:
        for group in self.groups.values():
            group.retranslate()

    def _save(self, key: str, value: Any) -> None:
        self._desk.did(edit_letter(self._desk.store, self._letter, key, value, today=today()))
