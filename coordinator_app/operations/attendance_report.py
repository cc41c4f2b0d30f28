"""The attendance report: asked for, handed on as PDF or workbook, and acted upon."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from coordinator_app.documents.attendance_report import attendance_report_pdf
from coordinator_app.errors import UserError
from coordinator_app.exchange.attendance_report import write_attendance_report
from coordinator_app.exchange.saving import save_bytes
from coordinator_app.operations.follow_ups import NewFollowUp, add_follow_up
from coordinator_app.operations.house_style import read_house_style
from coordinator_app.rules.attendance_report import Drift, Facts, Report, report
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.queries.attendance_report import attendance_facts
from coordinator_app.store.store import Store

# Within the week: soon enough to be kind, late enough to find a moment.
_WITHIN = dt.timedelta(days=7)


def report_facts(store: Store, *, today: dt.date) -> Facts:
    """What the reports of all periods are made from."""
    with store.reading() as connection:
        return attendance_facts(connection, today)


def attendance_report(store: Store, key: str = "", *, today: dt.date) -> Report:
    """The report of a period: ``"season:3"``, ``"year:2027"``, ``"all"``; without a key the latest
    season or year.
    """
    return report(report_facts(store, today=today), key, today)


def save_report(store: Store, found: Report, path: Path, *, language: str) -> int:
    """Write the report as ``.pdf`` or ``.xlsx``, by the ending of ``path``; counts its members.

    Raises UserError when no meeting lies in its period, and when the file cannot be saved.
    """
    if not found.meetings:
        raise UserError("No meeting with attendance lies in this period; there is nothing to save.")
    if path.suffix.lower() == ".xlsx":
        write_attendance_report(path, found, language)
        return len(found.rows)
    with store.reading() as connection:
        style = read_house_style(connection)
    save_bytes(path, attendance_report_pdf(style, found, language))
    return len(found.rows)


def plan_call(store: Store, drift: Drift, *, today: dt.date) -> Outcome:
    """Plan to call somebody who drifts away, with the reason, within a week."""
    new = NewFollowUp(today + _WITHIN, drift.reason.say(), drift.person_id)
    return add_follow_up(store, new)
