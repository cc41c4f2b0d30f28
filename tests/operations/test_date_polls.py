"""Looking for a date in a real file: asked, answered, ranked, chosen, and taken back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest

from coordinator_app.errors import UserError
from coordinator_app.operations.bin import put_people_in_bin
from coordinator_app.operations.date_answers import record_date_answers, type_date_answers
from coordinator_app.operations.date_choice import choose_option
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
    put_date_polls_in_bin,
    remove_option,
    take_date_polls_from_bin,
)
from coordinator_app.operations.meetings import (
    cancel_meeting,
    put_meetings_in_bin,
    take_meetings_from_bin,
)
from coordinator_app.operations.memberships import edit_membership
from coordinator_app.operations.seasons import NewSeason, add_season
from coordinator_app.rules.date_polls import DateAnswerKind, Need
from coordinator_app.rules.date_ranking import Verdict
from coordinator_app.rules.meetings import MeetingStatus
from coordinator_app.rules.memberships import MemberCategory
from coordinator_app.rules.participations import ParticipationRole, Reply
from coordinator_app.store import search
from coordinator_app.store.queries.date_polls import (
    DATE_POLLS,
    DatePollRecord,
    date_poll,
    ways_to_ask,
)
from coordinator_app.store.queries.history import history_of
from coordinator_app.store.queries.meetings import MeetingRecord, meeting_record
from coordinator_app.store.queries.memberships import memberships_of_person
from coordinator_app.store.store import Store
from tests.builders import TODAY, add_person
from tests.store.facts import facts_of

YES, NO, MAYBE = DateAnswerKind.YES, DateAnswerKind.NO, DateAnswerKind.IF_NEED_BE
EXPERT = MemberCategory.EXPERT_BY_EXPERIENCE
FOUR = "di 6 apr 13:30; do 8 apr; 12 apr 10u; 13 apr"


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


def made(store: Store, options: str = FOUR, **values: Any) -> int:
    new = NewDatePoll("Voorjaar", options, "3:30", **values)
    return add_date_poll(store, new, today=TODAY).new_id("date_polls")


def read(store: Store, poll_id: int) -> DatePollRecord:
    with store.reading() as connection:
        found = date_poll(connection, poll_id, TODAY)
    assert found is not None
    return found


def options(store: Store, poll_id: int) -> list[int]:
    return [date.option_id for date in read(store, poll_id).dates]


def meeting(store: Store, meeting_id: int | None) -> MeetingRecord:
    assert meeting_id is not None
    with store.reading() as connection:
        found = meeting_record(connection, meeting_id)
    assert found is not None
    return found


def refused(verb: Callable[[], object], field: str | None = None) -> str:
    with pytest.raises(UserError) as refusal:
        verb()
    assert refusal.value.field == field
    return refusal.value.text.say("en")


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


# --- choosing -------------------------------------------------------------------------------------


def test_choosing_plans_the_meeting_in_one_step(
    store: Store, poll: int, members: list[int]
) -> None:
    season = NewSeason("2027", dt.date(2027, 1, 1), dt.date(2027, 12, 31))
    season_id = add_season(store, season).new_id("seasons")
    edit_date_poll(store, poll, "venue", "Stadhuis", today=TODAY)
    edit_date_poll(store, poll, "theme", "Armoede", today=TODAY)
    guest = add_person(store, "Gast")
    ask_people(store, poll, [guest])
    edit_membership(store, membership_of(store, members[1]), "status", "paused", today=TODAY)
    said = TODAY - dt.timedelta(days=2)
    for person, row in ((members[0], "jnnn"), (members[1], "zjnn"), (guest, "njjj")):
        type_date_answers(store, poll, person, row, on=said)
    begin = facts_of(store.path)
    outcome = choose_option(store, options(store, poll)[0], today=TODAY)
    planned = meeting(store, outcome.new_id("meetings"))
    assert planned.title == "Voorjaar"
    assert planned.starts_at == dt.datetime(2027, 4, 6, 13, 30)
    assert planned.ends_at == dt.datetime(2027, 4, 6, 17)
    assert (planned.season_id, planned.theme) == (season_id, "Armoede")
    assert planned.venue is not None
    assert planned.status is MeetingStatus.PLANNED
    assert [(one.person_id, one.role, one.reply) for one in planned.participants] == [
        (members[0], ParticipationRole.MEMBER, Reply.NONE),
        (members[1], ParticipationRole.MEMBER, Reply.NONE),
        (members[2], ParticipationRole.MEMBER, Reply.NONE),
        (guest, ParticipationRole.GUEST, Reply.NO),
    ]
    assert planned.participants[3].replied_on == said
    assert read(store, poll).meeting_id == planned.id
    store.undo()
    assert facts_of(store.path) == begin
    assert read(store, poll).meeting_id is None


def membership_of(store: Store, person_id: int) -> int:
    with store.reading() as connection:
        return memberships_of_person(connection, person_id)[0].id


def test_nothing_is_asked_once_the_meeting_is_planned_and_again_when_it_fell_through(
    store: Store, poll: int, members: list[int]
) -> None:
    first, second, *_rest = options(store, poll)
    planned = choose_option(store, first, today=TODAY).new_id("meetings")
    answer = {(first, members[0]): YES}
    for verb in (
        lambda: choose_option(store, second, today=TODAY),
        lambda: record_date_answers(store, poll, answer, on=TODAY),
        lambda: add_options(store, poll, "20 apr 10u", today=TODAY),
        lambda: remove_option(store, second),
        lambda: ask_all_members(store, poll, today=TODAY),
        lambda: set_need(store, poll, EXPERT, 1),
    ):
        assert "was planned on" in refused(verb)
    put_meetings_in_bin(store, [planned])
    assert read(store, poll).meeting_id is None
    again = choose_option(store, second, today=TODAY).new_id("meetings")
    take_meetings_from_bin(store, [planned])
    assert read(store, poll).meeting_id == again
    cancel_meeting(store, again)
    choose_option(store, first, today=TODAY)


def test_a_day_that_is_over_is_not_chosen(store: Store, poll: int) -> None:
    first = options(store, poll)[0]
    later = dt.date(2027, 4, 7)
    assert "is over" in refused(lambda: choose_option(store, first, today=later), "options")


def test_an_own_meeting_at_that_time_is_told(store: Store, poll: int) -> None:
    choose_option(store, options(store, poll)[0], today=TODAY)
    other = read(store, made(store, "6 apr 16:00; 6 apr 17:00"))
    assert [date.clash for date in other.dates] == ["Voorjaar", ""]
    assert [date.clash for date in read(store, poll).dates] == ["", "", "", ""]


# --- found, listed, in the bin --------------------------------------------------------------------


def test_a_poll_is_listed_found_and_goes_through_the_bin(store: Store, poll: int) -> None:
    edit_date_poll(store, poll, "theme", "Armoede", today=TODAY)

    def found(typed: str) -> list[str]:
        with store.reading() as connection:
            return [hit.noun for hit in search.find(connection, typed)]

    def listed(filters: str) -> list[int]:
        with store.reading() as connection:
            return list(DATE_POLLS.ids(connection, "answer_by", filters={filters: ""}))

    assert "date_polls" in found("voorjaar")
    assert "date_polls" in found("armoede")
    assert (listed("open"), listed("planned"), listed("in_bin")) == ([poll], [], [])
    put_date_polls_in_bin(store, [poll])
    assert "date_polls" not in found("voorjaar")
    assert (listed("open"), listed("in_bin")) == ([], [poll])
    take_date_polls_from_bin(store, [poll])
    choose_option(store, options(store, poll)[0], today=TODAY)
    assert (listed("open"), listed("planned")) == ([], [poll])
    with store.reading() as connection:
        (row,) = DATE_POLLS.rows(connection, [poll]).values()
        labels = [entry.label.say("en") for entry in history_of(connection, "date_polls", poll)]
    assert row[:4] == ("Voorjaar", "planned", 0, 3)
    assert labels[0] == "Plan meeting: Voorjaar"
    assert labels[-1] == "Ask about dates: Voorjaar"


def test_how_to_reach_who_has_yet_to_answer(store: Store) -> None:
    els = add_person(
        store, "Bos", given_name="Els", emails=("els@b.example",), phones=("0612345678",)
    )
    jan = add_person(store, "Aalst", given_name="Jan")
    with store.reading() as connection:
        rows = ways_to_ask(connection, [els, jan])
        assert ways_to_ask(connection, []) == ()
    assert [(one.name, one.email) for one in rows] == [
        ("Jan Aalst", ""),
        ("Els Bos", "els@b.example"),
    ]
