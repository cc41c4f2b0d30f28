"""The manager of a candidate is asked for consent by letter."""

from __future__ import annotations

import datetime as dt

import pytest

from coordinator_app.errors import UserError
from coordinator_app.operations.batch import Batch
from coordinator_app.operations.consents import ask_consent
from coordinator_app.operations.nomination_letters import nomination_letter
from coordinator_app.operations.nomination_stages import move_nomination
from coordinator_app.operations.nominations import NewNomination, nominate
from coordinator_app.operations.printing import print_batch
from coordinator_app.rules.letters import LetterKind
from coordinator_app.rules.memberships import MemberCategory
from coordinator_app.rules.names import FormOfAddress
from coordinator_app.rules.nominations import NominationStage
from coordinator_app.store.queries.nominations import nomination
from coordinator_app.store.store import Store
from tests.builders import TODAY, add_person
from tests.operations.letter_hands import text_of
from tests.paper_facts import HOME, house_style


def consent_request(store: Store, nomination_id: int, *, today: dt.date) -> Batch:
    return nomination_letter(store, nomination_id, LetterKind.CONSENT_REQUEST, today=today)


def asked(store: Store, **values: object) -> int:
    facts = {"motivation": "Zij verbindt mensen.", "nominator": "Karel Bos"} | values
    category = MemberCategory.MUNICIPAL_PROFESSIONAL
    new = NewNomination(
        "Anna de Groot", category, TODAY, organisation="Gemeente Utrecht", **facts  # type: ignore[arg-type]
    )  # fmt: skip
    one = nominate(store, new, today=TODAY).new_id("nominations")
    move_nomination(store, one, NominationStage.APPROACHED, today=TODAY)
    manager = add_person(
        store, "Vries", prefix="de", initials="P.", form_of_address=FormOfAddress.MR, **HOME
    )
    ask_consent(store, one, manager, TODAY, today=TODAY)
    return one


def test_the_manager_is_asked_for_consent_by_letter(store: Store) -> None:
    house_style(store)
    one = asked(store)
    batch = consent_request(store, one, today=TODAY)
    assert batch.gaps == ()
    result = print_batch(store, batch, one_file=True)
    said = text_of(result.pdf)
    for words in (
        "Geachte heer De Vries",
        "Anna de Groot",
        "Karel Bos",
        "Zij verbindt",
        "10 april",
    ):
        assert words in said
    assert result.files[0][0] == "2027-03-20 Verzoek om instemming – Vries, P. de.pdf"
    with store.reading() as connection:
        record = nomination(connection, one, TODAY)
    assert record is not None
    assert [letter.page_count for letter in record.letters] == [result.pages]


def test_a_consent_letter_names_what_the_dossier_lacks(store: Store) -> None:
    house_style(store)
    gaps = consent_request(store, asked(store, motivation="", nominator=None), today=TODAY).gaps
    assert [(gap.noun, gap.field) for gap in gaps] == [
        ("nominations", "nominator_id"),
        ("nominations", "motivation"),
    ]


def test_without_a_manager_there_is_nobody_to_ask(store: Store) -> None:
    new = NewNomination("Anna de Groot", MemberCategory.SOCIAL_PROFESSIONAL, TODAY)
    one = nominate(store, new, today=TODAY).new_id("nominations")
    with pytest.raises(UserError) as refusal:
        consent_request(store, one, today=TODAY)
    assert refusal.value.field == "manager_id"
