"""Whatever is tried in whatever order: nobody becomes a member without what the rules ask."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from coordinator_app.errors import UserError
from coordinator_app.operations.consents import ask_consent, edit_consent, record_consent
from coordinator_app.operations.nomination_stages import admit, decline, move_nomination, withdraw
from coordinator_app.operations.nominations import NewNomination, edit_nomination, nominate
from coordinator_app.rules.memberships import MemberCategory
from coordinator_app.rules.nominations import ConsentAnswer, NominationStage
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.queries.nominations import NominationRecord, nomination
from coordinator_app.store.store import Store

TODAY = dt.date(2027, 3, 20)
ONE = 1  # the id of the only nomination
# The candidate, the nominator, somebody new.
MANAGERS: tuple[int | str, ...] = (1, 2, "Els van der Meer")
Step = Callable[[Store], Outcome]


def move(stage: NominationStage) -> Step:
    return lambda store: move_nomination(store, ONE, stage, today=TODAY)


def ask(manager: int | str) -> Step:
    return lambda store: ask_consent(store, ONE, manager, TODAY, today=TODAY)


def answer(what: ConsentAnswer) -> Step:
    return lambda store: record_consent(store, ONE, what, TODAY, today=TODAY)


steps = st.one_of(
    st.sampled_from(NominationStage).map(move),
    st.sampled_from(ConsentAnswer).map(answer),
    st.sampled_from(MANAGERS).map(ask),
    st.sampled_from(
        [
            lambda store: admit(store, ONE, today=TODAY),
            lambda store: decline(store, ONE, today=TODAY),
            lambda store: withdraw(store, ONE, today=TODAY),
            lambda store: edit_nomination(store, ONE, "nominator_id", 3, today=TODAY),
            lambda store: edit_consent(store, ONE, "manager_id", 2, today=TODAY),
            lambda store: edit_consent(store, ONE, "valid_until", "1-1-2027", today=TODAY),
        ]
    ),
)


def seen(store: Store) -> NominationRecord:
    with store.reading() as connection:
        found = nomination(connection, ONE, TODAY)
    assert found is not None
    return found


def hold(store: Store) -> None:
    """What must be true after every step."""
    record = seen(store)
    consent = record.consent
    if record.stage is NominationStage.ADMITTED:
        assert record.is_member
    if record.stage in {NominationStage.CONSENTED, NominationStage.ADMITTED}:
        assert consent is not None
        assert consent.answer is ConsentAnswer.GIVEN
    if consent is not None:
        assert consent.manager.id not in {
            record.candidate.id,
            record.nominator.id if record.nominator else 0,
        }


@settings(max_examples=12)
@given(st.lists(steps, max_size=12))
def test_no_walk_leads_round_the_rules(walk: list[Step]) -> None:
    new = NewNomination(
        "Anna de Groot", MemberCategory.SOCIAL_PROFESSIONAL, TODAY, "Karel Bos",
        organisation="Gemeente Urk",
    )  # fmt: skip
    with (
        tempfile.TemporaryDirectory() as folder,
        Store.create(Path(folder) / "walk.network") as store,
    ):
        nominate(store, new, today=TODAY)
        done = 0
        for step in walk:
            with suppress(UserError):
                done += step(store).change_set is not None
            hold(store)
        for _ in range(done):
            store.undo()
        record = seen(store)
        assert record.stage is NominationStage.RECEIVED
        assert not record.consents
        assert not record.is_member
