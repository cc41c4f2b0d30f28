"""The keys at the door, for the sheet of shortcuts."""

from __future__ import annotations

from coordinator_app.texts import text
from coordinator_app.views.actions import Declared

DOOR_KEYS = (
    Declared("door.first", text("Attendance: the first name is present"), "Return", by_key=True),
    Declared("door.guest", text("Attendance: somebody walks in"), "Ctrl+Return", by_key=True),
    Declared("door.present", text("Attendance: present"), "Space", by_key=True),
    Declared("door.late", text("Attendance: late"), "L", by_key=True),
    Declared("door.early", text("Attendance: left early"), "E", by_key=True),
    Declared("door.excused", text("Attendance: excused"), "A", by_key=True),
    Declared("door.absent", text("Attendance: absent"), "X", by_key=True),
    Declared("door.replaced", text("Attendance: replaced"), "V R", by_key=True),
    Declared("door.photo", text("Attendance: may be in a photograph"), "F", by_key=True),
    Declared("door.clear", text("Attendance: clear"), "Backspace", by_key=True),
    Declared("door.met", text("Attendance: met for the first time"), "Ctrl+L", "phone",
             slot="keep_in_touch", words=text("contact guest walk-in acquaintance")),
    Declared("door.nominate", text("Attendance: put forward"), "Ctrl+Shift+N", "user-plus",
             slot="nominate", words=text("nomination guest walk-in candidate")),
)  # fmt: skip
