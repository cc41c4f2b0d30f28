"""The shipped letters: to whom each goes, what it says, what it lacks, and when it may not go."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from coordinator_app.documents.previews import page_text
from coordinator_app.errors import UserError
from coordinator_app.operations.affiliations import NewPost, start_affiliation
from coordinator_app.operations.attendance import record_presence
from coordinator_app.operations.batch import Batch
from coordinator_app.operations.bin import put_people_in_bin, take_people_from_bin
from coordinator_app.operations.consents import ask_consent, edit_consent, record_consent
from coordinator_app.operations.letter_templates import SHIPPED, templates
from coordinator_app.operations.letters import letter_to_person, letters_to_partner
from coordinator_app.operations.meeting_letters import meeting_letters
from coordinator_app.operations.meetings import cancel_meeting
from coordinator_app.operations.membership_consents import ask_membership_consent
from coordinator_app.operations.membership_letters import consent_renewal_letter
from coordinator_app.operations.nomination_letters import fitting_letters, nomination_letter
from coordinator_app.operations.nomination_stages import decline, move_nomination
from coordinator_app.operations.nominations import NewNomination, nominate
from coordinator_app.operations.organisations import NewOrganisation, add_organisation
from coordinator_app.operations.paper_files import letters_to_files
from coordinator_app.operations.participations import mark_invited, record_reply
from coordinator_app.operations.people import edit_person
from coordinator_app.operations.printing import print_batch
from coordinator_app.rules.letters import OF_A_NOMINATION, LetterKind
from coordinator_app.rules.memberships import MemberCategory
from coordinator_app.rules.names import FormOfAddress
from coordinator_app.rules.nominations import ConsentAnswer, NominationStage
from coordinator_app.rules.organisations import OrganisationKind, PartnerState
from coordinator_app.rules.participations import Presence, Reply
from coordinator_app.store.queries.memberships import memberships_of_person
from coordinator_app.store.queries.nominations import NominationRecord, nomination
from coordinator_app.store.store import Store
from tests.builders import TODAY, add_person
from tests.paper_facts import HOME, MEETING_DAY, house_style, invitee, ready_meeting

K = LetterKind
S = NominationStage
MUNICIPAL = MemberCategory.MUNICIPAL_PROFESSIONAL
ASKED = TODAY - dt.timedelta(days=21)


def whole(store: Store, family_name: str, **values: Any) -> int:
    facts = {"initials": "A.", "form_of_address": FormOfAddress.MS} | HOME
    return add_person(store, family_name, **(facts | values))


@pytest.fixture
def nominated(store: Store) -> int:
    """Els Groot was put forward by Ms Bos; nothing is missing."""
    house_style(store)
    candidate = whole(store, "Groot", given_name="Els")
    start_affiliation(store, candidate, NewPost("Gemeente Utrecht", "adviseur"), today=TODAY)
    new = NewNomination(
        candidate,
        MUNICIPAL,
        ASKED - dt.timedelta(days=9),
        whole(store, "Bos", given_name="Karin", language="en"),
        motivation="Zij verbindt mensen.",
    )
    return nominate(store, new, today=TODAY).new_id("nominations")


def seen(store: Store, nomination_id: int) -> NominationRecord:
    with store.reading() as connection:
        record = nomination(connection, nomination_id, TODAY)
    assert record is not None
    return record


def fits(store: Store, nomination_id: int) -> tuple[LetterKind, ...]:
    record = seen(store, nomination_id)
    with store.reading() as connection:
        return fitting_letters(connection, record, TODAY)


def letter(store: Store, nomination_id: int, kind: LetterKind) -> Batch:
    return nomination_letter(store, nomination_id, kind, today=TODAY)


def names(batch: Batch) -> list[str]:
    return [one.name for one in batch.letters]


def said(store: Store, batch: Batch) -> str:
    """What the printed letter says; it was whole."""
    assert batch.gaps == ()
    return " ".join(page_text(print_batch(store, batch, one_file=True).pdf, 0).split())


def to_consent(store: Store, one: int, on: dt.date) -> None:
    move_nomination(store, one, S.APPROACHED, today=on)
    ask_consent(store, one, whole(store, "Vries", prefix="de"), on, today=on)


def test_each_stage_has_its_letter_to_its_own_reader(store: Store, nominated: int) -> None:
    one = nominated
    assert fits(store, one) == (K.NOMINATOR_RECEIPT,)
    receipt = letter(store, one, K.NOMINATOR_RECEIPT)
    assert names(receipt) == ["Bos, Karin"]
    assert "I received your nomination on 18 February 2027" in said(store, receipt)
    move_nomination(store, one, S.APPROACHED, today=ASKED)
    assert fits(store, one) == (K.CANDIDATE_APPROACH,)
    approach = letter(store, one, K.CANDIDATE_APPROACH)
    assert names(approach) == ["Groot, Els"]
    words = said(store, approach)
    assert "Karin Bos heeft u voorgedragen" in words
    assert "Zij verbindt mensen." in words
    assert "vóór 10 april 2027" in words


def test_a_manager_who_lets_wait_is_reminded(store: Store, nominated: int) -> None:
    to_consent(store, nominated, ASKED + dt.timedelta(days=1))
    assert fits(store, nominated) == (K.CONSENT_REQUEST,)
    other = nominate(
        store, NewNomination("Ot Vis", MUNICIPAL, ASKED, "Bo Tak", organisation="Urk"), today=ASKED
    ).new_id("nominations")
    to_consent(store, other, ASKED)
    assert fits(store, other) == (K.CONSENT_REMINDER,)
    reminder = letter(store, nominated, K.CONSENT_REMINDER)
    assert names(reminder) == ["Vries, A. de"]
    words = said(store, reminder)
    assert "Op 28 februari 2027 vroeg ik u" in words
    assert "vóór 3 april 2027" in words


def test_who_is_known_well_is_written_to_as_a_friend(store: Store, nominated: int) -> None:
    move_nomination(store, nominated, S.APPROACHED, today=ASKED)
    clerk = whole(store, "Vries", prefix="de", given_name="Hilde")
    ask_consent(store, nominated, clerk, ASKED, today=ASKED)
    batch = nomination_letter(store, nominated, K.CONSENT_REQUEST, today=TODAY, informal=True)
    words = said(store, batch)
    assert "Beste Hilde," in words
    assert "Meedoen kan alleen als jij het ermee eens bent." in words
    assert "Els Groot (adviseur, Gemeente Utrecht)" in words


def test_an_admission_is_told_to_the_member_and_to_who_nominated(
    store: Store, nominated: int
) -> None:
    to_consent(store, nominated, ASKED)
    record_consent(store, nominated, ConsentAnswer.GIVEN, TODAY, "Brief", today=TODAY)
    assert fits(store, nominated) == ()
    move_nomination(store, nominated, S.ADMITTED, today=TODAY)
    assert fits(store, nominated) == (K.WELCOME, K.NOMINATOR_NOTICE)
    welcome = letter(store, nominated, K.WELCOME)
    assert names(welcome) == ["Groot, Els"]
    assert "U bent nu lid van Netwerk Meedoen." in said(store, welcome)
    # What was made comes last, so that the other is not forgotten.
    assert fits(store, nominated) == (K.NOMINATOR_NOTICE, K.WELCOME)
    notice = letter(store, nominated, K.NOMINATOR_NOTICE)
    assert names(notice) == ["Bos, Karin"]
    assert "Els Groot has been admitted as a member" in said(store, notice)


def test_consent_that_is_taken_back_is_told_to_the_member(store: Store, nominated: int) -> None:
    to_consent(store, nominated, ASKED)
    record_consent(store, nominated, ConsentAnswer.GIVEN, TODAY, "Brief", today=TODAY)
    move_nomination(store, nominated, S.ADMITTED, today=TODAY)
    record_consent(store, nominated, ConsentAnswer.REVOKED, TODAY, "Mail", today=TODAY)
    assert fits(store, nominated) == (K.CONSENT_WITHDRAWN,)
    withdrawn = letter(store, nominated, K.CONSENT_WITHDRAWN)
    assert names(withdrawn) == ["Groot, Els"]
    assert "A. de Vries heeft mij laten weten" in said(store, withdrawn)


def test_a_manager_is_asked_whether_a_member_may_go_on(store: Store) -> None:
    house_style(store)
    member = whole(store, "Groot", given_name="Els", category=MUNICIPAL, member_since=ASKED)
    start_affiliation(store, member, NewPost("Gemeente Utrecht", "adviseur"), today=TODAY)
    manager = whole(store, "Vries", prefix="de", given_name="Hilde")
    with store.reading() as connection:
        (membership,) = memberships_of_person(connection, member)
    ask_membership_consent(store, membership.id, manager, TODAY, today=TODAY)
    for informal, greeting, question in (
        (False, "Geachte mevrouw De Vries,", "vindt u het goed dat het lidmaatschap doorgaat?"),
        (True, "Beste Hilde,", "vind je het goed dat het lidmaatschap doorgaat?"),
    ):
        batch = consent_renewal_letter(store, membership.id, today=TODAY, informal=informal)
        assert names(batch) == ["Vries, Hilde de"]
        words = said(store, batch)
        assert greeting in words
        assert "Els Groot (adviseur, Gemeente Utrecht) is sinds 27 februari 2027 lid" in words
        assert question in words


def test_a_decline_is_told_to_the_candidate_and_to_who_nominated(
    store: Store, nominated: int
) -> None:
    decline(store, nominated, "Geen plaats", today=TODAY)
    assert fits(store, nominated) == (K.DECLINE, K.NOMINATOR_NOTICE)
    words = said(store, letter(store, nominated, K.DECLINE))
    assert "kunnen we u deze keer niet als lid verwelkomen" in words
    assert "Geen plaats" not in words
    notice = said(store, letter(store, nominated, K.NOMINATOR_NOTICE))
    assert "We cannot welcome Els Groot as a member this time." in notice


@pytest.mark.parametrize(
    ("kind", "field"),
    [
        (K.CONSENT_REQUEST, "manager_id"),
        (K.CONSENT_REMINDER, "manager_id"),
        (K.CONSENT_WITHDRAWN, "stage"),
        (K.WELCOME, "stage"),
        (K.DECLINE, "stage"),
        (K.NOMINATOR_NOTICE, "stage"),
    ],
)
def test_a_letter_that_would_say_what_is_not_so_is_refused(
    store: Store, nominated: int, kind: LetterKind, field: str
) -> None:
    with pytest.raises(UserError) as refusal:
        letter(store, nominated, kind)
    assert refusal.value.field == field


def test_nobody_in_the_bin_is_written_to_or_about(store: Store, nominated: int) -> None:
    move_nomination(store, nominated, S.REVIEWED, today=TODAY)
    to_consent(store, nominated, ASKED)
    record = seen(store, nominated)
    assert record.consent is not None
    for person in (record.candidate, record.consent.manager):
        put_people_in_bin(store, [person.id])
        with pytest.raises(UserError, match=person.name):
            letter(store, nominated, K.CONSENT_REQUEST)
        take_people_from_bin(store, [person.id])
    assert len(letter(store, nominated, K.CONSENT_REQUEST).letters) == 1


def test_what_was_settled_is_not_asked_again(store: Store, nominated: int) -> None:
    to_consent(store, nominated, ASKED)
    record_consent(store, nominated, ConsentAnswer.REFUSED, TODAY, "", today=TODAY)
    with pytest.raises(UserError):
        letter(store, nominated, K.CONSENT_REMINDER)
    decline(store, nominated, "", today=TODAY)
    with pytest.raises(UserError):
        letter(store, nominated, K.CANDIDATE_APPROACH)


def test_what_a_letter_lacks_is_named_where_it_is_mended(store: Store) -> None:
    house_style(store)
    new = NewNomination("Anna de Groot", MUNICIPAL, TODAY)
    one = nominate(store, new, today=TODAY).new_id("nominations")
    with pytest.raises(UserError) as refusal:
        letter(store, one, K.NOMINATOR_RECEIPT)
    assert refusal.value.field == "nominator_id"
    gaps = letter(store, one, K.CANDIDATE_APPROACH).gaps
    assert [(gap.noun, gap.field) for gap in gaps] == [
        ("nominations", "nominator_id"),
        ("nominations", "motivation"),
        ("people", "street"),
    ]
    to_consent(store, one, TODAY)
    edit_consent(store, one, "asked_on", "", today=TODAY)
    assert ("nominations", "asked_on") in [
        (gap.noun, gap.field) for gap in letter(store, one, K.CONSENT_REMINDER).gaps
    ]


@pytest.fixture
def meeting(store: Store) -> int:
    house_style(store)
    return ready_meeting(store)


def test_who_has_not_answered_is_reminded(store: Store, meeting: int) -> None:
    quiet, yes, _unasked = (invitee(store, meeting, name) for name in ("Aerts", "Berg", "Claes"))
    with pytest.raises(UserError):
        meeting_letters(store, meeting, K.REMINDER, today=TODAY)
    mark_invited(store, meeting, [quiet, yes], TODAY, today=TODAY)
    record_reply(store, meeting, [yes], Reply.YES, on=TODAY, today=TODAY)
    batch = meeting_letters(store, meeting, K.REMINDER, today=TODAY)
    assert names(batch) == ["Aerts, Janny"]
    words = said(store, batch)
    assert "Ik weet nog niet of u komt" in words
    assert "donderdag 15 april 2027" in words
    with pytest.raises(UserError):
        meeting_letters(store, meeting, K.REMINDER, today=TODAY, person_ids=[yes])
    with pytest.raises(UserError):
        meeting_letters(store, meeting, K.REMINDER, today=MEETING_DAY + dt.timedelta(days=1))


def test_who_was_there_is_thanked(store: Store, meeting: int) -> None:
    people = [invitee(store, meeting, name) for name in ("Aerts", "Berg", "Claes")]
    after = MEETING_DAY + dt.timedelta(days=1)
    with pytest.raises(UserError):
        meeting_letters(store, meeting, K.THANK_YOU, today=after)
    for person, presence in zip(
        people, (Presence.PRESENT, Presence.ABSENT, Presence.LATE), strict=True
    ):
        record_presence(store, meeting, [person], presence, today=after)
    batch = meeting_letters(store, meeting, K.THANK_YOU, today=after)
    assert names(batch) == ["Aerts, Janny", "Claes, Janny"]
    assert "Fijn dat u er op donderdag 15 april 2027 bij was" in said(store, batch)
    cancel_meeting(store, meeting)
    with pytest.raises(UserError):
        meeting_letters(store, meeting, K.THANK_YOU, today=after)


def test_a_partner_is_written_to_through_its_contact_persons(store: Store) -> None:
    house_style(store)
    new = NewOrganisation("Stichting Doen", OrganisationKind.OTHER, PartnerState.PARTNER)
    partner = add_organisation(store, new).new_id("organisations")
    with pytest.raises(UserError):
        letters_to_partner(store, partner, templates(K.PARTNER_LETTER), today=TODAY)
    for name in ("Aerts", "Berg"):
        post = NewPost("Stichting Doen", "directeur")
        start_affiliation(store, whole(store, name), post, today=TODAY)
    batch = letters_to_partner(store, partner, templates(K.PARTNER_LETTER), today=TODAY)
    assert names(batch) == ["Aerts, A.", "Berg, A."]
    assert "waar Netwerk Meedoen mee bezig is" in said(store, batch)
    assert batch.title == "Stichting Doen"


def test_a_letter_to_one_person_bears_their_name(store: Store) -> None:
    house_style(store)
    person = whole(store, "Berg")
    batch = letter_to_person(store, person, templates(K.COVER_NOTE), today=TODAY)
    assert (batch.kind, batch.title, names(batch)) == (K.COVER_NOTE, "Berg, A.", ["Berg, A."])
    edit_person(store, person, "postcode", "")
    (gap,) = letter_to_person(store, person, templates(K.COVER_NOTE), today=TODAY).gaps
    assert gap.field == "postcode"


def test_the_command_line_writes_each_letter_once_to_whom_it_concerns(
    store: Store, nominated: int, tmp_path: Path
) -> None:
    report = letters_to_files(store, "nominator_receipt", out=tmp_path, today=TODAY)
    assert [path.name for path in report.files] == [
        "2027-03-20 Ontvangst van de voordracht – Bos, Karin.pdf"
    ]
    with pytest.raises(UserError):
        letters_to_files(store, "nominator_receipt", out=tmp_path, today=TODAY)
    again = letters_to_files(store, "nominator_receipt", out=tmp_path, to="Groot", today=TODAY)
    assert again.letters == 1
    with pytest.raises(UserError):
        letters_to_files(store, "reminder", out=tmp_path, today=TODAY)
    with pytest.raises(UserError):
        letters_to_files(store, "partner_letter", out=tmp_path, today=TODAY)
    note = letters_to_files(store, "cover_note", to="Groot", out=tmp_path, today=TODAY)
    assert note.letters == 1


def test_every_letter_can_be_asked_for_by_its_name() -> None:
    assert set(OF_A_NOMINATION) < set(SHIPPED)
    for kind in SHIPPED:
        assert {one.kind for one in templates(kind.value).values()} == {kind}
