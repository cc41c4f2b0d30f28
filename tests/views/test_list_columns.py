"""A list shows as many columns as can be read, or those that were chosen, and remembers them."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from coordinator_app.texts import Text, text
from coordinator_app.views.id_list import IdList
from coordinator_app.views.id_table import Column
from coordinator_app.views.list_columns import letter_width
from coordinator_app.views.window_state import WindowState

Show = Callable[[Any], Any]
NAME = "Velzen-in 't Veld, Janneke van"
COLUMNS = [
    Column("name", text("Name"), 30),
    Column("organisation", text("Organisation"), 24),
    Column("category", text("Category"), 24),
    Column("email", text("E-mail"), 30, sortable=False),
]


class Names:
    """Three rows, all alike."""

    def ids(
        self, order: str, descending: bool, filters: Mapping[str, str], find: str
    ) -> array[int]:
        del order, filters, find
        return array("q", (3, 2, 1) if descending else (1, 2, 3))

    def rows(self, ids: Sequence[int]) -> Mapping[int, tuple[str, ...]]:
        return dict.fromkeys(
            ids, (NAME, "Gemeente Utrecht", "Ervaringsdeskundige", "j@example.org")
        )


def _list(shown: Show, width: int) -> IdList:
    view = IdList(Names(), COLUMNS, text("Names"))
    view.resize(width, 300)
    view.table.reload()
    shown(view)
    return view


def _wide(view: IdList, letters: int) -> int:
    return int(letters * letter_width(view.fontMetrics()))


def _choose(word: Text) -> None:
    """What a hand does in the menu that is open: choose this entry."""
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    for one in (menu, *menu.findChildren(QMenu)):
        for action in one.actions():
            if action.text() == word.say():
                action.trigger()
                menu.close()
                return
    raise AssertionError(word)


def test_a_narrow_list_shows_the_name_whole_and_leaves_columns_out(shown: Show) -> None:
    view = _list(shown, 100)
    view.resize(_wide(view, 66), 300)
    assert view.columns.shown() == ["name", "organisation"]
    assert view.columnWidth(0) > view.fontMetrics().horizontalAdvance(NAME) + 16
    view.resize(_wide(view, 160), 300)
    assert view.columns.shown() == [column.key for column in COLUMNS]


def test_two_columns_are_shown_however_narrow_it_is(shown: Show) -> None:
    view = _list(shown, 100)
    view.resize(_wide(view, 42), 300)
    assert view.columns.shown() == ["name", "organisation"]


def test_a_hidden_column_is_reached_by_the_menu_and_remembered(
    shown: Show, state: WindowState
) -> None:
    view = _list(shown, 100)
    view.resize(_wide(view, 66), 300)
    view.choose_columns()
    _choose(text("E-mail"))
    assert view.columns.shown() == ["name", "organisation", "email"]
    view.keep(state, "names")
    again = IdList(Names(), COLUMNS, text("Names"))
    again.restore(state, "names")
    again.resize(view.size())
    shown(again)
    assert again.columns.shown() == ["name", "organisation", "email"]
    again.choose_columns()
    _choose(text("As many as fit"))
    assert again.columns.shown() == ["name", "organisation"]


def test_the_order_is_chosen_without_a_mouse(shown: Show, qtbot: QtBot) -> None:
    view = _list(shown, 600)
    view.choose_columns()
    _choose(text("The other way round"))
    assert (view.table.question.order, view.table.question.descending) == ("name", True)
    assert view.table.id_at(0) == 3
    view.columns.ordered.emit("category")
    assert (view.table.question.order, view.table.question.descending) == ("category", False)
