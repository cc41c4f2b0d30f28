"""The button with what is done less often to a text: files, the shipped one, the bin."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from coordinator_app.texts import text
from coordinator_app.views.desk import Desk
from coordinator_app.views.said import Said
from coordinator_app.views.templates.form_bar import AS_SHIPPED

_OFFERED = {
    "templates.shipped": AS_SHIPPED,
    "templates.export": text("Save as file…"),
    "templates.import": text("Open files…"),
    "delete": text("To the bin"),
    "templates.from_bin": text("Out of the bin"),
}
_OF_OWN, _OF_SHIPPED = "delete", "templates.shipped"


class MoreButton(QPushButton):
    """Asks the window for its own actions, so that they are the same as in the command box."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._said = Said()
        self._said(self.setText, text("More"))
        self.choices = QMenu(self)
        self.actions_by_id: dict[str, QAction] = {}
        for name, word in _OFFERED.items():
            action = QAction(self.choices)
            action.setData(name)
            self._said(action.setText, word)
            self.choices.addAction(action)
            self.actions_by_id[name] = action
        self.choices.triggered.connect(self._on_chosen)
        self.setMenu(self.choices)

    def show_for(self, *, own: bool) -> None:
        """What can be done to a text of one's own, or to one that came with the application."""
        self.actions_by_id[_OF_OWN].setVisible(own)
        self.actions_by_id[_OF_SHIPPED].setVisible(not own)

    def retranslate(self) -> None:
        self._said.again()

    def _on_chosen(self, action: QAction) -> None:
        self._desk.asking.emit(str(action.data()))
