"""An agenda and a run sheet as they would be printed now, from the facts of the meeting."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from sqlalchemy import Connection

from coordinator_app.documents.agenda import AgendaAction, AgendaDocument, AgendaEntry
from coordinator_app.documents.run_sheet import DayContact, RunEntry, RunSheet, RunSpeaker
from coordinator_app.errors import UserError
from coordinator_app.rules.agenda import (
    AgendaKind,
    TimedLine,
    agenda_overrun,
    overrun_sentence,
    slack_sentence,
)
from coordinator_app.rules.agenda_groups import clashes
from coordinator_app.rules.agenda_nights import time_notes
from coordinator_app.rules.participations import ParticipationRole, Reply
from coordinator_app.rules.phones import shown_phone
from coordinator_app.store.queries.agenda import AgendaItemRow
from coordinator_app.store.queries.agenda_carry import open_actions_for
from coordinator_app.store.queries.day_phones import phones_of
from coordinator_app.store.queries.meetings import MeetingRecord
from coordinator_app.texts import Text, text

Phones = dict[int, tuple[str, ...]]
# Who may have to be called on the day.
_ROLES = (ParticipationRole.HOST, ParticipationRole.STAFF, ParticipationRole.SPEAKER)


def refuse_no_programme(meeting: MeetingRecord) -> None:
    """Refuse to print a programme that is not there yet."""
    if not meeting.items:
        raise UserError("There is no programme yet. Add agenda items first.", field="agenda")


def agenda_document(
    connection: Connection, meeting: MeetingRecord, network: str, language: str
) -> AgendaDocument:
    """The agenda for everybody; its version is not known yet."""
    hosts = [one.name for one in meeting.participants if one.role is ParticipationRole.HOST]
    return AgendaDocument(
        language=language,
        network_name=network,
        title=meeting.title,
        date=meeting.starts_at.date(),
        starts=meeting.starts_at.time(),
        ends=meeting.ends_at.time(),
        until=meeting.last_day,
        venue_lines=_venue_lines(meeting),
        theme=meeting.theme,
        practice=meeting.practice,
        items=tuple(_entries(meeting)),
        host=", ".join(hosts),
        actions=_actions(connection, meeting),
    )


def run_sheet(
    connection: Connection, meeting: MeetingRecord, network: str, language: str
) -> RunSheet:
    """The run sheet; its version is not known yet."""
    phones = _phones(connection, meeting)
    return RunSheet(
        language=language,
        network_name=network,
        title=meeting.title,
        date=meeting.starts_at.date(),
        starts=meeting.starts_at.time(),
        ends=meeting.ends_at.time(),
        until=meeting.last_day,
        venue_lines=_venue_lines(meeting),
        directions=meeting.venue.directions if meeting.venue else "",
        expected=sum(one.reply is Reply.YES for one in meeting.participants),
        items=tuple(_run_entries(meeting, phones)),
        contacts=tuple(_contacts(meeting, phones)),
        actions=_actions(connection, meeting),
        troubles=tuple(programme_troubles(meeting)),
    )


def programme_troubles(meeting: MeetingRecord) -> Iterator[Text]:
    """What is not right for the whole day: too long, somebody or a room in two places at once."""
    past_end = agenda_overrun(meeting.times, meeting.ends_at)[1]
    if past_end is not None:
        yield _written(past_end)
    yield from clashes([item.session for item in meeting.items])


def _venue_lines(meeting: MeetingRecord) -> tuple[str, ...]:
    lines = meeting.venue.lines if meeting.venue else ()
    return tuple(" ".join(line.split()) for line in lines)


def _kind(item: AgendaItemRow) -> Text | str:
    return "" if item.kind is AgendaKind.OTHER else item.kind.word


def _entries(meeting: MeetingRecord) -> Iterator[AgendaEntry]:
    beneath = [time_notes(*pair, meeting.time_zone) for pair in with_before(meeting)]
    for place, (item, when) in enumerate(zip(meeting.items, meeting.times, strict=True)):
        yield AgendaEntry(
            starts=when.starts.time(),
            ends=when.ends.time(),
            title=item.title,
            kind_word=_kind(item),
            speakers=tuple(one.name for one in item.speakers),
            notes=item.notes,
            goal=item.goal,
            room=item.room,
            parallel=item.parallel and place > 0,
            documents=item.documents,
            item_id=item.id,
            beneath=beneath[place],
        )


def _run_entries(meeting: MeetingRecord, phones: Phones) -> Iterator[RunEntry]:
    beneath = [time_notes(*pair, meeting.time_zone) for pair in with_before(meeting)]
    for place, (item, when) in enumerate(zip(meeting.items, meeting.times, strict=True)):
        yield RunEntry(
            starts=when.starts.time(),
            ends=when.ends.time(),
            minutes=item.duration_minutes,
            title=item.title,
            kind_word=_kind(item),
            speakers=tuple(
                RunSpeaker(one.name, one.state.word, phones.get(one.person_id, ()))
                for one in item.speakers
            ),
            notes=item.notes,
            goal=item.goal,
            room=item.room,
            parallel=item.parallel and place > 0,
            documents=item.documents,
            opened_by=item.opened_by,
            materials=item.materials,
            warning=_warning(item, when),
            item_id=item.id,
            beneath=beneath[place],
        )


def with_before(meeting: MeetingRecord) -> Iterator[tuple[dt.date, TimedLine]]:
    """Each item of the programme with the day on which the one before it began."""
    day = meeting.starts_at.date()
    for line in meeting.times:
        yield day, line
        day = line.starts.date()


def _warning(item: AgendaItemRow, when: TimedLine) -> Text | str:
    said = overrun_sentence(item.line, when) or slack_sentence(item.line, when)
    return _written(said) if said is not None else ""


def _written(said: Text) -> Text:
    """With its times as people write them on paper in their language: 12.30 in Dutch."""
    times = {name: said.values[name].split(":") for name in ("start", "end") if name in said.values}
    clocks = {
        name: text("{hours}:{minutes}", hours=hours, minutes=minutes)
        for name, (hours, minutes) in times.items()
    }
    return replace(said, values={**said.values, **clocks})


def _actions(connection: Connection, meeting: MeetingRecord) -> tuple[AgendaAction, ...]:
    found = open_actions_for(connection, meeting.id)
    return tuple(AgendaAction(one.words, one.owner, one.due_on) for one in found)


def _contacts(meeting: MeetingRecord, phones: Phones) -> Iterator[DayContact]:
    """Host, staff and speakers of the day, then who opens or speaks; each once."""
    named: dict[int, tuple[str, Text]] = {}
    for role in _ROLES:
        for one in meeting.participants:
            if one.role is role and one.reply is not Reply.NO:
                named.setdefault(one.person_id, (one.name, role.word))
    for item in meeting.items:
        if item.opened_by_id is not None and item.opened_by:
            opens = text("Opens {title}", title=item.title)
            named.setdefault(item.opened_by_id, (item.opened_by, opens))
        for speaker in item.speakers:
            named.setdefault(speaker.person_id, (speaker.name, ParticipationRole.SPEAKER.word))
    for person_id, (name, role_word) in named.items():
        yield DayContact(name, role_word, phones.get(person_id, ()))


def _phones(connection: Connection, meeting: MeetingRecord) -> Phones:
    involved = chain(
        (one.person_id for one in meeting.participants if one.role in _ROLES),
        (item.opened_by_id for item in meeting.items if item.opened_by_id is not None),
        (one.person_id for item in meeting.items for one in item.speakers),
    )
    found: dict[int, Sequence[str]] = phones_of(connection, involved)
    return {person: tuple(map(shown_phone, numbers)) for person, numbers in found.items()}
