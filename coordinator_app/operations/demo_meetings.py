"""The demonstration's season: meetings held with attendance, one coming with replies, two later."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from coordinator_app.operations import (
    agenda,
    attendance,
    meetings,
    participations,
    preparation,
    reply_details,
)
from coordinator_app.operations.preparation_list import preparation_of
from coordinator_app.rules.agenda import AgendaKind, SpeakerState
from coordinator_app.rules.meetings import MeetingStatus
from coordinator_app.rules.participations import ParticipationRole, Presence, Reply
from coordinator_app.store.queries.email_addresses import ids_by_email
from coordinator_app.store.store import Store

WEDNESDAY = 2
INVITED_BEFORE = 35  # days
# What people answer and do, over and over in this order: a network where most come.
_REPLIES = "yyyynyyymyyyynyyy.yyyymyyn.yyyyy.yymyyny"
_HELD = "pppplppepppapppppplpppeppppprppappepppp"
_REPLY = {"y": Reply.YES, "n": Reply.NO, "m": Reply.MAYBE}
_PRESENCE = {
    "p": Presence.PRESENT,
    "l": Presence.LATE,
    "e": Presence.EXCUSED,
    "a": Presence.ABSENT,
}


def add_all(
    store: Store, told: Sequence[Mapping[str, Any]], venues: Sequence[int], today: dt.date
) -> None:
    """Plan the season; what lies before ``today`` was held."""
    with store.reading() as connection:
        known = ids_by_email(connection)
    for number, one in enumerate(told):
        _add(store, one, venues[one["venue"]], known, today, number)


def _add(
    store: Store,
    told: Mapping[str, Any],
    venue_id: int,
    known: Mapping[str, int],
    today: dt.date,
    number: int,
) -> None:
    day = _wednesday(today + dt.timedelta(days=told["day"]))
    starts, ends = (
        dt.datetime.combine(day, dt.time.fromisoformat(told[end])) for end in ("starts", "ends")
    )
    new = meetings.NewMeeting(
        told["title"],
        starts,
        ends,
        venue_id=venue_id,
        status=MeetingStatus.DRAFT if told["status"] == "draft" else MeetingStatus.PLANNED,
        reply_by=day - dt.timedelta(days=9),
    )
    meeting_id = meetings.add_meeting(store, new).new_id("meetings")
    meetings.edit_meeting(store, meeting_id, "theme", told["theme"], today=today)
    practice = _PRACTICES[told["practice"]]
    meetings.edit_meeting(store, meeting_id, "practice", practice, today=today)
    _programme(store, meeting_id, told["agenda"], known)
    if told["status"] == "held":
        _held(store, meeting_id, day, number)
    elif told.get("reply_by"):
        _invited(store, meeting_id, known, today)


_PRACTICES = (
    "Kwaliteitskompas",
    "Living lab schulden",
    "Actieonderzoek toegang",
    "Doorbraak wonen en zorg",
)


def _wednesday(day: dt.date) -> dt.date:
    return day + dt.timedelta(days=(WEDNESDAY - day.weekday()) % 7)


def _programme(
    store: Store, meeting_id: int, told: Sequence[Sequence[Any]], known: Mapping[str, int]
) -> None:
    for title, minutes, fixed, kind, *others in told:
        begin = dt.time.fromisoformat(fixed) if fixed else None
        more = next((dict(one) for one in others if isinstance(one, dict)), {})
        opened_by = known.get(more.pop("opens", ""))
        new = agenda.NewAgendaItem(
            title, minutes, AgendaKind(kind), begin, opened_by_id=opened_by, **more
        )
        item_id = agenda.add_agenda_item(store, meeting_id, new).new_id("agenda_items")
        for speaker in (one for one in others if isinstance(one, str)):
            agenda.set_speaker(store, item_id, known[speaker], SpeakerState.CONFIRMED)


def _held(store: Store, meeting_id: int, day: dt.date, number: int) -> None:
    asked_on = day - dt.timedelta(days=INVITED_BEFORE)
    people = _invite(store, meeting_id, asked_on)
    _answer(store, meeting_id, people, asked_on + dt.timedelta(days=8), number)
    turned = people[number * 7 :] + people[: number * 7]
    for mark, presence in _PRESENCE.items():
        there = [p for p, did in zip(turned, _HELD * 2, strict=False) if did == mark]
        attendance.record_presence(store, meeting_id, there, presence, today=day)
    replaced = [p for p, did in zip(turned, _HELD * 2, strict=False) if did == "r"]
    for person_id, name in zip(replaced, ("Noor Scheepers", "Ali Kaya"), strict=False):
        attendance.replaced_by(store, meeting_id, person_id, name, today=day)
    attendance.walk_in(store, meeting_id, _GUESTS[number], today=day)
    meetings.edit_meeting(store, meeting_id, "status", MeetingStatus.HELD, today=day)
    _settled(store, meeting_id, day)


def _settled(store: Store, meeting_id: int, day: dt.date) -> None:
    """What was done without this program is ticked by hand."""
    after = day + dt.timedelta(days=7)
    with store.reading() as connection:
        seen = preparation_of(connection, meeting_id, after)
    for one in seen.steps:
        if one.asks and one.due <= after:
            preparation.tick_step(store, one.step.id, today=after)


_GUESTS = ("Mirjam de Boer", "Stefan van Os")


def _invited(store: Store, meeting_id: int, known: Mapping[str, int], today: dt.date) -> None:
    asked_on = today - dt.timedelta(days=16)
    people = _invite(store, meeting_id, asked_on)
    _answer(store, meeting_id, people, today - dt.timedelta(days=3), 2)
    guest = known["carlijn.vandermeer@example.org"]
    participations.invite_people(
        store, meeting_id, [guest], ParticipationRole.SPEAKER, today=asked_on
    )
    participations.record_reply(store, meeting_id, [guest], Reply.YES, on=today, today=today)
    _wishes(store, meeting_id, people, today)


_WISHES = (
    (1, "diet", "vegetarisch"),
    (4, "diet", "glutenvrij"),
    (6, "diet", "Vegetarisch"),
    (9, "access_needs", "ringleiding"),
    (11, "remark", "komt om elf uur"),
)


def _wishes(store: Store, meeting_id: int, people: Sequence[int], today: dt.date) -> None:
    for place, field, words in _WISHES:
        reply_details.edit_reply(store, meeting_id, people[place], field, words, today=today)


def _invite(store: Store, meeting_id: int, asked_on: dt.date) -> list[int]:
    outcome = participations.invite_all_members(store, meeting_id, today=asked_on)
    return sorted(outcome.ids("people"))


def _answer(store: Store, meeting_id: int, people: Sequence[int], on: dt.date, number: int) -> None:
    turned = _REPLIES[number * 5 :] + _REPLIES[: number * 5]
    for mark, reply in _REPLY.items():
        who = [p for p, said in zip(people, turned * 2, strict=False) if said == mark]
        participations.record_reply(store, meeting_id, who, reply, on=on, today=on)
