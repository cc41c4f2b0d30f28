"""Consent for the membership that runs, as it reads in the record of a person."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from coordinator_app import background
from coordinator_app.clock import today
from coordinator_app.operations.membership_consents import (
    ask_membership_consent,
    edit_membership_consent,
    record_membership_consent,
)
from coordinator_app.operations.memberships import add_membership
from coordinator_app.rules.memberships import MemberCategory
from coordinator_app.rules.nominations import ConsentAnswer
from coordinator_app.store.store import Store
from coordinator_app.views.desk import Desk
from coordinator_app.views.frame import Frame
from coordinator_app.views.people.page import PeoplePage
from coordinator_app.views.window_state import WindowState
from tests.builders import add_person


def test_a_consent_says_until_when_it_holds_and_that_it_expired(
    store: Store, state: WindowState, shown: Callable[[Any], Any]
) -> None:
    day_now = today()
    asked = day_now - dt.timedelta(days=30)
    person = add_person(store, "Berg", given_name="Janny")
    social = MemberCategory.SOCIAL_PROFESSIONAL
    membership = add_membership(store, person, social, asked, today=day_now).new_id("memberships")
    ask_membership_consent(store, membership, "Els Vos", asked, today=day_now)
    record_membership_consent(store, membership, ConsentAnswer.GIVEN, asked, today=day_now)

    state.keep("language", "en")
    state.keep_data("people/filters", {})
    frame: Frame = shown(Frame(Desk(store, state), [PeoplePage], lambda _typed: []))
    frame.start()
    background.wait_for_all()
    page = frame.page("people")
    assert isinstance(page, PeoplePage)

    page.open_record(person)

    def line_after(until: dt.date) -> str:
        page.desk.did(
            edit_membership_consent(store, membership, "valid_until", until, today=day_now)
        )
        background.wait_for_all()
        line = page.pane.consents.lines.topLevelItem(0)
        assert line is not None
        return f"{line.text(0)} {line.text(1)}"

    assert " until " in line_after(day_now + dt.timedelta(days=1)).replace("\n", " ")
    frame.resize(1280, 800)
    expired = line_after(day_now - dt.timedelta(days=1))
    assert " expired on " in expired.replace("\n", " ")
    lines = page.pane.consents.lines
    widest = max(lines.fontMetrics().horizontalAdvance(row) for row in expired.split("\n"))
    assert widest < lines.viewport().width()
