"""What the window knows of the page of people before it is shown."""

from __future__ import annotations

from coordinator_app.store.queries.saved_searches import noun_of
from coordinator_app.texts import text
from coordinator_app.views.actions import Declared
from coordinator_app.views.page_card import IN_LISTS, PageCard


class PeopleCard(PageCard):
    place = "coordinator_app.views.people.page.PeoplePage"
    name = "people"
    title = text("Members and contacts")
    icon = "users"
    nouns = frozenset(
        {"people", "email_addresses", "phone_numbers", "affiliations", "memberships"}
        | {"person_themes", "themes", "organisations", "participations", "meetings", "letters"}
        | {"contact_moments", "contact_moment_people", "follow_ups", "nominations", "settings"}
        | {"secondments", "practice_members", "learning_practices", "consents", "evidence"}
    )
    opens = frozenset({"people", noun_of("people")})
    offers = IN_LISTS | {"new_record", "delete_record", "print_paper", "save_search"}
    declared = (
        Declared("new_person", text("New person"), icon="user-plus", slot="new_record"),
        Declared("change_job", text("Change of job…"), "Ctrl+J", "briefcase", slot="change_job",
                 words=text("function leaves new employer secondment")),
        Declared("new_post", text("Another post…"), icon="briefcase", slot="new_post"),
        Declared("make_member", text("Make a member…"), icon="user-plus", slot="make_member"),
        Declared("new_secondment", text("New secondment…"), icon="handshake",
                 slot="new_secondment", words=text("lend out host hours")),
        Declared("take_part", text("Take part in a learning practice…"), icon="compass",
                 slot="take_part"),
        Declared("link_theme", text("Link a theme…"), icon="tag", slot="link_theme"),
        Declared(
            "people.contact",
            text("Log contact with somebody"),
            "Ctrl+L",
            "phone",
            slot="log_contact",
            words=text("call visit e-mail talk"),
        ),
        Declared("people.letters", text("Letters to these people…"), "Ctrl+Shift+E",
                 "envelope-simple", slot="write_letters",
                 words=text("mailing post selection batch write")),
        Declared("people.to_meeting", text("Put these people on the list of a meeting…"),
                 icon="calendar-plus", slot="add_to_meeting",
                 words=text("invite guest speaker participants selection")),
        Declared(
            "people.follow_up",
            text("Plan a follow-up for somebody"),
            icon="bell",
            slot="plan_follow_up",
        ),
        Declared(
            "people.from_bin",
            text("Person: take out of the bin"),
            icon="trash",
            slot="take_from_bin",
        ),
    )  # fmt: skip
