"""One paper of the register: what it is, for whom, and its pages exactly as they went out."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from coordinator_app.operations.paper_files import print_again
from coordinator_app.store.queries.letters import LetterRecord, letter_record
from coordinator_app.texts import Text, _, plural, text
from coordinator_app.views.desk import Desk
from coordinator_app.views.preview import Preview
from coordinator_app.views.said import Said


class LetterRecordView(QWidget):
    """Printing again and saving give the exact bytes; what changed since changes nothing here."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._said = Said()
        self._record: LetterRecord | None = None
        self.title = self._label("title")
        self.subtitle = self._label("secondary")
        self.preview = Preview(desk, self)
        self.preview.fit_width()
        self.to_person = self._button(text("To the person"), self._open_person)
        self.to_meeting = self._button(text("To the meeting"), self._open_meeting)
        self._lay_out()

    def show_letter(self, letter_id: int) -> None:
        """Show one paper; the same one is not drawn again."""
        if self._record is not None and self._record.id == letter_id:
            return
        with self._desk.store.reading() as connection:
            self._record = letter_record(connection, letter_id)
        if self._record is None:
            self.preview.show_pdf(b"", "")
            return
        name, pdf = print_again(self._desk.store, letter_id)
        self._show_heading()
        self.to_person.setVisible(self._record.person_id is not None)
        self.to_meeting.setVisible(self._record.meeting_id is not None)
        self.preview.show_pdf(pdf, name.removesuffix(".pdf"))

    def retranslate(self) -> None:
        self._said.again()
        self._show_heading()

    def _show_heading(self) -> None:
        record = self._record
        if record is None:
            return
        self.title.setText(_("{kind}: {title}", kind=record.kind, title=record.title))
        made = record.produced_at.astimezone()
        pages = plural("{n} page", "{n} pages", record.page_count)
        when = text("Went out on {day} at {time}", day=made.date(), time=f"{made:%H:%M}")
        about = record.meeting if record.meeting != record.title else ""
        words: list[Text | str] = [when, pages, record.person, about]
        self.subtitle.setText("  ·  ".join(str(word) for word in words if word))
        self.setAccessibleName(self.title.text())

    def _open_person(self) -> None:
        if self._record is not None and self._record.person_id is not None:
            self._desk.open("people", self._record.person_id)

    def _open_meeting(self) -> None:
        if self._record is not None and self._record.meeting_id is not None:
            self._desk.open("meetings", self._record.meeting_id)

    def _label(self, role: str) -> QLabel:
        label = QLabel(self)
        label.setProperty("role", role)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        return label

    def _button(self, word: Text, slot: Callable[[], object]) -> QPushButton:
        button = QPushButton(self)
        self._said(button.setText, word)
        button.clicked.connect(slot)
        return button

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self.title)
        words.addWidget(self.subtitle)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addLayout(words, 1)
        for button in (self.to_person, self.to_meeting):
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(16)
        column.addLayout(head)
        column.addWidget(self.preview, 1)
