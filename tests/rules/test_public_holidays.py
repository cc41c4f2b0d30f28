"""Public holidays and school holidays of the Netherlands."""

from __future__ import annotations

import datetime as dt

from coordinator_app.rules.public_holidays import public_holidays
from coordinator_app.rules.school_holidays import school_holidays


def named(year: int, language: str = "en") -> dict[str, str]:
    found = public_holidays(dt.date(year, 1, 1), dt.date(year, 12, 31))
    return {one.words.say(language): str(one.day) for one in found}


def test_the_days_of_a_year_in_both_languages() -> None:
    assert named(2027)["King's Day"] == "2027-04-27"
    assert named(2027, "nl")["Koningsdag"] == "2027-04-27"
    assert set(named(2027, "nl")) & set(named(2027)) == set()


def test_a_king_s_day_on_a_sunday_is_kept_the_day_before() -> None:
    assert named(2025)["King's Day"] == "2025-04-26"


def test_liberation_day_is_off_for_all_once_in_five_years() -> None:
    assert "Liberation Day" in named(2025)
    assert "Liberation Day (not off for all)" in named(2027)


def test_only_the_days_between_are_given_and_no_endless_span() -> None:
    assert public_holidays(dt.date(2027, 4, 28), dt.date(2027, 5, 4)) == ()
    whole = public_holidays(dt.date(2001, 1, 1), dt.date(2199, 12, 31))
    assert whole[-1].day.year == 2020


def test_school_holidays_are_one_where_the_regions_agree() -> None:
    found = school_holidays(dt.date(2027, 1, 1), dt.date(2027, 12, 31))
    words = [one.words for one in found]
    assert "Meivakantie" in words
    assert {"Zomervakantie (Noord)", "Zomervakantie (Midden)", "Zomervakantie (Zuid)"} < set(words)
    assert found[0].first == dt.date(2026, 12, 19)
    assert len({one.key for one in found}) == len(found)


def test_a_year_of_which_none_are_set_has_none() -> None:
    assert school_holidays(dt.date(2060, 1, 1), dt.date(2060, 12, 31)) == ()
