"""Attendance from the signed sheet: typed as numbers, written down in one step."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Connection

from coordinator_app.errors import UserError
from coordinator_app.operations.attendance import note_presence, note_replacement
from coordinator_app.operations.somebody import Who
from coordinator_app.rules.participations import Presence
from coordinator_app.rules.sheet_numbers import SheetNumbers, read_numbers
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.queries.participations import participants_of
from coordinator_app.store.queries.people_found import person_called
from coordinator_app.store.queries.sign_in_sheets import NumberedSheet, numbered_sheet
from coordinator_app.store.store import Store
from coordinator_app.texts import plural


def record_sheet(store: Store, meeting_id: int, typed: str, *, today: dt.date) -> Outcome:
    """Write down what was typed from the sheet: ``"1-12 14 17 20-31 13=Jan Bos !15"``.

    All of it or nothing. Raises UserError at ``numbers`` for what cannot be read, and for what a
    presence may not be (see `attendance`).
    """
    with store.reading() as connection:
        sheet = numbered_sheet(connection, meeting_id)
        numbers = read_numbers(typed, sheet.highest)
        _refuse_faults(numbers)
        _refuse_gone(connection, meeting_id, sheet, numbers)
        instead: dict[int, Who] = {
            number: person_called(connection, name, today) or name
            for number, name in numbers.replaced.items()
        }
    label = plural(
        "Attendance from the sheet: {n} person",
        "Attendance from the sheet: {n} people",
        numbers.count,
    )
    by_presence = {Presence.PRESENT: numbers.present, Presence.EXCUSED: numbers.excused}
    with store.work(label) as work:
        for presence, found in by_presence.items():
            ids = [sheet.person(number) for number in found]
            if ids:
                note_presence(work.session, meeting_id, ids, presence, today)
        for number, who in instead.items():
            note_replacement(work.session, meeting_id, sheet.person(number), who, today)
    return work.outcome


def sheet_of(store: Store, meeting_id: int) -> NumberedSheet:
    """Who has which number, on the sheet that was printed last or would be printed now."""
    with store.reading() as connection:
        return numbered_sheet(connection, meeting_id)


def _refuse_gone(
    connection: Connection, meeting_id: int, sheet: NumberedSheet, numbers: SheetNumbers
) -> None:
    there = {one.person_id for one in participants_of(connection, meeting_id)}
    for number in (*numbers.present, *numbers.excused, *numbers.replaced):
        if sheet.person(number) not in there:
            raise UserError(
                "Number {n}, {name}, is not on the list of this meeting any more.",
                field="numbers",
                n=number,
                name=sheet.name(number),
            )


def _refuse_faults(numbers: SheetNumbers) -> None:
    if numbers.faults:
        raise UserError(numbers.faults[0].sentence, field="numbers")
    if not numbers.count:
        raise UserError("Type the numbers of who signed, as in 1-12 14.", field="numbers")
