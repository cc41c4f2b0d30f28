"""The navigation at the left: one button a page, a count only where something waits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from coordinator_app.texts import Text, text
from coordinator_app.views import icons
from coordinator_app.views.page_card import PageCard


class Navigation(QFrame):
    """``chosen`` tells the name of the page; arrow keys move, as in any group of choices."""

    chosen = Signal(str)

    def __init__(self, pages: Sequence[type[PageCard]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("navigation")
        self._collapsed = False
        self._brand = QLabel(self)
        self._brand.setObjectName("brand")
        self._group = QButtonGroup(self)
        self._buttons = {page.name: _Entry(page, self) for page in pages if page.in_navigation}
        self._column = QVBoxLayout(self)
        self._column.setSpacing(2)
        self._column.setContentsMargins(8, 16, 8, 16)
        self._column.addWidget(self._brand)
        self._column.addSpacing(16)
        for button in self._buttons.values():
            self._group.addButton(button)
            self._column.addWidget(button)
        self._column.addStretch()
        self._group.buttonClicked.connect(self._on_clicked)
        self.retranslate()
        self._fit()

    def set_network(self, name: str) -> None:
        """The name of the network, above the pages."""
        self._brand.setText(name)
        self._fit()

    def select(self, name: str) -> None:
        button = self._buttons.get(name)
        if button is not None:
            button.setChecked(True)
        elif (checked := self._group.checkedButton()) is not None:
            self._group.setExclusive(False)
            checked.setChecked(False)
            self._group.setExclusive(True)

    def show_waiting(self, counts: Mapping[str, int]) -> None:
        for name, button in self._buttons.items():
            button.show_count(counts.get(name, 0))
        self._fit()

    def set_collapsed(self, *, collapsed: bool) -> None:
        if collapsed == self._collapsed:
            return
        self._collapsed = collapsed
        self._brand.setVisible(not collapsed)
        for button in self._buttons.values():
            button.set_collapsed(collapsed=collapsed)
        self._fit()

    def retranslate(self) -> None:
        self.setAccessibleName(text("Navigation").say())
        for button in self._buttons.values():
            button.retranslate()
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if hasattr(self, "_column"):
            self._fit()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As wide as the longest word asks, in any language and text size."""
        widest = max((b.sizeHint().width() for b in self._buttons.values()), default=0)
        em = self.fontMetrics().height()
        self.setFixedWidth(widest + 16 if self._collapsed else max(widest + 16 + 2 * em, 13 * em))

    def _on_clicked(self, button: QAbstractButton) -> None:
        self.chosen.emit(button.objectName())


class _Entry(QPushButton):
    """One page: icon, title, and the count that waits."""

    def __init__(self, page: type[PageCard], parent: QWidget) -> None:
        super().__init__(parent)
        self._title: Text = page.title
        self._number = 0
        self._collapsed = False
        self.setObjectName(page.name)
        self.setProperty("navigation", "true")
        self.setCheckable(True)
        self.setIcon(icons.icon(page.icon))
        self._fit_icon()
        self._count = QLabel(self)
        self._count.setProperty("count", "true")
        self._count.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        line = QHBoxLayout(self)
        line.setContentsMargins(8, 0, 8, 0)
        line.addStretch()
        line.addWidget(self._count, 0, Qt.AlignmentFlag.AlignVCenter)
        self.show_count(0)

    def show_count(self, number: int) -> None:
        self._number = number
        self._count.setText(str(number))
        self._count.setVisible(bool(number) and not self._collapsed)
        self._name()

    def set_collapsed(self, *, collapsed: bool) -> None:
        self._collapsed = collapsed
        self.retranslate()
        self.show_count(self._number)

    def retranslate(self) -> None:
        self.setText("" if self._collapsed else "  " + self._title.say())
        self.setToolTip(self._title.say() if self._collapsed else "")
        self._name()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_icon()

    def _fit_icon(self) -> None:
        self.setIconSize(QSize(icons.side(), icons.side()))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The words decide, not the small layout that holds the count."""
        line = self.layout()
        height = max(self.fontMetrics().height() + 20, 36)
        if self._collapsed:
            return QSize(self.iconSize().width() + 32, height)
        width = self.fontMetrics().horizontalAdvance(self.text()) + self.iconSize().width() + 40
        return QSize(width + (line.sizeHint().width() if line and self._number else 0), height)

    def _name(self) -> None:
        title = self._title.say()
        waits = text("{title}, {n} waiting", title=title, n=self._number).say()
        self.setAccessibleName(waits if self._number else title)
