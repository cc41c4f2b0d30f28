"""A series of meetings by a typed rule; its dates are there while it is typed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLineEdit, QWidget

from coordinator_app.clock import today
from coordinator_app.errors import UserError
from coordinator_app.operations.meeting_series import SeriesDate, propose_series
from coordinator_app.operations.season_planning import NewMeetings, minutes_between
from coordinator_app.rules.series import MOST_DATES
from coordinator_app.texts import Text, text
from coordinator_app.views.desk import Desk
from coordinator_app.views.fields import Field, Kind
from coordinator_app.views.meetings.date_rows import DateRow
from coordinator_app.views.meetings.plan_form import PlanForm, meeting_fields

_PAUSE = 300  # milliseconds without typing before the dates are looked at


class SeriesForm(PlanForm):
    """Dates on which something is in the way are shown, not ticked."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        fields = (
            Field("rule", text("Rule"), required=True,
                  hint=text("third Wednesday of odd months, every 6 weeks")),
            Field("first", text("From"), Kind.DAY, required=True, width=24),
            Field("last", text("Until and including"), Kind.DAY, required=True, width=24),
            *meeting_fields(desk),
        )  # fmt: skip
        super().__init__(desk, text("A series of meetings"), fields, parent, moves=False)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._look_while_typing)
        line = self.group.rows["rule"].widget
        if isinstance(line, QLineEdit):
            line.textEdited.connect(self._pause.start)

    def begin(self) -> None:
        """An empty rule, for a year from tomorrow."""
        first = today() + dt.timedelta(days=1)
        self.start(
            {
                "first": first,
                "last": first + dt.timedelta(days=364),
                "starts": "13:00",
                "ends": "16:30",
                "title": text("Meeting").say(),
            }
        )
        for row in self.group.rows.values():
            row.show_error(None)  # nothing was typed yet, so nothing is missing

    def look(self, values: Mapping[str, Any]) -> tuple[Sequence[DateRow], Text | None, Text | None]:
        minutes = minutes_between(values["starts"], values["ends"])
        found = propose_series(
            self.desk.store, values["rule"], values["first"], values["last"],
            values["starts"], minutes,
        )  # fmt: skip
        return (
            [_row(one) for one in found.dates],
            found.sentence,
            _remark(found.dates, found.is_cut),
        )

    def new_meetings(self, values: Mapping[str, Any], days: tuple[dt.date, ...]) -> NewMeetings:
        like = int(values["like"] or 0) or None
        return NewMeetings(values["title"], days, values["starts"], values["ends"], like=like)

    def _look_while_typing(self) -> None:
        """Half a rule is no mistake yet: the sentence about it waits until the field is left."""
        try:
            propose_series(
                self.desk.store, self.group.rows["rule"].editor.raw(), today(), today(),
                dt.time(12), 60,
            )  # fmt: skip
        except UserError:
            return
        self.look_again()


def _row(one: SeriesDate) -> DateRow:
    return DateRow(one.day, None, one.notice, is_on=one.notice is None)


def _remark(dates: Sequence[SeriesDate], is_cut: bool) -> Text | None:
    if not dates:
        return text("No date of this rule lies between these days. Choose a longer time.")
    if is_cut:
        return text("There are more; the first {most} are shown.", most=MOST_DATES)
    return None
