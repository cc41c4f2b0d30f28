"""The buttons under the participants: what the keys do, for the mouse and to learn the keys."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QToolButton, QWidget

from coordinator_app.rules.participations import ParticipationRole, Reply
from coordinator_app.texts import Text, _, text
from coordinator_app.views.flow import Flow
from coordinator_app.views.said import Said

_REPLIES = (
    (Reply.YES, text("Yes (Y)")),
    (Reply.NO, text("No (N)")),
    (Reply.MAYBE, text("Perhaps (M)")),
    (Reply.NONE, text("Clear (⌫)")),
)
_INVITED, _REMOVED, _DETAILS, _TABLE = "invited", "removed", "details", "table"


class ReplyBar(QWidget):
    """For the selected participants: reply, invitation, role, off the list."""

    replied = Signal(str)
    invited = Signal()
    role_chosen = Signal(str)
    removed = Signal()
    details_asked = Signal()
    table_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said = Said()
        line = Flow(self)
        for reply, word in _REPLIES:
            button = self._button(word)
            button.setProperty("reply", reply.value)
            button.clicked.connect(self._on_reply)
            line.addWidget(button)
        line.addWidget(self._more_button())

    def retranslate(self) -> None:
        self._said.again()
        self._fill()

    def _button(self, word: Text) -> QPushButton:
        button = QPushButton(self)
        self._said(button.setText, word)
        return button

    def _more_button(self) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("filter", "true")
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._said(button.setText, text("More ▾"))
        self._said(button.setAccessibleName, text("More for the selected participants"))
        self._menu = QMenu(button)
        self._menu.triggered.connect(self._on_chosen)
        button.setMenu(self._menu)
        self._fill()
        return button

    def _fill(self) -> None:
        self._menu.clear()
        self._menu.addAction(_("Invited today (I)")).setData(_INVITED)
        self._menu.addAction(_("Details (F2)")).setData(_DETAILS)
        self._menu.addAction(_("Table or group (T)")).setData(_TABLE)
        self._menu.addSection(_("Role"))
        for role in ParticipationRole:
            self._menu.addAction(role.word.say()).setData(role.value)
        self._menu.addSeparator()
        self._menu.addAction(_("Off the list (Del)")).setData(_REMOVED)

    def _on_reply(self) -> None:
        button = self.sender()
        if button is not None:
            self.replied.emit(str(button.property("reply")))

    def _on_chosen(self, action: QAction) -> None:
        chosen = str(action.data())
        if chosen == _INVITED:
            self.invited.emit()
        elif chosen == _REMOVED:
            self.removed.emit()
        elif chosen == _DETAILS:
            self.details_asked.emit()
        elif chosen == _TABLE:
            self.table_asked.emit()
        else:
            self.role_chosen.emit(chosen)
