import datetime as dt
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coordinator_app.errors import UserError
from coordinator_app.rules.dates import near_words, read_date, read_time

TODAY = dt.date(2026, 11, 21)  # a Saturday
MARCH = dt.date(2027, 3, 20)


@pytest.mark.parametrize(
    "typed",
    ["20-3", "20-03-2027", "20/3/27", "20.3.2027", "20 3 2027", "20 maart", "20 mrt. '27",
     "za 20 mrt", "zaterdag 20 maart 2027", "Sat 20 March", "March 20, 2027", "20th of March",
     "20e maart", "2027-03-20", "2027-3-20", "20-mrt-2027", " 20 - 3 ",
     "20-3-2027 0:00", "2027-03-20 00:00:00", "2027-03-20T00:00:00"],
)  # fmt: skip
def test_the_day_comes_first_in_every_way_of_writing(typed: str) -> None:
    assert read_date(typed, TODAY) == MARCH


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("vandaag", 0),
        ("Today", 0),
        ("morgen", 1),
        ("overmorgen", 2),
        ("day after tomorrow", 2),
        ("gisteren", -1),
        ("over 2 weken", 14),
        ("over een week", 7),
        ("in two weeks", 14),
        ("+14", 14),
        ("3 dagen geleden", -3),
        ("2 weeks ago", -14),
        ("volgende week", 7),
        ("volgende week woensdag", 4),
        ("woensdag volgende week", 4),
        ("next week wednesday", 4),
        ("woensdag", 4),
        ("zaterdag", 7),
        ("vorige week maandag", -12),
    ],
)
def test_dates_are_understood_as_people_say_them(typed: str, days: int) -> None:
    assert read_date(typed, TODAY) == TODAY + dt.timedelta(days=days)


def test_months_are_counted_as_months() -> None:
    assert read_date("over een maand", dt.date(2027, 1, 31)) == dt.date(2027, 2, 28)


def test_without_a_year_it_is_the_coming_or_the_just_past_day() -> None:
    assert read_date("1-11", TODAY) == dt.date(2026, 11, 1)
    assert read_date("1-8", TODAY) == dt.date(2027, 8, 1)
    assert read_date("1-1", TODAY) == dt.date(2027, 1, 1)
    assert read_date("29-2", TODAY) == dt.date(2028, 2, 29)
    assert read_date("1-12", TODAY, past=True) == dt.date(2025, 12, 1)
    assert read_date("1-11", TODAY, past=True) == dt.date(2026, 11, 1)


def test_two_figures_of_a_year_mean_a_year_nearby() -> None:
    assert read_date("1-1-27", TODAY).year == 2027
    assert read_date("1-1-85", TODAY).year == 1985


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("31-02", "31-02-2026 does not exist. That month has 28 days."),
        ("31-2-2028", "31-02-2028 does not exist. That month has 29 days."),
        ("29-2-2027", "29-02-2027 does not exist. That month has 28 days."),
        ("3/20", "There is no month 20; the day comes first."),
        ("20-3-9999", "Check the year."),
        ("wo 20 maart 2027", "another day of the week"),
        ("soon", "soon is not a date"),
        ("", "is not a date"),
        ("over 9999 jaar", "is not a date"),
        ("<b>1</b>", "is not a date"),
        ("🙂", "is not a date"),
    ],
)
def test_what_is_no_date_is_refused_with_the_reason(typed: str, reason: str) -> None:
    with pytest.raises(UserError) as refused:
        read_date(typed, TODAY, field="due_on")
    assert reason in refused.value.text.say("en")
    assert refused.value.field == "due_on"


days = st.dates(dt.date(1950, 1, 1), dt.date(2150, 12, 31))


@given(days, days)
def test_a_full_date_means_the_same_on_every_day(date: dt.date, today: dt.date) -> None:
    assert read_date(f"{date.day}-{date.month}-{date.year}", today) == date
    assert read_date(date.isoformat(), today) == date


@given(days, st.integers(1, 31), st.integers(1, 12))
def test_a_date_without_year_lies_within_reach(today: dt.date, day: int, month: int) -> None:
    if (day, month) == (29, 2):
        return
    try:
        date = read_date(f"{day}-{month}", today)
    except UserError:
        assert day > 28
    else:
        assert (date.day, date.month) == (day, month)
        assert -90 <= (date - today).days <= 366


@given(st.text(max_size=30), days)
def test_any_text_is_a_date_or_refused(typed: str, today: dt.date) -> None:
    with suppress(UserError):
        assert isinstance(read_date(typed, today), dt.date)


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "today"),
        (1, "tomorrow"),
        (-1, "yesterday"),
        (2, "in 2 days"),
        (13, "in 13 days"),
        (21, "in 3 weeks"),
        (-21, "3 weeks ago"),
        (61, "in 2 months"),
        (-400, "1 year ago"),
        (800, "in 2 years"),
    ],
)
def test_distance_in_words(days: int, words: str) -> None:
    assert near_words(TODAY + dt.timedelta(days=days), TODAY).say("en") == words


@pytest.mark.parametrize(
    ("typed", "time"),
    [
        ("13u", "13:00"), ("13:30", "13:30"), ("13.30", "13:30"), ("1330", "13:30"),
        ("13u30", "13:30"), ("930", "09:30"), ("9", "09:00"), ("13 uur", "13:00"),
        ("1:30 pm", "13:30"), ("12 am", "00:00"), ("12pm", "12:00"), ("0:00", "00:00"),
        ("half twee", "13:30"), ("half past two", "14:30"), ("half zeven", "18:30"),
        ("half acht", "07:30"), ("kwart over een", "13:15"), ("kwart voor tien", "09:45"),
        ("twaalf uur", "12:00"), ("half een", "12:30"),
    ],
)  # fmt: skip
def test_times_as_people_type_them(typed: str, time: str) -> None:
    assert read_time(typed) == dt.time.fromisoformat(time)


@pytest.mark.parametrize("typed", ["25:00", "13:60", "24:00", "", "soon", "13 pm", "-1", "🙂"])
def test_what_is_no_time_is_refused_at_its_field(typed: str) -> None:
    with pytest.raises(UserError) as refused:
        read_time(typed, field="starts_at")
    assert refused.value.field == "starts_at"


@given(st.times())
def test_a_shown_time_reads_back(time: dt.time) -> None:
    assert read_time(f"{time:%H:%M}") == time.replace(second=0, microsecond=0)
    assert read_time(f"{time:%H.%M} uur") == time.replace(second=0, microsecond=0)


@given(st.text(max_size=20))
def test_any_text_is_a_time_or_refused(typed: str) -> None:
    with suppress(UserError):
        assert isinstance(read_time(typed), dt.time)
