"""Who has the room of the programme: the agenda, what belongs to an item, what comes along."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coordinator_app.texts import text
from coordinator_app.views.desk import Desk
from coordinator_app.views.empty_state import EmptyState
from coordinator_app.views.meetings.agenda_editor import AgendaEditor
from coordinator_app.views.meetings.coming_along import ComingAlong
from coordinator_app.views.meetings.item_details import ItemDetails
from coordinator_app.views.meetings.programme_tools import ProgrammeTools

_BESIDE = 30  # lines of text: in less, a part that is opened stands in the place of the agenda
_ROOMY = 40  # lines of text: in more, what belongs to an item stands open by itself


class ProgrammeRoom(QWidget):
    """``coming_wanted``: what comes along is about to be looked at, or no longer is."""

    coming_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chosen, self._high = False, 0
        self.view = AgendaEditor(desk, self)
        self.empty = EmptyState(_EMPTY, (), self)
        self.tools = ProgrammeTools(self)
        self.details, self.coming = self.tools.details, self.tools.coming
        self.item = ItemDetails(desk, self)
        self.along = ComingAlong(desk, self)
        self.details.toggled.connect(self._on_details)
        self.coming.toggled.connect(self._on_coming)
        self.details.clicked.connect(self._chose_details)
        self.coming.clicked.connect(self._chose_coming)
        self.view.speakers_asked.connect(self.show_details)
        self._lay_out()

    def share(self) -> None:
        """A part that is open stands under the agenda; in a low window in its place."""
        items = self.view.has_items()
        item, coming = self.details.isChecked() and items, self.coming.isChecked()
        instead = (item or coming) and items and not self.is_roomy()
        self.empty.setVisible(not items)
        self.view.setVisible(items and not instead)
        self.item.setVisible(item)
        self.along.setVisible(coming)
        for part in (self.item, self.along):
            part.setMaximumHeight(self._high if instead else self._high // 2)

    def put_away(self) -> bool:
        """Close the part that stands where the agenda was. False: the agenda is there."""
        if not self.view.isHidden() or not self.view.has_items():
            return False
        self._chosen = True
        for toggle in (self.details, self.coming):
            toggle.setChecked(False)
        self.take_focus()
        return True

    def show_coming(self) -> None:
        """To what earlier meetings and the members leave for this agenda."""
        self.coming.setChecked(True)
        self._chose_coming()

    def show_details(self) -> None:
        """To the line where a speaker of the current item is added."""
        self.details.setChecked(True)
        self._chose_details()

    def take_focus(self) -> None:
        """To the agenda, or to the line that begins it."""
        if self.view.has_items():
            self.view.take_focus()
        else:
            self.tools.entry.setFocus()

    def use_height(self, height: int) -> None:
        """Share the room that there is in all, also for the sentences above, which come and go
        while one types. What belongs to an item stands open where there is plenty.
        """
        self._high = height
        if not self._chosen:
            self.details.setChecked(self._has_lines(_ROOMY))
        self.share()

    def is_roomy(self) -> bool:
        """Whether a part can stand under the agenda."""
        return self._has_lines(_BESIDE)

    def _has_lines(self, lines: int) -> bool:
        return self._high > lines * self.fontMetrics().height()

    def _on_details(self) -> None:
        if self.details.isChecked():
            self.coming.setChecked(False)
        self.share()

    def _on_coming(self) -> None:
        if self.coming.isChecked():
            self.details.setChecked(False)
        self.coming_wanted.emit()
        self.share()

    def _chose_details(self) -> None:
        """A hand chose; the size of the window has no say any more."""
        self._chosen = True
        self._to_part(self.details.isChecked(), self.item)

    def _chose_coming(self) -> None:
        self._chosen = True
        self._to_part(self.coming.isChecked(), self.along)

    def _to_part(self, is_open: bool, part: ItemDetails | ComingAlong) -> None:
        if is_open:
            part.take_focus()
        else:
            self.take_focus()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.view, 1)
        column.addWidget(self.empty, 1)
        for part in (self.tools, self.item, self.along):
            column.addWidget(part)


_EMPTY = text(
    "No programme yet. Type a line below, such as “Welcome 15” or “12:30 Lunch 45”,"
    " and press Enter."
)
