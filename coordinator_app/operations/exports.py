"""Handing facts to others: members, partners, attendance and meetings, in files they can open."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from coordinator_app.clock import now
from coordinator_app.errors import UserError
from coordinator_app.exchange.attendance import attendance_table
from coordinator_app.exchange.calendar import CalendarMeeting, Party, calendar_bytes
from coordinator_app.exchange.json_files import write_json
from coordinator_app.exchange.members import member_table
from coordinator_app.exchange.partners import partner_table
from coordinator_app.exchange.saving import save_bytes
from coordinator_app.exchange.vcard import write_vcards
from coordinator_app.exchange.writing import OutTable, write_table
from coordinator_app.operations import export_rows
from coordinator_app.operations.attendance_report import attendance_report, save_report
from coordinator_app.operations.house_style import read_house_style
from coordinator_app.operations.saved_searches import people_of, search_of
from coordinator_app.operations.sender import sender_of
from coordinator_app.store.queries.imports import everybody, person_uids
from coordinator_app.store.queries.meetings import MEETINGS, CalendarFacts, calendar_facts
from coordinator_app.store.queries.partners import PARTNERS
from coordinator_app.store.store import Store
from coordinator_app.texts import Choice, text

Records = list[dict[str, Any]]
Table = Callable[[Iterable[Mapping[str, Any]], str], OutTable]


class ExportKind(Choice):
    """What can be handed on."""

    MEMBERS = "members", text("Members")
    PARTNERS = "partners", text("Partners")
    ATTENDANCE = "attendance", text("Attendance")
    REPORT = "report", text("Attendance report")
    CALENDAR = "calendar", text("Meetings for a calendar")


# The first is the one that is taken when none is said.
ENDINGS: Mapping[ExportKind, tuple[str, ...]] = {
    ExportKind.MEMBERS: (".xlsx", ".csv", ".vcf", ".json"),
    ExportKind.PARTNERS: (".xlsx", ".csv", ".vcf", ".json"),
    ExportKind.ATTENDANCE: (".xlsx", ".csv", ".json"),
    ExportKind.REPORT: (".xlsx", ".pdf"),
    ExportKind.CALENDAR: (".ics",),
}


def export(
    store: Store,
    kind: ExportKind | str,
    path: Path,
    *,
    language: str = "nl",
    today: dt.date,
    search_id: int | None = None,
) -> int:
    """Write a list of this kind in the form that the ending of ``path`` says; counts its rows.

    Without an ending it is the first of `ENDINGS`. ``search_id``: of the members only those that
    this saved search of people finds. Raises UserError for another ending, and when the file cannot
    be saved.
    """
    match ExportKind(kind):
        case ExportKind.MEMBERS:
            return export_members(store, path, language=language, today=today, search_id=search_id)
        case ExportKind.PARTNERS:
            return export_partners(store, path, language=language, today=today)
        case ExportKind.ATTENDANCE:
            return export_attendance(store, path, language=language)
        case ExportKind.REPORT:
            return export_report(store, path, language=language, today=today)
        case ExportKind.CALENDAR:
            return export_calendar(store, path)


def export_members(
    store: Store,
    path: Path,
    *,
    language: str = "nl",
    today: dt.date,
    search_id: int | None = None,
) -> int:
    """Everybody who is a member today, or those of them that a saved search finds; see `export`."""
    path = target(ExportKind.MEMBERS, path)
    with store.reading() as connection:
        found = list(export_rows.members(connection, today))
        if search_id is not None:
            wanted = set(people_of(connection, search_of(connection, search_id), today))
            found = [one for one in found if one.row.id in wanted]
    if search_id is not None and not found:
        raise UserError("This saved search finds no member today.")
    if path.suffix.lower() == ".vcf":
        return write_vcards(path, (one.contact(language) for one in found))
    return _write(path, [one.record() for one in found], member_table, language)


def export_partners(store: Store, path: Path, *, language: str = "nl", today: dt.date) -> int:
    """The partners with their contact persons; as vCard the contact persons. See `export`."""
    path = target(ExportKind.PARTNERS, path)
    with store.reading() as connection:
        ids = list(PARTNERS.ids(connection, "name"))
        found = export_rows.partner_records(connection, ids, today)
        uids = person_uids(connection)
        people = {person.id: person for person in everybody(connection, today)}
    if path.suffix.lower() == ".vcf":
        cards = (card for one in found for card in export_rows.partner_contacts(one, people, uids))
        return write_vcards(path, cards)
    return _write(path, [export_rows.partner_record(one) for one in found], partner_table, language)


def export_attendance(store: Store, path: Path, *, language: str = "nl") -> int:
    """Every person at every meeting, reply beside presence; see `export`."""
    path = target(ExportKind.ATTENDANCE, path)
    with store.reading() as connection:
        found = list(export_rows.attendance_records(connection))
    return _write(path, found, attendance_table, language)


def export_report(
    store: Store, path: Path, key: str = "", *, language: str = "nl", today: dt.date
) -> int:
    """The attendance report of a period (see `attendance_report`); counts its members."""
    path = target(ExportKind.REPORT, path)
    found = attendance_report(store, key, today=today)
    return save_report(store, found, path, language=language)


def export_calendar(store: Store, path: Path, meeting_id: int | None = None) -> int:
    """One meeting, or all that are not in the bin, as an iCalendar file."""
    path = target(ExportKind.CALENDAR, path)
    with store.reading() as connection:
        ids = [meeting_id] if meeting_id else list(MEETINGS.ids(connection, "starts_at"))
        found = calendar_meetings(connection, ids)
    if not found:
        raise UserError("There is no meeting to hand on.")
    save_bytes(path, calendar_bytes(found))
    return len(found)


def calendar_meetings(connection: Connection, ids: Iterable[int]) -> list[CalendarMeeting]:
    """These meetings as a calendar knows them; the sender is the organiser when it has an address.

    A file that puts a meeting in a calendar names its organiser (RFC 5546, 3.2.1).
    """
    organiser = sender_of(read_house_style(connection))
    found = (calendar_facts(connection, one) for one in ids)
    return [_meeting(facts, organiser) for facts in found if facts is not None]


def target(kind: ExportKind, path: Path) -> Path:
    """Where it is written: ``path``, with the usual ending when it has none.

    Raises UserError for an ending that this kind cannot have.
    """
    endings = ENDINGS[kind]
    if not path.suffix:
        return path.with_name(path.name + endings[0])
    if path.suffix.lower() not in endings:
        raise UserError(
            "{kind} can be saved as {endings}, not as {ending}.",
            kind=kind,
            endings=", ".join(endings),
            ending=path.suffix,
        )
    return path


def _write(path: Path, records: Records, table: Table, language: str) -> int:
    if path.suffix.lower() == ".json":
        return write_json(path, records)
    return write_table(path, table(records, language))


def _meeting(facts: CalendarFacts, organiser: Party | None) -> CalendarMeeting:
    return CalendarMeeting(
        uid=facts.uid,
        sequence=facts.sequence,
        title=facts.title,
        starts=facts.starts_at,
        ends=facts.ends_at,
        zone=facts.time_zone,
        stamp=now(),
        venue=facts.location,
        description=facts.notes,
        organiser=organiser,
        cancelled=facts.cancelled,
    )
