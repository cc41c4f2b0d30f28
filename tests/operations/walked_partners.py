"""What a walk does with organisations and contacts; see `test_random_walk`."""

from __future__ import annotations

from coordinator_app.operations import bin as binned
from coordinator_app.operations import contacts, follow_ups, organisations, partners
from coordinator_app.rules.contacts import ContactKind
from coordinator_app.rules.organisations import PartnerState
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.store import Store
from tests.operations.walking import TODAY, TYPED_DAYS, WORDS, Verb, Walk


def _contact(walk: Walk, store: Store) -> Outcome:
    new = contacts.NewContact(
        walk.day(),
        walk.one(ContactKind),
        walk.word(),
        organisation_id=walk.one([None, walk.some("organisations")]),
        person_ids=tuple(walk.several("people")),
        next_step=walk.word(),
        next_due=walk.one([None, walk.day()]),
        settles=walk.one([None, None, walk.some("follow_ups")]),
    )
    return contacts.log_contact(store, new, today=TODAY)


def _edit_contact(walk: Walk, store: Store) -> Outcome:
    fields = {
        "occurred_on": TYPED_DAYS,
        "kind": [*ContactKind, "?"],
        "subject": WORDS,
        "organisation_id": lambda: walk.one([None, walk.some("organisations")]),
    }
    field, value = walk.field(fields)
    return contacts.edit_contact(store, walk.some("contact_moments"), field, value, today=TODAY)


VERBS: tuple[Verb, ...] = (
    _contact,
    _edit_contact,
    lambda walk, store: binned.put_organisations_in_bin(store, walk.several("organisations")),
    lambda walk, store: binned.take_organisations_from_bin(store, walk.several("organisations")),
    lambda walk, store: organisations.add_organisation(
        store, organisations.NewOrganisation(walk.word(), partner_state=walk.one(PartnerState))
    ),
    lambda walk, store: organisations.edit_organisation(
        store,
        walk.some("organisations"),
        *walk.field({"name": WORDS, "partner_state": ["", "talks", "partner"], "city": WORDS}),
    ),
    lambda walk, store: partners.add_contact_person(
        store, walk.some("organisations"), walk.who(), walk.word(), today=TODAY
    ),
    lambda walk, store: contacts.set_contact_people(
        store, walk.some("contact_moments"), walk.several("people")
    ),
    lambda walk, store: contacts.put_contacts_in_bin(store, walk.several("contact_moments")),
    lambda walk, store: follow_ups.finish_follow_up(store, walk.some("follow_ups"), today=TODAY),
    lambda walk, store: follow_ups.add_follow_up(
        store, follow_ups.NewFollowUp(walk.day(), walk.word(), walk.some("people"))
    ),
    lambda walk, store: follow_ups.put_follow_ups_in_bin(store, walk.several("follow_ups")),
)
