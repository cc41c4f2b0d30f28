"""What is missing before letters may go out: each gap leads to the field where it is mended."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from coordinator_app.rules.preflight import Gap
from coordinator_app.texts import _, plural
from coordinator_app.views.desk import Desk
from coordinator_app.views.plain import plain_action

SHOWN = 12


class GapList(QWidget):
    """A line for each gap: press the name to go to the field, mend it, and come back with Esc."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._gaps: tuple[Gap, ...] = ()
        self.lines: list[QPushButton] = []
        self._sentences: list[QLabel] = []
        self.heading = QLabel(self)
        self.heading.setProperty("role", "error")
        self.heading.setWordWrap(True)
        self.more = QLabel(self)
        self.more.setProperty("role", "secondary")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.heading)
        column.addLayout(self._grid)
        column.addWidget(self.more)
        self.hide()

    def show_gaps(self, gaps: Sequence[Gap]) -> None:
        """Show the first dozen, and how many there are besides."""
        if tuple(gaps) == self._gaps:
            return
        had_focus = any(line.hasFocus() for line in self.lines)
        self._gaps = tuple(gaps)
        for part in (*self.lines, *self._sentences):
            part.hide()
            part.deleteLater()
        self.lines, self._sentences = [], []
        for place in range(min(len(self._gaps), SHOWN)):
            self._add_line(place)
        self.setVisible(bool(self._gaps))
        self.retranslate()
        if had_focus and self.lines:
            self.lines[0].setFocus()

    def retranslate(self) -> None:
        missing = plural(
            "{n} thing is missing. Nothing is printed until it is filled in.",
            "{n} things are missing. Nothing is printed until they are filled in.",
            len(self._gaps),
        )
        self.heading.setText(missing.say())
        for line, sentence, gap in zip(self.lines, self._sentences, self._gaps, strict=False):
            line.setText(plain_action(str(gap.name)))
            line.setAccessibleName(_("{name}: {gap}", name=str(gap.name), gap=gap.text))
            line.setToolTip(_("Go to this field"))
            sentence.setText(gap.text.say())
        rest = len(self._gaps) - SHOWN
        self.more.setText(plural("and {n} more", "and {n} more", rest).say())
        self.more.setVisible(rest > 0)

    def _add_line(self, place: int) -> None:
        line, sentence = QPushButton(self), QLabel(self)
        line.setProperty("link", "true")
        line.clicked.connect(self._on_line)
        sentence.setWordWrap(True)
        self._grid.addWidget(line, place, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(sentence, place, 1)
        for part in (line, sentence):
            part.show()  # now, not with the next event: the focus may go there at once
        self.lines.append(line)
        self._sentences.append(sentence)

    def _on_line(self) -> None:
        sender = self.sender()
        for line, gap in zip(self.lines, self._gaps, strict=False):
            if line is sender:
                self._desk.mend(gap.noun, gap.record_id, gap.field)
                return
