"""Looking for a date in a real file: asked, answered, ranked, changed."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import Any

import pytest

from coordinator_app.operations.bin import put_people_in_bin
from coordinator_app.operations.date_answers import record_date_answers, type_date_answers
from coordinator_app.operations.date_poll_people import (
    ask_all_members,
    ask_no_longer,
    ask_people,
    set_must_be_there,
    set_need,
)
from coordinator_app.operations.date_polls import (
    NewDatePoll,
    add_date_poll,
    add_options,
    edit_date_poll,
    remove_option,
)
from coordinator_app.rules.date_polls import DateAnswerKind, Need
from coordinator_app.rules.date_ranking import Verdict
from coordinator_app.rules.memberships import MemberCategory
from coordinator_app.store.store import Store
from tests.builders import TODAY, add_person
from tests.operations.date_poll_builders import FOUR, made, options, read, refused
from tests.store.facts import facts_of

YES, NO, MAYBE = DateAnswerKind.YES, DateAnswerKind.NO, DateAnswerKind.IF_NEED_BE
EXPERT = MemberCategory.EXPERT_BY_EXPERIENCE


@pytest.fixture
def members(store: Store) -> list[int]:
    """Three members of whom the last is an expert by experience."""
    kinds = (MemberCategory.SOCIAL_PROFESSIONAL, MemberCategory.MUNICIPAL_PROFESSIONAL, EXPERT)
    return [
        add_person(store, name, given_name="Jo", category=kind)
        for name, kind in zip(("Aalst", "Berg", "Cruz"), kinds, strict=True)
    ]


@pytest.fixture
def poll(store: Store, members: list[int]) -> int:
    return made(store)


# --- asking ---------------------------------------------------------------------------------------


def test_a_poll_asks_all_members_about_the_dates_that_were_typed(
    store: Store, members: list[int]
) -> None:
    add_person(store, "Gast")
    found = read(store, made(store, answer_by="1 april"))
    assert [f"{date.starts_at:%d-%m %H:%M}" for date in found.dates] == [
        "06-04 13:30", "08-04 13:30", "12-04 10:00", "13-04 10:00"
    ]  # fmt: skip
    assert [one.person_id for one in found.people] == members
    assert found.people[2].category is EXPERT
    assert (found.duration_minutes, found.answer_by) == (210, dt.date(2027, 4, 1))
    assert len(found.missing(TODAY).nothing) == 3


@pytest.mark.parametrize(
    ("field", "values"),
    [("title", {"title": " "}), ("options", {"options": ""}), ("options", {"options": "1 mrt 10u"}),
     ("options", {"options": "6 apr 10u; 6 apr 10:00"}), ("duration", {"duration": "lang"}),
     ("duration", {"duration": ""}), ("answer_by", {"answer_by": "31 april"})],
)  # fmt: skip
def test_what_cannot_be_asked_is_refused_at_its_field(
    store: Store, field: str, values: dict[str, str]
) -> None:
    begin = facts_of(store.path)
    typed: dict[str, Any] = {"title": "Voorjaar", "options": FOUR, "duration": "2:00", **values}
    new = NewDatePoll(**typed)
    refused(lambda: add_date_poll(store, new, today=TODAY), field)
    assert facts_of(store.path) == begin


def test_what_is_asked_is_changed_field_by_field(store: Store, poll: int) -> None:
    typed = {"title": "Zomer", "duration": "2 uur", "answer_by": "", "venue": "Stadhuis",
             "theme": "Armoede", "notes": "Zaal!"}  # fmt: skip
    for field, value in typed.items():
        edit_date_poll(store, poll, field, value, today=TODAY)
    found = read(store, poll)
    assert (found.title, found.duration_minutes, found.answer_by) == ("Zomer", 120, None)
    assert (found.venue, found.theme, found.notes) == ("Stadhuis", "Armoede", "Zaal!")
    refused(lambda: edit_date_poll(store, poll, "title", "", today=TODAY), "title")


def test_dates_come_and_go_with_what_was_answered(
    store: Store, poll: int, members: list[int]
) -> None:
    type_date_answers(store, poll, members[0], "jnzj", on=TODAY)
    refused(lambda: add_options(store, poll, "6-4 13:30", today=TODAY), "options")
    refused(lambda: add_options(store, poll, "28 maart 02:30", today=TODAY), "options")
    add_options(store, poll, "20 apr 9u", today=TODAY)
    remove_option(store, options(store, poll)[0])
    found = read(store, poll)
    assert [found.answers.get((date.option_id, members[0])) for date in found.dates] == [
        NO, MAYBE, YES, None
    ]  # fmt: skip
    store.undo()
    assert read(store, poll).answers[options(store, poll)[0], members[0]] is YES


def test_people_are_asked_and_taken_off(store: Store, poll: int, members: list[int]) -> None:
    guest = add_person(store, "Gast")
    ask_people(store, poll, [guest, members[0], guest])
    type_date_answers(store, poll, guest, "jjjj", on=TODAY)
    assert len(read(store, poll).people) == 4
    ask_no_longer(store, poll, [guest])
    assert len(read(store, poll).people) == 3
    assert read(store, poll).answers == {}
    store.undo()
    assert len(read(store, poll).answers) == 4
    assert "not asked" in refused(lambda: ask_no_longer(store, poll, [add_person(store, "Nee")]))
    assert ask_all_members(store, poll, today=TODAY).change_set is None


def test_somebody_in_the_bin_counts_nowhere(store: Store, poll: int, members: list[int]) -> None:
    type_date_answers(store, poll, members[0], "jjjj", on=TODAY)
    put_people_in_bin(store, [members[0]])
    found = read(store, poll)
    assert len(found.people) == 2
    assert found.ranked(TODAY)[0].counts.yes == 0
    assert "bin" in refused(lambda: ask_people(store, made(store), [members[0]]))


# --- answers --------------------------------------------------------------------------------------


def test_a_row_is_typed_in_one_go_and_changed_by_cell(
    store: Store, poll: int, members: list[int]
) -> None:
    first, second, third, fourth = options(store, poll)
    outcome = type_date_answers(store, poll, members[0], "ja nee zo nodig -", on=TODAY)
    assert outcome.label.say("nl") == "Antwoorden van Jo Aalst"
    found = read(store, poll)
    assert found.answers == {
        (first, members[0]): YES, (second, members[0]): NO, (third, members[0]): MAYBE
    }  # fmt: skip
    assert [one.person_id for one in found.missing(TODAY).in_part] == [members[0]]
    changed = record_date_answers(store, poll, {(fourth, members[0]): YES}, on=TODAY)
    assert changed.label.say("nl") == "Antwoord van Jo Aalst: Kan"
    record_date_answers(store, poll, {(first, members[0]): None}, on=TODAY)
    assert len(read(store, poll).answers) == 3
    again = record_date_answers(store, poll, {(fourth, members[0]): "yes"}, on=TODAY)
    assert again.change_set is None


def test_answers_of_nobody_who_is_asked_or_to_no_date_are_refused(
    store: Store, poll: int, members: list[int]
) -> None:
    (option, *_rest), stranger = options(store, poll), add_person(store, "Vreemd")
    other = options(store, made(store))[0]
    for place in ((option, stranger), (other, members[0]), (999, members[0])):
        refused(partial(record_date_answers, store, poll, {place: YES}, on=TODAY))
    refused(lambda: record_date_answers(store, poll, {(option, members[0]): "x"}, on=TODAY),
            "answers")  # fmt: skip
    refused(lambda: type_date_answers(store, poll, members[0], "jn", on=TODAY), "answers")
    refused(lambda: type_date_answers(store, poll, stranger, "jnjn", on=TODAY))


def test_who_must_be_there_and_needs_rank_the_dates(
    store: Store, poll: int, members: list[int]
) -> None:
    first, second, third, fourth = options(store, poll)
    for person, row in zip(members, ("jnjj", "jjnj", "njj-"), strict=True):
        type_date_answers(store, poll, person, row, on=TODAY)
    set_must_be_there(store, poll, [members[0]], must=True)
    set_need(store, poll, EXPERT, "1")
    assert read(store, poll).needs == (Need(EXPERT, 1),)
    found = read(store, poll).ranked(TODAY)
    assert [one.date.option_id for one in found] == [third, fourth, first, second]
    assert [one.verdict for one in found] == [
        Verdict.POSSIBLE, Verdict.WAITING, Verdict.IMPOSSIBLE, Verdict.IMPOSSIBLE
    ]  # fmt: skip
    set_must_be_there(store, poll, [members[0]], must=False)
    set_need(store, poll, EXPERT, "")
    assert read(store, poll).needs == ()
    assert read(store, poll).ranked(TODAY)[0].date.option_id == fourth
    refused(lambda: set_need(store, poll, EXPERT, "veel"), EXPERT.value)
