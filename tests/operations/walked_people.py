"""What a walk does with people, their posts and memberships; see `test_random_walk`."""

from __future__ import annotations

from coordinator_app.operations import (
    affiliations,
    duplicates,
    job_changes,
    membership_consents,
    memberships,
    people,
    practice_members,
    reach,
    secondments,
    themes,
)
from coordinator_app.operations import bin as binned
from coordinator_app.rules.memberships import MemberCategory, MembershipStatus
from coordinator_app.rules.names import NameParts
from coordinator_app.rules.nominations import ConsentAnswer
from coordinator_app.rules.themes import ThemeLink
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.store import Store
from tests.operations.walking import TODAY, TYPED_DAYS, WORDS, Verb, Walk


def _person(walk: Walk, store: Store) -> Outcome:
    new = people.NewPerson(
        NameParts(family_name=walk.word(), given_name=walk.word()),
        emails=(walk.one(["", "a@b.nl", "wrong"]),),
        phones=(walk.one(["", "0612345678"]),),
        organisation=walk.word(),
        category=walk.one([None, *MemberCategory]),
        member_since=walk.one([None, walk.day()]),
        themes=(walk.word(),),
    )
    return people.add_person(store, new, today=TODAY)


def _edit_person(walk: Walk, store: Store) -> Outcome:
    plain = dict.fromkeys(("family_name", "prefix", "street", "city", "country", "notes"), WORDS)
    fields = plain | {
        "postcode": ["", "3511ab", "12"],
        "name_use": ["own", "partner", "?"],
        "language": ["nl", "en", "fr"],
        "province": ["", "utrecht", "?"],
        "large_print": [True, False],
    }
    return people.edit_person(store, walk.some("people"), *walk.field(fields))


def _edit_affiliation(walk: Walk, store: Store) -> Outcome:
    days = dict.fromkeys(("started_on", "ended_on"), TYPED_DAYS)
    field, value = walk.field(days | {"organisation": WORDS, "job_title": WORDS})
    one = walk.some("affiliations")
    return affiliations.edit_affiliation(store, one, field, value, today=TODAY)


def _edit_membership(walk: Walk, store: Store) -> Outcome:
    days = dict.fromkeys(("started_on", "ended_on"), TYPED_DAYS)
    field, value = walk.field(days | {"category": [*MemberCategory], "status": [*MembershipStatus]})
    return memberships.edit_membership(store, walk.some("memberships"), field, value, today=TODAY)


def _post(walk: Walk) -> affiliations.NewPost:
    return affiliations.NewPost(walk.word(), walk.word(), walk.one([None, walk.day()]))


VERBS: tuple[Verb, ...] = (
    _person,
    _person,
    _edit_person,
    _edit_affiliation,
    _edit_membership,
    lambda walk, store: binned.put_people_in_bin(store, walk.several("people")),
    lambda walk, store: binned.take_people_from_bin(store, walk.several("people")),
    lambda walk, store: binned.put_themes_in_bin(store, walk.several("themes")),
    lambda walk, store: binned.take_themes_from_bin(store, walk.several("themes")),
    lambda walk, store: reach.set_emails(
        store, walk.some("people"), walk.one([["c@d.nl"], [], ["a@b.nl", "e@f.nl"], ["wrong"]])
    ),
    lambda walk, store: duplicates.say_not_same(store, walk.some("people"), walk.some("people")),
    lambda walk, store: affiliations.start_affiliation(
        store, walk.some("people"), _post(walk), today=TODAY
    ),
    lambda walk, store: job_changes.change_job(
        store,
        job_changes.JobChange(
            walk.some("people"), _post(walk), manager=walk.one([None, "Els Meer"])
        ),
        today=TODAY,
    ),
    lambda walk, store: secondments.add_secondment(
        store,
        walk.some("people"),
        secondments.NewSecondment(walk.word(), walk.one([None, 8, 41]), walk.one(TYPED_DAYS)),
        today=TODAY,
    ),
    lambda walk, store: secondments.put_secondments_in_bin(store, walk.several("secondments")),
    lambda walk, store: practice_members.add_practice_member(
        store, walk.some("people"), walk.word(), walk.one(TYPED_DAYS), today=TODAY
    ),
    lambda walk, store: membership_consents.ask_membership_consent(
        store, walk.some("memberships"), walk.some("people"), TODAY, today=TODAY
    ),
    lambda walk, store: membership_consents.record_membership_consent(
        store, walk.some("memberships"), walk.one(ConsentAnswer), TODAY, today=TODAY
    ),
    lambda walk, store: affiliations.remove_affiliation(store, walk.some("affiliations")),
    lambda walk, store: memberships.add_membership(
        store, walk.some("people"), walk.one(MemberCategory), walk.day(), today=TODAY
    ),
    lambda walk, store: memberships.remove_membership(store, walk.some("memberships")),
    lambda walk, store: themes.link_theme(
        store, walk.some("people"), walk.word(), walk.one(ThemeLink), today=TODAY
    ),
    lambda walk, store: themes.unlink_theme(store, walk.some("person_themes")),
)
