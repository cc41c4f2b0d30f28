"""The list of people: order, filters and what it shows on a day."""

from __future__ import annotations

import datetime as dt

import pytest

from coordinator_app.operations import memberships
from coordinator_app.rules.memberships import MemberCategory
from coordinator_app.store.queries.members import member_rows_for_export
from coordinator_app.store.queries.people_list import FORMER, MEMBER, NOT, people_list
from coordinator_app.store.store import Store
from tests.builders import TODAY, add_person

MUNICIPAL = MemberCategory.MUNICIPAL_PROFESSIONAL
EXPERT = MemberCategory.EXPERT_BY_EXPERIENCE


@pytest.fixture
def people(store: Store) -> dict[str, int]:
    found = {
        "Ålst": add_person(store, "Ålst", category=EXPERT, city="Zwolle", themes=("Wonen",)),
        "Berg": add_person(
            store,
            "Berg",
            prefix="van der",
            given_name="Jan",
            organisation="GGD",
            job_title="Arts",
            category=MUNICIPAL,
            member_since=dt.date(2020, 1, 1),
            postcode="9711 LM",
            emails=("jan@ggd.nl", "tweede@ggd.nl"),
        ),
        "Cruz": add_person(store, "Cruz", organisation="Aedes"),
    }
    former = add_person(store, "Dam", category=MUNICIPAL, member_since=dt.date(2019, 1, 1))
    row = memberships.edit_membership(store, 3, "ended_on", "1-1-2021", today=TODAY)
    assert row.change_set
    return found | {"Dam": former}


def ids(
    store: Store, order: str, *, down: bool = False, filters: dict[str, str] | None = None
) -> list[int]:
    with store.reading() as connection:
        return list(
            people_list(TODAY).ids(connection, order, descending=down, filters=filters or {})
        )


def names(people: dict[str, int], found: list[int]) -> list[str]:
    known = {number: name for name, number in people.items()}
    return [known[number] for number in found]


@pytest.mark.parametrize(
    ("order", "up", "down"),
    [
        ("name", "Ålst Berg Cruz Dam", "Dam Cruz Berg Ålst"),
        ("organisation", "Cruz Berg Ålst Dam", "Berg Cruz Ålst Dam"),
        ("job_title", "Berg Ålst Cruz Dam", "Berg Ålst Cruz Dam"),
        ("category", "Ålst Berg Dam Cruz", "Berg Dam Ålst Cruz"),
        ("city", "Ålst Berg Cruz Dam", "Ålst Berg Cruz Dam"),
        ("province", "Berg Ålst Cruz Dam", "Berg Ålst Cruz Dam"),
        ("status", "Ålst Berg Dam Cruz", "Dam Ålst Berg Cruz"),
        ("member_since", "Dam Berg Ålst Cruz", "Ålst Berg Dam Cruz"),
    ],
)
def test_every_order_puts_what_is_empty_last(
    store: Store, people: dict[str, int], order: str, up: str, down: str
) -> None:
    assert names(people, ids(store, order)) == up.split()
    assert names(people, ids(store, order, down=True)) == down.split()


@pytest.mark.parametrize(
    ("key", "value", "found"),
    [
        ("category", MUNICIPAL.value, "Berg"),
        ("status", MEMBER, "Ålst Berg"),
        ("status", FORMER, "Dam"),
        ("status", NOT, "Cruz"),
        ("status", "all", "Ålst Berg Cruz Dam"),
        ("province", "groningen", "Berg"),
        ("theme", "1", "Ålst"),
        ("organisation", "1", "Berg"),
    ],
)
def test_filters(store: Store, people: dict[str, int], key: str, value: str, found: str) -> None:
    assert names(people, ids(store, "name", filters={key: value})) == found.split()


def test_the_row_shows_what_holds_today(store: Store, people: dict[str, int]) -> None:
    with store.reading() as connection:
        rows = people_list(TODAY).rows(connection, list(people.values()))
    assert rows[people["Berg"]] == (
        "Berg, Jan van der",
        "GGD",
        "Arts",
        "municipal_professional",
        "",
        "groningen",
        "active",
        "2020-01-01",
        "jan@ggd.nl",
    )
    assert rows[people["Dam"]][6] == "ended"
    assert rows[people["Cruz"]][6] == ""


def test_the_belgian_way_puts_van_der_berg_under_v(store: Store, people: dict[str, int]) -> None:
    with store.reading() as connection:
        found = people_list(TODAY, by_prefix=True).ids(connection, "name")
    assert names(people, list(found)) == ["Ålst", "Cruz", "Dam", "Berg"]


def test_the_member_list_holds_members_with_all_their_facts(
    store: Store, people: dict[str, int]
) -> None:
    with store.reading() as connection:
        rows = member_rows_for_export(connection, TODAY)
        chosen = member_rows_for_export(connection, TODAY, [people["Dam"], people["Cruz"]])
    assert [row.list_name for row in rows] == ["Ålst", "Berg, Jan van der"]
    assert rows[0].themes == ("Wonen",)
    assert rows[1].emails == ("jan@ggd.nl", "tweede@ggd.nl")
    assert (rows[1].organisation, rows[1].category) == ("GGD", MUNICIPAL)
    assert rows[1].member_since == dt.date(2020, 1, 1)
    assert [row.list_name for row in chosen] == ["Dam", "Cruz"]
    assert chosen[0].category is None
