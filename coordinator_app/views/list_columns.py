"""The columns of a list: as many as can be read, or those that were chosen; remembered."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from PySide6.QtCore import QByteArray, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QFontMetrics
from PySide6.QtWidgets import QApplication, QMenu, QTableView

from coordinator_app.texts import _
from coordinator_app.views.id_table import Column, Question
from coordinator_app.views.window_state import WindowState

TIGHT = 0.94  # of their wish is enough for columns that would just not fit; the first is kept whole
LEAST = 0.5  # of its wish is what a column that was chosen keeps in any case
ARROW = 20  # pixels for the arrow of the order beside a title
AROUND = 24  # pixels before and after the words of a cell
SAMPLE = "Annemarie van der Berg, gemeente"


def letter_width(metrics: QFontMetrics) -> float:
    """How wide a letter of ordinary words is; Qt's average is of all letters there are."""
    return metrics.horizontalAdvance(SAMPLE) / len(SAMPLE)


class ListColumns(QObject):
    """``ordered`` tells the key of the column that was chosen to order by, also by keyboard."""

    ordered = Signal(str)

    def __init__(self, view: QTableView, columns: Sequence[Column]) -> None:
        super().__init__(view)
        self._view = view
        self._columns = tuple(columns)
        self._chosen: tuple[str, ...] = ()  # empty: as many as fit
        self._own_widths = False
        self._menu: QMenu | None = None
        header = view.horizontalHeader()
        header.sectionResized.connect(self._on_moved)
        header.sectionMoved.connect(self._on_moved)

    # -- remembered ------------------------------------------------------------------------------

    def restore(self, state: WindowState, name: str) -> None:
        """The columns, their order and widths as they were."""
        kept = state.data(f"{name}/shown")
        known = [column.key for column in self._columns]
        chosen = [key for key in kept if key in known] if isinstance(kept, list) else []
        self._chosen = tuple(chosen)
        header = self._view.horizontalHeader()
        self._own_widths = header.restoreState(state.shape(f"{name}/columns"))

    def keep(self, state: WindowState, name: str) -> None:
        state.keep_data(f"{name}/shown", list(self._chosen))
        header = self._view.horizontalHeader()
        state.keep(f"{name}/columns", header.saveState() if self._own_widths else QByteArray())

    # -- what is shown ---------------------------------------------------------------------------

    def shown(self) -> list[str]:
        """The keys of the columns on the screen."""
        hidden = self._view.isColumnHidden
        return [column.key for place, column in enumerate(self._columns) if not hidden(place)]

    def choose(self, keys: Sequence[str]) -> None:
        """Show these columns whatever the width; none: as many as fit."""
        self._chosen = tuple(keys)
        self._own_widths = False
        self.share_width()

    def share_width(self) -> None:
        """Each column its share of the width, until a hand moved one.

        A narrow list shows its first columns whole instead of all of them cut off.
        """
        if self._own_widths:
            return
        wishes, room = self._wishes(), self._view.viewport().width()
        places = self._places(wishes, room)
        widths = _shares([wishes[place] for place in places], room)
        if not self._chosen and len(widths) == 2:
            widths[1] = max(min(widths[1], room - widths[0]), self._title_width(places[1]))
        for place in range(len(self._columns)):
            self._view.setColumnHidden(place, place not in places)
        for place, width in zip(places, widths, strict=True):
            self._view.setColumnWidth(place, width)

    # -- the menu --------------------------------------------------------------------------------

    def open_menu(self, at: QPoint, question: Question) -> None:
        """Which columns there are, and by which one the list is ordered."""
        self._menu = QMenu(self._view)
        self._menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._add_columns(self._menu)
        self._menu.addSeparator()
        self._add_orders(self._menu.addMenu(_("Order by")), question)
        self._menu.popup(at)
        self._menu.setActiveAction(self._menu.actions()[0])

    def _add_columns(self, menu: QMenu) -> None:
        shown = self.shown()
        for column in self._columns:
            action = menu.addAction(column.title.say())
            action.setCheckable(True)
            action.setChecked(column.key in shown)
            action.setEnabled(column is not self._columns[0])
            action.setData(column.key)
            action.toggled.connect(self._on_ticked)
        menu.addSeparator()
        fits = menu.addAction(_("As many as fit"))
        fits.setCheckable(True)
        fits.setChecked(not self._chosen and not self._own_widths)
        fits.triggered.connect(self._on_fitting)

    def _add_orders(self, menu: QMenu, question: Question) -> None:
        group = QActionGroup(menu)
        for column in self._columns:
            if column.sortable:
                action = group.addAction(column.title.say())
                action.setCheckable(True)
                action.setChecked(column.key == question.order)
                action.setData(column.key)
                menu.addAction(action)
        menu.addSeparator()
        around = menu.addAction(_("The other way round"))
        around.setData(question.order)
        menu.triggered.connect(self._on_order)

    def _on_ticked(self, ticked: bool) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            key = str(action.data())
            keys = {*self.shown(), key} if ticked else {*self.shown()} - {key}
            self.choose([column.key for column in self._columns if column.key in keys])

    def _on_fitting(self) -> None:
        self.choose(())

    def _on_order(self, action: QAction) -> None:
        self.ordered.emit(str(action.data()))

    # -- inside ----------------------------------------------------------------------------------

    def _places(self, wishes: Sequence[int], room: int) -> list[int]:
        if self._chosen:
            return [i for i, column in enumerate(self._columns) if column.key in self._chosen]
        least = [wish if place == 0 else int(wish * TIGHT) for place, wish in enumerate(wishes)]
        fitting = sum(total <= room for total in accumulate(least))
        return list(range(max(fitting, min(2, len(wishes)))))

    def _wishes(self) -> list[int]:
        """What each column would like, in pixels: its usual words, and its whole title."""
        letter = letter_width(self._view.fontMetrics())
        return [
            max(int(column.width * letter) + AROUND, self._title_width(place))
            for place, column in enumerate(self._columns)
        ]

    def _title_width(self, place: int) -> int:
        title = self._view.horizontalHeader().fontMetrics()
        return title.horizontalAdvance(self._columns[place].title.say()) + ARROW + AROUND

    def _on_moved(self) -> None:
        if QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            self._own_widths = True


def _shares(wishes: Sequence[int], room: int) -> list[int]:
    """What is over goes to all alike; what is short is borne by all but the first.

    >>> _shares([100, 50, 50], 400)
    [200, 100, 100]
    >>> _shares([100, 50, 50], 185)
    [100, 42, 42]
    >>> _shares([100, 50, 50], 100)
    [100, 25, 25]
    """
    first, rest = wishes[0], sum(wishes[1:])
    if first + rest <= room or not rest:
        return [int(wish * room / (first + rest)) for wish in wishes]
    factor = max((room - first) / rest, LEAST)
    return [first, *(int(wish * factor) for wish in wishes[1:])]
