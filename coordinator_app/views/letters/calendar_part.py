"""The calendar file of a meeting, to attach to an e-mail or to open in a calendar."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QVBoxLayout, QWidget

from coordinator_app.errors import UserError
from coordinator_app.operations.exports import export_calendar
from coordinator_app.store.queries.meetings import calendar_facts
from coordinator_app.texts import _, text
from coordinator_app.views.desk import Desk
from coordinator_app.views.palette import Tone
from coordinator_app.views.said import Said
from coordinator_app.views.saved_files import proposed_path, remember_folder


class CalendarPart(QWidget):
    """``show_meeting(id)``; the button asks where to save its .ics file."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._said = Said()
        self._meeting = 0
        heading, words = QLabel(self), QLabel(self)
        heading.setProperty("role", "heading")
        words.setProperty("role", "secondary")
        words.setWordWrap(True)
        self.save = QPushButton(self)
        self.save.clicked.connect(self._ask)
        self._said(heading.setText, text("Calendar file"))
        self._said(
            words.setText,
            text("Puts the meeting in anybody's calendar; a later one replaces it there."),
        )
        self._said(self.save.setText, text("Save as…"))
        self._said(self.save.setAccessibleName, text("Save the calendar file"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(heading)
        column.addWidget(words)
        column.addWidget(self.save, 0, Qt.AlignmentFlag.AlignLeft)

    def show_meeting(self, meeting_id: int) -> None:
        self._meeting = meeting_id

    def retranslate(self) -> None:
        self._said.again()

    def write(self, path: str) -> None:
        """Write the file and say so; a refusal is said above the page."""
        remember_folder(self._desk.state, Path(path).parent)
        try:
            export_calendar(self._desk.store, Path(path), self._meeting)
        except UserError as refusal:
            self._desk.say(refusal.text, Tone.BAD)
        else:
            self._desk.say(text("Saved: {path}", path=path), Tone.GOOD)

    def _ask(self) -> None:
        with self._desk.store.reading() as connection:
            facts = calendar_facts(connection, self._meeting)
        if facts is None:
            return
        stem = f"{facts.starts_at:%Y-%m-%d} {facts.title}"
        path = proposed_path(self._desk.state, stem, ".ics")
        kinds = _("Calendar files ({pattern})", pattern="*.ics")
        dialog = QFileDialog(self, _("Save as"), path, kinds)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("ics")
        dialog.fileSelected.connect(self.write)
        dialog.open()
