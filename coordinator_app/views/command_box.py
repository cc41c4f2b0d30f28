"""The command box (Ctrl+K): records and commands in one field."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import ClassVar

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLineEdit,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from coordinator_app.background import Report, run_task
from coordinator_app.rules.folding import fold
from coordinator_app.store.queries.saved_searches import noun_of
from coordinator_app.store.search import Hit
from coordinator_app.texts import _, day, text
from coordinator_app.views.actions import Actions, Declared
from coordinator_app.views.found_list import Found, FoundList
from coordinator_app.views.said import Said

Search = Callable[[str], Sequence[Hit]]


class CommandBox(QFrame):
    """Typing finds, arrows choose, Enter goes there, Esc closes.

    ``search`` runs off the screen thread, one question at a time: what was typed meanwhile is
    asked next, what is no longer typed is never chosen. What stands there stays until the answer,
    and the list is filled once for each; Enter waits for the answer too.
    """

    record_chosen = Signal(str, int)
    command_chosen = Signal(str)

    LATE = 150  # milliseconds; then the commands are shown without the records
    ICONS: ClassVar[dict[str, str]] = {
        "people": "users",
        "organisations": "handshake",
        "meetings": "calendar-blank",
        "nominations": "user-plus",
        "letters": "envelope-simple",
        "nomination_rounds": "megaphone",
        "external_calls": "trophy",
        "planner_events": "flag",
        "date_polls": "calendar-check",
    }
    SAVED: ClassVar[frozenset[str]] = frozenset({noun_of("people"), noun_of("partners")})

    def __init__(self, actions: Actions, search: Search, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("commandbox")
        self._actions = actions
        self._search = search
        self._said = Said()
        self._asking = ""
        self._busy = self._entered = False
        self._shown_for = ""
        self._words: dict[str, list[str]] = {}
        self._late = QTimer(self, singleShot=True, interval=self.LATE)
        self._late.timeout.connect(self._show_found)
        self._before: QWidget | None = None
        self.field = QLineEdit(self)
        self._said(self.field.setPlaceholderText, text("Search or command"))
        self._said(self.field.setAccessibleName, text("Search or command"))
        self.list = FoundList(self)
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
        self._late.stop()
        self._entered = False
        had_focus = self.field.hasFocus()
        self.hide()
        if had_focus and self._before is not None and self._before.isVisible():
            self._before.setFocus()
        self._before = None

    def retranslate(self) -> None:
        self._said.again()
        self._words.clear()

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
            self._on_entered()
        elif key == Qt.Key.Key_Escape:
            self.close_box()
        else:
            return False
        return True

    def _on_entered(self) -> None:
        if self._shown_for == self._typed():
            self._on_chosen(self.list.currentItem())
        else:
            self._entered = True

    def _typed(self) -> str:
        return self.field.text().strip()

    def _on_typed(self) -> None:
        self._entered = False
        if not self._typed():
            self._show_found()
            return
        if not self._late.isActive():
            self._late.start()
        self._ask()

    def _ask(self) -> None:
        typed = self._typed()
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
        if self._typed() != self._asking:
            self._ask()
            return
        self._show_found(hits or ())
        self._shown_for = self._asking
        if self._entered:
            self._on_chosen(self.list.currentItem())

    def _show_found(self, hits: Sequence[Hit] = ()) -> None:
        self._late.stop()
        self._shown_for = self._typed()
        commands = (self._command(declared) for declared in self._matching())
        self.list.show_found([*(self._record(hit) for hit in hits), *commands])
        self._fit()

    def _record(self, hit: Hit) -> Found:
        saved = hit.noun in self.SAVED
        beside = _("Saved search") if saved else _said(hit.subtitle)
        words = "  ·  ".join(filter(None, (hit.title, beside)))
        icon = "funnel" if saved else self.ICONS.get(hit.noun, "")
        return Found(words, icon, (hit.noun, hit.record_id))

    def _command(self, declared: Declared) -> Found:
        keys = f"   ({declared.shown_keys})" if declared.shortcut else ""
        words = self._actions[declared.id].text().replace("&", "")
        return Found(words + keys, declared.icon, declared.id)

    def _fit(self) -> None:
        """As high as what was found, within the window."""
        height = self.field.sizeHint().height() + self.list.wanted_height() + 32
        self.resize(self.width(), min(height, self.window().height() - self.y() - 32))

    def _matching(self) -> list[Declared]:
        """The commands that fit; those of the page in sight and the ways to pages come first."""
        tokens = fold(self.field.text()).split()
        found = [
            declared
            for declared in self._actions
            if not declared.by_key
            and (self._actions[declared.id].isEnabled() or declared.page)
            and _has_all(tokens, self._words_of(declared))
        ]
        return sorted(found, key=self._place)

    def _words_of(self, declared: Declared) -> list[str]:
        """The words it is found by, kept until the language changes."""
        if declared.id not in self._words:
            words = fold(f"{declared.text.say()} {declared.words.say()}")
            self._words[declared.id] = words.replace("&", "").split()
        return self._words[declared.id]

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


def _has_all(tokens: Sequence[str], words: Sequence[str]) -> bool:
    """Whether each token begins a word: ``voor nieu`` finds "Nieuwe voordracht"."""
    return all(any(word.startswith(token) for word in words) for token in tokens)
