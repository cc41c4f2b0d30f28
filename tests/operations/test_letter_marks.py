"""The register: what became of each letter, one by one and many at once."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coordinator_app.errors import UserError
from coordinator_app.operations.letter_marks import edit_letter, mark_letters, toggle_mark
from coordinator_app.operations.letters import invitations
from coordinator_app.operations.letters_anew import letter_anew
from coordinator_app.operations.printing import print_batch
from coordinator_app.operations.today import today_items
from coordinator_app.rules.letter_marks import LetterMark, LetterState, Marks, refuse_mark
from coordinator_app.rules.letters import LetterWay
from coordinator_app.store.queries.letters import (
    LETTERS,
    LetterRecord,
    letter_record,
    letters_of_meeting,
)
from coordinator_app.store.store import Store
from tests.builders import TODAY
from tests.paper_facts import house_style, invitee, ready_meeting

DAYS = st.dates(dt.date(2027, 1, 1), dt.date(2027, 1, 20))
LATER = TODAY + dt.timedelta(days=5)


@pytest.fixture
def letters(store: Store) -> list[int]:
    """Three invitations that were printed, Aerts first."""
    house_style(store)
    meeting = ready_meeting(store)
    for name in ("Aerts", "Berg", "Cohen"):
        invitee(store, meeting, name)
    print_batch(store, invitations(store, meeting, today=TODAY), one_file=True)
    with store.reading() as connection:
        return sorted(one.id for one in letters_of_meeting(connection, meeting))


def state_of(store: Store, letter_id: int) -> str:
    with store.reading() as connection:
        place = list(LETTERS.columns).index("state")
        return str(LETTERS.rows(connection, [letter_id])[letter_id][place])


def found(store: Store, find: str) -> list[int]:
    with store.reading() as connection:
        return sorted(LETTERS.ids(connection, "produced_at", find=find))


def record_of(store: Store, letter_id: int) -> LetterRecord:
    with store.reading() as connection:
        record = letter_record(connection, letter_id)
    assert record is not None
    return record


def test_a_whole_pile_is_sent_at_once_and_undone_at_once(store: Store, letters: list[int]) -> None:
    edit_letter(store, letters[0], "sent_on", "vandaag", today=TODAY)
    outcome = mark_letters(store, letters, LetterMark.SENT, LATER, today=LATER)
    assert outcome.ids("letters") == frozenset(letters[1:])
    assert record_of(store, letters[0]).sent_on == TODAY
    assert {state_of(store, one) for one in letters} == {"sent"}
    store.undo()
    assert [state_of(store, one) for one in letters] == ["sent", "made", "made"]


def test_a_mark_is_taken_off_when_all_bear_it(store: Store, letters: list[int]) -> None:
    for expected in ("sent", "made"):
        toggle_mark(store, letters, LetterMark.SENT, today=TODAY)
        assert {state_of(store, one) for one in letters} == {expected}


def test_the_list_and_the_record_agree_on_the_state(store: Store, letters: list[int]) -> None:
    one = letters[0]
    for mark, state in (
        (LetterMark.SENT, LetterState.SENT),
        (LetterMark.RETURNED, LetterState.RETURNED),
        (LetterMark.ANSWERED, LetterState.ANSWERED),
    ):
        mark_letters(store, [one], mark, TODAY, today=TODAY)
        assert record_of(store, one).marks.state is state
        assert state_of(store, one) == state.value
    with store.reading() as connection:
        answered = LETTERS.ids(connection, "state", filters={"state": "answered"})
    assert list(answered) == [one]


def test_an_impossible_day_is_refused_at_its_field(store: Store, letters: list[int]) -> None:
    for field, day in (
        ("sent_on", TODAY - dt.timedelta(days=1)),
        ("returned_on", TODAY + dt.timedelta(days=1)),
        ("answered_on", "gistreren"),
    ):
        with pytest.raises(UserError) as refusal:
            edit_letter(store, letters[0], field, day, today=TODAY)
        assert refusal.value.field == field
    assert state_of(store, letters[0]) == "made"


def test_a_letter_is_found_by_what_stands_in_it(store: Store, letters: list[int]) -> None:
    assert found(store, "dorpsstraat") == letters
    assert found(store, "stadsplateau") == letters
    edit_letter(store, letters[1], "remark", "Belde: komt met hulphond", today=TODAY)
    assert found(store, "hulphond") == letters[1:2]
    edit_letter(store, letters[1], "way", LetterWay.EMAIL, today=TODAY)
    with store.reading() as connection:
        by_mail = LETTERS.ids(connection, "way", filters={"way": "email"})
    assert list(by_mail) == letters[1:2]


@given(made=DAYS, sent=st.none() | DAYS, mark=st.sampled_from(LetterMark), on=DAYS, today=DAYS)
def test_a_mark_passes_just_when_its_day_is_possible(
    made: dt.date, sent: dt.date | None, mark: LetterMark, on: dt.date, today: dt.date
) -> None:
    possible = made <= on <= today and (mark is LetterMark.SENT or sent is None or sent <= on)
    if possible:
        refuse_mark(Marks(made, sent), mark, on, today)
        return
    with pytest.raises(UserError) as refusal:
        refuse_mark(Marks(made, sent), mark, on, today)
    assert refusal.value.field == mark.value


def test_a_letter_that_came_back_shows_on_today_until_one_writes_again(
    store: Store, letters: list[int]
) -> None:
    mark_letters(store, letters[:1], LetterMark.RETURNED, LATER, today=LATER)
    items = [one for one in today_items(store, LATER) if one.noun == "letters"]
    assert [(one.record_id, one.due) for one in items] == [(letters[0], LATER)]
    assert "Aerts" in items[0].sentence.say()
    print_batch(store, letter_anew(store, letters[0], today=LATER), one_file=True)
    assert not [one for one in today_items(store, LATER) if one.noun == "letters"]
