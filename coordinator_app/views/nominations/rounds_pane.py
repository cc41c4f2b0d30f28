"""The side of the page that shows calls instead of a dossier: own rounds, and those of others."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from coordinator_app.clock import today
from coordinator_app.store.queries.binned import calls_in_bin, rounds_in_bin
from coordinator_app.store.queries.external_calls import external_calls
from coordinator_app.store.queries.nomination_rounds import rounds
from coordinator_app.texts import _
from coordinator_app.views.desk import Desk
from coordinator_app.views.nominations.calls import CallsPart
from coordinator_app.views.nominations.rounds import RoundsPart
from coordinator_app.views.record_pane import RecordPane


class RoundsPane(RecordPane):
    """``part`` holds the rounds, ``calls`` those of others."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.part = RoundsPart(desk, self)
        self.calls = CallsPart(desk, self)
        self.add(self.part)
        self.add(self.calls)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._bring_in_sight)
        for part in (self.part, self.calls):
            part.lines.chosen.connect(self._on_chosen)

    def reload(self) -> None:
        day = today()
        with self._desk.store.reading() as connection:
            own, own_binned = rounds(connection), rounds_in_bin(connection)
            others, binned = external_calls(connection, day), calls_in_bin(connection)
        self.show_heading(_("Nomination rounds"), _("Esc goes back to the dossier"))
        self.part.show_rows(own, own_binned)
        self.calls.show_rows(others, binned)

    def open_record(self, noun: str, record_id: int) -> None:
        """Open the line of a round (``nomination_rounds``) or of a call (``external_calls``)."""
        of_others = noun == "external_calls"
        (self.part if of_others else self.calls).put_away()
        (self.calls if of_others else self.part).choose(record_id)
        self._soon.start(0)

    def note_call(self) -> None:
        """The form for a new call of others, with nothing else open around it."""
        for part in (self.part, self.calls):
            part.put_away()
        self.calls.form.begin()

    def _on_chosen(self) -> None:
        self._soon.start(0)

    def _bring_in_sight(self) -> None:
        """The line and its fields, once the pane has made place for them."""
        now = QApplication.focusWidget()
        for part in (self.part, self.calls):
            if part.edit_box.isVisible() and now is not None and part.isAncestorOf(now):
                self.ensureWidgetVisible(part.remove_button, 0, 24)
                self.ensureWidgetVisible(part.lines, 0, 24)
