"""Labels and envelopes for the people of a meeting who are written to by post."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from coordinator_app.clock import today
from coordinator_app.operations.labels import people_by_post
from coordinator_app.store.queries.meetings import meeting_record
from coordinator_app.texts import text
from coordinator_app.views.desk import Desk
from coordinator_app.views.letters.labels_section import LabelsSection


class MeetingLabels(LabelsSection):
    """``everybody``: for who prefers e-mail too."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._meeting = 0
        self.everybody = self.put_check(text("Also who prefers e-mail"))
        self.everybody.toggled.connect(self._show_them)

    def show_meeting(self, meeting_id: int) -> None:
        """Lay out the labels for the people of this meeting."""
        self._meeting = meeting_id
        self._show_them()

    def _show_them(self) -> None:
        store, meeting, day = self._desk.store, self._meeting, today()
        if not meeting:
            return
        everybody = self.everybody.isChecked()
        with store.reading() as connection:
            record = meeting_record(connection, meeting)
        self.show_people(
            lambda: people_by_post(store, meeting, today=day, everybody=everybody),
            record.title if record is not None else "",
        )
