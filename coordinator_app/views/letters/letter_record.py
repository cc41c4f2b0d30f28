"""One paper of the register: what it is, for whom, and its pages exactly as they went out."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton, QWidget

from coordinator_app.operations.letters_anew import can_be_made_anew
from coordinator_app.operations.paper_files import print_again
from coordinator_app.rules.letters import FOR_NOBODY
from coordinator_app.store.queries.letters import LetterRecord, letter_record, made_anew_from
from coordinator_app.texts import Text, _, plural, text
from coordinator_app.views.desk import Desk
from coordinator_app.views.flow import Flow
from coordinator_app.views.letters.letter_anew import LetterAnew
from coordinator_app.views.letters.letter_marks import LetterMarks
from coordinator_app.views.letters.list_source import TONES
from coordinator_app.views.preview import Preview
from coordinator_app.views.record_pane import RecordPane

LEAST = 420  # pixels that the pages have, however large the text around them


class LetterRecordView(RecordPane):
    """Printing again and saving give the exact bytes; what changed since changes nothing here."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._record: LetterRecord | None = None
        self._newer: int | None = None
        self.marks = LetterMarks(desk, self)
        self.anew = LetterAnew(desk, self)
        self.preview = Preview(desk, self)
        self.preview.setMinimumHeight(LEAST)
        self.preview.fit_width()
        buttons = QWidget(self)
        self._line_of_buttons = Flow(buttons)
        self.to_person = self._button(text("To the person"), self._open_person)
        self.to_meeting = self._button(text("To the meeting"), self._open_meeting)
        self.to_nomination = self._button(text("To the nomination"), self._open_nomination)
        self.to_older = self._button(text("To the earlier one"), self._open_older)
        self.to_newer = self._button(text("To the newer one"), self._open_newer)
        self.make_anew = self._button(text("Make anew…"), self.anew.start)
        for part in (buttons, self.marks, self.anew, self.preview):
            self.add(part)
        self._column.setSpacing(12)
        self._column.setStretchFactor(self.preview, 1000)

    def show_letter(self, letter_id: int) -> None:
        """Show one paper; the pages of the same one are not drawn again."""
        before = self._record
        with self._desk.store.reading() as connection:
            self._record = record = letter_record(connection, letter_id)
            self._newer = made_anew_from(connection, letter_id)
        if record is None:
            self.preview.show_pdf(b"", "")
            return
        self._show_record()
        self.marks.show_letter(record)
        self.anew.show_letter(record)
        self._show_buttons(record)
        if before is None or before.id != letter_id:
            name, pdf = print_again(self._desk.store, letter_id)
            self.preview.show_pdf(pdf, name.removesuffix(".pdf"))

    def retranslate(self) -> None:
        super().retranslate()
        self.marks.retranslate()
        self.anew.retranslate()
        self._show_record()

    def _show_record(self) -> None:
        record = self._record
        if record is None:
            return
        sent = record.kind not in FOR_NOBODY
        made = record.produced_at.astimezone()
        pages = plural("{n} page", "{n} pages", record.page_count)
        when = text("Made on {day} at {time}", day=made.date(), time=f"{made:%H:%M}")
        about = record.meeting if record.meeting != record.title else ""
        words: list[Text | str] = [when, pages, record.way.word, record.person, about]
        state = record.marks.state
        self.show_heading(
            _("{kind}: {title}", kind=record.kind, title=record.title),
            "  ·  ".join(str(word) for word in words if word),
            [(state.word, TONES[state])] if sent else [],
        )
        self.marks.setVisible(sent)

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

    def _button(self, word: Text, slot: Callable[[], object]) -> QPushButton:
        button = QPushButton(self)
        self._said(button.setText, word)
        button.clicked.connect(slot)
        self._line_of_buttons.addWidget(button)
        return button
