"""The keys of the grid of answers, for the sheet of shortcuts."""

from __future__ import annotations

from coordinator_app.texts import text
from coordinator_app.views.actions import Declared

KEYS = (
    Declared("dates.yes", text("Dates: can come"), "J Y", by_key=True),
    Declared("dates.if_need_be", text("Dates: if need be"), "Z M", by_key=True),
    Declared("dates.no", text("Dates: cannot come"), "N", by_key=True),
    Declared("dates.clear", text("Dates: clear the answer"), "Backspace", by_key=True),
    Declared("dates.must", text("Dates: must be there"), "Space", by_key=True),
    Declared("dates.open", text("Dates: open the person"), "Return", by_key=True),
    Declared("dates.remove", text("Dates: ask no longer"), "Del", by_key=True),
)
