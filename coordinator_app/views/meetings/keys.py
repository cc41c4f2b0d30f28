"""The keys of the season, and of the parts of a meeting, for the sheet of shortcuts."""

from __future__ import annotations

from coordinator_app.texts import text
from coordinator_app.views.actions import Declared

KEYS = (
    Declared("season.leave_out", text("Plan the season: leave a date out"), "Space", by_key=True),
    Declared("season.move", text("Plan the season: free day before or after"), "Left Right",
             by_key=True),
    Declared("season.accept", text("Plan the season: plan them all"), "Ctrl+Return", by_key=True),
    Declared("programme.change", text("Programme: change"), "Return F2", by_key=True),
    Declared("programme.insert", text("Programme: insert above"), "Ins", by_key=True),
    Declared("programme.move", text("Programme: move up or down"), "Alt+Up Alt+Down", by_key=True),
    Declared("programme.together", text("Programme: at the same time as above, or by itself"),
             "Alt+Right Alt+Left", by_key=True),
    Declared("programme.remove", text("Programme: take away"), "Del", by_key=True),
    Declared("minutes.treated", text("Minutes: treated"), "T B", by_key=True),
    Declared("minutes.unfinished", text("Minutes: not finished"), "N", by_key=True),
    Declared("minutes.clear", text("Minutes: not said yet"), "Backspace", by_key=True),
    Declared("participants.yes", text("Participants: yes"), "J Y", by_key=True),
    Declared("participants.no", text("Participants: no"), "N", by_key=True),
    Declared("participants.maybe", text("Participants: perhaps"), "M", by_key=True),
    Declared("participants.clear", text("Participants: clear the reply"), "Backspace", by_key=True),
    Declared("participants.invited", text("Participants: invited today"), "I", by_key=True),
    Declared(
        "participants.details", text("Participants: remark, diet, who answered"), "F2", by_key=True
    ),
    Declared("participants.table", text("Participants: table or group"), "T", by_key=True),
    Declared("participants.open", text("Participants: open the person"), "Return", by_key=True),
    Declared("preparation.tick", text("Preparation: done or not"), "Space", by_key=True),
    Declared("preparation.go", text("Preparation: to the work"), "Return", by_key=True),
    Declared("preparation.change", text("Preparation: when or what"), "F2", by_key=True),
    Declared("preparation.remove", text("Preparation: off the list"), "Del", by_key=True),
    Declared("participants.remove", text("Participants: off the list"), "Del", by_key=True),
)  # fmt: skip
