"""What was made before for a meeting: a line for each batch, that leads to the register."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from coordinator_app.store.queries.letters import LetterRecord, letters_of_meeting
from coordinator_app.texts import Text, plural, text
from coordinator_app.views.desk import Desk
from coordinator_app.views.plain import ShortButton
from coordinator_app.views.said import Said


class MadeBefore(QWidget):
    """The batches of a meeting, the latest first."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._said = Said()
        self._words: list[tuple[Text, int]] = []
        self.lines: list[QPushButton] = []
        heading = QLabel(self)
        heading.setProperty("role", "heading")
        self._said(heading.setText, text("Made before"))
        self.nothing = QLabel(self)
        self.nothing.setProperty("role", "secondary")
        self.nothing.setWordWrap(True)
        self._said(
            self.nothing.setText,
            text("Nothing yet. What is printed or saved here is kept exactly as it went out."),
        )
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._column.addWidget(heading)
        self._column.addWidget(self.nothing)

    def show_meeting(self, meeting_id: int) -> None:
        """Show what was made for this meeting."""
        with self._desk.store.reading() as connection:
            self._words = _batches(letters_of_meeting(connection, meeting_id))
        for line in self.lines:
            line.hide()
            line.deleteLater()
        self.lines = [self._line() for _word in self._words]
        self.nothing.setVisible(not self.lines)
        self._say()

    def retranslate(self) -> None:
        self._said.again()
        self._say()

    def _say(self) -> None:
        for line, (words, _letter) in zip(self.lines, self._words, strict=True):
            line.setText(words.say())

    def _line(self) -> QPushButton:
        line = ShortButton(self)
        line.setProperty("link", "true")
        line.clicked.connect(self._on_line)
        self._column.addWidget(line)
        return line

    def _on_line(self) -> None:
        sender = self.sender()
        for line, (_words, letter_id) in zip(self.lines, self._words, strict=True):
            if line is sender:
                self._desk.open("letters", letter_id)
                return


def _batches(records: Sequence[LetterRecord]) -> list[tuple[Text, int]]:
    """What went out together, in words, with the id of its first paper."""

    def together(one: LetterRecord) -> tuple[object, ...]:
        return one.produced_at, one.kind, one.title

    return [_in_words(list(batch)) for _key, batch in groupby(records, key=together)]


def _in_words(batch: Sequence[LetterRecord]) -> tuple[Text, int]:
    first = batch[-1]
    day = first.produced_at.astimezone().date()
    # Several at one address share a letter: each has a line in the register, the paper is one.
    each = {one.pdf_sha256: one.page_count for one in batch}
    pages = plural("{n} page", "{n} pages", sum(each.values()))
    if first.person_id is None:
        return text(
            "{day} · {title} · {pages}", day=day, title=_title(first), pages=pages
        ), first.id
    letters = plural("{n} letter", "{n} letters", len(each))
    words = text(
        "{day} · {title} · {letters}, {pages}",
        day=day,
        title=_title(first),
        letters=letters,
        pages=pages,
    )
    return words, first.id


def _title(record: LetterRecord) -> Text:
    return text("{kind}: {title}", kind=record.kind, title=record.title)
