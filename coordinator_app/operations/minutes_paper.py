"""The minutes made and kept with their version, and the same words as a Word file to edit."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection

from coordinator_app.documents.house_style import HouseStyle
from coordinator_app.documents.minutes import (
    MinutesAction,
    MinutesDecision,
    MinutesDocument,
    MinutesItem,
    MinutesPeople,
    minutes_docx,
    minutes_pdf,
)
from coordinator_app.documents.previews import page_count
from coordinator_app.exchange.filenames import safe_name
from coordinator_app.operations.frozen import Made, freeze, packed
from coordinator_app.operations.house_style import read_house_style
from coordinator_app.operations.letter_drafts import Copies
from coordinator_app.operations.letters import meeting_to_write_about
from coordinator_app.operations.paper_names import paper_stem
from coordinator_app.operations.printing import Printed, Write, written
from coordinator_app.operations.settings import network_settings
from coordinator_app.rules.agenda import AgendaKind, AgendaOutcome
from coordinator_app.rules.letters import LetterKind
from coordinator_app.rules.minutes import attendance_lines, there_words
from coordinator_app.store.queries.action_items import ActionItemRow
from coordinator_app.store.queries.letters import letters_of_meeting
from coordinator_app.store.queries.meetings import MeetingRecord
from coordinator_app.store.queries.minutes import MinutesRecord, attendees_of, minutes_of
from coordinator_app.store.store import Store
from coordinator_app.texts import text

_KIND = LetterKind.MINUTES
_APART = {AgendaKind.PAUSE, AgendaKind.WELCOME}


def minutes_paper(
    store: Store, meeting_id: int, language: str, *, today: dt.date, write: Write | None = None
) -> Printed:
    """Make the minutes and keep them as they are.

    Their version is one more than the last one's when anything in them changed since.
    """
    made, style = minutes_preview(store, meeting_id, language)
    files = ((_name(made, ".pdf"), made.pdf),)
    label = text("{kind}: {title}", kind=made.kind, title=made.title)
    with written(files, write) as paths, store.work(label) as work:
        freeze(work.session, style, [made], today)
    return Printed(work.outcome, files, 1, made.pages, paths)


def minutes_preview(store: Store, meeting_id: int, language: str) -> tuple[Made, HouseStyle]:
    """The minutes as they would be kept now."""
    minutes, style = _read(store, meeting_id, language)
    pdf = minutes_pdf(style, minutes)
    title = f"{minutes.title} ({minutes.version})" if minutes.version > 1 else minutes.title
    made = Made(_KIND, title, language, pdf, page_count(pdf), minutes, meeting_id=meeting_id)
    return made, style


def minutes_copy(
    store: Store, meeting_id: int, language: str, *, write: Write | None = None
) -> Copies:
    """A Word file of the minutes, to edit. It is a copy: it is not kept."""
    minutes, style = _read(store, meeting_id, language)
    name = safe_name(paper_stem(minutes.date, _KIND, minutes.title), ".docx")
    files = ((name, minutes_docx(style, minutes)),)
    with written(files, write) as paths:
        return Copies(files, 1, paths)


def _name(made: Made, ending: str) -> str:
    assert isinstance(made.source, MinutesDocument)  # noqa: S101
    return safe_name(paper_stem(made.source.date, made.kind, made.title), ending)


def _read(store: Store, meeting_id: int, language: str) -> tuple[MinutesDocument, HouseStyle]:
    with store.reading() as connection:
        meeting = meeting_to_write_about(connection, meeting_id)
        style = read_house_style(connection)
        network = network_settings(connection).name or style.sender_name
        minutes = _document(connection, meeting, network, language)
        return _versioned(connection, minutes, meeting_id), style


def _document(
    connection: Connection, meeting: MeetingRecord, network: str, language: str
) -> MinutesDocument:
    found, people = minutes_of(connection, meeting), attendees_of(connection, meeting)
    venue = meeting.venue
    return MinutesDocument(
        language=language,
        network_name=network,
        title=meeting.title,
        date=meeting.starts_at.date(),
        starts=meeting.starts_at.time(),
        ends=meeting.ends_at.time(),
        until=meeting.last_day,
        venue_lines=tuple(" ".join(line.split()) for line in venue.lines) if venue else (),
        theme=meeting.theme,
        there=there_words(people),
        people=tuple(
            MinutesPeople(one.title, one.number, one.names) for one in attendance_lines(people)
        ),
        general=_item(found, None, MinutesItem("", words=found.words)),
        items=tuple(_items(meeting, found)),
        earlier=tuple(_action(one, one.meeting) for one in found.earlier),
    )


def _items(meeting: MeetingRecord, found: MinutesRecord) -> Iterator[MinutesItem]:
    """The items, numbered from 1; a break of which nothing is said is left out, and not counted."""
    place = 1
    for one in meeting.items:
        unfinished = one.outcome is AgendaOutcome.UNFINISHED
        outcome = one.outcome.word if unfinished else ""
        made = _item(found, one.id, MinutesItem(one.title, one.minutes, outcome, place=place))
        if one.kind not in _APART or made.says_something:
            yield made
            place += 1


def _item(found: MinutesRecord, item_id: int | None, item: MinutesItem) -> MinutesItem:
    decisions = (one for one in found.decisions if one.agenda_item_id == item_id)
    actions = (one for one in found.actions if one.agenda_item_id == item_id)
    return replace(
        item,
        decisions=tuple(MinutesDecision(one.called, one.words) for one in decisions),
        actions=tuple(_action(one) for one in actions),
    )


def _action(one: ActionItemRow, meeting: str = "") -> MinutesAction:
    return MinutesAction(one.words, one.owner, one.due_on, meeting)


def _versioned(
    connection: Connection, minutes: MinutesDocument, meeting_id: int
) -> MinutesDocument:
    """With their version: that of the last ones kept, or the next when they say something else."""
    for record in letters_of_meeting(connection, meeting_id):
        if record.kind is _KIND:
            before = json.loads(record.data)["made"]
            same = _content(before) == _content(json.loads(json.dumps(packed(minutes))))
            return replace(minutes, version=before["version"] + (not same))
    return minutes


def _content(made: Mapping[str, Any]) -> dict[str, Any]:
    """What they say, whatever their language and version."""
    return {name: value for name, value in made.items() if name not in {"language", "version"}}
