"""Papers of a meeting: the agenda with its version, and the sign-in sheet; made and kept."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import replace

from sqlalchemy import Connection

from coordinator_app.documents.agenda import AgendaDocument, AgendaEntry, agenda_pdf
from coordinator_app.documents.house_style import HouseStyle
from coordinator_app.documents.previews import page_count
from coordinator_app.documents.sign_in_sheet import SignInRow, SignInSheet, sign_in_sheet_pdf
from coordinator_app.errors import UserError
from coordinator_app.exchange.filenames import safe_name
from coordinator_app.operations.frozen import Made, freeze, packed
from coordinator_app.operations.house_style import read_house_style
from coordinator_app.operations.paper_names import paper_stem
from coordinator_app.operations.printing import Printed, Write, written
from coordinator_app.operations.settings import network_settings
from coordinator_app.rules.agenda import AgendaKind
from coordinator_app.rules.letters import LetterKind
from coordinator_app.rules.participations import ParticipationRole
from coordinator_app.store.queries.letters import letters_of_meeting
from coordinator_app.store.queries.meetings import MeetingRecord, meeting_record
from coordinator_app.store.queries.participations import sign_in_rows
from coordinator_app.store.store import Store
from coordinator_app.texts import LANGUAGES, text


def agenda_paper(
    store: Store,
    meeting_id: int,
    language: str,
    *,
    today: dt.date,
    write: Write | None = None,
) -> Printed:
    """Make the agenda of a meeting and keep it as it is.

    Its version is one more than the last one's when anything on it changed since. Raises UserError
    when there is no programme yet.
    """
    made, style = agenda_preview(store, meeting_id, language)
    return _kept(store, made, style, today, write)


def sign_in_paper(
    store: Store,
    meeting_id: int,
    language: str,
    *,
    today: dt.date,
    large_print: bool = False,
    walk_in_lines: int = 6,
    write: Write | None = None,
) -> Printed:
    """Make the sign-in sheet of a meeting and keep it as it is."""
    made, style = sign_in_preview(
        store, meeting_id, language, large_print=large_print, walk_in_lines=walk_in_lines
    )
    return _kept(store, made, style, today, write)


def agenda_preview(store: Store, meeting_id: int, language: str) -> tuple[Made, HouseStyle]:
    """The agenda as it would be kept now."""
    with store.reading() as connection:
        meeting = meeting_for_paper(connection, meeting_id)
        if not meeting.items:
            raise UserError("There is no programme yet. Add agenda items first.", field="agenda")
        style = read_house_style(connection)
        network = network_settings(connection).name or style.sender_name
        agenda = _versioned(connection, _agenda(meeting, network, language), meeting_id)
    pdf = agenda_pdf(style, agenda)
    title = f"{meeting.title} ({agenda.version})" if agenda.version > 1 else meeting.title
    return _made(LetterKind.AGENDA, title, pdf, agenda, meeting_id), style


def agenda_version_now(connection: Connection, meeting_id: int) -> int:
    """The version that an agenda would bear if it was printed now; 0 without a programme."""
    meeting = meeting_for_paper(connection, meeting_id)
    if not meeting.items:
        return 0
    network = network_settings(connection).name or read_house_style(connection).sender_name
    return _versioned(connection, _agenda(meeting, network, LANGUAGES[0]), meeting_id).version


def sign_in_preview(
    store: Store,
    meeting_id: int,
    language: str,
    *,
    large_print: bool = False,
    walk_in_lines: int = 6,
) -> tuple[Made, HouseStyle]:
    """The sign-in sheet as it would be kept now; everybody is on it but those who said no."""
    with store.reading() as connection:
        meeting = meeting_for_paper(connection, meeting_id)
        style = read_house_style(connection)
        sheet = sign_in_of(
            connection, meeting, language, large_print=large_print, walk_in_lines=walk_in_lines
        )
    pdf = sign_in_sheet_pdf(style, sheet)
    return _made(LetterKind.SIGN_IN_SHEET, meeting.title, pdf, sheet, meeting_id), style


def sign_in_of(
    connection: Connection,
    meeting: MeetingRecord,
    language: str,
    *,
    large_print: bool = False,
    walk_in_lines: int = 6,
) -> SignInSheet:
    """What the sign-in sheet of a meeting says now."""
    expected = sign_in_rows(connection, meeting.id)
    return SignInSheet(
        language=language,
        title=meeting.title,
        date=meeting.starts_at.date(),
        venue=", ".join(filter(None, (meeting.venue.name, meeting.venue.city)))
        if meeting.venue
        else "",
        rows=tuple(
            SignInRow(
                number, one.list_name, one.organisation, one.person_id, one.photo_consent.value
            )
            for number, one in enumerate(expected, start=1)
        ),
        walk_in_lines=walk_in_lines,
        large_print=large_print,
    )


def _made(
    kind: LetterKind, title: str, pdf: bytes, source: AgendaDocument | SignInSheet, meeting_id: int
) -> Made:
    pages = page_count(pdf)
    return Made(kind, title, source.language, pdf, pages, source, meeting_id=meeting_id)


def _kept(
    store: Store, made: Made, style: HouseStyle, today: dt.date, write: Write | None
) -> Printed:
    assert isinstance(made.source, AgendaDocument | SignInSheet)  # noqa: S101
    label = text("{kind}: {title}", kind=made.kind, title=made.title)
    name = safe_name(paper_stem(made.source.date, made.kind, made.title), ".pdf")
    files = ((name, made.pdf),)
    with written(files, write) as paths, store.work(label) as work:
        freeze(work.session, style, [made], today)
    return Printed(work.outcome, files, 1, made.pages, paths)


def meeting_for_paper(connection: Connection, meeting_id: int) -> MeetingRecord:
    """The meeting of a paper. Raises UserError when it is gone."""
    meeting = meeting_record(connection, meeting_id)
    if meeting is None or meeting.in_bin:
        raise UserError("This meeting is no longer there.")
    return meeting


def _agenda(meeting: MeetingRecord, network: str, language: str) -> AgendaDocument:
    hosts = [one.name for one in meeting.participants if one.role is ParticipationRole.HOST]
    return AgendaDocument(
        language=language,
        network_name=network,
        title=meeting.title,
        date=meeting.starts_at.date(),
        starts=meeting.starts_at.time(),
        ends=meeting.ends_at.time(),
        venue_lines=tuple(" ".join(line.split()) for line in meeting.venue.lines)
        if meeting.venue
        else (),
        theme=meeting.theme,
        practice=meeting.practice,
        items=tuple(_entries(meeting)),
        host=", ".join(hosts),
    )


def _entries(meeting: MeetingRecord) -> Iterator[AgendaEntry]:
    for item, when in zip(meeting.items, meeting.times, strict=True):
        yield AgendaEntry(
            starts=when.starts.time(),
            ends=when.ends.time(),
            title=item.title,
            kind_word="" if item.kind is AgendaKind.OTHER else item.kind.word,
            speakers=tuple(one.name for one in item.speakers),
            notes=item.notes,
        )


def _versioned(connection: Connection, agenda: AgendaDocument, meeting_id: int) -> AgendaDocument:
    """The agenda with its version: that of the last one kept, or the next if it says other."""
    for record in letters_of_meeting(connection, meeting_id):
        if record.kind is not LetterKind.AGENDA:
            continue
        before = json.loads(record.data)["made"]
        same = _content(before) == _content(json.loads(json.dumps(packed(agenda))))
        return replace(agenda, version=before["version"] + (not same))
    return agenda


def _content(made: dict[str, object]) -> dict[str, object]:
    """What an agenda says, whatever its language and version."""
    return {name: value for name, value in made.items() if name not in {"language", "version"}}
