"""The list of texts: what comes with the application, then the coordinator's own."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView, QWidget

from coordinator_app.operations.templates import KnownText
from coordinator_app.texts import Text, _, text
from coordinator_app.views import icons
from coordinator_app.views.palette import Tone

_DISPLAY = Qt.ItemDataRole.DisplayRole
_ICON = Qt.ItemDataRole.DecorationRole
_SPOKEN = frozenset({Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole})
_HEIGHT = Qt.ItemDataRole.SizeHintRole
CHANGED = text("Changed")
OWN = text("Own text")
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


def states_of(one: KnownText) -> list[tuple[Text, Tone]]:
    """The chips of a text; none while it is as it comes with the application."""
    if one.id:
        return [(OWN, Tone.NEWS)]
    return [(CHANGED, Tone.GOOD)] if one.changed else []


class TextsTable(QAbstractListModel):
    """A row for each text; a pen before those that are not as they come with the application."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.texts: tuple[KnownText, ...] = ()
        self.height = 34
        self._changed, self._own = icons.icon("pencil-simple"), icons.icon("note-pencil")
        self._plain = icons.icon("file-text")

    def show_texts(self, texts: tuple[KnownText, ...]) -> None:
        self.beginResetModel()
        self.texts = texts
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self.texts)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        if not index.isValid():
            return None
        one = self.texts[index.row()]
        if role == _DISPLAY:
            return str(one.name)
        if role == _ICON:
            return self._own if one.id else self._changed if one.changed else self._plain
        if role in _SPOKEN:
            states = [word.say() for word, _tone in states_of(one)]
            return _("{name}, {state}", name=one.name, state=states[0]) if states else str(one.name)
        return QSize(0, self.height) if role == _HEIGHT else None


class TextsList(QListView):
    """``chosen`` tells the key of the text that is shown; ``opened``: Enter, on to the text."""

    chosen = Signal(str)
    opened = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.table = TextsTable(self)
        self.setModel(self.table)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("plain", "true")
        self.selectionModel().currentRowChanged.connect(self._on_current)
        self.doubleClicked.connect(self._on_double)
        self.retranslate()

    def show_texts(self, texts: tuple[KnownText, ...]) -> None:
        """Show these; the one that was chosen stays chosen where it is still there."""
        kept = self.key()
        if texts == self.table.texts:
            return
        self.selectionModel().blockSignals(True)
        self.table.show_texts(texts)
        self.select_key(kept)
        self.selectionModel().blockSignals(False)
        if self.key() != kept:
            self.select_key("")

    def key(self) -> str:
        row = self.currentIndex().row()
        return self.table.texts[row].key if 0 <= row < len(self.table.texts) else ""

    def select_key(self, key: str) -> None:
        """Choose this text, or the first one."""
        keys = [one.key for one in self.table.texts]
        self.setCurrentIndex(self.table.index(keys.index(key) if key in keys else 0))

    def retranslate(self) -> None:
        self.setAccessibleName(_("Texts of letters"))
        self._fit()
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        metrics = self.fontMetrics()
        self.table.height = max(metrics.height() + 16, 34)
        self.setMinimumWidth(20 * metrics.averageCharWidth())
        self.setIconSize(QSize(icons.side(), icons.side()))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "table"):
            self._fit()

    def _on_current(self) -> None:
        if self.key():
            self.chosen.emit(self.key())

    def _on_double(self) -> None:
        self.opened.emit()
