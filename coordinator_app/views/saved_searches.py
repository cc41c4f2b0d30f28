"""Saved searches above a list: a chip that chooses, saves, renames and deletes them."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from coordinator_app.errors import UserError
from coordinator_app.operations.saved_searches import (
    delete_search,
    refuse_gone,
    rename_search,
    replace_search,
    save_search,
)
from coordinator_app.rules.cleaning import shortened
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.queries.saved_searches import (
    SavedSearch,
    saved_search_named,
    saved_searches,
)
from coordinator_app.texts import Text, text
from coordinator_app.views.desk import Desk
from coordinator_app.views.palette import Tone
from coordinator_app.views.plain import plain_action
from coordinator_app.views.search_name import NameLine

_SAVE, _KEEP, _RENAME, _DELETE = "save", "keep", "rename", "delete"
_TITLE = text("Saved search")


class SavedSearchChip(QToolButton):
    """The saved searches of the list ``of``; ``chosen`` tells the one that is to be asked.

    ``show_asked`` says how the list is narrowed now: the search that asks the same is on.
    """

    search_asked = Signal(int)  # in the menu; who knows the filters answers by `open_search`
    chosen = Signal(object)  # SavedSearch

    def __init__(self, desk: Desk, of: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._of = desk, of
        self._kept: tuple[SavedSearch, ...] = ()
        self._asked: tuple[Mapping[str, str], str] = ({}, "")
        self._last = 0  # the search that was chosen last; what is asked may have changed since
        self.naming = NameLine(self)
        self.setProperty("filter", "true")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self)
        menu.aboutToShow.connect(self._fill)
        menu.triggered.connect(self._on_triggered)
        self.setMenu(menu)
        self.naming.entered.connect(self._on_named)
        self.naming.replacing.connect(self._on_replacing)
        desk.changed.connect(self._on_changed)
        self._read()

    def show_asked(self, filters: Mapping[str, str], find: str) -> None:
        """The list is narrowed like this from now on."""
        self._asked = (dict(filters), find)
        if not filters and not find:
            self._last = 0
        self.retranslate()

    def open_search(self, search_id: int, known: Mapping[str, Collection[str]]) -> None:
        """Ask a saved search; one that asks for what is gone is refused in the line above.

        ``known``: the values that each filter can have.
        """
        self._read()
        found = next((one for one in self._kept if one.id == search_id), None)
        if found is None:
            self._desk.say(text("This saved search is no longer there."), Tone.BAD)
            return
        try:
            refuse_gone(found, known)
        except UserError as refusal:
            self._desk.say(refusal.text, Tone.BAD)
            return
        self._last = found.id
        self.chosen.emit(found)

    def start_saving(self) -> None:
        """Ask for the name of what is asked now."""
        self.naming.start(0, "")

    def current(self) -> SavedSearch | None:
        """The search that is on, or that was on until something was chosen besides."""
        on = (one for one in self._kept if one.is_asked(*self._asked))
        last = (one for one in self._kept if one.id == self._last)
        return next(on, None) or next(last, None)

    def retranslate(self) -> None:
        now = self.current()
        shown = _TITLE
        if now is not None:
            name = shortened(now.name, 30)
            shown = text("{title}: {name}", title=_TITLE, name=name)
            if not now.is_asked(*self._asked):
                shown = text("{title}: {name}, changed", title=_TITLE, name=name)
        self.setText(f"{plain_action(shown.say())}  ▾")
        self.setAccessibleName(shown.say())
        self.setProperty("on", "true" if now is not None else "false")
        self.style().unpolish(self)
        self.style().polish(self)

    # -- the menu --------------------------------------------------------------------------------

    def _fill(self) -> None:
        self._read()
        menu, now = self.menu(), self.current()
        menu.clear()
        group = QActionGroup(menu)
        for one in self._kept:
            action = QAction(plain_action(shortened(one.name, 60)), group)
            action.setCheckable(True)
            action.setChecked(one == now)
            action.setData(one.id)
            menu.addAction(action)
        menu.addSeparator()
        self._add(_SAVE, text("Save this search…"))
        if now is None:
            return
        name = shortened(now.name, 30)
        keep = self._add(_KEEP, text("Keep “{name}” as it is now", name=name))
        keep.setEnabled(not now.is_asked(*self._asked))
        self._add(_RENAME, text("Rename “{name}”…", name=name))
        self._add(_DELETE, text("Delete “{name}”", name=name))

    def _add(self, verb: str, word: Text) -> QAction:
        action = self.menu().addAction(plain_action(word.say()))
        action.setData(verb)
        return action

    def _on_triggered(self, action: QAction) -> None:
        verb, now = action.data(), self.current()
        if isinstance(verb, int):
            self.search_asked.emit(verb)
        elif verb == _SAVE:
            self.start_saving()
        elif now is not None and verb == _RENAME:
            self.naming.start(now.id, now.name)
        elif now is not None and verb == _KEEP:
            self._keep(now.id)
        elif now is not None:
            self._desk.attempt(lambda: delete_search(self._desk.store, now.id))

    # -- changes ---------------------------------------------------------------------------------

    def _keep(self, search_id: int) -> bool:
        filters, find = self._asked
        return self._desk.attempt(
            lambda: replace_search(self._desk.store, search_id, filters, find)
        )

    def _on_named(self, name: str) -> None:
        store, renamed = self._desk.store, self.naming.search_id
        filters, find = self._asked
        try:
            if renamed:
                outcome = rename_search(store, renamed, name)
            else:
                outcome = save_search(store, name, filters, find, of=self._of)
        except UserError as refusal:
            same = None if renamed else self._named(name)
            self.naming.refuse(refusal.text, same)
            return
        self.naming.finish()
        self._desk.did(outcome)
        self.setFocus()

    def _on_replacing(self, search_id: int) -> None:
        if self._keep(search_id):
            self.naming.finish()
            self.setFocus()

    def _named(self, name: str) -> SavedSearch | None:
        with self._desk.store.reading() as connection:
            return saved_search_named(connection, name, self._of)

    def _on_changed(self, outcome: Outcome) -> None:
        if "settings" in outcome.touched:
            self._read()

    def _read(self) -> None:
        with self._desk.store.reading() as connection:
            self._kept = saved_searches(connection, self._of)
        self.retranslate()
