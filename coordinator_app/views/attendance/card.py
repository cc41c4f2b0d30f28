"""What the window knows of the page of attendance before it is shown."""

from __future__ import annotations

from coordinator_app.texts import text
from coordinator_app.views.attendance.keys import DOOR_KEYS
from coordinator_app.views.page_card import PageCard


class AttendanceCard(PageCard):
    place = "coordinator_app.views.attendance.page.AttendancePage"
    name = "attendance"
    title = text("Attendance")
    icon = "check-square"
    nouns = frozenset({"meetings", "people"})
    opens = frozenset({"attendance"})
    offers = frozenset({"find_in_list"})
    declared = DOOR_KEYS
