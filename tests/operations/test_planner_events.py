"""Days of others: noted, changed, binned, found, and taken over from a calendar file."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from coordinator_app.errors import UserError
from coordinator_app.operations.bin import put_organisations_in_bin
from coordinator_app.operations.organisations import edit_organisation
from coordinator_app.operations.planner_events import (
    NewPlannerEvent,
    add_planner_event,
    edit_planner_event,
    put_planner_events_in_bin,
    take_planner_events_from_bin,
)
from coordinator_app.operations.planner_imports import (
    import_planner_events,
    note_school_holidays,
)
from coordinator_app.rules.planner_events import PlannerEventKind
from coordinator_app.store import search
from coordinator_app.store.queries.binned import planner_events_in_bin
from coordinator_app.store.queries.history import history_of
from coordinator_app.store.queries.planner_events import (
    PlannerEventRow,
    planner_events,
    planner_events_between,
)
from coordinator_app.store.store import Store
from tests.builders import TODAY
from tests.calendars import GOOGLE, OUTLOOK, calendar, write

MARCH = dt.date(2027, 3, 20)
Kind = PlannerEventKind


def made(store: Store, name: str = "Jaardag", **values: Any) -> int:
    new = NewPlannerEvent(name, **{"starts_on": MARCH, **values})
    return add_planner_event(store, new).new_id("planner_events")


def listed(store: Store) -> list[PlannerEventRow]:
    with store.reading() as connection:
        return list(planner_events(connection))


def found(store: Store, typed: str) -> list[str]:
    with store.reading() as connection:
        return [hit.title for hit in search.find(connection, typed) if hit.noun == "planner_events"]


def test_an_event_is_noted_with_an_organisation_that_was_not_known(store: Store) -> None:
    outcome = add_planner_event(
        store,
        NewPlannerEvent("Jaardag", MARCH, None, Kind.PARTNER_EVENT, "NOV", "Utrecht", "Mooi"),
    )
    assert outcome.label.say("en") == "New in the planner: Jaardag"
    (row,) = listed(store)
    assert (row.organisation, row.starts_on, row.ends_on) == ("NOV", MARCH, MARCH)
    assert not row.is_imported
    store.undo()
    assert listed(store) == []
    with store.reading() as connection:
        assert search.find(connection, "nov") == []


def test_a_new_first_day_takes_the_last_along(store: Store) -> None:
    event = made(store, ends_on=MARCH + dt.timedelta(days=2))
    edit_planner_event(store, event, "starts_on", "1-4-2027", today=TODAY)
    (row,) = listed(store)
    assert (row.starts_on, row.ends_on) == (dt.date(2027, 4, 1), dt.date(2027, 4, 3))
    edit_planner_event(store, event, "ends_on", "", today=TODAY)
    assert listed(store)[0].ends_on == dt.date(2027, 4, 1)


@pytest.mark.parametrize(
    ("field", "value", "shown"),
    [("name", "Congres", "Congres"), ("kind", "school_holiday", Kind.SCHOOL_HOLIDAY),
     ("place", "Ede", "Ede"),
     ("notes", "Let op", "Let op"), ("organisation_id", "VNG", "VNG")],
)  # fmt: skip
def test_every_field_is_changed_in_one_step(
    store: Store, field: str, value: Any, shown: Any
) -> None:
    event = made(store)
    edit_planner_event(store, event, field, value, today=TODAY)
    name = "organisation" if field == "organisation_id" else field
    assert getattr(listed(store)[0], name) == shown
    store.undo()
    assert getattr(listed(store)[0], name) != shown


@pytest.mark.parametrize(
    ("values", "field"),
    [({"name": " "}, "name"), ({"ends_on": MARCH - dt.timedelta(days=1)}, "ends_on"),
     ({"ends_on": MARCH.replace(year=2029)}, "ends_on"), ({"kind": "feest"}, "kind")],
)  # fmt: skip
def test_what_cannot_be_is_refused_at_its_field(
    store: Store, values: dict[str, Any], field: str
) -> None:
    with pytest.raises(UserError) as refusal:
        made(store, **values)
    assert refusal.value.field == field
    assert listed(store) == []


def test_it_goes_to_the_bin_comes_back_and_is_found_by_its_words(store: Store) -> None:
    event = made(store, organisation="NOV", place="Jaarbeurs")
    assert found(store, "jaarbeurs") == found(store, "nov jaardag") == ["Jaardag"]
    put_planner_events_in_bin(store, [event])
    assert listed(store) == []
    assert found(store, "jaardag") == []
    with store.reading() as connection:
        assert [one.words for one in planner_events_in_bin(connection)] == ["Jaardag"]
        assert len(history_of(connection, "planner_events", event)) == 2
    take_planner_events_from_bin(store, [event])
    organisation = listed(store)[0].organisation_id
    assert organisation is not None
    edit_organisation(store, organisation, "name", "Vereniging")
    assert found(store, "vereniging") == ["Jaardag"]
    put_organisations_in_bin(store, [organisation])
    assert listed(store)[0].organisation == ""


def test_what_touches_a_season_is_in_it(store: Store) -> None:
    made(store, "Over de jaarwisseling", starts_on=dt.date(2026, 12, 28),
         ends_on=dt.date(2027, 1, 3))  # fmt: skip
    made(store, "Ervoor", starts_on=dt.date(2026, 12, 31))
    with store.reading() as connection:
        rows = planner_events_between(connection, dt.date(2027, 1, 1), dt.date(2027, 12, 31))
    assert [row.name for row in rows] == ["Over de jaarwisseling"]


# --- from a calendar file -------------------------------------------------------------------------


def taken(store: Store, content: str | bytes, **values: Any) -> tuple[int, int, int]:
    raw = content.encode() if isinstance(content, str) else content
    report = import_planner_events(
        store, raw, Kind.PARTNER_EVENT, today=TODAY, name="agenda.ics", **values
    )
    return report.new, report.changed, report.same


def test_a_file_is_taken_over_in_one_step_and_again_changes_nothing(
    store: Store, tmp_path: Path
) -> None:
    path = write(tmp_path / "agenda.ics", OUTLOOK)
    report = import_planner_events(
        store, path, Kind.PARTNER_EVENT, today=TODAY, organisation="Vereniging"
    )
    assert report.outcome.label.say("en") == "Calendar file: agenda.ics"
    (row,) = listed(store)
    assert (row.name, row.organisation, row.is_imported) == (
        "Jaardag van de vereniging", "Vereniging", True,
    )  # fmt: skip
    again = import_planner_events(store, path, Kind.PARTNER_EVENT, today=TODAY, organisation="X")
    assert (again.new, again.changed, again.same) == (0, 0, 1)
    assert again.outcome.change_set is None
    store.undo()
    assert listed(store) == []


def test_what_changed_in_the_file_is_changed_and_blanks_wipe_nothing(store: Store) -> None:
    assert taken(store, GOOGLE) == (1, 0, 0)
    later = GOOGLE.replace("20270503", "20270510").replace("DESCRIPTION", "X-WEG")
    assert taken(store, later) == (0, 1, 0)
    (row,) = listed(store)
    assert row.ends_on == dt.date(2027, 5, 9)
    assert row.notes.startswith("Alle regio")
    assert taken(store, GOOGLE.replace("SUMMARY", "STATUS:CANCELLED\nSUMMARY")) == (0, 1, 0)
    assert listed(store) == []


def test_what_lies_in_the_bin_here_stays_there(store: Store) -> None:
    taken(store, GOOGLE)
    put_planner_events_in_bin(store, [listed(store)[0].id])
    report = import_planner_events(
        store, GOOGLE.encode(), Kind.OTHER, today=TODAY, name="agenda.ics"
    )
    assert [(reason.say("en"), number) for reason, number in report.reasons] == [
        ("it lies in the bin here", 1)
    ]
    assert listed(store) == []


def test_a_large_calendar_is_one_step_and_says_what_was_left_out(store: Store) -> None:
    some = [f"DTSTART;VALUE=DATE:2027{n % 12 + 1:02}{n % 28 + 1:02}\nSUMMARY:Dag {n}"
            for n in range(1_200)]  # fmt: skip
    bomb = "DTSTART:20270101T100000Z\nSUMMARY:Bom\nRRULE:FREQ=SECONDLY"
    report = import_planner_events(
        store, calendar(*some, bomb, bomb), Kind.OTHER, today=TODAY, name="agenda.ics"
    )
    assert report.new == len(listed(store)) == 1_200
    assert [number for _reason, number in report.reasons] == [2]
    assert taken(store, calendar(*some)) == (0, 0, 1_200)
    store.undo()
    assert listed(store) == []


def test_a_file_that_is_no_calendar_writes_nothing(store: Store, tmp_path: Path) -> None:
    with pytest.raises(UserError):
        import_planner_events(
            store, write(tmp_path / "leeg.ics", ""), Kind.OTHER, today=TODAY, organisation="NOV"
        )
    with store.reading() as connection:
        assert search.find(connection, "nov") == []


def test_the_school_holidays_are_noted_once(store: Store) -> None:
    first, last = dt.date(2027, 1, 1), dt.date(2027, 12, 31)
    report = note_school_holidays(store, first, last)
    assert report.new == len(listed(store)) > 5
    assert note_school_holidays(store, first, last).new == 0
    assert {row.kind for row in listed(store)} == {Kind.SCHOOL_HOLIDAY}
    with pytest.raises(UserError):
        note_school_holidays(store, dt.date(2060, 1, 1), dt.date(2060, 12, 31))
