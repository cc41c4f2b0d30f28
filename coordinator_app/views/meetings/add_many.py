"""The button *Others*: who else is put on the list in one go, and as what."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from coordinator_app.clock import today
from coordinator_app.operations.participant_sources import (
    PeopleSource,
    partner_sources,
    search_sources,
)
from coordinator_app.rules.participations import ParticipationRole
from coordinator_app.texts import _, text
from coordinator_app.views.desk import Desk
from coordinator_app.views.plain import plain_action
from coordinator_app.views.said import Said

_AS_USUAL = ""


class AddMany(QToolButton):
    """``chosen`` tells the key of a group and the role its people get; see `add_from`."""

    chosen = Signal(str, str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._said = Said()
        self._role = _AS_USUAL
        self.setProperty("filter", "true")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._said(self.setText, text("Others ▾"))
        self._said(self.setAccessibleName, text("Put others on the list"))
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill)
        self.setMenu(self._menu)
        self._fill()

    def retranslate(self) -> None:
        self._said.again()
        self._fill()

    def _fill(self) -> None:
        """Made anew each time: partners and searches come and go."""
        self._empty()
        with self._desk.store.reading() as connection:
            found = partner_sources(connection, today())
            searches = search_sources(connection)
        self._add_group(_("Contact persons"), found)
        self._add_group(_("Saved searches"), searches)
        if not found and not searches:
            nothing = self._menu.addAction(_("There are no partners or saved searches yet"))
            nothing.setEnabled(False)
        self._add_roles()

    def _empty(self) -> None:
        """Qt leaves the menus within a menu where they are."""
        for action in self._menu.actions():
            if (within := action.menu()) is not None:
                within.deleteLater()
        self._menu.clear()

    def _add_group(self, title: str, sources: tuple[PeopleSource, ...]) -> None:
        if not sources:
            return
        menu = self._menu.addMenu(title)
        menu.triggered.connect(self._on_source)
        for one in sources:
            action = menu.addAction(plain_action(str(one.words)))
            action.setData([one.key, one.role.value])

    def _add_roles(self) -> None:
        """As what they come: as a guest when a partner sends them, unless something is chosen."""
        menu = self._menu.addMenu(_("As what"))
        group = QActionGroup(menu)
        words = [
            (_AS_USUAL, _("As is usual")),
            *((r.value, r.word.say()) for r in ParticipationRole),
        ]
        for value, word in words:
            action = menu.addAction(word)
            action.setData(value)
            action.setCheckable(True)
            action.setChecked(value == self._role)
            group.addAction(action)
        group.triggered.connect(self._on_role)

    def _on_source(self, action: QAction) -> None:
        key, usual = action.data()
        self.chosen.emit(key, self._role or usual)

    def _on_role(self, action: QAction) -> None:
        self._role = str(action.data())
