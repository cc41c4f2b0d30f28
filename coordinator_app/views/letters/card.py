"""What the window knows of the page of letters before it is shown."""

from __future__ import annotations

from coordinator_app.texts import text
from coordinator_app.views.actions import Declared
from coordinator_app.views.page_card import PageCard


class LettersCard(PageCard):
    place = "coordinator_app.views.letters.page.LettersPage"
    name = "letters"
    title = text("Letters")
    icon = "envelope-simple"
    nouns = frozenset({"letters"})
    opens = frozenset({"letters"})
    offers = frozenset({"find_in_list", "choose_columns", "print_paper"})
    declared = (
        Declared("letters.sent", text("Letter: mark as sent"), "F8", "paper-plane-tilt",
                 slot="mark_sent", words=text("post mailed register")),
        Declared("letters.answered", text("Letter: mark as answered"), "Shift+F8",
                 "chat-circle-text", slot="mark_answered", words=text("reply register")),
        Declared("letters.returned", text("Letter: mark as come back"), icon="arrow-u-up-left",
                 slot="mark_returned", words=text("undeliverable return register")),
        Declared("letters.anew", text("Letter: make anew…"), icon="envelope-simple",
                 slot="make_anew", words=text("again new address register")),
    )  # fmt: skip
