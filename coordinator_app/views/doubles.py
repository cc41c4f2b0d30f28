"""A warning that a record may be there twice: who it may be, why, and what to do about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from coordinator_app.texts import Text, text
from coordinator_app.views.plain import PlainLabel


@dataclass(frozen=True)
class Double:
    """A record that may be the same, and why: ``text("the same name")``."""

    record_id: int
    title: str
    reason: Text

    @property
    def sentence(self) -> Text:
        return text("{name} may be the same: {why}.", name=self.title, why=self.reason)


class DoubleLine(QWidget):
    """Who it may be and why, with a button to choose that one and one that says it is another."""

    chosen = Signal(int)
    not_same = Signal(int)

    def __init__(self, double: Double, choose: Text, parent: QWidget) -> None:
        super().__init__(parent)
        self._double = double
        sentence = PlainLabel(self)
        sentence.setText(double.sentence.say())
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._button(choose, self._on_chosen))
        buttons.addWidget(self._button(text("Not the same"), self._on_not_same))
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(sentence)
        column.addLayout(buttons)

    def _button(self, word: Text, slot: Callable[[], None]) -> QPushButton:
        button = QPushButton(word.say(), self)
        button.setProperty("link", "true")
        button.setAccessibleDescription(self._double.sentence.say())
        button.clicked.connect(slot)
        return button

    def _on_chosen(self) -> None:
        self.chosen.emit(self._double.record_id)

    def _on_not_same(self) -> None:
        self.not_same.emit(self._double.record_id)


class Doubles(QFrame):
    """Hidden while there are none. ``opened`` and ``not_same`` tell the id of the one chosen."""

    opened = Signal(int)
    not_same = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._doubles: Sequence[Double] = ()
        self.setProperty("message", "wait")
        self._lines = QVBoxLayout(self)
        self.hide()
        self.retranslate()

    def show_doubles(self, doubles: Sequence[Double]) -> None:
        self._doubles = doubles
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for double in doubles:
            line = DoubleLine(double, text("Open that one"), self)
            line.chosen.connect(self.opened)
            line.not_same.connect(self.not_same)
            self._lines.addWidget(line)
        self.setVisible(bool(doubles))

    def doubles(self) -> Sequence[Double]:
        """Those that are shown."""
        return self._doubles

    def retranslate(self) -> None:
        self.setAccessibleName(text("Possible doubles").say())
        self.show_doubles(self._doubles)
