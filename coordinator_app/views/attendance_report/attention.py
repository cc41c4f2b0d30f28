"""Who needs attention: a line for each, why, and a button that plans to call."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QListView, QPushButton, QVBoxLayout, QWidget

from coordinator_app.rules.attendance_report import Drift
from coordinator_app.texts import _, text
from coordinator_app.views.plain import PlainLabel
from coordinator_app.views.said import Said

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_DISPLAY = Qt.ItemDataRole.DisplayRole
_LINES = 3  # a name, what was missed, how long it is quiet
_GAP = 3  # pixels around each
_MOST = 4  # people in sight; the rest is scrolled to


class DriftModel(QAbstractListModel):
    """Name, why, and what is planned, on lines of their own."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.drifting: Sequence[Drift] = ()

    def show_drifting(self, drifting: Sequence[Drift]) -> None:
        self.beginResetModel()
        self.drifting = drifting
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self.drifting)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        if role != _DISPLAY or not index.isValid():
            return None
        one = self.drifting[index.row()]
        lines = [one.name, one.away.say(), one.quiet.say()]
        return "\n".join(lines if one.planned_on is None else [*lines, one.proposal.say()])


class DriftList(QListView):
    """``opened``: Enter, on to the person."""

    opened = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.table = DriftModel(self)
        self.setModel(self.table)
        self.setProperty("plain", "true")
        self.setWordWrap(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSpacing(_GAP)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.doubleClicked.connect(self._open)

    def current(self) -> Drift | None:
        row = self.currentIndex().row()
        return self.table.drifting[row] if 0 <= row < len(self.table.drifting) else None

    def fit(self) -> None:
        """As high as who is in it, and never so high that the bars under it are gone."""
        line = self.fontMetrics().lineSpacing() * _LINES + 2 * _GAP
        self.setFixedHeight(line * min(len(self.table.drifting), _MOST) + 12)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "table"):
            self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open()
        else:
            super().keyPressEvent(event)

    def _open(self) -> None:
        one = self.current()
        if one is not None:
            self.opened.emit(one.person_id)


class AttentionPart(QWidget):
    """``call_wanted`` tells for whom a call is to be planned."""

    call_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said = Said()
        self.title = QLabel(self)
        self.title.setProperty("role", "heading")
        self._said(self.title.setText, text("Who needs attention"))
        self.nobody = PlainLabel(self)
        self._said(self.nobody.setText, text("Nobody stays away for long without being heard of."))
        self.list = DriftList(self)
        self._said(self.list.setAccessibleName, text("Who needs attention"))
        self.button = QPushButton(self)
        self._said(self.button.setText, text("Plan a call"))
        self.button.clicked.connect(self.plan)
        self.list.selectionModel().currentChanged.connect(self._on_current)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self.title, self.nobody, self.list):
            column.addWidget(part)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_drifting(self, drifting: Sequence[Drift]) -> None:
        """Show these; whoever was chosen stays chosen while still there."""
        before = self.list.current()
        self.list.table.show_drifting(drifting)
        ids = [one.person_id for one in drifting]
        kept = before.person_id if before else 0
        self.list.setCurrentIndex(self.list.table.index(ids.index(kept) if kept in ids else 0))
        self.nobody.setVisible(not drifting)
        self.list.setVisible(bool(drifting))
        self.button.setVisible(bool(drifting))
        self.list.fit()
        self._on_current()

    def plan(self) -> None:
        """A call to who is chosen; once it is planned there is nothing left to do here."""
        one = self.list.current()
        if one is not None and one.planned_on is None:
            self.call_wanted.emit(one)

    def retranslate(self) -> None:
        self._said.again()
        self.list.viewport().update()

    def _on_current(self) -> None:
        one = self.list.current()
        self.button.setEnabled(one is not None and one.planned_on is None)
        name = _("Plan a call with {name}", name=one.name) if one else ""
        self.button.setToolTip(name)
