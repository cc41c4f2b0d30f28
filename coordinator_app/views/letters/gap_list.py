"""What is missing before letters may go out: each gap leads to the field where it is mended."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from coordinator_app.rules.preflight import Gap
from coordinator_app.texts import _, plural
from coordinator_app.views.desk import Desk

SHOWN = 12


class GapList(QWidget):
    """A line for each gap: press it to go to the field, mend it, and come back with Esc."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._gaps: tuple[Gap, ...] = ()
        self.lines: list[QPushButton] = []
        self.heading = QLabel(self)
        self.heading.setProperty("role", "error")
        self.heading.setWordWrap(True)
        self.more = QLabel(self)
        self.more.setProperty("role", "secondary")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._column.addWidget(self.heading)
        self._column.addWidget(self.more)
        self.hide()

    def show_gaps(self, gaps: Sequence[Gap]) -> None:
        """Show the first dozen, and how many there are besides."""
        if tuple(gaps) == self._gaps:
            return
        had_focus = any(line.hasFocus() for line in self.lines)
        self._gaps = tuple(gaps)
        for line in self.lines:
            line.hide()
            line.deleteLater()
        self.lines = [self._line() for _gap in self._gaps[:SHOWN]]
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
        for line, gap in zip(self.lines, self._gaps, strict=False):
            line.setText(_("{name}: {gap}", name=str(gap.name), gap=gap.text))
            line.setToolTip(_("Go to this field"))
        rest = len(self._gaps) - SHOWN
        self.more.setText(plural("and {n} more", "and {n} more", rest).say())
        self.more.setVisible(rest > 0)

    def _line(self) -> QPushButton:
        line = QPushButton(self)
        line.setProperty("link", "true")
        line.clicked.connect(self._on_line)
        self._column.insertWidget(self._column.count() - 1, line)
        return line

    def _on_line(self) -> None:
        sender = self.sender()
        for line, gap in zip(self.lines, self._gaps, strict=False):
            if line is sender:
                self._desk.mend(gap.noun, gap.record_id, gap.field)
                return
