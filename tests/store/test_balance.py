"""The division of the members counts who is one today, each once, and nought where none are."""

from __future__ import annotations

import datetime as dt

from coordinator_app.operations.bin import put_people_in_bin
from coordinator_app.rules.memberships import MemberCategory
from coordinator_app.rules.provinces import Province
from coordinator_app.store.queries.balance import Balance, balance_of
from coordinator_app.store.store import Store
from tests.builders import add_person

TODAY = dt.date(2026, 5, 1)
SOCIAL = MemberCategory.SOCIAL_PROFESSIONAL


def _balance(store: Store, day: dt.date = TODAY) -> Balance:
    with store.reading() as connection:
        return balance_of(connection, day)


def test_an_empty_network_has_nought_everywhere(store: Store) -> None:
    empty = _balance(store)
    assert empty.members == empty.nowhere == 0
    assert set(empty.provinces) == set(Province)
    assert not any(empty.categories.values())


def test_members_count_where_they_live(store: Store) -> None:
    since = dt.date(2026, 1, 1)
    add_person(store, "Bakker", category=SOCIAL, member_since=since, postcode="3511 AB")
    add_person(store, "Claes", category=SOCIAL, member_since=since)
    add_person(store, "Vet", postcode="3511 AB")
    gone = add_person(store, "Dam", category=SOCIAL, member_since=since, postcode="3511 AB")
    put_people_in_bin(store, [gone])
    found = _balance(store)
    assert (found.members, found.nowhere) == (2, 1)
    assert found.categories[SOCIAL] == 2
    assert found.provinces[Province.UTRECHT] == 1
    assert _balance(store, dt.date(2025, 12, 31)).members == 0
