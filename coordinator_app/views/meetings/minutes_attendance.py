"""Who was there, in the words that the minutes print; they follow from the attendance."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coordinator_app.rules.minutes import Attendee, attendance_lines, there_words, unrecorded
from coordinator_app.texts import Text, _, plural, text
from coordinator_app.views.fold_line import FoldLine
from coordinator_app.views.plain import PlainLabel
from coordinator_app.views.said import Said


class AttendanceWords(QWidget):
    """A sentence, and the names when it is opened; presence is recorded at the attendance, once."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said = Said()
        self._inside = QWidget(self)
        self.fold = FoldLine(self._inside, self, heading=True)
        self._said(self.fold.button.setText, text("Who was there"))
        self._said(self.setAccessibleName, text("Who was there"))
        self.sentence = PlainLabel(self._inside)
        self.lines = PlainLabel(self._inside)
        self.doubt = PlainLabel(self)
        self.sentence.setProperty("role", "secondary")
        self.doubt.setProperty("role", "error")
        self._lay_out()

    def show_people(self, people: Sequence[Attendee]) -> None:
        said = there_words(people)
        self.sentence.setText(said.say())
        self.fold.say(said.say())
        self.lines.setText("\n".join(_words(people)))
        self.lines.setVisible(bool(self.lines.text()))
        missing = _missing(unrecorded(people))
        self.doubt.setText(missing.say() if missing else "")
        self.doubt.setVisible(missing is not None)

    def retranslate(self) -> None:
        self._said.again()

    def _lay_out(self) -> None:
        inside = QVBoxLayout(self._inside)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(4)
        inside.addWidget(self.sentence)
        inside.addWidget(self.lines)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for part in (self.fold, self._inside, self.doubt):
            column.addWidget(part)


def _words(people: Sequence[Attendee]) -> list[str]:
    return [
        _("{title} ({n}): {names}", title=line.title, n=line.number, names=line.listed())
        for line in attendance_lines(people)
        if line.number
    ]


def _missing(names: tuple[str, ...]) -> Text | None:
    if not names:
        return None
    return plural(
        "Of {n} person it was not recorded whether they were there: {names}.",
        "Of {n} people it was not recorded whether they were there: {names}.",
        len(names),
        names=", ".join(names),
    )
