"""The part of the page that shows rounds and calls of others where else a dossier stands."""

from __future__ import annotations

from coordinator_app.store.outcome import Outcome
from coordinator_app.views.nominations.list_or_board import ListOrBoard
from coordinator_app.views.nominations.rounds_pane import RoundsPane


class RoundsSide(ListOrBoard):
    """`make_record` of the page makes ``rounds_pane``; Esc goes back to the dossier."""

    rounds_pane: RoundsPane
    _rounds_shown = _sent_here = False

    def show_rounds(self) -> None:
        """Show the rounds instead of the dossier."""
        if self._turn_to_rounds():
            self.rounds_pane.part.focus()

    def show_calls(self) -> None:
        """Show the calls of others, under the rounds."""
        if self._turn_to_rounds():
            self.rounds_pane.calls.focus()

    def note_call(self) -> None:
        """Begin a new call of others."""
        if self._turn_to_rounds():
            self.rounds_pane.note_call()

    def open_noun(self, noun: str, record_id: int) -> None:
        if noun == "nominations":
            self.open_record(record_id)
        elif self._turn_to_rounds():
            self._sent_here = True
            self.rounds_pane.open_record(noun, record_id)

    def open_record(self, record_id: int) -> None:
        if self._rounds_shown and self.settle():
            self._rounds_shown = False
            self._show_side()
        super().open_record(record_id)

    def refresh(self, outcome: Outcome) -> None:
        super().refresh(outcome)
        if self._rounds_shown:
            self.rounds_pane.reload()

    def retranslate(self) -> None:
        super().retranslate()
        if self._rounds_shown:
            self.rounds_pane.reload()

    def back(self) -> None:
        """Whoever was sent to a round by another page goes back there at once."""
        sent_here, self._sent_here = self._sent_here, False
        self._rounds_shown = False
        super().back()
        if sent_here:
            self.desk.leaving.emit()

    def _show_side(self) -> None:
        if self._rounds_shown:
            self.right.setCurrentWidget(self.rounds_pane)
        else:
            super()._show_side()

    def _turn_to_rounds(self) -> bool:
        """False: what is being typed in the dossier was refused, and stays."""
        if not self.settle():
            return False
        self._sent_here = False
        self.open_side()
        self.right.addWidget(self.rounds_pane)
        self._rounds_shown = True
        self.rounds_pane.reload()
        self.right.setCurrentWidget(self.rounds_pane)
        return True
