"""The preparation list as a table: a tick, what, how long before, by when, how it stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from coordinator_app.clock import today
from coordinator_app.rules.dates import near_words
from coordinator_app.rules.preparation import PreparationKind
from coordinator_app.rules.preparation_distances import distance_words
from coordinator_app.rules.preparation_list import PreparedStep, StepState
from coordinator_app.texts import _, day, text
from coordinator_app.views import palette
from coordinator_app.views.chips import TONE_ROLE
from coordinator_app.views.palette import Tone
from coordinator_app.views.plain import plain_tip
from coordinator_app.views.two_rows import BELOW_ROLE

Index = QModelIndex | QPersistentModelIndex
Edit = Callable[[int, str, Any], bool]
_NOWHERE = QModelIndex()
_DISPLAY = Qt.ItemDataRole.DisplayRole


class Place(IntEnum):
    """The columns, in their order."""

    DONE = 0
    WHAT = 1
    DISTANCE = 2
    DUE = 3
    STATE = 4


HEADERS = (text("Ready"), text("What"), text("When"), text("By"), text("State"))
TONES = {
    StepState.DONE: Tone.GOOD,
    StepState.LATE: Tone.BAD,
    StepState.SOON: Tone.WAIT,
    StepState.LATER: Tone.PLAIN,
    StepState.NOT_NEEDED: Tone.PLAIN,
    StepState.MISSED: Tone.PLAIN,
}
_TICK = "tick"


class PreparationTable(QAbstractTableModel):
    """``edit(step_id, field, value)`` saves; the field ``tick`` turns the tick around.

    ``stacked``: the day stands below how long before, for there is no room beside it.
    """

    def __init__(self, edit: Edit, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._edit = edit
        self._steps: Sequence[PreparedStep] = ()
        self.stacked = False

    def show_steps(self, steps: Sequence[PreparedStep]) -> None:
        """Show these; the same steps in the same order are refreshed where they stand."""
        if steps == self._steps:
            return
        same = [one.step.id for one in self._steps] == [one.step.id for one in steps]
        if not same:
            self.beginResetModel()
        self._steps = steps
        if same:
            self._tell_changed()
        else:
            self.endResetModel()

    def step_at(self, row: int) -> PreparedStep | None:
        return self._steps[row] if 0 <= row < len(self._steps) else None

    def row_of(self, step_id: int) -> int:
        """The row of a step; -1 when it is not there."""
        return next((row for row, one in enumerate(self._steps) if one.step.id == step_id), -1)

    def first_open(self) -> int:
        """The row of what is to be done first; 0 when all is done."""
        return next((row for row, one in enumerate(self._steps) if one.asks), 0)

    def turn_tick(self, row: int) -> bool:
        step = self.step_at(row)
        return step is not None and self._edit(step.step.id, _TICK, None)

    # -- Qt's questions --------------------------------------------------------------------------

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self._steps)

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(Place)

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return HEADERS[section].say()
        # The ticks need no heading to be known.
        return HEADERS[section].say() if role == _DISPLAY and section else None

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        step = self.step_at(index.row()) if index.isValid() else None
        if step is None:
            return None
        show, place = _SHOW.get(role), Place(index.column())
        if self.stacked and place is Place.DISTANCE:
            show = _STACKED.get(role, show)
        return None if show is None else show(place, step)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        step = self.step_at(index.row())
        if index.isValid() and index.column() == Place.DONE:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        if step is not None and is_editable(Place(index.column()), step):
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def setData(  # noqa: N802 - Qt's name
        self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        step, place = self.step_at(index.row()), Place(index.column())
        if step is None:
            return False
        if role == Qt.ItemDataRole.CheckStateRole:
            return self.turn_tick(index.row())
        if role != Qt.ItemDataRole.EditRole or value == _editable(place, step):
            return role == Qt.ItemDataRole.EditRole
        return self._edit(step.step.id, "words" if place is Place.WHAT else "days_before", value)

    def _tell_changed(self) -> None:
        if self._steps:
            last = self.index(len(self._steps) - 1, len(Place) - 1)
            self.dataChanged.emit(self.index(0, 0), last)


def is_editable(place: Place, step: PreparedStep) -> bool:
    """How long before can always be changed; what, of own steps."""
    own = step.step.kind is PreparationKind.OWN
    return place is Place.DISTANCE or (place is Place.WHAT and own)


def spoken(step: PreparedStep) -> str:
    """The whole line as a screen reader says it."""
    parts = (step.step.called.say(), step.state.word.say(), day(step.due), below_what(step))
    return ", ".join(filter(None, parts))


def below_what(step: PreparedStep) -> str:
    """How far it is, with the day on which it was done, or on which a hand ticked it."""
    said = step.said.say() if step.said is not None else ""
    if step.state is not StepState.DONE or step.done_on is None:
        return said
    on = _short_day(step.done_on)
    if not step.by_facts:
        on = _("ticked on {day}", day=on)
    return " · ".join(filter(None, (said, on)))


def _editable(place: Place, step: PreparedStep) -> str:
    if place is Place.WHAT:
        return step.step.words
    return distance_words(step.step.days_before).say()


def _shown(place: Place, step: PreparedStep) -> str:
    if place is Place.WHAT:
        return step.step.called.say()
    if place is Place.DISTANCE:
        return distance_words(step.step.days_before).say()
    if place is Place.DUE:
        return _short_day(step.due)
    return step.state.word.say() if place is Place.STATE else ""


def _short_day(of: dt.date) -> str:
    """The year is told when it is another one."""
    return day(of, style="EEE d MMM" if of.year == today().year else "EEE d MMM y")


def _below(place: Place, step: PreparedStep) -> str:
    if place is Place.WHAT:
        return below_what(step)
    return near_words(step.due, today()).say() if place is Place.DUE and step.asks else ""


def _due_below(_place: Place, step: PreparedStep) -> str:
    near = _below(Place.DUE, step)
    return "\n".join(filter(None, (_short_day(step.due), near)))


def _tick(place: Place, step: PreparedStep) -> Qt.CheckState | None:
    if place is not Place.DONE:
        return None
    done = step.state is StepState.DONE
    return Qt.CheckState.Checked if done else Qt.CheckState.Unchecked


def _tip(place: Place, step: PreparedStep) -> str | None:
    if place is Place.DUE:
        return day(step.due)
    if place is Place.DONE and step.by_facts:
        return _("Ticked by itself, from the facts")
    return plain_tip(spoken(step)) if place is Place.WHAT else None


def _colour(place: Place, step: PreparedStep) -> QColor | None:
    """What asks for nothing any more stands back."""
    quiet = not step.asks and place in {Place.WHAT, Place.DISTANCE, Place.DUE}
    return QColor(palette.colours().secondary) if quiet else None


def _said_aloud(place: Place, step: PreparedStep) -> str:
    return spoken(step) if place in {Place.DONE, Place.WHAT} else _shown(place, step)


def _tone(place: Place, step: PreparedStep) -> str | None:
    return TONES[step.state].value if place is Place.STATE else None


_SHOW: dict[int, Callable[[Place, PreparedStep], Any]] = {
    int(_DISPLAY): _shown,
    int(Qt.ItemDataRole.EditRole): _editable,
    int(Qt.ItemDataRole.CheckStateRole): _tick,
    int(Qt.ItemDataRole.ToolTipRole): _tip,
    int(Qt.ItemDataRole.ForegroundRole): _colour,
    int(Qt.ItemDataRole.AccessibleTextRole): _said_aloud,
    int(BELOW_ROLE): _below,
    int(TONE_ROLE): _tone,
}
_STACKED: dict[int, Callable[[Place, PreparedStep], Any]] = {
    int(BELOW_ROLE): _due_below,
    int(Qt.ItemDataRole.ToolTipRole): lambda _place, step: _tip(Place.DUE, step),
    int(Qt.ItemDataRole.AccessibleTextRole): lambda place, step: (
        f"{_shown(place, step)}, {_shown(Place.DUE, step)}"
    ),
}
