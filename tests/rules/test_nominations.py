import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coordinator_app.errors import UserError
from coordinator_app.rules.memberships import MemberCategory
from coordinator_app.rules.nomination_turns import what_next
from coordinator_app.rules.nominations import (
    CLOSED,
    ConsentAnswer,
    NominationFacts,
    NominationStage,
    allowed_moves,
    refuse_manager,
    refuse_move,
    refuse_receipt,
    why_not,
)
from coordinator_app.rules.periods import Period

TODAY = dt.date(2027, 3, 1)
S = NominationStage
NEW = NominationFacts(S.RECEIVED, MemberCategory.MUNICIPAL_PROFESSIONAL, 1, nominator_id=2)
ASKED = replace(NEW, stage=S.CONSENT_ASKED, manager_id=3, consent=ConsentAnswer.AWAITED)
GIVEN = replace(ASKED, stage=S.CONSENTED, consent=ConsentAnswer.GIVEN)


def reason(facts: NominationFacts, stage: NominationStage) -> str:
    with pytest.raises(UserError) as refused:
        refuse_move(facts, stage, TODAY)
    assert refused.value.field == "stage"
    return refused.value.text.say("en")


def test_the_whole_way_from_receipt_to_admission() -> None:
    facts = replace(NEW, manager_id=3)
    for stage in (S.REVIEWED, S.APPROACHED, S.CONSENT_ASKED):
        refuse_move(facts, stage, TODAY)
        facts = replace(facts, stage=stage)
    facts = replace(facts, consent=ConsentAnswer.GIVEN)
    for stage in (S.CONSENTED, S.ADMITTED):
        refuse_move(facts, stage, TODAY)
        facts = replace(facts, stage=stage)


def test_no_admission_without_consent() -> None:
    assert "not given consent" in reason(ASKED, S.CONSENTED)
    for answer in (None, ConsentAnswer.AWAITED, ConsentAnswer.REFUSED, ConsentAnswer.REVOKED):
        assert "not given consent" in reason(replace(GIVEN, consent=answer), S.ADMITTED)
    approached = replace(NEW, stage=S.APPROACHED)
    assert "not given consent" in reason(approached, S.ADMITTED)


def test_an_expert_by_experience_without_employer_needs_none() -> None:
    expert = replace(
        NEW,
        stage=S.APPROACHED,
        category=MemberCategory.EXPERT_BY_EXPERIENCE,
        has_employer=False,
    )
    refuse_move(expert, S.ADMITTED, TODAY)
    assert "not given consent" in reason(replace(expert, has_employer=True), S.ADMITTED)


def test_consent_that_has_run_out_does_not_count() -> None:
    assert "valid until" in reason(
        replace(GIVEN, consent_valid_until=dt.date(2027, 2, 28)), S.ADMITTED
    )
    refuse_move(replace(GIVEN, consent_valid_until=TODAY), S.ADMITTED, TODAY)


def test_the_nominator_cannot_be_the_consenting_manager() -> None:
    approached = replace(NEW, stage=S.APPROACHED)
    assert "Fill in the manager" in reason(approached, S.CONSENT_ASKED)
    assert "nominator" in reason(replace(approached, manager_id=2), S.CONSENT_ASKED)
    assert "nominator" in reason(replace(GIVEN, manager_id=2), S.ADMITTED)
    for manager in (1, 2):
        with pytest.raises(UserError) as refused:
            refuse_manager(NEW, manager)
        assert refused.value.field == "manager_id"
    refuse_manager(NEW, 3)


def test_steps_out_of_turn_are_refused_with_a_sentence() -> None:
    assert "Approach the candidate" in reason(NEW, S.CONSENT_ASKED)
    assert reason(NEW, S.ADMITTED) == "From Received a nomination cannot go to Admitted."
    assert "already" in reason(NEW, S.RECEIVED)
    assert "member already" in reason(replace(GIVEN, is_member=True), S.ADMITTED)


def test_consent_withdrawn_later_reopens_the_dossier() -> None:
    admitted = replace(GIVEN, stage=S.ADMITTED, consent=ConsentAnswer.REVOKED, is_member=True)
    assert S.CONSENT_ASKED in allowed_moves(admitted, TODAY)


def test_receipt_in_an_open_round_of_somebody_new() -> None:
    call = Period(dt.date(2027, 2, 1), dt.date(2027, 3, 1))
    refuse_receipt(NEW, TODAY, call)
    refuse_receipt(NEW, dt.date(2027, 4, 1), None)
    with pytest.raises(UserError) as late:
        refuse_receipt(NEW, dt.date(2027, 3, 2), call)
    assert late.value.field == "round_id"
    for facts in (replace(NEW, is_member=True), replace(NEW, has_other_open=True)):
        with pytest.raises(UserError) as refused:
            refuse_receipt(facts, TODAY, call)
        assert refused.value.field == "candidate_id"


@given(
    st.builds(
        NominationFacts,
        st.sampled_from(NominationStage),
        st.sampled_from(MemberCategory),
        st.just(1),
        st.none() | st.integers(1, 3),
        st.none() | st.integers(1, 3),
        st.none() | st.sampled_from(ConsentAnswer),
        has_employer=st.booleans(),
        is_member=st.booleans(),
    )
)
def test_every_nomination_has_a_next_step_or_is_closed(facts: NominationFacts) -> None:
    assert bool(what_next(facts).say("en")) == (facts.stage not in CLOSED)
    if facts.stage not in CLOSED:
        assert S.DECLINED in allowed_moves(facts, TODAY)
    if why_not(facts, S.ADMITTED, TODAY) is None:
        assert not facts.is_member
        assert facts.consent is ConsentAnswer.GIVEN or not facts.needs_consent
        assert (
            facts.manager_id is None
            or facts.manager_id != facts.nominator_id
            or (not facts.needs_consent)
        )
