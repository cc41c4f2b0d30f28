"""The board's cards and the balance of a round, read from a real network."""

from __future__ import annotations

import datetime as dt

import pytest

from coordinator_app.operations.consents import ask_consent
from coordinator_app.operations.memberships import add_membership
from coordinator_app.operations.nomination_board import cards_of
from coordinator_app.operations.nomination_rounds import NewRound, add_round
from coordinator_app.operations.nomination_stages import decline, move_nomination
from coordinator_app.operations.nominations import (
    NewNomination,
    nominate,
    put_nominations_in_bin,
)
from coordinator_app.rules.memberships import MemberCategory
from coordinator_app.rules.nomination_board import BoardColumn
from coordinator_app.rules.nomination_turns import Mover
from coordinator_app.rules.nominations import NominationStage
from coordinator_app.rules.organisations import OrganisationKind
from coordinator_app.rules.provinces import Province
from coordinator_app.store.queries.lists import IN_BIN
from coordinator_app.store.queries.nomination_balance import Share, nomination_balance
from coordinator_app.store.queries.nomination_board import board_cards, board_ids
from coordinator_app.store.store import Store
from tests.builders import TODAY, add_organisation, add_person

S, C = NominationStage, BoardColumn
SOCIAL = MemberCategory.SOCIAL_PROFESSIONAL
EXPERT = MemberCategory.EXPERT_BY_EXPERIENCE
LONG_AGO = TODAY - dt.timedelta(days=30)


def put_forward(store: Store, name: str | int, day: dt.date = TODAY, **values: object) -> int:
    new = NewNomination(name, received_on=day, **{"category": SOCIAL, **values})  # type: ignore[arg-type]
    return nominate(store, new, today=day).new_id("nominations")


def columns(store: Store, find: str = "", **filters: str) -> dict[BoardColumn, tuple[int, ...]]:
    with store.reading() as connection:
        return board_ids(connection, TODAY, filters, find)


def test_who_waits_longest_stands_first_and_the_last_decision_too(store: Store) -> None:
    new, old = put_forward(store, "Bea Bos"), put_forward(store, "Ali Aydin", LONG_AGO)
    first, last = put_forward(store, "Cor Vis"), put_forward(store, "Dirk Kok")
    decline(store, first, today=TODAY - dt.timedelta(days=3))
    decline(store, last, today=TODAY)
    board = columns(store)
    assert board[C.RECEIVED] == (old, new)
    assert board[C.DECIDED] == (last, first)
    assert set(board) == set(BoardColumn)


def test_the_filters_of_the_list_hold_for_the_board(store: Store) -> None:
    one = put_forward(store, "Ali Aydin")
    other = put_forward(store, "Bea Bos", category=EXPERT)
    assert columns(store, category=EXPERT.value)[C.RECEIVED] == (other,)
    assert columns(store, find="aydin")[C.RECEIVED] == (one,)
    put_nominations_in_bin(store, [one])
    assert columns(store)[C.RECEIVED] == (other,)
    assert columns(store, stage=IN_BIN)[C.RECEIVED] == (one,)


def test_a_card_says_where_the_candidate_works_and_who_is_waited_for(store: Store) -> None:
    add_organisation(store, "Welzijn Noord", city="Zwolle")
    one = put_forward(store, "Ali Aydin", LONG_AGO, organisation="Welzijn Noord", motivation="Ja.")
    move_nomination(store, one, S.APPROACHED, today=LONG_AGO)
    ask_consent(store, one, "Els van der Meer", LONG_AGO, today=LONG_AGO)
    with store.reading() as connection:
        card = cards_of(connection, [one], TODAY)[one]
    assert card.row.place == "Welzijn Noord, Zwolle"
    assert (card.days, card.is_late) == (30, True)
    assert card.turn is not None
    assert (card.turn.who, card.turn.since) == (Mover.MANAGER, LONG_AGO)


@pytest.mark.parametrize(("motivation", "who"), [("", Mover.NOMINATOR), ("x", Mover.COORDINATOR)])
def test_a_missing_motivation_is_the_nominators(store: Store, motivation: str, who: Mover) -> None:
    one = put_forward(store, "Ali Aydin", nominator="Ot Vis", motivation=motivation)
    with store.reading() as connection:
        turn = cards_of(connection, [one], TODAY)[one].turn
    assert turn is not None
    assert turn.who is who


def test_a_municipality_is_not_named_twice(store: Store) -> None:
    add_organisation(store, "Gemeente Urk", city="Urk")
    one = put_forward(store, "Ali Aydin", organisation="Gemeente Urk")
    alone = put_forward(store, add_person(store, "Bos", city="Goes"), category=EXPERT)
    with store.reading() as connection:
        cards = board_cards(connection, [one, alone, 999], TODAY)
    assert [card.place for card in cards.values()] == ["Gemeente Urk", "Goes"]


def test_the_balance_of_a_round_stands_beside_the_members(store: Store) -> None:
    add_organisation(store, "Gemeente Urk", kind=OrganisationKind.MUNICIPALITY)
    call = add_round(store, NewRound("Voorjaar", LONG_AGO, TODAY, 8)).new_id("nomination_rounds")
    put_forward(store, "Ali Aydin", round_id=call, organisation="Gemeente Urk")
    put_forward(store, "Bea Bos", round_id=call, category=EXPERT)
    decline(store, put_forward(store, "Cor Vis", round_id=call), today=TODAY)
    put_forward(store, "Dirk Kok")
    member = add_person(store, "Smit", province=Province.DRENTHE)
    add_membership(store, member, EXPERT, LONG_AGO, today=TODAY)
    with store.reading() as connection:
        of_round = nomination_balance(connection, TODAY, call)
        of_all = nomination_balance(connection, TODAY)
    assert (of_round.candidates, of_round.wished, of_round.members) == (2, 8, 1)
    assert of_round.categories[EXPERT] == Share(1, 1)
    assert of_round.provinces[Province.DRENTHE] == Share(0, 1)
    assert of_round.kinds[OrganisationKind.MUNICIPALITY] == Share(1, 0)
    assert (of_all.candidates, of_all.wished) == (3, None)
