"""The letter of the register once more, with what is known today; the old one stays as it was."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from coordinator_app.clock import today
from coordinator_app.operations.letters_anew import letter_anew
from coordinator_app.texts import text
from coordinator_app.views.desk import Desk
from coordinator_app.views.letters.paper_section import PaperSection, Ready
from coordinator_app.views.letters.ready_papers import ready_batch


class LetterAnew(PaperSection):
    """Out of sight until `start`; another letter puts it away."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, text("Make this letter anew"), parent=parent)
        self._letter = 0
        self.hide()

    def show_letter(self, letter_id: int) -> None:
        """Another letter is looked at, or the same with something changed."""
        if letter_id != self._letter:
            self._letter = letter_id
            self.hide()
            self.ask(None)
        elif not self.isHidden():
            self.ask(self._find)

    def start(self) -> None:
        """Lay the letter out with what is known today, and take the focus."""
        self.show()
        self.ask(self._find)
        self.take_focus()

    def _find(self) -> Ready:
        return ready_batch(
            self._desk.store, letter_anew(self._desk.store, self._letter, today=today())
        )
