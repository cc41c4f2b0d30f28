"""A line of minutes: a decision, an action or a remark; and whom a typed name means."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coordinator_app.errors import UserError
from coordinator_app.rules.cleaning import clean
from coordinator_app.rules.minutes_typing import (
    TypedAction,
    TypedDecision,
    TypedRemark,
    read_line,
)
from coordinator_app.rules.name_matching import KnownName, who_is_meant

TODAY = dt.date(2027, 3, 20)
DAY = dt.date(2027, 4, 20)
WORDS = st.lists(
    st.sampled_from(["brief", "aanpassen", "voor", "de", "wethouder", "per", "3", "op", "tijd"]),
    min_size=1,
    max_size=6,
).map(" ".join)
NAMES = st.sampled_from(["", "Janny", "van der Berg", "Anna Özil", "O'Connor"])
PREFIXES = st.sampled_from(["actie", "Actie", "actiepunt", "action", "ACTION ITEM"])


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("besluit: We gaan door", TypedDecision("We gaan door")),
        ("Decision:  go on ", TypedDecision("go on")),
        ("besloten: dit: en dat", TypedDecision("dit: en dat")),
        ("actie: bellen", TypedAction("bellen")),
        ("actie Janny: bellen voor 20-4", TypedAction("bellen", "Janny", DAY)),
        ("Actie Janny Bakker : de brief, uiterlijk 20 april.",
         TypedAction("de brief", "Janny Bakker", DAY)),
        ("action Janny: call them by 20 April 2027", TypedAction("call them", "Janny", DAY)),
        ("actie: bel voor het eten", TypedAction("bel voor het eten")),
        ("actie: koffie voor morgen", TypedAction("koffie", "", dt.date(2027, 3, 21))),
        ("actie: brief voor 3 gemeenten voor 20-4",
         TypedAction("brief voor 3 gemeenten", "", DAY)),
        ("Besluit volgt later", TypedRemark("Besluit volgt later")),
        ("De actie van Janny liep goed", TypedRemark("De actie van Janny liep goed")),
        ("Els: het besluit: komt", TypedRemark("Els: het besluit: komt")),
    ],
)  # fmt: skip
def test_a_line_is_read_as_it_is_meant(typed: str, read: object) -> None:
    assert read_line(typed, TODAY) == read


@given(PREFIXES, NAMES, WORDS, st.dates(dt.date(2027, 1, 1), dt.date(2030, 12, 31)))
def test_an_action_with_a_day_comes_back_whole(
    prefix: str, name: str, words: str, day: dt.date
) -> None:
    typed = f"{prefix} {name}: {words} voor {day:%d-%m-%Y}".replace(" :", ":")
    assert read_line(typed, TODAY) == TypedAction(words, name, day)


@given(st.text())
def test_every_line_is_read_or_refused_in_its_place(typed: str) -> None:
    with suppress(UserError):
        read = read_line(typed, TODAY)
        assert clean(read.words) == read.words != ""


@pytest.mark.parametrize("typed", ["", "  ", "besluit:", "actie Janny:  ", "actie: x voor 31-2"])
def test_what_says_nothing_or_no_day_is_refused(typed: str) -> None:
    with pytest.raises(UserError) as refusal:
        read_line(typed, TODAY)
    assert refusal.value.field == "line"


KNOWN = [
    KnownName(1, "Jan de Vries"),
    KnownName(2, "Janny Bakker-Klein"),
    KnownName(3, "Ömer Yıldız"),
    KnownName(4, "Jan Bakker"),
]


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("jan de vries", {1}),
        ("Jan", {1, 4}),
        ("Janny", {2}),
        ("janny bak", {2}),
        ("bakker", {2, 4}),
        ("omer", {3}),
        ("Yil", {3}),
        ("J.", {1, 2, 4}),
        ("Piet", set()),
        ("", set()),
        ("!?", set()),
    ],
)
def test_a_name_means_whom_it_names_best(typed: str, ids: set[int]) -> None:
    assert {one.person_id for one in who_is_meant(typed, KNOWN)} == ids


@given(st.sampled_from(KNOWN))
def test_a_whole_name_means_one_person(one: KnownName) -> None:
    assert who_is_meant(one.name.upper(), KNOWN) == (one,)
