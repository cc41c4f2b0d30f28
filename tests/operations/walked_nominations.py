"""What a walk does with nominations, their rounds and consents; see `test_random_walk`."""

from __future__ import annotations

from typing import Any

from coordinator_app.operations import consents, nomination_rounds, nomination_stages, nominations
from coordinator_app.rules.memberships import MemberCategory
from coordinator_app.rules.nominations import ConsentAnswer, NominationStage
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.store import Store
from tests.operations.walking import TODAY, TYPED_DAYS, WORDS, Verb, Walk


def _nominate(walk: Walk, store: Store) -> Outcome:
    new = nominations.NewNomination(
        walk.who(),
        walk.one(MemberCategory),
        walk.day(),
        nominator=walk.one([None, walk.who()]),
        round_id=walk.one([None, walk.some("nomination_rounds")]),
        organisation=walk.word(),
    )
    return nominations.nominate(store, new, today=TODAY)


def _edit_nomination(walk: Walk, store: Store) -> Outcome:
    fields = {
        "category": [*MemberCategory, "?"],
        "motivation": WORDS,
        "received_on": TYPED_DAYS,
        "round_id": lambda: walk.one([None, walk.some("nomination_rounds")]),
        "nominator_id": walk.who,
    }
    field, value = walk.field(fields)
    one = walk.some("nominations")
    return nominations.edit_nomination(store, one, field, value, today=TODAY)


def _edit_consent(walk: Walk, store: Store) -> Outcome:
    days = dict.fromkeys(("asked_on", "answered_on", "valid_until"), TYPED_DAYS)
    field, value = walk.field(days | {"evidence": WORDS, "manager_id": walk.who})
    return consents.edit_consent(store, walk.some("nominations"), field, value, today=TODAY)


def _round(walk: Walk) -> dict[str, Any]:
    return {
        "name": walk.word,
        "opens_on": TYPED_DAYS,
        "closes_on": TYPED_DAYS,
        "wished_number": ("", "8", "0", "veel"),
        "notes": walk.word,
    }


VERBS: tuple[Verb, ...] = (
    _nominate,
    _nominate,
    _edit_nomination,
    _edit_consent,
    lambda walk, store: nomination_rounds.add_round(
        store, nomination_rounds.NewRound(walk.word(), walk.day(), walk.day())
    ),
    lambda walk, store: nomination_rounds.edit_round(
        store, walk.some("nomination_rounds"), *walk.field(_round(walk)), today=TODAY
    ),
    lambda walk, store: nomination_rounds.copy_round(store, walk.some("nomination_rounds")),
    lambda walk, store: nomination_rounds.take_rounds_from_bin(
        store, walk.several("nomination_rounds")
    ),
    lambda walk, store: nomination_rounds.put_rounds_in_bin(
        store, walk.several("nomination_rounds")
    ),
    lambda walk, store: nomination_stages.move_nomination(
        store, walk.some("nominations"), walk.one(NominationStage), today=TODAY
    ),
    lambda walk, store: nomination_stages.move_nomination(
        store, walk.some("nominations"), NominationStage.APPROACHED, today=TODAY
    ),
    lambda walk, store: nomination_stages.decline(store, walk.some("nominations"), today=TODAY),
    lambda walk, store: nominations.put_nominations_in_bin(store, walk.several("nominations")),
    lambda walk, store: nominations.take_nominations_from_bin(store, walk.several("nominations")),
    lambda walk, store: consents.ask_consent(
        store, walk.some("nominations"), walk.who(), TODAY, today=TODAY
    ),
    lambda walk, store: consents.ask_consent(
        store, walk.some("nominations"), walk.who(), walk.day(), today=TODAY
    ),
    lambda walk, store: consents.record_consent(
        store, walk.some("nominations"), walk.one(ConsentAnswer), walk.day(), today=TODAY
    ),
)
