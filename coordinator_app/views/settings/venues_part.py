"""The places where meetings are held, each with its address as invitations say it."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QComboBox, QLabel, QVBoxLayout, QWidget

from coordinator_app.operations.venues import edit_venue
from coordinator_app.store.queries.venues import VenueRow, venues
from coordinator_app.texts import text
from coordinator_app.views.choice_box import ChoiceBox
from coordinator_app.views.desk import Desk
from coordinator_app.views.fields import Field, FieldGroup, Kind
from coordinator_app.views.said import Said

_FIELDS = (
    Field("name", text("Name"), required=True),
    Field("room", text("Room")),
    Field("street", text("Street")),
    Field("house_number", text("House number"), width=24),
    Field("postcode", text("Postcode"), width=24),
    Field("city", text("Place")),
    Field("country", text("Country"), hint=text("Netherlands")),
    Field("capacity", text("Seats"), Kind.NUMBER, width=24),
    Field("directions", text("How to get there"), Kind.LINES),
)


class VenuesPart(QWidget):
    """One place at a time; new ones are made by naming them at a meeting."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._said = Said()
        self._venues: dict[int, VenueRow] = {}
        heading = QLabel(self)
        heading.setProperty("role", "heading")
        self._said(heading.setText, text("Venues"))
        self.nothing = QLabel(self)
        self.nothing.setProperty("role", "secondary")
        self.nothing.setWordWrap(True)
        self._said(self.nothing.setText, text("A venue comes here when it is named at a meeting."))
        self.which = ChoiceBox(self)
        self._said(self.which.setAccessibleName, text("Venue"))
        self.which.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.which.setMinimumContentsLength(8)
        self.which.currentIndexChanged.connect(self._show)
        self.fields = FieldGroup(None, _FIELDS, self._save, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (heading, self.nothing, self.which, self.fields):
            column.addWidget(part)

    def show_values(self, venue_id: int = 0) -> None:
        """Show all venues, and this one, or the one that was shown."""
        with self._desk.store.reading() as connection:
            self._venues = {venue.id: venue for venue in venues(connection)}
        wanted = venue_id or self._current()
        self.which.blockSignals(True)
        self.which.clear()
        for venue in self._venues.values():
            self.which.addItem(", ".join(filter(None, (venue.name, venue.city))), venue.id)
        self.which.setCurrentIndex(max(self.which.findData(wanted), 0))
        self.which.blockSignals(False)
        self._show()

    def retranslate(self) -> None:
        self._said.again()

    def _current(self) -> int:
        return int(self.which.currentData() or 0)

    def _show(self) -> None:
        venue = self._venues.get(self._current())
        self.nothing.setVisible(venue is None)
        self.which.setVisible(venue is not None)
        self.fields.setVisible(venue is not None)
        if venue is not None:
            self.fields.load(vars(venue), venue.id)

    def _save(self, field: str, value: Any) -> None:
        self._desk.did(edit_venue(self._desk.store, self._current(), field, value))
