"""Hands for the preparation of a meeting: plan, type, look at its table."""

from __future__ import annotations

import datetime as dt
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from coordinator_app.clock import today
from coordinator_app.operations.meetings import NewMeeting, add_meeting
from coordinator_app.rules.preparation import PreparationKind
from coordinator_app.rules.preparation_list import StepState
from coordinator_app.store.store import Store
from coordinator_app.views.meetings.preparation import PreparationPart
from coordinator_app.views.meetings.preparation_table import Place

Key = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
Kind = PreparationKind


def planned(store: Store, *, days: int = 21, title: str = "Wijkteams") -> int:
    starts = dt.datetime.combine(today() + dt.timedelta(days=days), dt.time(10))
    new = NewMeeting(title, starts, starts + dt.timedelta(hours=6))
    return add_meeting(store, new).new_id("meetings")


def type_keys(*keys: Any) -> None:
    """Type texts and keys where the focus is, as a hand would."""
    for key in keys:
        focus = QApplication.focusWidget()
        assert focus is not None
        if isinstance(key, str):
            QTest.keyClicks(focus, key)
        elif isinstance(key, tuple):
            QTest.keyClick(focus, *key)
        else:
            QTest.keyClick(focus, key)
        QApplication.processEvents()


def go_to(part: PreparationPart, kind: PreparationKind, place: Place = Place.WHAT) -> int:
    """Make the step of this kind the current one; its id."""
    assert part.seen is not None
    row = [one.step.kind for one in part.seen.steps].index(kind)
    part.view.setCurrentIndex(part.view.table.index(row, place))
    return part.view.current_step_id()


def cells(part: PreparationPart, place: Place) -> list[str]:
    table = part.view.table
    return [str(table.data(table.index(row, place))) for row in range(table.rowCount())]


def state(part: PreparationPart, kind: PreparationKind) -> StepState:
    assert part.seen is not None
    (found,) = (one.state for one in part.seen.steps if one.step.kind is kind)
    return found
