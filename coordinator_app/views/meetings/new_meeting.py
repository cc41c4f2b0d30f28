"""The form for a new meeting: a time typed behind the date goes to the fields of the times."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from coordinator_app.errors import UserError
from coordinator_app.rules.moments import TypedMoment
from coordinator_app.rules.times import read_time
from coordinator_app.texts import text
from coordinator_app.views.fields import Field
from coordinator_app.views.meetings.moment_field import moment_field
from coordinator_app.views.new_record import NewRecord

_USUAL = dt.timedelta(hours=3, minutes=30)


NEW_MEETING = (
    Field("title", text("Title"), required=True),
    moment_field(),
    Field("starts_at", text("Starts at"), required=True, width=24),
    Field("ends_at", text("Ends at"), required=True, width=24),
)  # fmt: skip


class NewMeetingForm(NewRecord):
    """``morgen 13u-16u`` as date fills all three."""

    def __init__(self, create: Callable[[Mapping[str, Any]], int], parent: QWidget) -> None:
        super().__init__(text("Plan a meeting"), NEW_MEETING, create, parent=parent)
        self._date = self.group.rows["date"]
        if isinstance(self._date.widget, QLineEdit):
            self._date.widget.editingFinished.connect(self._spread)

    def _spread(self) -> None:
        """The times that were typed go to their fields; the meeting stays as long as it was."""
        try:
            moment = self._date.editor.read()
        except UserError:
            return  # said when the form is sent, at the field
        if not isinstance(moment, TypedMoment) or moment.starts is None:
            return
        ends = moment.ends or _later(moment.starts, self._length())
        self._date.load(moment, force=True)
        self.group.rows["starts_at"].load(f"{moment.starts:%H:%M}", force=True)
        self.group.rows["ends_at"].load(f"{ends:%H:%M}", force=True)

    def _length(self) -> dt.timedelta:
        """How long the meeting is by the times that stand there."""
        try:
            starts, ends = (
                read_time(str(self.group.rows[key].editor.raw()))
                for key in ("starts_at", "ends_at")
            )
        except UserError:
            return _USUAL
        length = _at(ends) - _at(starts)
        return length if length > dt.timedelta() else _USUAL


def _at(time: dt.time) -> dt.datetime:
    return dt.datetime.combine(dt.date(2001, 1, 1), time)


def _later(time: dt.time, length: dt.timedelta) -> dt.time:
    """So much later, on the same day."""
    latest = dt.datetime.combine(dt.date(2001, 1, 1), dt.time(23, 59))
    return min(_at(time) + length, latest).time()
