"""Ranking dates: what decides, in which order, with which reasons; whatever is answered."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coordinator_app.rules.date_polls import (
    Asked,
    AskedDate,
    DateAnswerKind,
    Need,
    missing_answers,
)
from coordinator_app.rules.date_ranking import DateCounts, Verdict, ranked
from coordinator_app.rules.date_reasons import count_words, names_of, reasons
from coordinator_app.rules.memberships import MemberCategory

YES, NO, MAYBE = DateAnswerKind.YES, DateAnswerKind.NO, DateAnswerKind.IF_NEED_BE
EXPERT = MemberCategory.EXPERT_BY_EXPERIENCE
SOCIAL = MemberCategory.SOCIAL_PROFESSIONAL
TODAY = dt.date(2027, 3, 1)
LETTERS = {"j": YES, "n": NO, "z": MAYBE}


def dates(number: int) -> list[AskedDate]:
    start = dt.datetime(2027, 3, 9, 13, 30)
    return [AskedDate(n + 1, start + dt.timedelta(days=n)) for n in range(number)]


def answered(*rows: str) -> dict[tuple[int, int], DateAnswerKind]:
    """``answered("jn-z")``: a row for each person, a letter for each date."""
    return {
        (option, person): LETTERS[letter]
        for person, row in enumerate(rows, start=1)
        for option, letter in enumerate(row, start=1)
        if letter in LETTERS
    }


def people(*must: int, number: int = 4) -> list[Asked]:
    """The last one is an expert by experience, the others social professionals."""
    return [
        Asked(n, f"P{n}", EXPERT if n == number else SOCIAL, n in must)
        for n in range(1, number + 1)
    ]


def order(asked: list[Asked], needs: list[Need], *rows: str) -> list[int]:
    found = ranked(dates(len(rows[0])), asked, needs, answered(*rows), TODAY)
    return [one.date.option_id for one in found]


def said(asked: list[Asked], needs: list[Need], *rows: str) -> list[str]:
    (found,) = ranked(dates(1), asked, needs, answered(*rows), TODAY)
    return [reason.said.say("en") for reason in reasons(found)]


def test_most_yes_comes_first_then_fewest_no_then_if_need_be_then_the_earliest() -> None:
    nobody = people()
    assert order(nobody, [], "nj", "jj", "jj", "jj") == [2, 1]
    assert order(nobody, [], "jj", "n-", "jj", "jj") == [2, 1]
    assert order(nobody, [], "jj", "-z", "jj", "jj") == [2, 1]
    assert order(nobody, [], "jj", "zz", "jj", "jj") == [1, 2]


def test_who_must_be_there_decides_before_how_many_can() -> None:
    host = people(1)
    assert order(host, [], "nj", "jn", "jn", "jn") == [2, 1]
    assert order(host, [], "-j", "jn", "jn", "jn") == [2, 1]
    assert order(host, [], "n-", "jn", "jn", "jn") == [2, 1]
    assert order(host, [], "zj", "jn", "jn", "jn") == [1, 2]


def test_a_need_is_met_waits_or_cannot_be_met() -> None:
    needs = [Need(EXPERT, 1)]
    for letter, verdict in (("j", Verdict.POSSIBLE), ("z", Verdict.POSSIBLE),
                            ("-", Verdict.WAITING), ("n", Verdict.IMPOSSIBLE)):  # fmt: skip
        (found,) = ranked(dates(1), people(), needs, answered("j", "j", "j", letter), TODAY)
        assert found.verdict is verdict


def test_a_need_that_nobody_asked_can_meet_rules_every_date_out() -> None:
    needs = [Need(MemberCategory.MUNICIPAL_PROFESSIONAL, 1)]
    (found,) = ranked(dates(1), people(), needs, answered("j", "j", "j", "j"), TODAY)
    assert found.verdict is Verdict.IMPOSSIBLE


def test_the_reasons_name_who_and_how_many() -> None:
    assert said(people(1, 2), [Need(EXPERT, 1)], "n", "-", "j", "z") == [
        "P1 must be there and cannot come.",
        "P2 must be there and has not answered.",
        "Expert by experience: 1 can come, 1 of them if need be; at least 1 needed.",
    ]
    assert said(people(1, 2, 3), [Need(EXPERT, 2)], "j", "j", "z", "-") == [
        "Expert by experience: 0 can come; at least 2 needed.",
        "P1 and P2 must be there and can come.",
        "P3 must be there and can come if need be.",
    ]
    assert said(people(), [Need(SOCIAL, 3)], "j", "j", "-", "-") == [
        "Social professional: 2 can come and 1 may yet answer; at least 3 needed."
    ]


def test_a_day_that_is_over_and_an_own_meeting_are_said() -> None:
    past = AskedDate(1, dt.datetime(2027, 2, 27, 10), "Wijkteams")
    (found,) = ranked([past], people(), [], answered("j"), TODAY)
    assert found.verdict is Verdict.IMPOSSIBLE
    assert [(reason.sign, reason.said.say("en")) for reason in reasons(found)] == [
        ("✕", "This day is over."),
        ("!", "At that time you already have: Wijkteams."),
    ]


def test_the_counts_leave_out_what_nobody_answered() -> None:
    assert [w.say("nl") for w in count_words(DateCounts(3, 1, 0, 2))] == [
        "3 ja", "1 zo nodig", "2 nog niet"
    ]  # fmt: skip
    assert [w.say("en") for w in count_words(DateCounts(none=4))] == ["0 yes", "4 not answered"]


def test_many_names_are_counted() -> None:
    many = [Asked(n, f"P{n}") for n in range(1, 8)]
    assert str(names_of(many[:4])) == "P1, P2, P3 en P4"
    assert (str(names_of(many[:1])), str(names_of([]))) == ("P1", "")
    assert str(names_of(many)) == "P1, P2, P3, P4 en 3 anderen"


def test_who_has_yet_to_answer_is_told_apart_from_who_did_so_in_part() -> None:
    past = AskedDate(1, dt.datetime(2027, 2, 27, 10))
    rows = answered("jjj", "-jj", "jj-", "j--")
    missing = missing_answers([past, *dates(3)[1:]], people(), rows, TODAY)
    assert [one.name for one in missing.in_part] == ["P3"]
    assert [one.name for one in missing.nothing] == ["P4"]
    assert missing.number == 2


# --- whatever is answered -------------------------------------------------------------------------

KINDS = st.sampled_from((*DateAnswerKind, None))
NEEDS = st.lists(st.builds(Need, st.sampled_from(MemberCategory), st.integers(1, 3)), max_size=2)


Poll = tuple[list[AskedDate], list[Asked], list[Need], dict[tuple[int, int], DateAnswerKind]]


@st.composite
def polls(draw: st.DrawFn) -> Poll:
    asked = [
        Asked(n, f"P{n}", draw(st.sampled_from((*MemberCategory, None))), draw(st.booleans()))
        for n in range(1, draw(st.integers(1, 5)) + 1)
    ]
    options = dates(draw(st.integers(1, 5)))
    drawn = {(d.option_id, p.person_id): draw(KINDS) for d in options for p in asked}
    return options, asked, draw(NEEDS), {place: k for place, k in drawn.items() if k}


@given(polls())
def test_the_order_is_total_and_the_same_however_it_is_asked_for(poll: Poll) -> None:
    options, asked, needs, answers = poll
    found = ranked(options, asked, needs, answers, TODAY)
    again = ranked(options[::-1], asked[::-1], needs[::-1], answers, TODAY)
    assert [one.date for one in found] == [one.date for one in again]
    assert sorted(one.date.option_id for one in found) == [one.option_id for one in options]
    assert all(first.place < second.place for first, second in pairwise(found))
    assert [one.verdict for one in found] == sorted(one.verdict for one in found)


@given(polls(), st.data())
def test_a_yes_more_never_lowers_a_date(poll: Poll, data: st.DataObject) -> None:
    options, asked, needs, answers = poll
    option = data.draw(st.sampled_from(options)).option_id
    person = data.draw(st.sampled_from(asked)).person_id
    before = [one.date.option_id for one in ranked(options, asked, needs, answers, TODAY)]
    more = {**answers, (option, person): YES}
    after = [one.date.option_id for one in ranked(options, asked, needs, more, TODAY)]
    assert after.index(option) <= before.index(option)


@given(polls())
def test_the_counts_are_of_everybody_and_the_reasons_can_be_said(poll: Poll) -> None:
    options, asked, needs, answers = poll
    for one in ranked(options, asked, needs, answers, TODAY):
        count = one.counts
        assert count.yes + count.if_need_be + count.no + count.none == len(asked)
        must = len(one.must_can + one.must_if_need_be + one.must_not + one.must_wait)
        assert must == sum(person.must_be_there for person in asked)
        for sentence in (*(reason.said for reason in reasons(one)), one.verdict.word):
            assert sentence.say("nl")


@pytest.mark.parametrize("verdict", Verdict)
def test_each_verdict_has_its_word(verdict: Verdict) -> None:
    assert verdict.word.say("nl")
