"""The letter of the register once more, with what is known today; the old one stays as it was."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from coordinator_app.clock import today
from coordinator_app.operations.frozen import was_informal
from coordinator_app.operations.letters_anew import letter_anew
from coordinator_app.store.queries.letters import LetterRecord
from coordinator_app.texts import text
from coordinator_app.views.desk import Desk
from coordinator_app.views.letters.letter_choices import Chosen
from coordinator_app.views.letters.paper_section import PaperSection
from coordinator_app.views.letters.ready_paper import Find, Ready
from coordinator_app.views.letters.ready_papers import ready_batch


class LetterAnew(PaperSection):
    """Out of sight until `start`; another letter puts it away. It begins as the letter was."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, text("Make this letter anew"), wishes=True, parent=parent)
        self._letter: LetterRecord | None = None
        self.wished.connect(self._ask)
        self.hide()

    def show_letter(self, record: LetterRecord) -> None:
        """Another letter is looked at, or the same with something changed."""
        before, self._letter = self._letter, record
        if before is None or before.id != record.id:
            self.hide()
            self.ask(None)
        elif not self.isHidden():
            self._ask()

    def start(self) -> None:
        """Lay the letter out with what is known today, and take the focus."""
        record = self._letter
        if record is None:
            return
        if self.wishes is not None and self.isHidden():
            self.wishes.begin_with(Chosen(was_informal(record), way=record.way))
        self.show()
        self._ask()
        self.take_focus()

    def _ask(self) -> None:
        if self._letter is not None:
            self.ask(self._find(self._letter.id, self.chosen))

    def _find(self, letter_id: int, chosen: Chosen) -> Find:
        store = self._desk.store

        def find() -> Ready:
            batch = letter_anew(
                store,
                letter_id,
                today=today(),
                **chosen.how,
            )
            return ready_batch(store, batch)

        return find
