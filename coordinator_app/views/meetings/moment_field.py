"""The day of a meeting in a form; a time may stand behind it: *morgen 13u*, *20-3 13:30-16u*."""

from __future__ import annotations

import datetime as dt

from coordinator_app.clock import today
from coordinator_app.rules.moments import TypedMoment, read_moment
from coordinator_app.texts import day, text
from coordinator_app.views.fields import Field


def moment_field() -> Field:
    """Reads to a `TypedMoment`."""
    return Field("date", text("Date"), required=True, width=24, parse=_read, show=_shown,
                 hint=text("20-3, 20 March 13:30, tomorrow 1 pm"))  # fmt: skip


def _read(typed: str) -> TypedMoment:
    return read_moment(typed, today())


def _shown(value: TypedMoment | dt.date) -> str:
    return day(value.day if isinstance(value, TypedMoment) else value)
