"""What the window knows of the page of nominations before it is shown."""

from __future__ import annotations

from coordinator_app.clock import today
from coordinator_app.store.queries.nomination_board import reopened_nominations
from coordinator_app.store.queries.nominations_list import OPEN, nominations_list
from coordinator_app.texts import text
from coordinator_app.views.actions import Declared
from coordinator_app.views.desk import Desk
from coordinator_app.views.page_card import IN_LISTS, PageCard


class NominationsCard(PageCard):
    place = "coordinator_app.views.nominations.page.NominationsPage"
    name = "nominations"
    title = text("Nominations")
    icon = "user-plus"
    nouns = frozenset({"nominations", "nomination_rounds", "external_calls", "consents", "people",
                       "affiliations", "organisations", "memberships", "letters"})  # fmt: skip
    opens = frozenset({"nominations", "nomination_rounds", "external_calls"})
    offers = IN_LISTS | {"new_record", "delete_record", "print_paper"}
    declared = (
        Declared("nominations.next", text("Nomination: next stage"), "F8",
                 "arrow-right", slot="next_stage", words=text("admit consent review approach")),
        Declared("nominations.board", text("Nominations: list or board"), "Ctrl+Shift+B",
                 "columns", slot="switch_view", words=text("cards columns stages")),
        Declared("nominations.rounds", text("Nomination rounds"), icon="megaphone",
                 slot="show_rounds", words=text("round call announce")),
        Declared("nominations.calls", text("Calls of others"), icon="trophy",
                 slot="show_calls", words=text("award grant prize deadline")),
        Declared("nominations.new_call", text("Note a call of others"), icon="trophy",
                 slot="note_call", words=text("award grant prize deadline new")),
        Declared("nominations.from_bin", text("Nomination: take out of the bin"), icon="trash",
                 slot="take_from_bin"),
        Declared("board.walk", text("Board: to the next column"), "Left Right", by_key=True),
        Declared("board.shift", text("Board: the card a stage on or back"), "Alt+Right Alt+Left",
                 by_key=True),
        Declared("board.stages", text("Board: every stage the card can go to"), "Space",
                 by_key=True),
    )  # fmt: skip

    @classmethod
    def waiting(cls, desk: Desk) -> int:
        """How many nominations run, also those that were decided and are open again."""
        with desk.store.reading() as connection:
            query = nominations_list(today(), reopened_nominations(connection, today()))
            return len(query.ids(connection, "stage_since", filters={"stage": OPEN}))
