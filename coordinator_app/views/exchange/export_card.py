"""What the window knows of the page of exports before it is shown."""

from __future__ import annotations

from coordinator_app.texts import text
from coordinator_app.views.page_card import PageCard


class ExportCard(PageCard):
    place = "coordinator_app.views.exchange.export_page.ExportPage"
    name = "export"
    title = text("Export")
    icon = "upload-simple"
    nouns = frozenset({"settings"})
    in_navigation = False
    in_go_menu = False
