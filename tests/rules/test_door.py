"""Who comes, and tables on which colleagues are spread."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coordinator_app.errors import UserError
from coordinator_app.rules.badge_names import badge_name
from coordinator_app.rules.door import Sitting, divide, is_coming, table_order
from coordinator_app.rules.names import NameParts
from coordinator_app.rules.participations import ParticipationRole, Presence, Reply

MEMBER, HOST = ParticipationRole.MEMBER, ParticipationRole.HOST
PEOPLE = st.lists(
    st.builds(
        Sitting,
        st.integers(1, 10_000),
        st.sampled_from(["", "Utrecht", "Zwolle", "Ede"]),
        st.sampled_from(["", "professional", "expert"]),
        st.sampled_from(["", "", "", "1", "2", "Blauw"]),
    ),
    max_size=60,
    unique_by=lambda one: one.person_id,
)


@given(PEOPLE, st.integers(2, 30))
def test_everybody_without_a_table_gets_one_and_nobody_else(
    people: list[Sitting], about: int
) -> None:
    found = divide(people, about)
    assert set(found) == {one.person_id for one in people if not one.table}
    assert all(found.values())
    assert divide(list(reversed(people)), about) == found


@given(st.integers(1, 120), st.integers(2, 30))
def test_tables_differ_by_one_at_most(number: int, about: int) -> None:
    people = [Sitting(one, f"o{one % 7}", f"c{one % 3}") for one in range(number)]
    sizes = Counter(divide(people, about).values())
    assert max(sizes.values()) - min(sizes.values()) <= 1
    assert len(sizes) == max(round(number / about), 1)


def test_colleagues_and_categories_are_spread() -> None:
    people = [Sitting(one, f"o{one % 6}", f"c{one % 3}") for one in range(36)]
    tables: dict[str, list[Sitting]] = {}
    for person, name in divide(people, 6).items():
        tables.setdefault(name, []).append(people[person])
    for seats in tables.values():
        assert max(Counter(one.organisation for one in seats).values()) == 1
        assert max(Counter(one.category for one in seats).values()) == 2


def test_who_has_a_table_stays_and_fills_it() -> None:
    people = [Sitting(one, table="Blauw" if one < 3 else "") for one in range(9)]
    found = Counter(divide(people, 3).values())
    assert found == Counter({"1": 3, "2": 3})


def test_tables_are_in_the_order_in_which_people_count() -> None:
    assert sorted(["10", "Rood", "2", "blauw", "1"], key=table_order) == [
        *("1", "2", "10", "blauw", "Rood")
    ]


@pytest.mark.parametrize("about", [0, 1, 31])
def test_no_tables_for_one_and_none_for_a_hall(about: int) -> None:
    with pytest.raises(UserError) as refusal:
        divide([Sitting(1)], about)
    assert refusal.value.field == "about"


@pytest.mark.parametrize(
    ("role", "reply", "presence", "wanted"),
    [
        (MEMBER, Reply.YES, Presence.UNKNOWN, True),
        (MEMBER, Reply.MAYBE, Presence.UNKNOWN, True),
        (MEMBER, Reply.NONE, Presence.UNKNOWN, False),
        (HOST, Reply.NONE, Presence.UNKNOWN, True),
        (HOST, Reply.NO, Presence.UNKNOWN, False),
        (MEMBER, Reply.YES, Presence.EXCUSED, False),
        (MEMBER, Reply.NO, Presence.PRESENT, True),
    ],
)
def test_who_comes(role: ParticipationRole, reply: Reply, presence: Presence, wanted: bool) -> None:
    assert is_coming(role, reply, presence) is wanted


@pytest.mark.parametrize(
    ("parts", "wanted"),
    [
        (NameParts(given_name="Johannes", family_name="Bos"), "Johannes"),
        (
            NameParts(
                given_name="Johannes", family_name="Bos", informal_salutation_override="Beste Jan,"
            ),
            "Jan",
        ),
        (NameParts(initials="R.M.", prefix="van", family_name="Puffelen"), "R.M. van Puffelen"),
        (NameParts(given_name="An", family_name="Bos", informal_salutation_override="Ha An"), "An"),
    ],
)
def test_the_name_that_is_said_aloud(parts: NameParts, wanted: str) -> None:
    assert badge_name(parts) == wanted
