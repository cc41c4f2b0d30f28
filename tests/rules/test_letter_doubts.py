"""Dates that cannot be right, letters that go out twice, and what people would rather have."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from coordinator_app.rules.letter_doubts import (
    Length,
    Mailing,
    MeetingDates,
    date_gaps,
    double_gaps,
    length_gap,
    listed_twice,
    preference_gaps,
)
from coordinator_app.rules.letters import LetterWay
from coordinator_app.rules.names import NameParts
from coordinator_app.rules.postal import Address
from coordinator_app.rules.preflight import Recipient, each_once

THURSDAY = dt.datetime(2027, 4, 15, 10)
DATES = MeetingDates(3, "Zelfregie", THURSDAY, dt.date(2027, 4, 1))
WRITTEN = dt.date(2027, 3, 20)
HOME = Address("Dorpsstraat", "7", "3511 AB", "Utrecht")
JANNY = Mailing(
    Recipient(1, NameParts("J.", family_name="Berg"), HOME, "j@voorbeeld.nl"), LetterWay.PAPER
)


def found(
    dates: MeetingDates = DATES,
    written: dt.date = WRITTEN,
    *,
    asks_reply: bool = True,
    looks_back: bool = False,
) -> list[tuple[str, bool]]:
    gaps = date_gaps(dates, written, asks_reply=asks_reply, looks_back=looks_back)
    return [(gap.field, gap.stops) for gap in gaps]


def other(one: Mailing, **values: object) -> Mailing:
    return replace(one, recipient=replace(one.recipient, **values))  # type: ignore[arg-type]


def test_dates_that_are_right_are_not_spoken_of() -> None:
    assert found() == []
    assert found(replace(DATES, reply_by=None)) == []
    assert found(written=THURSDAY.date() + dt.timedelta(days=1), looks_back=True) == []


@pytest.mark.parametrize(
    ("reply_by", "gaps"),
    [
        (WRITTEN, []),
        (WRITTEN - dt.timedelta(days=1), [("reply_by", True)]),
        (THURSDAY.date(), []),
        (THURSDAY.date() + dt.timedelta(days=1), [("reply_by", True)]),
    ],
)
def test_a_reply_is_asked_between_today_and_the_meeting(
    reply_by: dt.date, gaps: list[tuple[str, bool]]
) -> None:
    assert found(replace(DATES, reply_by=reply_by)) == gaps
    assert found(replace(DATES, reply_by=reply_by), asks_reply=False) == []


def test_a_meeting_that_was_or_is_still_to_come() -> None:
    later = THURSDAY.date() + dt.timedelta(days=1)
    assert found(written=later, asks_reply=False) == [("date", False)]
    assert found(looks_back=True) == [("date", False)]


def test_an_unusual_day_or_hour_is_pointed_at() -> None:
    saturday = THURSDAY + dt.timedelta(days=2)
    assert found(replace(DATES, starts=saturday)) == [("date", False)]
    at_night = dt.datetime.combine(THURSDAY, dt.time(2))
    assert found(replace(DATES, starts=at_night)) == [("starts_at", False)]


def test_the_same_name_at_the_same_address_is_pointed_at_once() -> None:
    again = other(JANNY, person_id=2, parts=NameParts("", "Jannie", "", "berg"))
    (gap,) = double_gaps([JANNY, again])
    assert (gap.record_id, gap.of, gap.stops) == (2, (2,), False)
    assert "Berg, J." in gap.text.say("en")
    husband = other(again, parts=NameParts("P.", family_name="Berg"))
    assert list(double_gaps([JANNY, husband])) == []
    assert list(double_gaps([JANNY, other(again, address=replace(HOME, house_number="8"))])) == []
    assert list(double_gaps([JANNY, other(again, address=Address())])) == []


def test_one_email_address_for_two_is_pointed_at_when_it_is_used() -> None:
    mail = replace(JANNY, way=LetterWay.EMAIL)
    piet = other(
        mail, person_id=2, parts=NameParts("P.", family_name="Bos"), email="J@voorbeeld.nl"
    )
    assert [gap.record_id for gap in double_gaps([mail, piet])] == [2]
    assert list(double_gaps([JANNY, replace(piet, way=LetterWay.PAPER)])) == []
    assert list(double_gaps([other(mail, email=""), other(piet, email="")])) == []


def test_what_people_would_rather_have() -> None:
    assert list(preference_gaps(JANNY)) == []
    rather = replace(JANNY, prefers_email=True, large_print=True)
    paper, large = preference_gaps(rather)
    assert (paper.field, large.field) == ("", "")
    (unknown,) = preference_gaps(other(replace(JANNY, prefers_email=True), email=""))
    assert unknown.field == "email"
    assert not any(gap.stops for gap in (paper, large, unknown, listed_twice(JANNY.recipient)))
    assert list(preference_gaps(replace(JANNY, prefers_email=True, way=LetterWay.EMAIL))) == []


@pytest.mark.parametrize(
    ("pages", "most", "large", "over"),
    [(1, 1, False, False), (2, 1, False, True), (2, 1, True, False), (3, 1, True, True),
     (9, None, False, False)],
)  # fmt: skip
def test_a_letter_that_is_too_long_is_pointed_at(
    pages: int, most: int | None, large: bool, over: bool
) -> None:
    letter = Length((1, 2), "Berg, J.", pages)
    gap = length_gap(letter, most, large_print=large)
    assert (gap is not None) is over
    assert gap is None or gap.of == (1, 2)
    assert over is False or pages > 2 or length_gap(letter, most, slip=True) is None
    assert gap is None or not gap.stops


def test_what_many_letters_share_is_named_once_for_all() -> None:
    (gap,) = preference_gaps(other(replace(JANNY, prefers_email=True), email=""))
    merged = each_once([gap, replace(gap, of=(2,)), gap])
    assert [(one.record_id, one.of) for one in merged] == [(1, (1, 2))]
