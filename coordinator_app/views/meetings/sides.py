"""The sides of the page of meetings: the meetings themselves, and looking for a date for one."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from coordinator_app.texts import text
from coordinator_app.views.desk import Desk
from coordinator_app.views.sides import PageSides

_SIDES = {"meetings": text("Meetings"), "date_polls": text("Find a date")}


class MeetingsSides(PageSides):
    """Above the meetings and above the date polls."""

    def __init__(self, desk: Desk, page: str, parent: QWidget) -> None:
        super().__init__(desk, page, _SIDES, parent)
