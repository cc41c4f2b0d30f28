"""Addresses that stand in a text lead somewhere; the rest of the text stays as it was."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coordinator_app.documents.web_addresses import linked_parts

PIECES = st.sampled_from(
    ["www.voorbeeld.nl", "jo@x.nl", "https://a.nl/b?c=d@e", ".", " ", "@", "z"]
)


@pytest.mark.parametrize(
    ("said", "links"),
    [
        ("Zie www.voorbeeld.nl.", ["https://www.voorbeeld.nl"]),
        ("Mail jo.de-wit+post@x.nl, of bel.", ["mailto:jo.de-wit+post@x.nl"]),
        ("(http://a.nl/b_c) en jo@x.nl", ["http://a.nl/b_c", "mailto:jo@x.nl"]),
        ("3 @ 4", []),
        ("@ " + "a" * 30_000, []),
    ],
)
def test_an_address_leads_somewhere(said: str, links: list[str]) -> None:
    assert [target for _, target in linked_parts(said) if target] == links


@given(st.lists(PIECES).map("".join))
def test_nothing_of_the_text_is_lost(said: str) -> None:
    assert "".join(stretch for stretch, _ in linked_parts(said)) == said
