"""A text shown on somebody: whoever fits, whoever is chosen, or nobody who exists."""

from __future__ import annotations

import pytest

from coordinator_app.documents.previews import page_count, page_text
from coordinator_app.documents.templates import shipped_template
from coordinator_app.errors import UserError
from coordinator_app.operations.consents import ask_consent
from coordinator_app.operations.letter_templates import SHIPPED
from coordinator_app.operations.nomination_stages import move_nomination
from coordinator_app.operations.nominations import NewNomination, nominate
from coordinator_app.operations.template_versions import WhichText
from coordinator_app.operations.text_proofs import Example, example, laid_out
from coordinator_app.rules.letters import LetterKind
from coordinator_app.rules.memberships import MemberCategory
from coordinator_app.rules.nominations import NominationStage
from coordinator_app.store.store import Store
from tests.builders import TODAY, add_person
from tests.paper_facts import house_style, invitee, ready_meeting

INVITATION = WhichText("invitation", "nl")


def shown(store: Store, which: WhichText = INVITATION, person_id: int = 0) -> Example:
    with store.reading() as connection:
        kind = LetterKind(which.key)
        return example(connection, which, kind, today=TODAY, person_id=person_id)


def said(pdf: bytes) -> str:
    return " ".join(page_text(pdf).split())


@pytest.mark.parametrize("kind", SHIPPED)
@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("informal", [False, True])
def test_every_letter_can_be_shown_in_an_empty_network(
    store: Store, kind: LetterKind, language: str, informal: bool
) -> None:
    which = WhichText(kind.value, language, informal)
    found = shown(store, which)
    source = shipped_template(kind.value, language, informal).source
    assert found.person_id == 0
    assert page_count(laid_out(found, source)) <= 2
    assert "{{" not in said(laid_out(found, source, large_print=True))


def test_an_invitation_is_shown_to_the_first_on_the_list_of_the_next_meeting(store: Store) -> None:
    house_style(store)
    meeting = ready_meeting(store)
    second, first = invitee(store, meeting, "Berg"), invitee(store, meeting, "Aerts")
    found = shown(store)
    assert (found.person_id, found.about) == (first, "Zelfregie in de wijk")
    chosen = said(
        laid_out(shown(store, person_id=second), "---\nsubject: x\n---\n{{ salutation }}")
    )
    assert "mevrouw Berg" in chosen
    assert "Netwerk Meedoen" in chosen


def test_a_consent_request_is_shown_to_the_manager(store: Store) -> None:
    candidate, manager = add_person(store, "Kandidaat"), add_person(store, "Baas")
    new = NewNomination(candidate, MemberCategory.SOCIAL_PROFESSIONAL, TODAY)
    nomination = nominate(store, new, today=TODAY).new_id("nominations")
    for stage in (NominationStage.REVIEWED, NominationStage.APPROACHED):
        move_nomination(store, nomination, stage, today=TODAY)
    ask_consent(store, nomination, manager, TODAY, today=TODAY)
    found = shown(store, WhichText("consent_request", "nl"))
    assert (found.person_id, found.about) == (manager, "Kandidaat")
    source = "---\nsubject: x\n---\n{{ candidate_name }} is {{ candidate_function }}"
    assert "Kandidaat is [Functie van de kandidaat]" in said(laid_out(found, source))


def test_a_letter_that_speaks_of_no_meeting_is_shown_about_none(store: Store) -> None:
    house_style(store)
    first = invitee(store, ready_meeting(store), "Aerts")
    for key in ("cover_note", "partner_letter", "consent_renewal"):
        found = shown(store, WhichText(key, "nl"))
        assert (found.person_id, found.about) == (first, "")


def test_a_text_with_faults_is_refused(store: Store) -> None:
    with pytest.raises(UserError):
        laid_out(shown(store), "---\nsubject: x\n---\n{{ x }}")
    with pytest.raises(UserError):
        laid_out(shown(store), "Zonder onderwerp")
