"""Another letter than the usual ones to participants of a meeting, by what they answered."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from coordinator_app.operations.recipients import ParticipantGroup, participants_in
from coordinator_app.store.store import Store
from coordinator_app.texts import text
from coordinator_app.views.desk import Desk
from coordinator_app.views.letters.letters_to_many import LettersToMany, Whom
from coordinator_app.views.said import Said

_GROUPS = (
    ParticipantGroup.EVERYBODY,
    ParticipantGroup.YES,
    ParticipantGroup.MAYBE,
    ParticipantGroup.NO,
    ParticipantGroup.SILENT,
    ParticipantGroup.NEW,
)


class ParticipantLetters(QWidget):
    """A button until it is pressed: nothing is laid out that nobody asked for."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = desk.store
        self._said = Said()
        self._meeting = 0
        self.start_button = QPushButton(self)
        self.start_button.setProperty("link", "true")
        self._said(self.start_button.setText, text("Another letter to participants…"))
        self.start_button.clicked.connect(self.start)
        self.letters = LettersToMany(desk, text("Another letter to participants"), self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.start_button)
        column.addWidget(self.letters)
        self.letters.hide()

    def show_meeting(self, meeting_id: int) -> None:
        """Another meeting is shown, or the same with something changed."""
        if meeting_id != self._meeting:
            self._meeting = meeting_id
            self.letters.hide()
            self.start_button.show()
            self.letters.ask(None)
        elif not self.letters.isHidden():
            self._show_whom()

    def start(self) -> None:
        """Lay out a letter to everybody on the list, and take the focus."""
        self.start_button.hide()
        self.letters.show()
        self._show_whom()
        self.letters.take_focus()

    def retranslate(self) -> None:
        self._said.again()

    def _show_whom(self) -> None:
        store, meeting = self._store, self._meeting
        self.letters.show_whom([_whom(store, meeting, group) for group in _GROUPS], meeting)


def _whom(store: Store, meeting_id: int, group: ParticipantGroup) -> Whom:
    def find() -> list[int]:
        with store.reading() as connection:
            return participants_in(connection, meeting_id, group)

    return Whom(group.value, group.word, find)
