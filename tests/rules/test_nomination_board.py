"""Whose move it is, since when, and where a card of the board can go."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coordinator_app.rules.memberships import MemberCategory
from coordinator_app.rules.nomination_board import (
    BoardColumn,
    Need,
    column_of,
    column_refusal,
    way_back,
    way_to,
    ways_of,
)
from coordinator_app.rules.nomination_turns import Dates, Mover, mover_of, turn_of
from coordinator_app.rules.nominations import (
    CLOSED,
    ConsentAnswer,
    NominationFacts,
    NominationStage,
    allowed_moves,
)

S = NominationStage
TODAY = dt.date(2027, 3, 20)
SINCE = dt.date(2027, 3, 1)
FACTS = NominationFacts(S.RECEIVED, MemberCategory.SOCIAL_PROFESSIONAL, 1, nominator_id=2)
EXPERT = MemberCategory.EXPERT_BY_EXPERIENCE

facts_of_any_kind = st.builds(
    NominationFacts,
    stage=st.sampled_from(S),
    category=st.sampled_from(MemberCategory),
    candidate_id=st.just(1),
    nominator_id=st.sampled_from([None, 2]),
    manager_id=st.sampled_from([None, 1, 2, 3]),
    consent=st.sampled_from([None, *ConsentAnswer]),
    has_employer=st.booleans(),
    is_member=st.booleans(),
)


def at(stage: NominationStage, **values: object) -> NominationFacts:
    return replace(FACTS, stage=stage, **values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("facts", "who"),
    [
        (at(S.RECEIVED), Mover.COORDINATOR),
        (at(S.REVIEWED), Mover.COORDINATOR),
        (at(S.APPROACHED), Mover.CANDIDATE),
        (at(S.APPROACHED, category=EXPERT, has_employer=False), Mover.COORDINATOR),
        (at(S.CONSENT_ASKED, consent=ConsentAnswer.AWAITED), Mover.MANAGER),
        (at(S.CONSENT_ASKED, consent=ConsentAnswer.REFUSED), Mover.COORDINATOR),
        (at(S.CONSENTED), Mover.COORDINATOR),
        (at(S.DECLINED), None),
    ],
)
def test_whose_move_it_is(facts: NominationFacts, who: Mover | None) -> None:
    assert mover_of(facts) is who


def test_without_a_motivation_it_is_the_nominators_move() -> None:
    turn = turn_of(FACTS, Dates(SINCE), 14, has_motivation=False)
    assert turn is not None
    assert turn.who is Mover.NOMINATOR
    assert turn.what.say("en") == "The nominator writes the motivation"
    assert mover_of(replace(FACTS, nominator_id=None), has_motivation=False) is Mover.COORDINATOR


def test_waiting_counts_from_the_question_and_from_the_refusal() -> None:
    asked, answered = dt.date(2027, 3, 5), dt.date(2027, 3, 15)
    dates = Dates(SINCE, asked, answered)
    waiting = turn_of(at(S.CONSENT_ASKED, consent=ConsentAnswer.AWAITED), dates, 15)
    refused = turn_of(at(S.CONSENT_ASKED, consent=ConsentAnswer.REFUSED), dates, 15)
    assert waiting is not None
    assert refused is not None
    assert (waiting.since, waiting.days(TODAY), waiting.is_late(TODAY)) == (asked, 15, True)
    assert (refused.since, refused.is_late(TODAY)) == (answered, False)


def test_a_card_that_needs_a_fact_first_says_which() -> None:
    assert way_to(at(S.APPROACHED), S.CONSENT_ASKED, TODAY).first is Need.MANAGER
    asked = at(S.CONSENT_ASKED, manager_id=3, consent=ConsentAnswer.AWAITED)
    assert way_to(asked, S.CONSENTED, TODAY).first is Need.ANSWER
    refused = replace(asked, consent=ConsentAnswer.REFUSED)
    assert way_to(refused, S.CONSENTED, TODAY).refusal is not None


def test_a_column_says_why_a_card_cannot_come() -> None:
    refusal = column_refusal(FACTS, BoardColumn.CONSENT_ASKED, TODAY)
    assert refusal is not None
    assert refusal.say("en") == "Approach the candidate before asking the manager."
    assert column_refusal(FACTS, BoardColumn.DECIDED, TODAY) is None
    assert column_refusal(FACTS, BoardColumn.RECEIVED, TODAY) is None


def test_the_way_back_is_the_nearest_earlier_stage() -> None:
    assert way_back(at(S.APPROACHED), TODAY) is S.REVIEWED
    assert way_back(at(S.DECLINED), TODAY) is S.APPROACHED
    assert way_back(FACTS, TODAY) is None


@given(facts_of_any_kind)
def test_every_open_way_is_allowed_or_needs_a_fact(facts: NominationFacts) -> None:
    allowed = allowed_moves(facts, TODAY)
    for way in ways_of(facts, TODAY):
        assert (way.stage in allowed) is (way.first is None)
    back = way_back(facts, TODAY)
    assert back is None or (back in allowed and back not in CLOSED)


@given(facts_of_any_kind)
def test_somebody_has_the_move_until_it_was_decided(facts: NominationFacts) -> None:
    assert (mover_of(facts) is None) is (facts.stage in CLOSED)
    assert facts.stage in column_of(facts.stage).stages
