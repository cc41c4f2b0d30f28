"""Buttons on one quiet line, however narrow: what does not fit is behind "2 more"."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

from coordinator_app.texts import Text, text
from coordinator_app.views.said import Said


class FoldedLine(QWidget):
    """A line writes `order`, the places as they go behind the button, and `entry`, a line of the
    menu; an entry does what its button does. ``name`` and ``more`` are for a screen reader.
    """

    def __init__(self, name: Text, more: Text, parent: QWidget | None = None, gap: int = 8) -> None:
        super().__init__(parent)
        self._said = Said()
        self._said(self.setAccessibleName, name)
        self._is_tight = False
        self.buttons: list[QToolButton] = []
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(gap)
        self.more = self._more_button(more)
        self._line.addWidget(self.more)
        self._line.addStretch(1)

    # -- to be written by a line -----------------------------------------------------------------

    def order(self) -> Sequence[int]:
        """The places of the buttons, what goes behind the button first."""
        raise NotImplementedError

    def entry(self, menu: QMenu, place: int) -> QAction:
        """Add the line of the menu for the button at this place."""
        raise NotImplementedError

    def fit(self) -> None:
        """Sizes that are counted in letters; to be added to by a line."""
        self._fold()

    def folded_words(self, number: int) -> Text:
        """The word on the button when ``number`` are behind it."""
        return text("{n} more", n=number)

    # -- what a line does ------------------------------------------------------------------------

    def put(self, buttons: Sequence[QToolButton]) -> None:
        """Show these buttons instead of those that were there."""
        for button in self.buttons:
            self._line.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = list(buttons)
        before: QWidget | None = None
        for place, button in enumerate(self.buttons):
            self._line.insertWidget(place, button)
            if before is not None:
                QWidget.setTabOrder(before, button)
            before = button
        if before is not None:
            QWidget.setTabOrder(before, self.more)
        self.fit()

    def set_tight(self, *, tight: bool) -> None:
        """Tight: everything is behind the button, and the line is no wider than that."""
        if tight != self._is_tight:
            self._is_tight = tight
            across = QSizePolicy.Policy.Fixed if tight else QSizePolicy.Policy.Ignored
            self.setSizePolicy(across, QSizePolicy.Policy.Fixed)
            self._fold()

    def retranslate(self) -> None:
        self._said.again()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As wide as the button that holds what does not fit."""
        heights = [one.sizeHint().height() for one in (self.more, *self.buttons)]
        return QSize(self.more.sizeHint().width(), max(heights))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._fold()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "more"):
            self.fit()

    # -- inside ----------------------------------------------------------------------------------

    def _fold(self) -> None:
        """Put behind the button what there is no room for."""
        folded: set[int] = set(range(len(self.buttons))) if self._is_tight else set()
        for place in self.order():
            if self._is_tight or self._needs(folded) <= self.width():
                break
            folded.add(place)
        for place, button in enumerate(self.buttons):
            button.setVisible(place not in folded)
        self.more.setVisible(bool(folded))
        self.more.setText(f"{self.folded_words(len(folded)).say()}  ▾")
        self._fill_menu(folded)
        self.updateGeometry()

    def _needs(self, folded: set[int]) -> int:
        """How wide the line is with these behind the button."""
        shown = [one for n, one in enumerate(self.buttons) if n not in folded]
        widths = [one.sizeHint().width() for one in (*shown, *([self.more] if folded else []))]
        return sum(widths) + self._line.spacing() * max(len(widths) - 1, 0)

    def _fill_menu(self, folded: set[int]) -> None:
        menu = self.more.menu()
        menu.clear()
        for place in sorted(folded):
            self.entry(menu, place).setData(place)

    def _more_button(self, said: Text) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("quiet", "true")
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setMenu(QMenu(button))
        button.menu().triggered.connect(self._on_chosen)
        self._said(button.setAccessibleName, said)
        return button

    def _on_chosen(self, action: QAction) -> None:
        self.buttons[int(action.data())].click()
