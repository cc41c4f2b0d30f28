"""The two sides of attendance: recording it on the day, and the report afterwards."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from coordinator_app.texts import text
from coordinator_app.views.desk import Desk
from coordinator_app.views.sides import PageSides

_SIDES = {"attendance": text("On the day"), "attendance_report": text("Attendance report")}


class AttendanceSides(PageSides):
    """Above the screen of the day and above the report."""

    def __init__(self, desk: Desk, page: str, parent: QWidget) -> None:
        super().__init__(desk, page, _SIDES, parent)
