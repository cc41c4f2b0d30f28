"""What the window knows of the page of imports before it is shown."""

from __future__ import annotations

from coordinator_app.texts import text
from coordinator_app.views.actions import Declared
from coordinator_app.views.page_card import PageCard


class ImportCard(PageCard):
    place = "coordinator_app.views.exchange.import_page.ImportPage"
    name = "import"
    title = text("Import")
    icon = "download-simple"
    nouns = frozenset(
        {"people", "email_addresses", "phone_numbers", "affiliations", "memberships"}
        | {"person_themes", "themes", "organisations"}
    )
    declared = (
        Declared("import.same", text("Import: the same one"), "1", by_key=True),
        Declared("import.new", text("Import: somebody new"), "2", by_key=True),
        Declared("import.skip", text("Import: skip the row"), "3", by_key=True),
    )
    in_navigation = False
    in_go_menu = False
