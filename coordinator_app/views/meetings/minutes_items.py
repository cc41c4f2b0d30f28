"""The agenda beside the minutes: what became of each item, set by one key."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTreeWidgetItem, QWidget

from coordinator_app.rules.agenda import AgendaOutcome
from coordinator_app.store.queries.agenda import AgendaItemRow
from coordinator_app.store.queries.minutes import MinutesRecord
from coordinator_app.texts import _, plural
from coordinator_app.views.people.lines import Line, Lines

OUTCOMES: Mapping[Qt.Key, AgendaOutcome] = {
    Qt.Key.Key_T: AgendaOutcome.TREATED,
    Qt.Key.Key_B: AgendaOutcome.TREATED,
    Qt.Key.Key_N: AgendaOutcome.UNFINISHED,
    Qt.Key.Key_Backspace: AgendaOutcome.OPEN,
}


class MinutesItems(Lines):
    """``item_changed``: another item is the current one (0: the meeting as a whole).

    ``outcome_asked`` tells what a key says of the current item. Enter is told by ``chosen``.
    """

    item_changed = Signal(int)
    outcome_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filling = False
        self.currentItemChanged.connect(self._on_current)

    def show_items(self, items: Sequence[AgendaItemRow], found: MinutesRecord) -> None:
        """The meeting as a whole, then its items in their order."""
        self._filling = True
        whole = Line(0, _("The meeting as a whole"), _beside(0, found))
        self.show_lines([whole, *(_line(place, one, found) for place, one in enumerate(items, 1))])
        if self.currentItem() is None:
            self.go_to(0)
        self._filling = False

    def step(self, by: int) -> None:
        """To the item above or below the current one."""
        now = self.currentItem()
        place = (self.indexOfTopLevelItem(now) if now else 0) + by
        wanted = self.topLevelItem(max(0, min(place, self.topLevelItemCount() - 1)))
        if wanted is not None:
            self.setCurrentItem(wanted)

    def event(self, event: QEvent) -> bool:
        """Backspace clears here; to the window it would be something else."""
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and event.key() in OUTCOMES:
            plain = not event.modifiers()
            event.setAccepted(plain)
            return plain or super().event(event)
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        outcome = OUTCOMES.get(Qt.Key(event.key()))
        if outcome is not None and not event.modifiers():
            self.outcome_asked.emit(outcome)
        else:
            super().keyPressEvent(event)

    def _on_current(self, now: QTreeWidgetItem | None, before: QTreeWidgetItem | None) -> None:
        del before
        if now is not None and not self._filling:
            self.item_changed.emit(self.current_id())


def _line(place: int, item: AgendaItemRow, found: MinutesRecord) -> Line:
    return Line(item.id, f"{place}. {item.title}", _beside(item.id, found, item.outcome))


def _beside(item_id: int, found: MinutesRecord, outcome: AgendaOutcome = AgendaOutcome.OPEN) -> str:
    """``"Treated · 1 decision · 2 action items"``."""
    here = item_id or None
    decisions = sum(one.agenda_item_id == here for one in found.decisions)
    actions = sum(one.agenda_item_id == here for one in found.actions)
    parts = [outcome.word] if outcome is not AgendaOutcome.OPEN else []
    if decisions:
        parts.append(plural("{n} decision", "{n} decisions", decisions))
    if actions:
        parts.append(plural("{n} action item", "{n} action items", actions))
    return " · ".join(part.say() for part in parts)
