"""What the window knows of the page of meetings before it is shown."""

from __future__ import annotations

from coordinator_app.texts import text
from coordinator_app.views.actions import Declared
from coordinator_app.views.meetings.keys import KEYS
from coordinator_app.views.page_card import PageCard


class MeetingsCard(PageCard):
    place = "coordinator_app.views.meetings.page.MeetingsPage"
    name = "meetings"
    title = text("Meetings")
    icon = "calendar-blank"
    # The papers of a meeting hold the house style, and the address of a member's organisation.
    nouns = frozenset(
        {"meetings", "seasons", "venues", "themes", "learning_practices", "people", "settings",
         "organisations", "nomination_rounds", "external_calls", "agenda_items", "action_items",
         "planner_events"}
    )  # fmt: skip
    opens = frozenset({"meetings", "planner_events"})
    offers = frozenset(
        {
            "find_in_list",
            "choose_columns",
            "edit_record",
            "new_record",
            "delete_record",
            "print_paper",
        }
    )
    declared = (
        Declared("meetings.copy", text("Copy this meeting…"), "Ctrl+Shift+D", "copy",
                 slot="copy_record", words=text("again repeat next")),
        Declared("meetings.season", text("New season…"), icon="calendar-plus", slot="new_season",
                 words=text("year plan")),
        Declared("meetings.planner", text("Days of others: holidays, events of partners"),
                 "Ctrl+Shift+J", "flag", slot="show_planner", words=text("planner year school")),
        Declared("meetings.plan", text("Plan the season…"), icon="calendar-check",
                 slot="plan_season", words=text("propose dates year plan")),
        Declared("meetings.series", text("Plan a series of meetings…"), icon="repeat",
                 slot="plan_series", words=text("rule repeat every month week")),
        Declared("meetings.note_day", text("Note a day of others…"), icon="flag",
                 slot="note_event", words=text("partner event holiday planner new")),
        Declared("meetings.calendar", text("Take over a calendar file…"), icon="download-simple",
                 slot="import_events", words=text("ics import holidays planner outlook google")),
        Declared("meetings.cancel", text("Cancel this meeting"), icon="x-circle",
                 slot="cancel_record", words=text("call off")),
        Declared("meetings.programme", text("Programme of this meeting"), "Ctrl+Shift+P",
                 "list-bullets", slot="show_programme", words=text("agenda")),
        Declared("meetings.coming", text("What comes along to this meeting"), icon="tray",
                 slot="show_coming", words=text("open actions unfinished themes backlog")),
        Declared("meetings.participants", text("Participants of this meeting"), "Ctrl+Shift+L",
                 "users", slot="show_participants", words=text("replies invitation")),
        Declared("meetings.preparation", text("Preparation of this meeting"), "Ctrl+Shift+T",
                 "clipboard-text", slot="show_preparation", words=text("steps to do deadline")),
        Declared("meetings.attend", text("Attendance of this meeting"), "Ctrl+Shift+A",
                 "check-square", slot="attend", words=text("present door")),
        Declared("meetings.replies", text("Record replies from calendars…"), icon="envelope-open",
                 slot="take_replies", words=text("ics eml outlook accepted answers")),
        Declared("meetings.from_bin", text("Meeting: take out of the bin"), icon="trash",
                 slot="take_from_bin"),
        *KEYS,
    )  # fmt: skip
