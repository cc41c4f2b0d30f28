"""No layout of ours lies inside one of Qt's: what is in it would be lost with the next garbage."""

from __future__ import annotations

from coordinator_app import background
from coordinator_app.views.flow import Flow
from coordinator_app.views.pages import PAGES
from tests.workflows.hands import Hands


def test_each_line_that_goes_on_below_has_a_widget_of_its_own(hands: Hands) -> None:
    for card in PAGES:
        hands.frame.go(card.name)
        background.wait_for_all()
    found = hands.frame.findChildren(Flow)
    assert len(found) > 10
    for flow in found:
        around = flow.parentWidget()
        assert around is not None
        assert around.layout() is flow, around
