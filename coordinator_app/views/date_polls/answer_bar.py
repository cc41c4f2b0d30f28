"""The buttons under the grid: what the keys do, for the mouse and to learn the keys."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from coordinator_app.rules.date_polls import DateAnswerKind
from coordinator_app.texts import Text, text
from coordinator_app.views.flow import Flow
from coordinator_app.views.said import Said

_ANSWERS = (
    (DateAnswerKind.YES.value, text("Yes (Y)")),
    (DateAnswerKind.IF_NEED_BE.value, text("If need be (M)")),
    (DateAnswerKind.NO.value, text("No (N)")),
    ("", text("Clear (⌫)")),
)


class AnswerBar(QWidget):
    """For the selected cells: the answer; for their people: must be there, ask no longer."""

    answered = Signal(str)
    must_toggled = Signal()
    removed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said = Said()
        self._line = Flow(self)
        for value, word in _ANSWERS:
            button = self._button(word)
            button.setProperty("answer", value)
            button.clicked.connect(self._on_answer)
        self._button(text("Must come (Space)")).clicked.connect(self.must_toggled)
        self._button(text("Off the list (Del)")).clicked.connect(self.removed)

    def retranslate(self) -> None:
        self._said.again()

    def _button(self, word: Text) -> QPushButton:
        button = QPushButton(self)
        self._said(button.setText, word)
        self._line.addWidget(button)
        return button

    def _on_answer(self) -> None:
        button = self.sender()
        if button is not None:
            self.answered.emit(str(button.property("answer")))
