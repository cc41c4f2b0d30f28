"""An empty list or record: one sentence on what belongs here, and what to do next."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from coordinator_app.texts import Text
from coordinator_app.views.said import Said


class EmptyState(QWidget):
    """``EmptyState(text("Here come …"), [(text("New meeting"), self.new_record)])``.

    The first button is the primary one. Hand in bound methods.
    """

    def __init__(
        self,
        sentence: Text,
        buttons: Sequence[tuple[Text, Callable[[], object]]] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._said = Said()
        words = QLabel(self)
        words.setWordWrap(True)
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        words.setProperty("role", "secondary")
        self._said(words.setText, sentence)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        column.addStretch(2)
        column.addWidget(words)
        self.buttons = [self._button(*button, primary=not n) for n, button in enumerate(buttons)]
        for button in self.buttons:
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def retranslate(self) -> None:
        self._said.again()

    def take_focus(self) -> None:
        """Put the focus on the first way to begin; Enter takes it."""
        (self.buttons[0] if self.buttons else self).setFocus(Qt.FocusReason.OtherFocusReason)

    def _button(self, word: Text, slot: Callable[[], object], *, primary: bool) -> QPushButton:
        button = QPushButton(self)
        button.setProperty("primary", "true" if primary else "false")
        self._said(button.setText, word)
        button.clicked.connect(slot)
        return button
