"""What a walk does with meetings, their agenda and who comes; see `test_random_walk`."""

from __future__ import annotations

import datetime as dt

from coordinator_app.operations import (
    agenda,
    attendance,
    diet_sheets,
    meetings,
    participant_sources,
    participations,
    reply_details,
    venues,
)
from coordinator_app.operations.agenda_carry import carry_item, put_theme_on_agenda
from coordinator_app.rules.agenda import AgendaKind, SpeakerState
from coordinator_app.rules.meetings import MeetingStatus
from coordinator_app.rules.participations import ParticipationRole, Presence, Reply
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.store import Store
from tests.operations.walking import TODAY, TYPED_DAYS, WORDS, Verb, Walk


def _meeting(walk: Walk, store: Store) -> Outcome:
    begin = walk.moment()
    new = meetings.NewMeeting(
        walk.word(),
        begin,
        begin + dt.timedelta(hours=walk.chance.randint(-1, 5)),
        venue_id=walk.one([None, walk.some("venues")]),
        theme_id=walk.one([None, walk.some("themes")]),
        reply_by=walk.one([None, walk.day()]),
    )
    return meetings.add_meeting(store, new)


def _edit_meeting(walk: Walk, store: Store) -> Outcome:
    fields = {
        "title": WORDS,
        "date": TYPED_DAYS,
        "starts_at": ["9:00", "25:00", walk.moment()],
        "ends_at": ["16u", "20-3-2027 23:00", walk.moment()],
        "status": [*MeetingStatus, "?"],
        "reply_by": TYPED_DAYS,
        "venue": WORDS,
        "venue_id": lambda: walk.some("venues"),
        "theme": WORDS,
        "theme_id": lambda: walk.some("themes"),
        "season_id": lambda: walk.some("seasons"),
        "practice": WORDS,
        "time_zone": ["Europe/Amsterdam", "Mars/North", ""],
        "notes": WORDS,
    }
    field, value = walk.field(fields)
    return meetings.edit_meeting(store, walk.some("meetings"), field, value, today=TODAY)


def _agenda_item(walk: Walk, store: Store) -> Outcome:
    new = agenda.NewAgendaItem(
        walk.word(),
        walk.one([20, "1:15", "long", 0]),
        walk.one(AgendaKind),
        walk.one([None, "12u30", "99"]),
        speaker_ids=tuple(walk.several("people")),
        parallel=walk.one([True, False]),
        opened_by_id=walk.one([None, walk.some("people")]),
    )
    place = walk.one([None, 0, 1, 5])
    return agenda.add_agenda_item(store, walk.some("meetings"), new, position=place)


def _edit_agenda_item(walk: Walk, store: Store) -> Outcome:
    fields = {
        "parallel": [True, False],
        "room": WORDS,
        "theme": WORDS,
        "goal": WORDS,
        "opened_by_id": lambda: walk.one([None, walk.some("people")]),
        "fixed_start": ["12:30", "", "?"],
    }
    field, value = walk.field(fields)
    return agenda.edit_agenda_item(store, walk.some("agenda_items"), field, value)


def _carry(walk: Walk, store: Store) -> Outcome:
    if walk.one([True, False]):
        return put_theme_on_agenda(store, walk.some("meetings"), walk.some("themes"))
    return carry_item(store, walk.some("meetings"), walk.some("agenda_items"))


VERBS: tuple[Verb, ...] = (
    _meeting,
    _edit_meeting,
    _edit_meeting,
    _agenda_item,
    _edit_agenda_item,
    _carry,
    lambda walk, store: venues.add_venue(store, venues.NewVenue(walk.word(), capacity=20)),
    lambda walk, store: venues.edit_venue(
        store, walk.some("venues"), *walk.field({"name": WORDS, "capacity": ["", "0", "30"]})
    ),
    lambda walk, store: meetings.cancel_meeting(store, walk.some("meetings")),
    lambda walk, store: meetings.copy_meeting(store, walk.some("meetings"), walk.day()),
    lambda walk, store: meetings.put_meetings_in_bin(store, walk.several("meetings")),
    lambda walk, store: meetings.take_meetings_from_bin(store, walk.several("meetings")),
    lambda walk, store: agenda.move_agenda_item(
        store, walk.some("agenda_items"), by=walk.chance.randint(-2, 2)
    ),
    lambda walk, store: agenda.delete_agenda_item(store, walk.some("agenda_items")),
    lambda walk, store: agenda.set_speaker(store, walk.some("agenda_items"), walk.some("people")),
    lambda walk, store: agenda.set_speaker(
        store, walk.some("agenda_items"), walk.some("people"), walk.one(SpeakerState)
    ),
    lambda walk, store: participations.add_participants(
        store, walk.some("meetings"), walk.several("people"), walk.one(ParticipationRole)
    ),
    lambda walk, store: participations.invite_people(
        store, walk.some("meetings"), walk.several("people"), today=TODAY
    ),
    lambda walk, store: participations.invite_all_members(
        store, walk.some("meetings"), today=TODAY
    ),
    lambda walk, store: participations.record_reply(
        store, walk.some("meetings"), walk.several("people"), walk.one(Reply), on=TODAY, today=TODAY
    ),
    lambda walk, store: reply_details.edit_reply(
        store,
        walk.some("meetings"),
        walk.some("people"),
        walk.one(("remark", "diet", "access_needs", "replied_by")),
        walk.word(),
        today=TODAY,
    ),
    lambda walk, store: participant_sources.add_from(
        store, walk.some("meetings"), "partners", walk.one(ParticipationRole), today=TODAY
    ),
    lambda walk, store: (
        diet_sheets.diet_paper(store, walk.some("meetings"), "nl", today=TODAY).outcome
    ),
    lambda walk, store: participations.remove_participant(
        store, walk.some("meetings"), walk.some("people")
    ),
    lambda walk, store: attendance.record_presence(
        store, walk.some("meetings"), walk.several("people"), walk.one(Presence), today=TODAY
    ),
    lambda walk, store: attendance.record_rest(store, walk.some("meetings"), today=TODAY),
    lambda walk, store: attendance.replaced_by(
        store, walk.some("meetings"), walk.some("people"), walk.who(), today=TODAY
    ),
    lambda walk, store: attendance.walk_in(store, walk.some("meetings"), walk.who(), today=TODAY),
)
