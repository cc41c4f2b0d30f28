"""What the window knows of the page of settings before it is shown."""

from __future__ import annotations

from coordinator_app.texts import text
from coordinator_app.views.page_card import PageCard


class SettingsCard(PageCard):
    place = "coordinator_app.views.settings.page.SettingsPage"
    name = "settings"
    title = text("Settings")
    icon = "gear-six"
    nouns = frozenset({"settings", "venues"})
    opens = frozenset({"venues"})
    in_navigation = False
