"""What the window knows of the page of letters before it is shown."""

from __future__ import annotations

from coordinator_app.texts import text
from coordinator_app.views.page_card import PageCard


class LettersCard(PageCard):
    place = "coordinator_app.views.letters.page.LettersPage"
    name = "letters"
    title = text("Letters")
    icon = "envelope-simple"
    nouns = frozenset({"letters"})
    opens = frozenset({"letters"})
    offers = frozenset({"find_in_list", "choose_columns", "print_paper"})
