"""The attendance report of a real network: counted, acted upon, on paper and in a workbook."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from coordinator_app import texts
from coordinator_app.documents.previews import page_count, page_text
from coordinator_app.errors import UserError
from coordinator_app.operations.affiliations import NewPost, start_affiliation
from coordinator_app.operations.attendance import record_presence, replaced_by, walk_in
from coordinator_app.operations.attendance_report import (
    attendance_report,
    plan_call,
    report_facts,
    save_report,
)
from coordinator_app.operations.contacts import NewContact, log_contact
from coordinator_app.operations.exports import export
from coordinator_app.operations.meetings import NewMeeting, add_meeting
from coordinator_app.operations.memberships import add_membership, edit_membership
from coordinator_app.operations.participations import invite_people, record_reply
from coordinator_app.rules.attendance_report import Tally
from coordinator_app.rules.contacts import ContactKind
from coordinator_app.rules.memberships import MemberCategory
from coordinator_app.rules.participations import Presence, Reply
from coordinator_app.rules.provinces import Province
from coordinator_app.store.queries.contacts import follow_ups_of_person
from coordinator_app.store.store import Store
from tests.builders import add_person
from tests.heard_paper import refuse_findings

TODAY = dt.date(2027, 3, 20)
DAYS = (dt.date(2026, 6, 10), dt.date(2026, 9, 9), dt.date(2027, 2, 10))
SOCIAL, EXPERT = MemberCategory.SOCIAL_PROFESSIONAL, MemberCategory.EXPERT_BY_EXPERIENCE


def held(store: Store, day: dt.date, **presences: list[int]) -> int:
    """A meeting with who was ``present=[…]``, ``absent=[…]``; all of them were invited."""
    starts = dt.datetime.combine(day, dt.time(10))
    new = NewMeeting(f"Bijeenkomst {day:%m}", starts, starts + dt.timedelta(hours=5))
    meeting = add_meeting(store, new).new_id("meetings")
    everybody = [one for ids in presences.values() for one in ids]
    invite_people(store, meeting, everybody, today=day - dt.timedelta(days=30))
    for presence, ids in presences.items():
        if presence != "unknown":
            record_presence(store, meeting, ids, presence, today=day)
    return meeting


def member(
    store: Store,
    name: str,
    category: MemberCategory = SOCIAL,
    since: str = "2020-01-01",
    **other: str,
) -> int:
    person = add_person(store, name, given_name="Jo", **other)
    add_membership(store, person, category, since, today=TODAY)
    return person


@pytest.fixture
def people(store: Store) -> tuple[int, int, int]:
    """Aalst comes always, Berg (an expert) never again, Cruz is no member any more."""
    aalst = member(store, "Aalst", province="utrecht")
    berg = member(store, "Berg", EXPERT, province="zeeland")
    cruz = member(store, "Cruz")
    held(store, DAYS[0], present=[aalst, berg], late=[cruz])
    held(store, DAYS[1], present=[aalst], excused=[berg], absent=[cruz])
    held(store, DAYS[2], left_early=[aalst], unknown=[berg])
    edit_membership(store, 3, "ended_on", "2026-12-31", today=TODAY)
    return aalst, berg, cruz


def test_everybody_of_the_days_is_there_also_who_left(
    store: Store, people: tuple[int, int, int]
) -> None:
    found = attendance_report(store, "all", today=TODAY)
    assert [row.person_id for row in found.rows] == list(people)
    signs = [[seat and seat.presence for seat in row.seats] for row in found.rows]
    assert signs == [
        [Presence.PRESENT, Presence.PRESENT, Presence.LEFT_EARLY],
        [Presence.PRESENT, Presence.EXCUSED, Presence.UNKNOWN],
        [Presence.LATE, Presence.ABSENT, None],
    ]
    assert [row.tally.percent for row in found.rows] == [100, 33, 50]
    assert found.total == Tally(3, 8, 5)
    assert found.categories[EXPERT] == Tally(1, 3, 1)
    assert found.provinces[Province.UTRECHT] == Tally(1, 3, 3)
    assert found.provinces[None] == Tally(1, 2, 1)


def test_who_was_not_asked_counts_nowhere(store: Store) -> None:
    some, other = member(store, "Aalst"), member(store, "Berg")
    held(store, DAYS[0], present=[some])
    found = attendance_report(store, "all", today=TODAY)
    (seat,) = next(row.seats for row in found.rows if row.person_id == other)
    assert seat is not None
    assert seat.presence is None
    assert found.total == Tally(1, 1, 1)


def test_a_guest_is_no_line_and_a_walk_in_who_is_a_member_is(store: Store) -> None:
    some, other = member(store, "Aalst"), member(store, "Berg")
    meeting = held(store, DAYS[0], present=[some])
    walk_in(store, meeting, "Gast Gastra", today=DAYS[0])
    walk_in(store, meeting, other, today=DAYS[0])
    found = attendance_report(store, "all", today=TODAY)
    assert [row.person_id for row in found.rows] == [some, other]
    assert found.total == Tally(2, 2, 2)


def test_a_meeting_without_presence_or_still_to_come_was_not_held(store: Store) -> None:
    some = member(store, "Aalst")
    held(store, DAYS[0], unknown=[some])
    assert attendance_report(store, today=TODAY).meetings == ()
    held(store, DAYS[2], present=[some])
    assert [one.day for one in attendance_report(store, today=TODAY).meetings] == [DAYS[2]]
    assert attendance_report(store, today=DAYS[1]).meetings == ()


def test_organisation_and_category_are_those_of_the_day(store: Store) -> None:
    some = member(store, "Aalst")
    first = NewPost("Gemeente Utrecht", started_on="2020-01-01")
    start_affiliation(store, some, first, today=TODAY)
    held(store, DAYS[0], present=[some])
    held(store, DAYS[2], present=[some])
    edit_membership(store, 1, "ended_on", "2026-12-31", today=TODAY)
    add_membership(store, some, EXPERT, "2027-01-01", today=TODAY)
    second = NewPost("Gemeente Zwolle", started_on="2027-01-01")
    start_affiliation(store, some, second, today=TODAY)
    (row,) = attendance_report(store, "all", today=TODAY).rows
    seats = [seat for seat in row.seats if seat]
    assert [one.organisation for one in seats] == ["Gemeente Utrecht", "Gemeente Zwolle"]
    assert [one.category for one in seats] == [SOCIAL, EXPERT]
    assert (row.organisation, row.category) == ("Gemeente Zwolle", EXPERT)
    (before,) = attendance_report(store, "year:2026", today=TODAY).rows
    assert (before.organisation, before.category) == ("Gemeente Utrecht", SOCIAL)


def test_who_drifts_gets_a_call_that_can_be_undone(
    store: Store, people: tuple[int, int, int]
) -> None:
    (drift,) = attendance_report(store, today=TODAY).drifting
    assert drift.person_id == people[1]
    assert drift.why.say("en") == "missed 2 meetings in a row, no contact for 9 months"
    assert drift.proposal.say("en") == "Call them"
    texts.use("en")
    plan_call(store, drift, today=TODAY)
    with store.reading() as connection:
        (planned,) = follow_ups_of_person(connection, people[1])
    assert planned.due_on == TODAY + dt.timedelta(days=7)
    assert planned.reason == "Call: missed 2 meetings in a row, no contact for 9 months"
    (again,) = attendance_report(store, today=TODAY).drifting
    assert again.planned_on == planned.due_on
    store.undo()
    assert attendance_report(store, today=TODAY).drifting == (drift,)


def test_a_talk_a_reply_or_a_replacement_ends_it(
    store: Store, people: tuple[int, int, int]
) -> None:
    berg, last = people[1], report_facts(store, today=TODAY).meetings[-1].id

    def drifts() -> bool:
        return bool(attendance_report(store, today=TODAY).drifting)

    talk = NewContact(dt.date(2027, 1, 20), ContactKind.CALL, "Gebeld", person_ids=(berg,))
    log_contact(store, talk, today=TODAY)
    assert not drifts()
    store.undo()
    assert drifts()
    record_reply(store, last, [berg], Reply.NO, on=dt.date(2027, 2, 1), today=TODAY)
    assert not drifts()
    store.undo()
    replaced_by(store, last, berg, "Noor Scheepers", today=TODAY)
    assert not drifts()


def test_a_paused_member_is_left_in_peace(store: Store, people: tuple[int, int, int]) -> None:
    edit_membership(store, 2, "status", "paused", today=TODAY)
    assert attendance_report(store, today=TODAY).drifting == ()
    assert len(people) == 3


@pytest.mark.parametrize("language", ["nl", "en"])
def test_on_paper_it_is_heard_and_names_everybody(
    store: Store, people: tuple[int, int, int], tmp_path: Path, language: str
) -> None:
    texts.use("en" if language == "nl" else "nl")
    found = attendance_report(store, "all", today=TODAY)
    path = tmp_path / "report.pdf"
    assert save_report(store, found, path, language=language) == len(people)
    refuse_findings(path)
    said = words_of(path)
    for name in ("Aalst, Jo", "Berg, Jo", "Cruz, Jo"):
        assert name in said
    if language == "en":
        assert "3 meetings, 3 members: there at 5 of 8 times, 63 %." in said
        assert "missed 2 meetings in a row, no contact for 9 months" in said


def test_sixty_meetings_go_over_several_tables(store: Store, tmp_path: Path) -> None:
    some = member(store, "Aalst", since="2010-01-01")
    for number in range(30):
        held(store, dt.date(2020, 1, 1) + dt.timedelta(days=80 * number), present=[some])
    path = tmp_path / "report.pdf"
    save_report(store, attendance_report(store, "all", today=TODAY), path, language="en")
    refuse_findings(path)
    said = words_of(path)
    assert said.count("Aalst, Jo") == 3
    assert said.count("Meetings from") == 2
    assert "30 / 30" in said


def test_the_workbook_has_three_sheets_of_words(
    store: Store, people: tuple[int, int, int], tmp_path: Path
) -> None:
    evil = member(store, "=HYPERLINK(1)")
    held(store, dt.date(2027, 3, 1), absent=[evil])
    path = tmp_path / "report.xlsx"
    found = attendance_report(store, "all", today=TODAY)
    assert save_report(store, found, path, language="en") == len(people) + 1
    book = CalamineWorkbook.from_path(str(path))
    assert book.sheet_names == ["Overview", "Matrix", "Needs attention"]
    overview, matrix, attention = (
        book.get_sheet_by_name(name).to_python() for name in book.sheet_names
    )
    assert overview[0] == ["Per", "What", "Members", "Expected", "There", "Share in %"]
    assert overview[-1][2:] == [4, 9, 5, 56]
    assert ["Province", "Utrecht", 1, 3, 3, 100] in overview
    assert matrix[0][8:] == [
        *("10 Jun 2026 Bijeenkomst 06", "9 Sep 2026 Bijeenkomst 09"),
        *("10 Feb 2027 Bijeenkomst 02", "1 Mar 2027 Bijeenkomst 03"),
    ]
    names = {row[0]: row for row in matrix[1:]}
    assert names["Berg, Jo"][8:] == ["present", "excused", "not recorded", "not invited"]
    assert names["Cruz, Jo"][8:] == ["late", "absent", "", ""]
    assert names["=HYPERLINK(1), Jo"][8:] == ["not invited"] * 3 + ["absent"]
    assert [row[0] for row in attention] == ["Name", "Berg, Jo"]


def test_without_meetings_there_is_nothing_to_save(store: Store, tmp_path: Path) -> None:
    for ending in (".pdf", ".xlsx"):
        path = tmp_path / f"report{ending}"
        with pytest.raises(UserError):
            export(store, "report", path, today=TODAY)
        assert not path.exists()


def test_it_goes_out_as_an_export_too(
    store: Store, people: tuple[int, int, int], tmp_path: Path
) -> None:
    assert export(store, "report", tmp_path / "rapport", today=TODAY) == 2
    assert (tmp_path / "rapport.xlsx").exists()
    with pytest.raises(UserError):
        export(store, "report", tmp_path / "rapport.csv", today=TODAY)
    assert len(people) == 3


def words_of(path: Path) -> str:
    pdf = path.read_bytes()
    return "\n".join(page_text(pdf, page) for page in range(page_count(pdf)))
