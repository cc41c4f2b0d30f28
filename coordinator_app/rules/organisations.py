"""Organisations: kinds, and the state of a partnership."""

from coordinator_app.rules.folding import fold
from coordinator_app.texts import Choice, text


class OrganisationKind(Choice):
    """What kind of body an organisation is."""

    MUNICIPALITY = "municipality", text("Municipality")
    KNOWLEDGE_INSTITUTE = "knowledge_institute", text("Knowledge institute")
    MINISTRY = "ministry", text("Ministry")
    ASSOCIATION = "association", text("Association")
    WELFARE = "welfare", text("Welfare organisation")
    CLIENT_ORGANISATION = "client_organisation", text("Client organisation")
    OTHER = "other", text("Other organisation")


class PartnerState(Choice):
    """How far the partnership with an organisation has come."""

    PROSPECT = "prospect", text("Prospect")
    IN_TALKS = "in_talks", text("In talks")
    PARTNER = "partner", text("Partner")
    FORMER = "former", text("Former partner")


def kind_by_name(name: str) -> OrganisationKind:
    """The kind that a name says by itself; *other* when it says none.

    ``"Gemeente Urk"`` → municipality, ``"Hogeschool Utrecht"`` → knowledge institute.
    """
    first, _, _rest = fold(name).strip().partition(" ")
    return _BY_FIRST_WORD.get(first, OrganisationKind.OTHER)


_BY_FIRST_WORD = {
    "gemeente": OrganisationKind.MUNICIPALITY,
    "ministerie": OrganisationKind.MINISTRY,
    "vereniging": OrganisationKind.ASSOCIATION,
    "hogeschool": OrganisationKind.KNOWLEDGE_INSTITUTE,
    "universiteit": OrganisationKind.KNOWLEDGE_INSTITUTE,
    "welzijn": OrganisationKind.WELFARE,
    "welzijnsorganisatie": OrganisationKind.WELFARE,
    "clientenraad": OrganisationKind.CLIENT_ORGANISATION,
}
