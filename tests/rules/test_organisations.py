"""What kind of body a name says that an organisation is."""

from __future__ import annotations

import pytest

from coordinator_app.rules.organisations import OrganisationKind, kind_by_name

K = OrganisationKind


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Gemeente Urk", K.MUNICIPALITY),
        ("gemeente 's-Hertogenbosch", K.MUNICIPALITY),
        ("Ministerie van VWS", K.MINISTRY),
        ("Hogeschool Utrecht", K.KNOWLEDGE_INSTITUTE),
        ("Cliëntenraad Noord", K.CLIENT_ORGANISATION),
        ("Gemeentemuseum", K.OTHER),
        ("De Gemeente", K.OTHER),
        ("", K.OTHER),
    ],
)
def test_the_first_word_says_the_kind(name: str, kind: OrganisationKind) -> None:
    assert kind_by_name(name) is kind
