"""Above where a meeting is: who has the same venue at the same hours. It stops nothing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from coordinator_app.store.queries.venue_bookings import Booking, double_bookings
from coordinator_app.texts import Text, plural, text
from coordinator_app.views.desk import Desk
from coordinator_app.views.plain import PlainLabel
from coordinator_app.views.said import Said


class VenueNotice(QFrame):
    """Hidden while nobody else has the venue then."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._said = Said()
        self._found: Sequence[Booking] = ()
        self.setProperty("message", "wait")
        self.words = PlainLabel(self)
        self.button = QPushButton(self)
        self.button.setProperty("link", "true")
        self._said(self.button.setText, text("To that meeting"))
        self.button.clicked.connect(self._on_button)
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 6, 4, 6)
        line.addWidget(self.words, 1)
        line.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def show_meeting(self, meeting_id: int) -> None:
        """Look who else has the venue of this meeting."""
        with self._desk.store.reading() as connection:
            self._found = double_bookings(connection, meeting_id)
        self._show()

    def retranslate(self) -> None:
        self._said.again()
        self._show()

    def _show(self) -> None:
        words = _words(self._found).say() if self._found else ""
        self.words.setText(words)
        self.words.setAccessibleName(words)
        self.setVisible(bool(self._found))

    def _on_button(self) -> None:
        if self._found:
            self._desk.open("meetings", self._found[0].meeting_id)


def _words(found: Sequence[Booking]) -> Text:
    first = found[0]
    said = text("{venue} is booked twice: {title} is there too, {start}–{end}.",
                venue=first.venue, title=first.title,
                start=f"{first.starts_at:%H:%M}", end=f"{first.ends_at:%H:%M}")  # fmt: skip
    if len(found) == 1:
        return said
    more = plural("And {n} more.", "And {n} more.", len(found) - 1)
    return text("{one} {other}", one=said, other=more)
