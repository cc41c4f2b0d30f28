"""The switch above the list: as a list or as a board."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from coordinator_app.texts import Text, text
from coordinator_app.views import icons
from coordinator_app.views.said import Said


class BoardSwitch(QWidget):
    """Two buttons, one of which is pressed: the list or the board."""

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._said = Said()
        self._group = QButtonGroup(self)
        self.list, self.board = QToolButton(self), QToolButton(self)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 10, 0, 0)  # beside the chips of the filters
        line.setSpacing(2)
        for button, picture, word in (
            (self.list, "rows", text("As a list")),
            (self.board, "columns", text("As a board")),
        ):
            self._add(button, picture, word)
            line.addWidget(button)
        self.list.setChecked(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._fit_icons()
        self._group.buttonClicked.connect(self._on_clicked)

    def is_board(self) -> bool:
        return self.board.isChecked()

    def show_as(self, *, board: bool) -> None:
        (self.board if board else self.list).setChecked(True)

    def retranslate(self) -> None:
        self._said.again()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "list"):
            self._fit_icons()

    def _on_clicked(self) -> None:
        self.changed.emit()

    def _fit_icons(self) -> None:
        for button in (self.list, self.board):
            button.setIconSize(QSize(icons.side(), icons.side()))

    def _add(self, button: QToolButton, picture: str, word: Text) -> None:
        button.setIcon(icons.icon(picture))
        button.setCheckable(True)
        button.setProperty("switch", "true")
        self._said(button.setToolTip, word)
        self._said(button.setAccessibleName, word)
        self._group.addButton(button)
