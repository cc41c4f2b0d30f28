"""What happened with a person, and the history of a record in words."""

from __future__ import annotations

import datetime as dt

import pytest

from coordinator_app.clock import today
from coordinator_app.models import (
    ContactMoment,
    ContactMomentPerson,
    FollowUp,
    Meeting,
    Nomination,
    Participation,
)
from coordinator_app.operations import people, reach
from coordinator_app.rules.contacts import ContactKind
from coordinator_app.rules.meetings import MeetingStatus
from coordinator_app.rules.memberships import MemberCategory
from coordinator_app.rules.participations import Presence, Reply
from coordinator_app.store.queries.attendance import attendance_of
from coordinator_app.store.queries.history import history_of
from coordinator_app.store.queries.timeline import TimelineKind, timeline_of
from coordinator_app.store.store import Store
from tests.builders import add_person

DAY = dt.date(2027, 3, 20)


def meet(store: Store, person: int, day: int, presence: Presence, **values: object) -> None:
    starts = dt.datetime(2027, 3, day, 13, 30)
    with store.work("Meeting") as work:
        meeting = Meeting(
            title=f"Meeting {day}", starts_at=starts, ends_at=starts + dt.timedelta(hours=2)
        )
        for name, value in values.items():
            setattr(meeting, name, value)
        work.session.add(meeting)
        work.session.flush()
        work.session.add(
            Participation(
                meeting_id=meeting.id, person_id=person, reply=Reply.YES, presence=presence
            )
        )


def test_the_strip_holds_the_meetings_until_today_the_oldest_first(store: Store) -> None:
    person = add_person(store)
    meet(store, person, 20, Presence.UNKNOWN)
    meet(store, person, 1, Presence.PRESENT)
    meet(store, person, 21, Presence.UNKNOWN)
    meet(store, person, 2, Presence.ABSENT, status=MeetingStatus.CANCELLED)
    with store.reading() as connection:
        strip = attendance_of(connection, person, DAY)
        assert [meeting.starts_at.day for meeting in strip] == [1, 20]
        assert strip[0].presence is Presence.PRESENT
        assert attendance_of(connection, person, DAY, limit=1) == strip[1:]


def test_the_timeline_holds_everything_the_latest_first(store: Store) -> None:
    person, other = add_person(store, "Berg", given_name="Jan"), add_person(store, "Dam")
    meet(store, person, 1, Presence.LATE)
    meet(store, person, 28, Presence.UNKNOWN)
    with store.work("Facts") as work:
        call = ContactMoment(
            occurred_on=dt.date(2027, 3, 3), kind=ContactKind.CALL, subject="Over de zorg"
        )
        work.session.add(call)
        work.session.flush()
        work.session.add_all(
            [
                ContactMomentPerson(contact_moment_id=call.id, person_id=person),
                FollowUp(due_on=dt.date(2027, 3, 9), reason="Bellen", person_id=person),
                FollowUp(
                    due_on=dt.date(2027, 3, 1),
                    reason="Mailen",
                    person_id=person,
                    done_on=dt.date(2027, 3, 5),
                ),
                Nomination(
                    candidate_id=other,
                    nominator_id=person,
                    category=MemberCategory.SOCIAL_PROFESSIONAL,
                    received_on=dt.date(2027, 3, 4),
                    stage_since=dt.date(2027, 3, 4),
                ),
            ]
        )
    with store.reading() as connection:
        entries = timeline_of(connection, person)
        of_other = timeline_of(connection, other)
        first = timeline_of(connection, person, limit=2)
    said = {entry.kind: entry.sentence.say("en") for entry in of_other}
    assert said[TimelineKind.NOMINATION] == "Nominated: Received"
    facts = [entry for entry in entries if entry.kind is not TimelineKind.CHANGE]
    assert [(entry.day.day, entry.sentence.say("en"), entry.noun) for entry in facts] == [
        (28, "Meeting 28: Comes", "meetings"),
        (9, "To do: Bellen", "follow_ups"),
        (5, "Done: Mailen", "follow_ups"),
        (4, "Nominated somebody: Received", "nominations"),
        (3, "Call: Over de zorg", "contact_moments"),
        (1, "Meeting 1: Late", "meetings"),
    ]
    change = next(entry for entry in entries if entry.kind is TimelineKind.CHANGE)
    assert change.day == today()
    assert change.noun == ""
    assert first == entries[:2]


def test_the_history_names_what_was_done_and_undone(store: Store) -> None:
    person, other = add_person(store, "Berg", given_name="Jan"), add_person(store, "Dam")
    people.edit_person(store, person, "city", "Ede")
    reach.set_phones(store, person, ["0612345678"])
    people.edit_person(store, other, "city", "Ede")
    store.undo()
    people.edit_person(store, person, "notes", "x")
    store.undo()
    store.redo()
    with store.reading() as connection:
        steps = history_of(connection, "people", person)
        assert [step.sentence.say("en") for step in steps] == [
            "Done again: Notes of Jan Berg",
            "Undone: Notes of Jan Berg",
            "Notes of Jan Berg",
            "Phone numbers of Jan Berg",
            "Place of Jan Berg",
            "New person: Jan Berg",
        ]
        assert history_of(connection, "people", person, limit=1) == steps[:1]
        with pytest.raises(KeyError):
            history_of(connection, "people; DROP TABLE people", person)
