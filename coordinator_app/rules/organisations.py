"""Organisations: kinds, and the state of a partnership."""

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
