"""What narrows a list: chips that are always visible when on, and the find field."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Self

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QToolButton, QVBoxLayout, QWidget

from coordinator_app.store.queries.saved_searches import SavedSearch
from coordinator_app.texts import Choice, Text, text
from coordinator_app.views import icons
from coordinator_app.views.flow import Flow
from coordinator_app.views.said import Said
from coordinator_app.views.saved_searches import SavedSearchChip
from coordinator_app.views.window_keys import left_to_window

Word = Text | str

PAUSE = 120  # milliseconds without typing before the list is asked again


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

    def values(self) -> Collection[str]:
        """What can be chosen today."""
        return [value for value, _word in self._declared.choices()]

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


_FIND_LETTERS = 18  # "Zoeken in de lijst"


class FindField(QLineEdit):
    """Arrow down and Enter go to the list, Esc empties it first."""

    list_wanted = Signal()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for its own words; where there is less beside the chips it goes below them."""
        few = _FIND_LETTERS * self.fontMetrics().averageCharWidth()
        return super().minimumSizeHint() + QSize(few, 0)

    def event(self, event: QEvent) -> bool:
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent):
            return left_to_window(event, untouched=not self.text()) or super().event(event)
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.list_wanted.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class BarTool(QToolButton):
    """A button in the line of chips, for the whole list; its icon grows with the text."""

    def __init__(self, picture: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("filter", "true")
        self.setIcon(icons.icon(picture))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        self.setIconSize(icons.beside_words())


class FilterBar(QWidget):
    """``changed``: the list is to be asked again; ``list_wanted``: it gets the focus.

    ``saved``: the chip with the searches of this list that were saved.
    """

    changed = Signal()
    list_wanted = Signal()

    def __init__(
        self,
        filters: Sequence[Filter],
        parent: QWidget | None = None,
        saved: SavedSearchChip | None = None,
    ) -> None:
        super().__init__(parent)
        self._said = Said()
        self.saved = saved
        self.chips = {one.key: FilterChip(one, self) for one in filters}
        self.find_field = FindField(self)
        self.find_field.setClearButtonEnabled(True)
        self._said(self.find_field.setPlaceholderText, text("Find in the list"))
        self._said(self.find_field.setAccessibleName, text("Find in the list"))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._tell)
        self.find_field.textChanged.connect(self._on_typed)
        self.find_field.list_wanted.connect(self._on_list_wanted)
        self._lay_out()

    def add_tool(self, tool: QWidget) -> None:
        """Put a button for the whole list before the find field."""
        tool.setParent(self)
        self._line.removeWidget(self.find_field)
        for part in (tool, self.find_field):
            self._line.addWidget(part)
        self._order_tabs(tool)

    def on(self) -> tuple[tuple[str, str], ...]:
        """Key and value of each filter that is on."""
        return tuple((key, chip.value()) for key, chip in self.chips.items() if chip.value())

    def typed(self) -> str:
        return self.find_field.text().strip()

    def start_find(self) -> None:
        self.find_field.setFocus()
        self.find_field.selectAll()

    def clear(self) -> None:
        """Everything off, at once."""
        self.restore({})
        self.find_field.clear()
        self._tell_now()

    def open_search(self, search_id: int) -> None:
        """Narrow the list to a saved search, as choosing it in its chip does."""
        if self.saved is not None:
            known = {key: chip.values() for key, chip in self.chips.items()}
            self.saved.open_search(search_id, known)

    def turn_on(self, key: str, value: str) -> None:
        """Narrow the list to one value more, as choosing it in a chip does."""
        self.chips[key].set_value(value)
        self._tell_now()

    def restore(self, values: Mapping[str, str]) -> None:
        for key, chip in self.chips.items():
            chip.set_value(str(values.get(key, "")))
        self._show_asked()

    def retranslate(self) -> None:
        self._said.again()

    def _on_search(self, search: SavedSearch) -> None:
        self.restore(search.filters)
        self.find_field.setText(search.find)
        self._tell_now()

    def _on_typed(self) -> None:
        self._show_asked()
        self._pause.start(PAUSE)

    def _on_chip(self, key: str, value: str) -> None:
        del key, value
        self._tell_now()

    def _on_list_wanted(self) -> None:
        self._tell_now()
        self.list_wanted.emit()

    def _tell_now(self) -> None:
        self._pause.stop()
        self._tell()

    def _tell(self) -> None:
        self._show_asked()
        self.changed.emit()

    def _show_asked(self) -> None:
        if self.saved is not None:
            self.saved.show_asked(dict(self.on()), self.typed())

    def _lay_out(self) -> None:
        bar = QWidget(self)
        self._line = Flow(bar, fill=True)
        for chip in self.chips.values():
            chip.changed.connect(self._on_chip)
            self._line.addWidget(chip)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 8)
        column.setSpacing(8)
        column.addWidget(bar)
        if self.saved is not None:
            self.saved.search_asked.connect(self.open_search)
            self.saved.chosen.connect(self._on_search)
            self._line.addWidget(self.saved)
            column.addWidget(self.saved.naming)
        self._line.addWidget(self.find_field)
        self._order_tabs()

    def _order_tabs(self, *tools: QWidget) -> None:
        """Tab goes as one reads: the line of chips to its end, then the name of a search."""
        saved = () if self.saved is None else (self.saved,)
        naming = () if self.saved is None else self.saved.naming.stops
        stops = (*self.chips.values(), *saved, *tools, self.find_field, *naming)
        for first, second in pairwise(stops):
            QWidget.setTabOrder(first, second)
