"""What the window knows of the page of date polls before it is shown."""

from __future__ import annotations

from coordinator_app.texts import text
from coordinator_app.views.actions import Declared
from coordinator_app.views.date_polls.keys import KEYS
from coordinator_app.views.page_card import PageCard


class DatePollsCard(PageCard):
    place = "coordinator_app.views.date_polls.page.DatePollsPage"
    name = "date_polls"
    title = text("Find a date")
    icon = "calendar-check"
    nouns = frozenset(
        {"date_polls", "date_options", "date_poll_people", "date_poll_needs", "date_answers",
         "people", "memberships", "meetings", "venues", "themes"}
    )  # fmt: skip
    opens = frozenset({"date_polls"})
    offers = frozenset(
        {"find_in_list", "choose_columns", "edit_record", "new_record", "delete_record"}
    )
    in_navigation = False
    under = "meetings"
    declared = (
        Declared("date_polls.new", text("New date poll…"), icon="calendar-plus",
                 slot="new_record", words=text("find a date ask options")),
        Declared("date_polls.choose", text("Find a date: plan this date"), "F8", "calendar-check",
                 slot="choose_date", words=text("date poll choose meeting")),
        Declared("date_polls.row", text("Find a date: type somebody's answers"), "Ctrl+Shift+L",
                 "phone", slot="type_answers", words=text("date poll row phone")),
        Declared("date_polls.facts", text("Find a date: dates and what is needed"), "Ctrl+Shift+P",
                 "list-bullets", slot="show_facts", words=text("date poll options must experts")),
        Declared("date_polls.copy", text("Find a date: copy who has not answered"), icon="copy",
                 slot="copy_missing", words=text("date poll list remind e-mail phone")),
        Declared("date_polls.from_bin", text("Date poll: take out of the bin"), icon="trash",
                 slot="take_from_bin"),
        *KEYS,
    )  # fmt: skip
