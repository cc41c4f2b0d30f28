"""The command box (Ctrl+K): records and commands in one field."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import ClassVar

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from coordinator_app.background import Report, run_task
from coordinator_app.rules.folding import fold
from coordinator_app.store.search import Hit
from coordinator_app.texts import day, text
from coordinator_app.views.actions import Actions, Declared
from coordinator_app.views.icons import icon
from coordinator_app.views.said import Said

Search = Callable[[str], Sequence[Hit]]


class CommandBox(QFrame):
    """Typing finds, arrows choose, Enter goes there, Esc closes.

    ``search`` runs off the screen thread, one question at a time: what was typed meanwhile is
    asked next, what is no longer typed is never shown.
    """

    record_chosen = Signal(str, int)
    command_chosen = Signal(str)

    ICONS: ClassVar[dict[str, str]] = {
        "people": "users",
        "organisations": "handshake",
        "meetings": "calendar-blank",
        "nominations": "user-plus",
        "letters": "envelope-simple",
    }

    def __init__(self, actions: Actions, search: Search, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("commandbox")
        self._actions = actions
        self._search = search
        self._said = Said()
        self._asking = ""
        self._busy = False
        self._hits: Sequence[Hit] = ()
        self._before: QWidget | None = None
        self.field = QLineEdit(self)
        self._said(self.field.setPlaceholderText, text("Search or command"))
        self._said(self.field.setAccessibleName, text("Search or command"))
        self.list = QListWidget(self)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setIconSize(QSize(18, 18))
        self._said(self.list.setAccessibleName, text("Found"))
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(self.field)
        column.addWidget(self.list)
        self.field.textChanged.connect(self._on_typed)
        self.field.installEventFilter(self)
        self.list.itemClicked.connect(self._on_chosen)
        self.list.currentTextChanged.connect(self.field.setAccessibleDescription)
        self.hide()

    def open_at(self, place: QPoint, width: int) -> None:
        """Show it with its top right corner at ``place`` (in the parent) and take the focus."""
        self._before = QApplication.focusWidget()
        self.setGeometry(place.x() - width, place.y(), width, 100)
        self.field.clear()
        self._show_found()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_box(self) -> None:
        """Close it and give the focus back to where it was."""
        had_focus = self.field.hasFocus()
        self.hide()
        if had_focus and self._before is not None and self._before.isVisible():
            self._before.setFocus()
        self._before = None

    def retranslate(self) -> None:
        self._said.again()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(event)
        if event.type() == QEvent.Type.FocusOut and self.isVisible():
            self.hide()
        return super().eventFilter(watched, event)

    def _on_key(self, event: QKeyEvent) -> bool:
        moves = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: 8,
            Qt.Key.Key_PageUp: -8,
        }
        key = Qt.Key(event.key())
        if key in moves:
            last = self.list.count() - 1
            self.list.setCurrentRow(max(0, min(last, self.list.currentRow() + moves[key])))
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._on_chosen(self.list.currentItem())
        elif key == Qt.Key.Key_Escape:
            self.close_box()
        else:
            return False
        return True

    def _on_typed(self) -> None:
        self._hits = ()
        self._show_found()
        self._ask()

    def _ask(self) -> None:
        typed = self.field.text().strip()
        if self._busy or not typed:
            return
        self._busy, self._asking = True, typed
        search = self._search

        def work(report: Report) -> Sequence[Hit]:
            del report
            return search(typed)

        run_task(work, self._on_found)

    def _on_found(self, hits: Sequence[Hit] | None, error: BaseException | None) -> None:
        self._busy = False
        if error is not None:
            raise error
        if self.field.text().strip() != self._asking:
            self._ask()
            return
        self._hits = hits or ()
        self._show_found()

    def _show_found(self) -> None:
        self.list.clear()
        for hit in self._hits:
            words = "  ·  ".join(filter(None, (hit.title, _said(hit.subtitle))))
            item = QListWidgetItem(icon(self.ICONS.get(hit.noun, "caret-right")), words)
            item.setData(Qt.ItemDataRole.UserRole, (hit.noun, hit.record_id))
            self.list.addItem(item)
        for declared in self._matching():
            keys = f"   ({declared.shown_keys})" if declared.shortcut else ""
            words = self._actions[declared.id].text().replace("&", "")
            item = QListWidgetItem(icon(declared.icon or "caret-right"), words + keys)
            item.setData(Qt.ItemDataRole.UserRole, declared.id)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self._fit()

    def _fit(self) -> None:
        """As high as what was found, within the window."""
        rows = sum(self.list.sizeHintForRow(row) for row in range(min(self.list.count(), 14)))
        height = self.field.sizeHint().height() + rows + 32
        self.resize(self.width(), min(height, self.window().height() - self.y() - 32))

    def _matching(self) -> list[Declared]:
        """The commands that fit; those of the page in sight and the ways to pages come first."""
        tokens = fold(self.field.text()).split()
        found = [
            declared
            for declared in self._actions
            if not declared.by_key
            and (self._actions[declared.id].isEnabled() or declared.page)
            and _has_all(tokens, f"{declared.text.say()} {declared.words.say()}")
        ]
        return sorted(found, key=self._place)

    def _place(self, declared: Declared) -> int:
        if declared.page or declared.slot:
            return 0 if self._actions[declared.id].isEnabled() else 2
        return 1 if declared.id.startswith("go.") else 2

    def _on_chosen(self, item: QListWidgetItem | None) -> None:
        chosen = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        self.close_box()
        if isinstance(chosen, str):
            self.command_chosen.emit(chosen)
        elif chosen is not None:
            self.record_chosen.emit(chosen[0], chosen[1])


def _said(subtitle: str) -> str:
    """A date as people say it; other words as they are."""
    try:
        return day(dt.date.fromisoformat(subtitle))
    except ValueError:
        return subtitle


def _has_all(tokens: Sequence[str], words: str) -> bool:
    """Whether each token begins a word: ``voor nieu`` finds "Nieuwe voordracht"."""
    known = fold(words).replace("&", "").split()
    return all(any(word.startswith(token) for word in known) for token in tokens)
