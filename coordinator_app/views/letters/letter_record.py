"""One paper of the register: what it is, for whom, and its pages exactly as they went out."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from coordinator_app.operations.letters_anew import can_be_made_anew
from coordinator_app.operations.paper_files import print_again
from coordinator_app.rules.letters import FOR_NOBODY
from coordinator_app.store.queries.letters import LetterRecord, letter_record, made_anew_from
from coordinator_app.texts import Text, _, plural, text
from coordinator_app.views.chips import Chips
from coordinator_app.views.desk import Desk
from coordinator_app.views.flow import Flow
from coordinator_app.views.letters.letter_anew import LetterAnew
from coordinator_app.views.letters.letter_marks import LetterMarks
from coordinator_app.views.letters.list_source import TONES
from coordinator_app.views.preview import Preview
from coordinator_app.views.said import Said


class LetterRecordView(QWidget):
    """Printing again and saving give the exact bytes; what changed since changes nothing here."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._said = Said()
        self._record: LetterRecord | None = None
        self._newer: int | None = None
        self.title = self._label("title")
        self.subtitle = self._label("secondary")
        self.chips = Chips(self)
        self.marks = LetterMarks(desk, self)
        self.anew = LetterAnew(desk, self)
        self.preview = Preview(desk, self)
        self.preview.fit_width()
        self.to_person = self._button(text("To the person"), self._open_person)
        self.to_meeting = self._button(text("To the meeting"), self._open_meeting)
        self.to_nomination = self._button(text("To the nomination"), self._open_nomination)
        self.to_older = self._button(text("To the earlier one"), self._open_older)
        self.to_newer = self._button(text("To the newer one"), self._open_newer)
        self.make_anew = self._button(text("Make anew…"), self.anew.start)
        self._lay_out()

    def show_letter(self, letter_id: int) -> None:
        """Show one paper; the pages of the same one are not drawn again."""
        before = self._record
        with self._desk.store.reading() as connection:
            self._record = record = letter_record(connection, letter_id)
            self._newer = made_anew_from(connection, letter_id)
        if record is None:
            self.preview.show_pdf(b"", "")
            return
        self._show_heading()
        self.marks.show_letter(record)
        self.anew.show_letter(letter_id)
        self._show_buttons(record)
        if before is None or before.id != letter_id:
            name, pdf = print_again(self._desk.store, letter_id)
            self.preview.show_pdf(pdf, name.removesuffix(".pdf"))

    def retranslate(self) -> None:
        self._said.again()
        self.marks.retranslate()
        self.anew.retranslate()
        self._show_heading()

    def _show_heading(self) -> None:
        record = self._record
        if record is None:
            return
        self.title.setText(_("{kind}: {title}", kind=record.kind, title=record.title))
        made = record.produced_at.astimezone()
        pages = plural("{n} page", "{n} pages", record.page_count)
        self.marks.setVisible(record.kind not in FOR_NOBODY)
        when = text("Made on {day} at {time}", day=made.date(), time=f"{made:%H:%M}")
        about = record.meeting if record.meeting != record.title else ""
        words: list[Text | str] = [when, pages, record.way.word, record.person, about]
        self.subtitle.setText("  ·  ".join(str(word) for word in words if word))
        state = record.marks.state
        self.chips.show_all([(state.word, TONES[state])])
        self.chips.setVisible(record.kind not in FOR_NOBODY)
        self.setAccessibleName(self.title.text())

    def _show_buttons(self, record: LetterRecord) -> None:
        for button, leads in (
            (self.to_person, record.person_id),
            (self.to_meeting, record.meeting_id),
            (self.to_nomination, record.nomination_id),
            (self.to_older, record.made_anew_from_id),
            (self.to_newer, self._newer),
        ):
            button.setVisible(leads is not None)
        self.make_anew.setVisible(can_be_made_anew(record))

    def _open_older(self) -> None:
        if self._record is not None and self._record.made_anew_from_id is not None:
            self._desk.open("letters", self._record.made_anew_from_id)

    def _open_newer(self) -> None:
        if self._newer is not None:
            self._desk.open("letters", self._newer)

    def _open_person(self) -> None:
        if self._record is not None and self._record.person_id is not None:
            self._desk.open("people", self._record.person_id)

    def _open_meeting(self) -> None:
        if self._record is not None and self._record.meeting_id is not None:
            self._desk.open("meetings", self._record.meeting_id)

    def _open_nomination(self) -> None:
        if self._record is not None and self._record.nomination_id is not None:
            self._desk.open("nominations", self._record.nomination_id)

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
        buttons = Flow()
        buttons.addWidget(self.chips)
        for button in (
            *(self.to_person, self.to_meeting, self.to_nomination),
            *(self.to_older, self.to_newer, self.make_anew),
        ):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addLayout(words)
        column.addLayout(buttons)
        column.addWidget(self.marks)
        column.addWidget(self.anew)
        column.addWidget(self.preview, 1)
