"""Groups that are put on the list of a meeting in one go, and letters that go both ways."""

from __future__ import annotations

import pytest

from coordinator_app.errors import UserError
from coordinator_app.operations.affiliations import NewPost, start_affiliation
from coordinator_app.operations.letter_drafts import make_drafts
from coordinator_app.operations.letter_forms import split_of
from coordinator_app.operations.letters import invitations
from coordinator_app.operations.organisations import NewOrganisation, add_organisation
from coordinator_app.operations.participant_sources import (
    ALL_PARTNERS,
    add_from,
    partner_sources,
    search_sources,
)
from coordinator_app.operations.people import edit_person
from coordinator_app.operations.printing import print_batch
from coordinator_app.operations.reach import set_emails
from coordinator_app.operations.saved_searches import save_search
from coordinator_app.rules.letters import LetterWay, Wishes
from coordinator_app.rules.organisations import OrganisationKind, PartnerState
from coordinator_app.rules.participations import ParticipationRole
from coordinator_app.store.queries.letters import letters_of_meeting
from coordinator_app.store.queries.participations import participants_of
from coordinator_app.store.store import Store
from tests.builders import TODAY, add_person
from tests.paper_facts import house_style, invitee, ready_meeting

GUEST, SPEAKER = ParticipationRole.GUEST, ParticipationRole.SPEAKER


@pytest.fixture
def meeting(store: Store) -> int:
    house_style(store)
    return ready_meeting(store)


def partner(store: Store, name: str, *people: str) -> None:
    new = NewOrganisation(name, OrganisationKind.OTHER, PartnerState.PARTNER)
    add_organisation(store, new)
    for one in people:
        start_affiliation(store, add_person(store, one), NewPost(name, "adviseur"), today=TODAY)


def on_list(store: Store, meeting: int) -> dict[str, ParticipationRole]:
    with store.reading() as connection:
        return {one.list_name: one.role for one in participants_of(connection, meeting)}


def keys(store: Store) -> dict[str, str]:
    with store.reading() as connection:
        found = (*partner_sources(connection, TODAY), *search_sources(connection))
    return {str(one.words): one.key for one in found}


def test_the_contact_persons_of_a_partner_come_in_one_step(store: Store, meeting: int) -> None:
    assert keys(store) == {}
    partner(store, "Stichting Doen", "Aerts", "Berg")
    partner(store, "Ministerie", "Cohen")
    partner(store, "Niemand")
    found = keys(store)
    assert list(found) == ["Van alle partners", "Ministerie", "Stichting Doen"]
    add_from(store, meeting, found["Stichting Doen"], SPEAKER, today=TODAY)
    assert on_list(store, meeting) == {"Aerts": SPEAKER, "Berg": SPEAKER}
    add_from(store, meeting, ALL_PARTNERS, GUEST, today=TODAY)
    assert on_list(store, meeting) == {"Aerts": SPEAKER, "Berg": SPEAKER, "Cohen": GUEST}
    store.undo()
    assert "Cohen" not in on_list(store, meeting)


def test_a_saved_search_is_put_on_the_list(store: Store, meeting: int) -> None:
    for city in ("Utrecht", "Zwolle"):
        add_person(store, city, city=city)
    save_search(store, "Uit Zwolle", {}, "Zwolle")
    (key,) = keys(store).values()
    add_from(store, meeting, key, GUEST, today=TODAY)
    assert on_list(store, meeting) == {"Zwolle": GUEST}
    save_search(store, "Nergens", {}, "nergens te vinden")
    with pytest.raises(UserError):
        add_from(store, meeting, keys(store)["Nergens"], GUEST, today=TODAY)


def test_letters_go_on_paper_and_by_email_too(store: Store, meeting: int) -> None:
    people = [invitee(store, meeting, name) for name in ("Aerts", "Berg", "Cohen")]
    for person in people[:2]:
        set_emails(store, person, [f"p{person}@example.org"])
    edit_person(store, people[0], "prefers_email", True)
    wishes = Wishes(both_ways=True)
    batch = invitations(store, meeting, today=TODAY, wishes=wishes)
    assert batch.gaps == ()
    assert split_of(batch.letters).words.say("nl") == "3 brieven, waarvan 2 ook per e-mail"
    paper = batch.by_way(LetterWay.PAPER)
    assert len(print_batch(store, paper, one_file=False).files) == 3
    assert len(make_drafts(store, batch).files) == 2
    with store.reading() as connection:
        ways = [one.way for one in letters_of_meeting(connection, meeting)]
    assert (ways.count(LetterWay.PAPER), ways.count(LetterWay.EMAIL)) == (3, 2)


def test_both_ways_need_an_address_that_mail_can_go_to(store: Store, meeting: int) -> None:
    person = invitee(store, meeting, "Aerts", postcode="")
    set_emails(store, person, ["aerts@example.org"])
    wishes = Wishes(both_ways=True)
    (gap,) = invitations(store, meeting, today=TODAY, wishes=wishes).gaps
    assert gap.field == "postcode"
