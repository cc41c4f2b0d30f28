"""The buttons under the participants: what the keys do, for the mouse and to learn the keys."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QToolButton, QWidget

from coordinator_app.rules.participations import ParticipationRole, Reply
from coordinator_app.texts import Text, text
from coordinator_app.views.said import Said

_REPLIES = (
    (Reply.YES, text("Yes (Y)")),
    (Reply.NO, text("No (N)")),
    (Reply.MAYBE, text("Perhaps (M)")),
    (Reply.NONE, text("Clear (⌫)")),
)


class ReplyBar(QWidget):
    """For the selected participants: reply, invitation, role, off the list."""

    replied = Signal(str)
    invited = Signal()
    role_chosen = Signal(str)
    removed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said = Said()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        for reply, word in _REPLIES:
            button = self._button(word)
            button.setProperty("reply", reply.value)
            button.clicked.connect(self._on_reply)
            line.addWidget(button)
        line.addStretch()
        invited = self._button(text("Invited today (I)"))
        invited.clicked.connect(self.invited)
        line.addWidget(invited)
        line.addWidget(self._role_button())
        removed = self._button(text("Off the list (Del)"))
        removed.clicked.connect(self.removed)
        line.addWidget(removed)

    def retranslate(self) -> None:
        self._said.again()
        self._fill_roles()

    def _button(self, word: Text) -> QPushButton:
        button = QPushButton(self)
        self._said(button.setText, word)
        return button

    def _role_button(self) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("filter", "true")
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._said(button.setText, text("Role ▾"))
        self._said(button.setAccessibleName, text("Change the role"))
        self._roles = QMenu(button)
        self._roles.triggered.connect(self._on_role)
        button.setMenu(self._roles)
        self._fill_roles()
        return button

    def _fill_roles(self) -> None:
        self._roles.clear()
        group = QActionGroup(self._roles)
        for role in ParticipationRole:
            action = QAction(role.word.say(), group)
            action.setData(role.value)
            self._roles.addAction(action)

    def _on_reply(self) -> None:
        button = self.sender()
        if button is not None:
            self.replied.emit(str(button.property("reply")))

    def _on_role(self, action: QAction) -> None:
        self.role_chosen.emit(str(action.data()))
