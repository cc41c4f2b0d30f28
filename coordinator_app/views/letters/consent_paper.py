"""The letter that asks a manager for consent, in the record of a nomination."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from coordinator_app.clock import today
from coordinator_app.texts import text
from coordinator_app.views.desk import Desk
from coordinator_app.views.letters import ready_papers
from coordinator_app.views.letters.paper_section import PaperSection


class ConsentPaper(PaperSection):
    """The letter to the manager, for the record of a nomination: ``show_nomination(id)``."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, text("Letter to the manager"), parent=parent)

    def show_nomination(self, nomination_id: int) -> None:
        """Lay out the letter for this nomination; 0: no manager was named yet."""
        self.setVisible(bool(nomination_id))
        self.ask(
            ready_papers.ready_consent_request(self._desk.store, nomination_id, today())
            if nomination_id
            else None
        )
