"""Where the pages lie: a page that needs more room than the window has is scrolled.

With large text in a small window a page may need more than the screen is wide. The window then
stays as it is, for what lies beyond the edge of a screen cannot be reached.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QWidget


class PageStack(QStackedWidget):
    """As large as the page in front needs; pages behind it do not count."""

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        page = self.currentWidget()
        return page.minimumSizeHint() if page is not None else QSize(0, 0)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        page = self.currentWidget()
        return page.sizeHint() if page is not None else QSize(0, 0)

    def least_height(self, width: int) -> int:
        """What the page in front needs at this width, with its bars on several lines."""
        page = self.currentWidget()
        layout = page.layout() if page is not None else None
        least = self.minimumSizeHint().height()
        if layout is None or not layout.hasHeightForWidth():
            return least
        return max(least, layout.totalMinimumHeightForWidth(width))


class _Ground(QWidget):
    """Under the stack, and without a layout: a scroll area gives a widget whose layout asks for
    a height by its width the height it *prefers*, and so scrolls pages that fit.
    """

    def __init__(self, stack: PageStack) -> None:
        super().__init__()
        self._stack = stack
        stack.setParent(self)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        least = self._stack.minimumSizeHint()
        width = max(least.width(), self._room())
        return QSize(least.width(), self._stack.least_height(width))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self._stack.sizeHint()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._stack.setGeometry(self.rect())

    def _room(self) -> int:
        around = self.parentWidget()
        return around.width() if around is not None else 0


class PageRoom(QScrollArea):
    """Around the pages; its own needs are small."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stack = PageStack()
        self.setObjectName("pageroom")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setWidget(_Ground(self.stack))
        self.stack.currentChanged.connect(self.stack.updateGeometry)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(320, 240)
