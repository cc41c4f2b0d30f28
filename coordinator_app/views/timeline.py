"""A timeline: what happened, the latest first; Enter opens what a line is about."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeWidget, QTreeWidgetItem, QWidget

from coordinator_app.clock import today
from coordinator_app.rules.dates import near_words
from coordinator_app.store.queries.timeline import TimelineEntry
from coordinator_app.texts import _, day
from coordinator_app.views.icons import icon
from coordinator_app.views.plain import plain_tip

AROUND = 28  # pixels before and after the words of a cell
MOST = 12  # lines shown without scrolling


class Timeline(QTreeWidget):
    """``opened`` tells noun and id: connect it to ``desk.open``."""

    opened = Signal(str, int)

    ICONS: ClassVar[dict[str, str]] = {
        "meeting": "calendar-blank",
        "letter": "envelope-simple",
        "contact": "phone",
        "follow_up": "bell",
        "nomination": "user-plus",
        "secondment": "handshake",
        "practice": "compass",
        "action": "check-circle",
        "change": "note-pencil",
    }

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: Sequence[TimelineEntry] = ()
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("plain", "true")
        self.itemDoubleClicked.connect(self._on_item)
        self.retranslate()

    def show_entries(self, entries: Sequence[TimelineEntry]) -> None:
        self._entries = entries
        self.clear()
        self.addTopLevelItems([self._item(entry) for entry in entries])
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._on_item(self.currentItem())
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()

    def retranslate(self) -> None:
        self.setAccessibleName(_("Timeline"))
        self.show_entries(self._entries)

    def _item(self, entry: TimelineEntry) -> QTreeWidgetItem:
        item = QTreeWidgetItem([_short(entry.day), entry.sentence.say()])
        item.setIcon(1, icon(self.ICONS.get(entry.kind.value, "info")))
        near = near_words(entry.day, today()).say()
        item.setToolTip(0, f"{day(entry.day)}, {near}")
        item.setToolTip(1, plain_tip(entry.sentence.say()))
        item.setData(0, Qt.ItemDataRole.UserRole, (entry.noun, entry.record_id))
        return item

    def _on_item(self, item: QTreeWidgetItem | None) -> None:
        noun, record_id = item.data(0, Qt.ItemDataRole.UserRole) if item else ("", 0)
        if noun:
            self.opened.emit(noun, record_id)

    def _fit(self) -> None:
        """As high as its lines: the record scrolls, not the timeline in it."""
        row = self.sizeHintForRow(0) if self.topLevelItemCount() else 0
        self.setFixedHeight(max(1, min(self.topLevelItemCount(), MOST)) * max(row, 28) + 4)
        days = (_short(entry.day) for entry in self._entries)
        widest = max(map(self.fontMetrics().horizontalAdvance, days), default=0)
        self.setColumnWidth(0, widest + AROUND)


def _short(when: dt.date) -> str:
    """Without the day of the week, which takes the room of the sentence."""
    return day(when, style="d MMM y")
