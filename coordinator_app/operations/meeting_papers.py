"""Papers of a meeting: agenda and run sheet with versions, sign-in sheet; made and kept."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from sqlalchemy import Connection

from coordinator_app.documents.agenda import AgendaDocument, agenda_pdf
from coordinator_app.documents.house_style import HouseStyle
from coordinator_app.documents.previews import page_count
from coordinator_app.documents.run_sheet import RunSheet, run_sheet_pdf
from coordinator_app.documents.sign_in_sheet import SignInRow, SignInSheet, sign_in_sheet_pdf
from coordinator_app.errors import UserError
from coordinator_app.exchange.filenames import safe_name
from coordinator_app.operations.frozen import Made, freeze
from coordinator_app.operations.house_style import read_house_style
from coordinator_app.operations.paper_names import paper_stem
from coordinator_app.operations.printing import Printed, Write, written
from coordinator_app.operations.programme_facts import (
    agenda_document,
    refuse_no_programme,
    run_sheet,
)
from coordinator_app.operations.programme_versions import earlier_prints, versioned
from coordinator_app.operations.settings import network_settings
from coordinator_app.rules.letters import LetterKind
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
    large_print: bool = False,
    write: Write | None = None,
) -> Printed:
    """Make the agenda of a meeting for everybody and keep it as it is.

    What says something else than all before has a version of its own, and marks what changed since
    the last one for everybody: see `programme_versions`. Raises UserError when there is no
    programme yet.
    """
    made, style = agenda_preview(store, meeting_id, language, large_print=large_print)
    return _kept(store, made, style, today, write)


def run_sheet_paper(
    store: Store,
    meeting_id: int,
    language: str,
    *,
    today: dt.date,
    large_print: bool = False,
    write: Write | None = None,
) -> Printed:
    """Make the run sheet of a meeting and keep it as it is; with versions, as the agenda."""
    made, style = run_sheet_preview(store, meeting_id, language, large_print=large_print)
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


def agenda_preview(
    store: Store, meeting_id: int, language: str, *, large_print: bool = False
) -> tuple[Made, HouseStyle]:
    """The agenda for everybody as it would be kept now."""
    with store.reading() as connection:
        meeting = meeting_to_print(connection, meeting_id)
        refuse_no_programme(meeting)
        style = read_house_style(connection)
        network = network_settings(connection).name or style.sender_name
        agenda = agenda_document(connection, meeting, network, language)
        earlier = earlier_prints(connection, meeting_id, LetterKind.AGENDA)
    agenda = versioned(replace(agenda, large_print=large_print), earlier)
    return made_programme(LetterKind.AGENDA, agenda_pdf(style, agenda), agenda, meeting_id), style


def run_sheet_preview(
    store: Store, meeting_id: int, language: str, *, large_print: bool = False
) -> tuple[Made, HouseStyle]:
    """The run sheet as it would be kept now."""
    with store.reading() as connection:
        meeting = meeting_to_print(connection, meeting_id)
        refuse_no_programme(meeting)
        style = read_house_style(connection)
        network = network_settings(connection).name or style.sender_name
        sheet = run_sheet(connection, meeting, network, language)
        earlier = earlier_prints(connection, meeting_id, LetterKind.RUN_SHEET)
    sheet = versioned(replace(sheet, large_print=large_print), earlier)
    pdf = run_sheet_pdf(style, sheet)
    return made_programme(LetterKind.RUN_SHEET, pdf, sheet, meeting_id), style


def agenda_version_now(connection: Connection, meeting_id: int) -> int:
    """The version that an agenda would bear if it was printed now; 0 without a programme."""
    meeting = meeting_to_print(connection, meeting_id)
    if not meeting.items:
        return 0
    network = network_settings(connection).name or read_house_style(connection).sender_name
    agenda = agenda_document(connection, meeting, network, LANGUAGES[0])
    return versioned(agenda, earlier_prints(connection, meeting_id, LetterKind.AGENDA)).version


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
        meeting = meeting_to_print(connection, meeting_id)
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


def made_programme(
    kind: LetterKind,
    pdf: bytes,
    source: AgendaDocument | RunSheet,
    meeting_id: int,
    person_id: int | None = None,
) -> Made:
    """An agenda or a run sheet with its version in its title: ``"Spring meeting (2)"``."""
    title = f"{source.title} ({source.version})" if source.version > 1 else source.title
    pages = page_count(pdf)
    return Made(
        kind, title, source.language, pdf, pages, source, person_id=person_id, meeting_id=meeting_id
    )


def _made(kind: LetterKind, title: str, pdf: bytes, source: SignInSheet, meeting_id: int) -> Made:
    pages = page_count(pdf)
    return Made(kind, title, source.language, pdf, pages, source, meeting_id=meeting_id)


def _kept(
    store: Store, made: Made, style: HouseStyle, today: dt.date, write: Write | None
) -> Printed:
    assert isinstance(made.source, AgendaDocument | RunSheet | SignInSheet)  # noqa: S101
    label = text("{kind}: {title}", kind=made.kind, title=made.title)
    name = safe_name(paper_stem(made.source.date, made.kind, made.title), ".pdf")
    files = ((name, made.pdf),)
    with written(files, write) as paths, store.work(label) as work:
        freeze(work.session, style, [made], today)
    return Printed(work.outcome, files, 1, made.pages, paths)


def meeting_to_print(connection: Connection, meeting_id: int) -> MeetingRecord:
    """The meeting that papers are made of. Raises UserError when it is gone, or in the bin."""
    meeting = meeting_record(connection, meeting_id)
    if meeting is None or meeting.in_bin:
        raise UserError("This meeting is no longer there.")
    return meeting
