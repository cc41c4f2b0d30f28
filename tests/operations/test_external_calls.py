"""Calls of others: noted, changed, settled, found, and told of before they close."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from coordinator_app.errors import UserError
from coordinator_app.operations.bin import put_organisations_in_bin
from coordinator_app.operations.external_calls import (
    NewCall,
    add_call,
    edit_call,
    put_calls_in_bin,
    reopen_call,
    settle_call,
    take_calls_from_bin,
)
from coordinator_app.operations.organisations import edit_organisation
from coordinator_app.operations.today import change_today_settings, look_at_today
from coordinator_app.rules.today_items import TodayAction, TodayGroup, TodayItem
from coordinator_app.store import search
from coordinator_app.store.queries.binned import calls_in_bin
from coordinator_app.store.queries.external_calls import CallRow, external_calls
from coordinator_app.store.store import Store
from tests.builders import TODAY, add_organisation

CLOSES = TODAY + dt.timedelta(days=9)


def made(store: Store, name: str = "Meer dan handen", **values: Any) -> int:
    values = {"closes_on": CLOSES, **values}
    return add_call(store, NewCall(name, **values)).new_id("external_calls")


def listed(store: Store, today: dt.date = TODAY) -> list[CallRow]:
    with store.reading() as connection:
        return list(external_calls(connection, today))


def told(store: Store, today: dt.date = TODAY) -> list[TodayItem]:
    return [item for item in look_at_today(store, today).items if item.noun == "external_calls"]


def found(store: Store, typed: str) -> list[str]:
    with store.reading() as connection:
        return [hit.title for hit in search.find(connection, typed) if hit.noun == "external_calls"]


def test_a_call_is_noted_with_an_organisation_that_was_not_known(store: Store) -> None:
    outcome = add_call(
        store,
        NewCall("Prijs", CLOSES, "NOV", TODAY, "www.voorbeeld.nl/prijs", "Ieder jaar"),
    )
    assert outcome.label.say("en") == "New call of others: Prijs"
    (row,) = listed(store)
    assert (row.name, row.organisation, row.website) == (
        "Prijs",
        "NOV",
        "https://www.voorbeeld.nl/prijs",
    )
    assert (row.opens_on, row.closes_on, row.notes) == (TODAY, CLOSES, "Ieder jaar")
    store.undo()
    assert listed(store) == []


def test_each_field_is_changed_in_one_step(store: Store) -> None:
    one, fund = made(store), add_organisation(store, "Oranje Fonds")
    for field, value, kept in (
        ("name", " Vrijwilligersprijs ", "Vrijwilligersprijs"),
        ("organisation_id", fund, fund),
        ("opens_on", "21-3-2027", dt.date(2027, 3, 21)),
        ("closes_on", "30 maart", dt.date(2027, 3, 30)),
        ("website", "voorbeeld.nl", "https://voorbeeld.nl"),
        ("notes", "Denk aan de foto", "Denk aan de foto"),
    ):
        edit_call(store, one, field, value, today=TODAY)
        assert getattr(listed(store)[0], field) == kept
    assert listed(store)[0].organisation == "Oranje Fonds"
    edit_call(store, one, "organisation_id", None, today=TODAY)
    assert listed(store)[0].organisation_id is None
    store.undo()
    assert listed(store)[0].organisation == "Oranje Fonds"


@pytest.mark.parametrize(
    ("field", "value", "at"),
    [
        ("name", " ", "name"),
        ("closes_on", "", "closes_on"),
        ("closes_on", "1-1-2027", "closes_on"),
        ("opens_on", "1-1-2028", "closes_on"),
        ("website", "javascript:alert(1)", "website"),
    ],
)
def test_what_cannot_be_is_refused(store: Store, field: str, value: str, at: str) -> None:
    one = made(store, opens_on=TODAY)
    before = listed(store)
    with pytest.raises(UserError) as refused:
        edit_call(store, one, field, value, today=TODAY)
    assert refused.value.field == at
    assert listed(store) == before


def test_today_tells_of_a_call_in_time_and_never_after_it_closed(store: Store) -> None:
    one = made(store, "De Meer dan handen vrijwilligersprijs", organisation="NOV")
    (item,) = told(store)
    assert item.sentence.say("en") == "De Meer dan handen vrijwilligersprijs closes in 9 days"
    assert item.reason.say("en") == "A call of NOV."
    assert (item.record_id, item.action) == (one, TodayAction.OPEN_CALL)
    assert told(store, CLOSES)[0].group is TodayGroup.TODAY
    assert told(store, CLOSES + dt.timedelta(days=1)) == []
    assert told(store, CLOSES - dt.timedelta(days=15)) == []
    change_today_settings(store, call_notice_days=5)
    assert told(store) == []


def test_what_is_settled_waits_for_nobody(store: Store) -> None:
    one = made(store)
    settle_call(store, one, today=TODAY)
    assert told(store) == []
    settle_call(store, one, today=CLOSES)
    assert listed(store)[0].settled_on == TODAY
    reopen_call(store, one)
    assert len(told(store)) == 1
    store.undo()
    assert told(store) == []


def test_what_is_over_stands_below(store: Store) -> None:
    made(store, "Voorbij", closes_on=TODAY - dt.timedelta(days=1))
    made(store, "Later", closes_on=CLOSES + dt.timedelta(days=1))
    made(store, "Eerst")
    assert [row.name for row in listed(store)] == ["Eerst", "Later", "Voorbij"]


def test_a_call_goes_in_the_bin_and_comes_back(store: Store) -> None:
    one = made(store)
    put_calls_in_bin(store, [one])
    assert not listed(store)
    assert not told(store)
    assert not found(store, "handen")
    with store.reading() as connection:
        assert [row.id for row in calls_in_bin(connection)] == [one]
    take_calls_from_bin(store, [one])
    assert [row.id for row in listed(store)] == [one]


def test_a_call_is_found_by_its_words_and_by_whose_it_is(store: Store) -> None:
    fund = add_organisation(store, "Oranje Fonds")
    made(store, organisation=fund, notes="subsidie voor buurten")
    for typed in ("meer handen", "oranje", "buurten"):
        assert found(store, typed) == ["Meer dan handen"]
    edit_organisation(store, fund, "name", "Blauw Fonds")
    assert found(store, "oranje") == []
    assert found(store, "blauw") == ["Meer dan handen"]


def test_an_organisation_in_the_bin_is_not_named(store: Store) -> None:
    fund = add_organisation(store, "Oranje Fonds")
    made(store, organisation=fund)
    put_organisations_in_bin(store, [fund])
    assert listed(store)[0].organisation == ""
    assert told(store)[0].reason.say("en") == "A call of others."
