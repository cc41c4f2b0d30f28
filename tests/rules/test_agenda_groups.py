from hypothesis import given
from hypothesis import strategies as st

from coordinator_app.rules.agenda_groups import (
    Session,
    clashes,
    group_numbers,
    parallel_after_insert,
    parallel_after_move,
)


def moved(groups: str, here: int, there: int) -> str:
    """``A+B`` is B at the same time as A; letters are the items, in order."""
    names = groups.replace("+", "").replace(" ", "")
    parallel = ["+" + name in groups for name in names]
    order = list(names)
    order.insert(there, order.pop(here))
    after = parallel_after_move(parallel, here, there)
    return "".join(
        ("+" if together else " ") + name for name, together in zip(order, after, strict=True)
    ).strip()


def test_an_item_moves_within_its_group_and_then_out_of_it() -> None:
    assert moved("X A+B Y", 2, 1) == "X B+A Y"
    assert moved("X B+A Y", 1, 0) == "B X A Y"
    assert moved("X A+B Y", 2, 3) == "X A Y B"


def test_the_next_one_leads_when_the_first_goes() -> None:
    assert moved("X A+B+C", 1, 0) == "A X B+C"
    assert moved("X A+B+C", 1, 2) == "X B+A+C"


def test_what_lands_in_the_midst_of_a_group_runs_with_it() -> None:
    assert moved("X A+B", 0, 1) == "A+X+B"
    assert parallel_after_insert([False, True], 1)
    assert not parallel_after_insert([False, True], 2)
    assert not parallel_after_insert([False, True], 0)
    assert not parallel_after_insert([], 0)


@given(st.lists(st.booleans(), min_size=1, max_size=8), st.data())
def test_who_stays_behind_stays_together(parallel: list[bool], data: st.DataObject) -> None:
    here = data.draw(st.integers(0, len(parallel) - 1))
    there = data.draw(st.integers(0, len(parallel) - 1))
    after = parallel_after_move(parallel, here, there)
    assert not after[0]
    assert len(after) == len(parallel)
    before_numbers, after_numbers = group_numbers(parallel), group_numbers(after)
    del before_numbers[here], after_numbers[there]
    for first in range(len(before_numbers)):
        for second in range(first):
            together = before_numbers[first] == before_numbers[second]
            assert together == (after_numbers[first] == after_numbers[second])


def said(*sessions: Session) -> list[str]:
    return [sentence.say("en") for sentence in clashes(sessions)]


def test_a_person_and_a_room_cannot_be_in_two_places() -> None:
    one = Session("Debts", room="Hall 1", people=("Anna Özil",))
    assert said(one, Session("Care", True, "hall 1", ("Anna Özil", "Piet"))) == [
        "Hall 1 is used twice at the same time: Debts, Care.",
        "Anna Özil is needed twice at the same time: Debts, Care.",
    ]
    assert not said(one, Session("Care", False, "Hall 1", ("Anna Özil",)))
    assert not said(one, Session("Care", True, "Hall 2", ("Piet", "Piet")))


def test_several_without_a_room_are_told_to_get_one() -> None:
    assert said(Session("Debts"), Session("Care", True)) == [
        "Give each a room, for they run at the same time: Debts, Care."
    ]
    assert not said(Session("Debts"), Session("Care", True, "Hall 2"))
