"""A short list inside a record, one line for each fact; Enter or a click chooses a line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeWidget, QTreeWidgetItem, QWidget

from coordinator_app.views import palette
from coordinator_app.views.plain import plain_tip

_AROUND = 28  # pixels before and after the words of a cell


@dataclass(frozen=True)
class Line:
    """What a line says at the left and, a step greyer, at the right; ``over`` greys all of it.

    ``tip`` says it whole and exactly; a screen reader hears that.
    """

    record_id: int
    words: str
    beside: str = ""
    over: bool = False
    tip: str = ""


class Lines(QTreeWidget):
    """As high as its lines, for the record around it scrolls. ``chosen`` tells the id.

    ``removed`` tells that Del was pressed on a line; it never reaches the record around it.
    """

    chosen = Signal(int)
    removed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: Sequence[Line] = ()
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("plain", "true")
        self.itemClicked.connect(self._on_item)
        self.hide()

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these lines; the same one stays the current one, and equal ones stay as they are."""
        before, self._lines = self._lines, tuple(lines)
        places: Sequence[int] = range(len(lines))
        if [one.record_id for one in before] == [one.record_id for one in lines]:
            places = [place for place in places if before[place] != lines[place]]
            for place in places:
                self._say(self.topLevelItem(place), lines[place])
        else:
            self._make_anew()
        self.setVisible(bool(lines))
        if places:
            self._dress(places)
            self._arrange(places)

    def current_id(self) -> int:
        """The fact of the current line; 0 when there is none."""
        item = self.currentItem()
        return int(item.data(0, Qt.ItemDataRole.UserRole)) if item else 0

    def go_to(self, record_id: int) -> None:
        """Make the line of this fact the current one."""
        for place, line in enumerate(self._lines):
            if line.record_id == record_id:
                self.setCurrentIndex(self.model().index(place, 0))

    def event(self, event: QEvent) -> bool:
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Delete:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        keys = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_F2}
        if event.key() in keys:
            self._on_item(self.currentItem())
        elif event.key() == Qt.Key.Key_Delete:
            if self.current_id():
                self.removed.emit(self.current_id())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusInEvent(event)
        if self.currentItem() is None and self.topLevelItemCount():
            self.setCurrentIndex(self.model().index(0, 0))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._dress(range(len(self._lines)))
            self._arrange(range(len(self._lines)))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._arrange(range(len(self._lines)))

    def _make_anew(self) -> None:
        current = self.current_id()
        self.clear()
        for line in self._lines:
            item = QTreeWidgetItem()
            self._say(item, line)
            self.addTopLevelItem(item)
            if line.record_id == current:
                self.setCurrentItem(item)

    def _say(self, item: QTreeWidgetItem | None, line: Line) -> None:
        if item is None:
            return
        item.setText(0, line.words)
        item.setText(1, line.beside)
        item.setData(0, Qt.ItemDataRole.UserRole, line.record_id)
        said = line.tip or ", ".join(filter(None, (line.words, line.beside)))
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, said)
        item.setToolTip(0, plain_tip(said))

    def _dress(self, places: Sequence[int]) -> None:
        """A step greyer where it stands beside, and all of what is over; anew for other colours."""
        grey = QColor(palette.colours().secondary)
        for place in places:
            item = self.topLevelItem(place)
            if item is not None:
                item.setForeground(1, grey)
                over = grey if self._lines[place].over else None
                item.setData(0, Qt.ItemDataRole.ForegroundRole, over)

    def _on_item(self, item: QTreeWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(int(item.data(0, Qt.ItemDataRole.UserRole)))

    def _arrange(self, places: Sequence[int]) -> None:
        """What has no place beside its words goes under them; no line is cut off for another."""
        room = self.viewport().width() - _AROUND
        for place in places:
            item, line = self.topLevelItem(place), self._lines[place]
            if item is None:
                continue
            parts = _broken(line, room, self.fontMetrics())
            item.setText(0, "\n".join(parts))
            item.setText(1, line.beside if len(parts) == 1 else "")
            spanned = len(parts) > 1 or not line.beside
            if spanned != item.isFirstColumnSpanned():
                item.setFirstColumnSpanned(spanned)
        self._fit()

    def _fit(self) -> None:
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, header.ResizeMode.Stretch)
        header.setSectionResizeMode(1, header.ResizeMode.ResizeToContents)
        rows = [self.topLevelItem(place) for place in range(self.topLevelItemCount())]
        height = sum(max(self.visualItemRect(row).height(), 1) for row in rows if row is not None)
        self.setFixedHeight(max(height, self.fontMetrics().height() + 8) + 4)


def _broken(line: Line, room: int, metrics: QFontMetrics) -> list[str]:
    """The rows of a line: one when it fits, else what stands beside goes below, and parts too."""
    wide = metrics.horizontalAdvance
    beside = wide(line.beside) + _AROUND if line.beside else 0
    if wide(line.words) + beside <= room:
        return [line.words]
    rows = filter(None, (line.words, line.beside))
    return [part for row in rows for part in _wrapped(row, room, metrics)]


def _wrapped(row: str, room: int, metrics: QFontMetrics) -> list[str]:
    """As many of the parts between " · " as fit on each row."""
    done: list[str] = []
    for part in row.split(" · "):
        longer = f"{done[-1]} · {part}" if done else part
        if done and metrics.horizontalAdvance(longer) <= room:
            done[-1] = longer
        else:
            done += _by_word(part, room, metrics)
    return done


def _by_word(part: str, room: int, metrics: QFontMetrics) -> list[str]:
    """Sentences wrap between their words, as far as they do."""
    rows: list[str] = []
    for word in part.split(" "):
        longer = f"{rows[-1]} {word}" if rows else word
        if rows and metrics.horizontalAdvance(longer) > room:
            rows.append(word)
        else:
            rows[-1:] = [longer]
    return rows
