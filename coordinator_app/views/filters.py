"""Filter chips above a list: each on one key of the source, always visible when on."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from coordinator_app.texts import Choice, Text, text

Word = Text | str


@dataclass(frozen=True)
class Filter:
    """``choices`` are asked each time the chip is opened: pairs of value and word."""

    key: str
    title: Text
    choices: Callable[[], Sequence[tuple[str, Word]]]

    @classmethod
    def of(cls, key: str, title: Text, choice: type[Choice]) -> Self:
        """``Filter.of("category", text("Category"), MemberCategory)``: a closed list."""
        return cls(key, title, lambda: [(one.value, one.word) for one in choice])


class FilterChip(QToolButton):
    """``changed`` tells key and value; an empty value is everything."""

    changed = Signal(str, str)

    def __init__(self, declared: Filter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._declared = declared
        self._value = ""
        self.setProperty("filter", "true")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self)
        menu.aboutToShow.connect(self._fill)
        menu.triggered.connect(self._on_chosen)
        self.setMenu(menu)
        self.retranslate()

    def value(self) -> str:
        return self._value

    def set_value(self, value: str) -> None:
        self._value = value
        self.retranslate()

    def retranslate(self) -> None:
        title = self._declared.title.say()
        words: Mapping[str, Word] = dict(self._declared.choices()) if self._value else {}
        shown = f"{title}: {words.get(self._value, self._value)}" if self._value else title
        self.setText(f"{shown}  ▾")
        self.setAccessibleName(text("Filter on {title}", title=shown).say())
        self.setProperty("on", "true" if self._value else "false")
        self.style().unpolish(self)
        self.style().polish(self)

    def _fill(self) -> None:
        menu = self.menu()
        menu.clear()
        group = QActionGroup(menu)
        for value, word in (("", text("All")), *self._declared.choices()):
            action = QAction(str(word), group)
            action.setCheckable(True)
            action.setChecked(value == self._value)
            action.setData(value)
            menu.addAction(action)

    def _on_chosen(self, action: QAction) -> None:
        self.set_value(str(action.data()))
        self.changed.emit(self._declared.key, self._value)
