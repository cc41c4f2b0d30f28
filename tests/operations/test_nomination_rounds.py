"""Rounds: counted, copied to the next year in one step, and told apart by their names."""

from __future__ import annotations

import datetime as dt

import pytest

from coordinator_app.errors import UserError
from coordinator_app.operations.nomination_rounds import (
    NewRound,
    add_round,
    copy_round,
    edit_round,
    put_rounds_in_bin,
    take_rounds_from_bin,
)
from coordinator_app.operations.nomination_stages import decline, move_nomination, withdraw
from coordinator_app.operations.nominations import NewNomination, nominate
from coordinator_app.operations.today import change_today_settings, look_at_today
from coordinator_app.rules.memberships import MemberCategory
from coordinator_app.rules.nominations import NominationStage
from coordinator_app.rules.today_items import TodayAction, TodayGroup, TodayItem
from coordinator_app.store.queries.nomination_rounds import RoundRow, rounds
from coordinator_app.store.store import Store
from tests.builders import TODAY

SPRING = NewRound("Voorjaar 2027", dt.date(2027, 3, 1), dt.date(2027, 3, 31), 8, "Let op balans")


def listed(store: Store) -> list[RoundRow]:
    with store.reading() as connection:
        return list(rounds(connection))


def made(store: Store, new: NewRound = SPRING) -> int:
    return add_round(store, new).new_id("nomination_rounds")


def put_forward(store: Store, round_id: int, name: str) -> int:
    new = NewNomination(name, MemberCategory.EXPERT_BY_EXPERIENCE, TODAY, round_id=round_id)
    return nominate(store, new, today=TODAY).new_id("nominations")


def items(store: Store, today: dt.date, noun: str = "nomination_rounds") -> list[TodayItem]:
    return [item for item in look_at_today(store, today).items if item.noun == noun]


def test_a_round_is_copied_to_the_next_year_in_one_step(store: Store) -> None:
    outcome = copy_round(store, made(store))
    copy = listed(store)[0]
    assert outcome.new_id("nomination_rounds") == copy.id
    assert outcome.label.say("en") == "Copy to next year: Voorjaar 2028"
    assert (copy.name, copy.opens_on, copy.closes_on, copy.wished_number, copy.notes) == (
        "Voorjaar 2028",
        dt.date(2028, 3, 1),
        dt.date(2028, 3, 31),
        8,
        "Let op balans",
    )
    assert copy.received == 0
    store.undo()
    assert [one.name for one in listed(store)] == ["Voorjaar 2027"]
    store.redo()
    assert [one.name for one in listed(store)] == ["Voorjaar 2028", "Voorjaar 2027"]


def test_a_round_is_copied_once(store: Store) -> None:
    spring = made(store)
    copy_round(store, spring)
    with pytest.raises(UserError, match="Voorjaar 2028"):
        copy_round(store, spring)
    put_rounds_in_bin(store, [spring])
    with pytest.raises(UserError) as refused:
        copy_round(store, spring)
    assert "no longer there" in refused.value.text.say("en")


def test_two_rounds_never_bear_one_name(store: Store) -> None:
    spring = made(store)
    with pytest.raises(UserError) as refused:
        made(store, NewRound("voorjaar  2027", TODAY, TODAY))
    assert refused.value.field == "name"
    other = made(store, NewRound("Najaar", TODAY, TODAY))
    with pytest.raises(UserError):
        edit_round(store, other, "name", "Voorjaar 2027", today=TODAY)
    edit_round(store, other, "name", "NAJAAR", today=TODAY)
    put_rounds_in_bin(store, [spring])
    made(store)
    with pytest.raises(UserError):
        take_rounds_from_bin(store, [spring])
    assert len(listed(store)) == 2


def test_a_round_counts_how_far_its_nominations_are(store: Store) -> None:
    spring = made(store)
    ids = [put_forward(store, spring, f"Kandidaat {letter}os") for letter in "BVMK"]
    decline(store, ids[0], "Te vroeg", today=TODAY)
    withdraw(store, ids[1], "Verhuisd", today=TODAY)
    for stage in (NominationStage.APPROACHED, NominationStage.ADMITTED):
        move_nomination(store, ids[2], stage, today=TODAY)
    (row,) = listed(store)
    assert vars(row.counts) == {
        "received": 4,
        "under_way": 1,
        "awaited": 0,
        "admitted": 1,
        "declined": 1,
        "withdrawn": 1,
    }


def test_today_tells_of_a_round_from_its_notice_until_it_closes(store: Store) -> None:
    spring = made(store)
    closes = SPRING.closes_on
    assert items(store, closes - dt.timedelta(days=15)) == []
    (item,) = items(store, closes - dt.timedelta(days=14))
    assert item.group is TodayGroup.LATER
    assert item.sentence.say("en") == "Voorjaar 2027 closes in 2 weeks"
    assert item.reason.say("en") == "0 of 8 received."
    assert (item.record_id, item.action) == (spring, TodayAction.OPEN_ROUND)
    (item,) = items(store, closes)
    assert item.sentence.say("en") == "Voorjaar 2027 closes today"
    assert items(store, closes + dt.timedelta(days=1)) == []
    change_today_settings(store, round_notice_days=30)
    assert items(store, closes - dt.timedelta(days=30))


def test_a_round_that_has_not_opened_is_not_told_of(store: Store) -> None:
    made(store, NewRound("Kort", TODAY + dt.timedelta(days=3), TODAY + dt.timedelta(days=5)))
    assert items(store, TODAY) == []
