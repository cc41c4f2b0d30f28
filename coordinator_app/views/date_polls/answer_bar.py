"""The buttons under the grid: what the keys do, for the mouse and to learn the keys."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from coordinator_app.rules.date_polls import DateAnswerKind
from coordinator_app.texts import Text, text
from coordinator_app.views.flow import Flow

_ANSWERS = (
    (DateAnswerKind.YES.value, text("Yes (Y)"), text("Yes")),
    (DateAnswerKind.IF_NEED_BE.value, text("If need be (M)"), text("If need be")),
    (DateAnswerKind.NO.value, text("No (N)"), text("No")),
    ("", text("Clear (⌫)"), text("Clear")),
)


class AnswerBar(QWidget):
    """For the selected cells: the answer; for their people: must be there, ask no longer.

    Short: without the keys, that are in the tips then.
    """

    answered = Signal(str)
    must_toggled = Signal()
    removed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_offered, self._is_held_back = True, False
        self._is_short = False
        self._words: list[tuple[QPushButton, Text, Text]] = []
        self._line = Flow(self)
        for value, word, short in _ANSWERS:
            button = self._button(word, short)
            button.setProperty("answer", value)
            button.clicked.connect(self._on_answer)
        must = self._button(text("Must come (Space)"), text("Must come"))
        must.clicked.connect(self.must_toggled)
        off = self._button(text("Off the list (Del)"), text("Off the list"))
        off.clicked.connect(self.removed)
        self.retranslate()

    def offer(self, *, offered: bool) -> None:
        """Whether there is something for it to do."""
        self._is_offered = offered
        self.setVisible(offered and not self._is_held_back)

    def hold_back(self, *, hide: bool) -> None:
        """Hidden where the grid needs the room."""
        self._is_held_back = hide
        self.setVisible(self._is_offered and not hide)

    def set_short(self, *, short: bool) -> None:
        if short != self._is_short:
            self._is_short = short
            self.retranslate()

    def retranslate(self) -> None:
        for button, word, short in self._words:
            button.setText(short.say() if self._is_short else word.say())
            button.setToolTip(word.say() if self._is_short else "")

    def _button(self, word: Text, short: Text) -> QPushButton:
        button = QPushButton(self)
        self._words.append((button, word, short))
        self._line.addWidget(button)
        return button

    def _on_answer(self) -> None:
        button = self.sender()
        if button is not None:
            self.answered.emit(str(button.property("answer")))
