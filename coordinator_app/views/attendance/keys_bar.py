"""The buttons under the list: what the letters do, for the mouse and to learn them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from coordinator_app.rules.participations import Presence
from coordinator_app.texts import Text, text
from coordinator_app.views.flow import Flow
from coordinator_app.views.said import Said

_BUTTONS: tuple[tuple[Presence, Text], ...] = (
    (Presence.PRESENT, text("Present (Space)")),
    (Presence.LATE, text("Late (L)")),
    (Presence.LEFT_EARLY, text("Left early (E)")),
    (Presence.EXCUSED, text("Excused (A)")),
    (Presence.ABSENT, text("Absent (X)")),
    (Presence.UNKNOWN, text("Clear (⌫)")),
)


class KeysBar(QWidget):
    """For the selected people: ``recorded`` tells the presence, ``replacing`` asks who came,
    ``photo_asked`` turns to the next answer about photographs.
    """

    recorded = Signal(str)
    replacing = Signal()
    photo_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said = Said()
        line = Flow(self)
        for presence, word in _BUTTONS:
            button = self._button(word)
            button.setProperty("presence", presence.value)
            button.clicked.connect(self._on_button)
            line.addWidget(button)
        replaced = self._button(text("Replaced (V)"))
        replaced.clicked.connect(self.replacing)
        line.addWidget(replaced)
        photo = self._button(text("Photograph (F)"))
        photo.clicked.connect(self.photo_asked)
        line.addWidget(photo)

    def retranslate(self) -> None:
        self._said.again()

    def _button(self, word: Text) -> QPushButton:
        button = QPushButton(self)
        self._said(button.setText, word)
        return button

    def _on_button(self) -> None:
        button = self.sender()
        if button is not None:
            self.recorded.emit(str(button.property("presence")))
