from coordinator_app.operations.contacts import NewContact, log_contact
from coordinator_app.operations.follow_ups import NewFollowUp, add_follow_up
from coordinator_app.rules.contacts import ContactKind
from coordinator_app.store.queries.homes import home_of
from coordinator_app.store.store import Store
from tests.builders import TODAY, add_organisation, add_person


def home(store: Store, noun: str, record_id: int) -> tuple[str, int]:
    with store.reading() as connection:
        return home_of(connection, noun, record_id)


def test_a_contact_is_shown_at_its_organisation_or_its_person(store: Store) -> None:
    town, person = add_organisation(store, "Gemeente Urk"), add_person(store, "Vis")
    for organisation, expected in ((town, ("organisations", town)), (None, ("people", person))):
        new = NewContact(TODAY, ContactKind.CALL, "Bellen", "", organisation, (person,))
        made = log_contact(store, new, today=TODAY).new_id("contact_moments")
        assert home(store, "contact_moments", made) == expected


def test_a_follow_up_is_shown_where_it_belongs_or_on_today(store: Store) -> None:
    town, person = add_organisation(store, "Gemeente Urk"), add_person(store, "Vis")
    for new, expected in (
        (
            NewFollowUp(TODAY, "Bel", organisation_id=town, person_id=person),
            ("organisations", town),
        ),
        (NewFollowUp(TODAY, "Bel", person_id=person), ("people", person)),
        (NewFollowUp(TODAY, "Bel"), ("today", 0)),
    ):
        made = add_follow_up(store, new).new_id("follow_ups")
        assert home(store, "follow_ups", made) == expected


def test_other_records_have_their_own_page(store: Store) -> None:
    assert home(store, "people", 7) == ("people", 7)
    assert home(store, "contact_moments", 99) == ("contact_moments", 99)
