"""Which meeting the attendance is recorded of: a list, the latest first."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from coordinator_app.store.queries.meetings import MEETINGS
from coordinator_app.store.store import Store
from coordinator_app.texts import _, day

_MOST = 60
_LEAST = 16  # letters: a date; beside the sides of the page it takes what there is


class MeetingChoice(QComboBox):
    """``chosen`` tells the meeting that a hand chose."""

    chosen = Signal(int)

    def __init__(self, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_LEAST)
        self.activated.connect(self._on_activated)
        self.retranslate()

    def refresh(self) -> None:
        """Show the meetings that are there; the chosen one stays chosen."""
        chosen = self.currentData()
        with self._store.reading() as connection:
            ids = list(MEETINGS.ids(connection, "starts_at", descending=True))[:_MOST]
            rows = MEETINGS.rows(connection, ids)
        self.clear()
        for meeting_id in ids:
            starts, title = rows[meeting_id][:2]
            date = dt.datetime.fromisoformat(str(starts)).date()
            self.addItem(f"{day(date)}  ·  {title}", meeting_id)
        self.setCurrentIndex(self.findData(chosen))

    def latest(self) -> int:
        """The meeting that begins last of all; 0 when there is none."""
        return int(self.itemData(0) or 0)

    def select(self, meeting_id: int) -> None:
        self.setCurrentIndex(self.findData(meeting_id))

    def retranslate(self) -> None:
        self.setAccessibleName(_("Meeting"))
        self.refresh()

    def _on_activated(self) -> None:
        self.chosen.emit(int(self.currentData() or 0))
