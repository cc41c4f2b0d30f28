"""What the window knows of the page of partners before it is shown."""

from __future__ import annotations

from coordinator_app.store.queries.saved_searches import noun_of
from coordinator_app.texts import text
from coordinator_app.views.actions import Declared
from coordinator_app.views.page_card import IN_LISTS, PageCard


class PartnersCard(PageCard):
    place = "coordinator_app.views.partners.page.PartnersPage"
    name = "partners"
    title = text("Partners")
    icon = "handshake"
    nouns = frozenset(
        {"organisations", "people", "affiliations", "contact_moments", "follow_ups", "memberships"}
    )
    opens = frozenset({"organisations", noun_of("partners")})
    offers = IN_LISTS | {"new_record", "delete_record", "print_paper", "save_search"}
    declared = (
        Declared("partners.contact", text("Log contact with a partner"), "Ctrl+L", "phone",
                 slot="log_contact", words=text("call visit e-mail talk")),
        Declared("partners.from_bin", text("Organisation: take out of the bin"), icon="trash",
                 slot="take_from_bin"),
    )  # fmt: skip
