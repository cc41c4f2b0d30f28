"""By which day a step is to be done, and how that is typed and said."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coordinator_app.errors import UserError
from coordinator_app.rules.preparation import FURTHEST, USUAL_STEPS, PreparationKind, due_on
from coordinator_app.rules.preparation_distances import distance_words, read_distance, read_step
from coordinator_app.texts import LANGUAGES

DAYS = st.dates(dt.date(2020, 1, 1), dt.date(2060, 12, 31))
DISTANCES = st.integers(-FURTHEST, FURTHEST)
SATURDAY = 5


def test_what_would_fall_in_a_weekend_is_done_before_it_or_after_the_meeting_after_it() -> None:
    monday = dt.date(2027, 3, 22)
    assert due_on(monday, 1) == dt.date(2027, 3, 19)
    assert due_on(monday, 2) == dt.date(2027, 3, 19)
    assert due_on(monday, 7) == dt.date(2027, 3, 15)
    friday = dt.date(2027, 3, 19)
    assert due_on(friday, -1) == monday
    assert due_on(friday, -2) == monday


@given(DAYS, DISTANCES, st.integers(-200, 200))
def test_whole_weeks_that_a_meeting_moves_each_step_moves(
    meeting: dt.date, distance: int, weeks: int
) -> None:
    moved = dt.timedelta(weeks=weeks)
    assert due_on(meeting + moved, distance) == due_on(meeting, distance) + moved


@given(DAYS, DISTANCES, st.integers(0, 400))
def test_a_later_meeting_never_has_an_earlier_step(
    meeting: dt.date, distance: int, days: int
) -> None:
    assert due_on(meeting + dt.timedelta(days=days), distance) >= due_on(meeting, distance)


@given(DAYS, DISTANCES)
def test_a_step_is_on_a_working_day_of_its_own_side_and_near_its_distance(
    meeting: dt.date, distance: int
) -> None:
    due = due_on(meeting, distance)
    exact = meeting - dt.timedelta(days=distance)
    assert abs((due - exact).days) <= 2
    if distance:
        assert due.weekday() < SATURDAY
        assert (due < meeting) == (distance > 0)
    else:
        assert due == meeting


def test_the_usual_list_runs_from_the_programme_to_the_minutes() -> None:
    assert USUAL_STEPS[0].kind is PreparationKind.PROGRAMME
    assert USUAL_STEPS[-1].kind is PreparationKind.MINUTES
    distances = [step.days_before for step in USUAL_STEPS]
    assert distances == sorted(distances, reverse=True)
    assert {step.kind for step in USUAL_STEPS} == set(PreparationKind) - {PreparationKind.OWN}


@given(DISTANCES, st.sampled_from(LANGUAGES))
def test_a_distance_is_read_as_it_is_said(distance: int, language: str) -> None:
    assert read_distance(distance_words(distance).say(language)) == distance


@given(DISTANCES, st.sampled_from(LANGUAGES), st.booleans())
def test_a_step_is_read_with_its_distance_in_front_or_behind(
    distance: int, language: str, in_front: bool
) -> None:
    said = distance_words(distance).say(language)
    typed = f"{said}: taart bestellen" if in_front else f"taart bestellen, {said}"
    assert read_step(typed) == ("Taart bestellen", distance)


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("6 weken ervoor", 42),
        ("6 weeks before", 42),
        ("zes weken vóór de bijeenkomst", 42),
        ("T-6w", 42),
        ("T−6 weken", 42),
        ("t - 3", 3),
        ("-1", 1),
        ("+2", -2),
        ("T+1w", -7),
        ("14", 14),
        ("0", 0),
        ("2 dagen erna", -2),
        ("two days after the meeting", -2),
        ("een maand ervoor", 30),
        ("De dag ervoor", 1),
        ("op de dag zelf", 0),
        ("on the day itself", 0),
        ("de week erna", -7),
        ("3 weken", 21),
    ],
)
def test_distances_as_people_type_them(typed: str, days: int) -> None:
    assert read_distance(typed) == days


@pytest.mark.parametrize("typed", ["", "   ", "ooit", "weken", "6 weken ervoor taart", "T-x"])
def test_what_says_no_distance_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(UserError) as refusal:
        read_distance(typed)
    assert refusal.value.field == "days_before"
    assert "6 weeks before" in refusal.value.text.say("en")


def test_more_than_two_years_is_refused() -> None:
    for typed in ("110 weken ervoor", "T+9999", "800"):
        with pytest.raises(UserError) as refusal:
            read_distance(typed)
        assert "two years" in refusal.value.text.say("en")


@pytest.mark.parametrize("typed", ["", "Taart bestellen", "2 weken ervoor", "2 weken ervoor - 3"])
def test_a_step_without_a_distance_or_without_words_is_refused(typed: str) -> None:
    with pytest.raises(UserError) as refusal:
        read_step(typed)
    assert refusal.value.field == "words"


@pytest.mark.parametrize(
    ("typed", "words", "days"),
    [
        ("2 weken ervoor taart bestellen", "Taart bestellen", 14),
        ("Zaal vastleggen T-10w", "Zaal vastleggen", 70),
        ("2 taarten bestellen 3 dagen ervoor", "2 taarten bestellen", 3),
        ("de dag erna - bloemen brengen", "Bloemen brengen", -1),
        ("-3 een taart", "Een taart", 3),
    ],
)
def test_a_step_in_one_line(typed: str, words: str, days: int) -> None:
    assert read_step(typed) == (words, days)
