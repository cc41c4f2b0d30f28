"""The attendance report as a workbook: overview with a chart, matrix, and who needs attention."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from coordinator_app.exchange.cells import Cell
from coordinator_app.exchange.words import CATEGORY, PRESENCE
from coordinator_app.exchange.writing import OutTable, add_sheet, workbook
from coordinator_app.rules.attendance_report import Report, ReportRow, Seat, Tally
from coordinator_app.rules.memberships import MemberCategory
from coordinator_app.texts import Text, day, text

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

_COUNTS = (text("Members"), text("Expected"), text("There"), text("Share in %"))


def write_attendance_report(path: Path, found: Report, language: str) -> None:
    """Write the three sheets. Raises UserError when the file cannot be saved."""
    with workbook(path) as book:
        overview, _rows = add_sheet(book, _overview(found, language))
        overview.insert_chart("H2", *_chart(book, overview, found, language))
        add_sheet(book, _matrix(found, language), columns_in_view=1)
        add_sheet(book, _attention(found, language), columns_in_view=1)


def _overview(found: Report, language: str) -> OutTable:
    names = (text("Per"), text("What"), *_COUNTS)
    return OutTable(
        text("Overview").say(language),
        _said(names, language),
        _overview_rows(found, language),
        (14, 28, 10, 10, 10, 12),
    )


def _overview_rows(found: Report, language: str) -> Iterator[list[Cell]]:
    """The categories come first: the chart is about them."""
    category, province = text("Category").say(language), text("Province").say(language)
    for kind, tally in found.categories.items():
        yield [category, CATEGORY.written(kind, language), *_counts(tally)]
    for place, tally in found.provinces.items():
        if tally.seats:
            word = place.word if place else text("No province")
            yield [province, word.say(language), *_counts(tally)]
    yield [text("All members").say(language), found.span.said(language), *_counts(found.total)]


def _chart(
    book: Workbook, sheet: Worksheet, found: Report, language: str
) -> tuple[object, dict[str, object]]:
    last = len(MemberCategory)
    title = text("Attendance per category: {period}", period=found.span.said(language))
    chart = book.add_chart({"type": "bar"})
    chart.add_series(
        {
            "name": [sheet.get_name(), 0, 5],
            "categories": [sheet.get_name(), 1, 1, last, 1],
            "values": [sheet.get_name(), 1, 5, last, 5],
            "data_labels": {"value": True},
        }
    )
    chart.set_title({"name": title.say(language), "name_font": {"size": 12}})
    chart.set_x_axis({"min": 0, "max": 100})
    chart.set_y_axis({"reverse": True})
    chart.set_legend({"none": True})
    parts = "; ".join(
        f"{CATEGORY.written(kind, language)}: {tally.percent or 0} %"
        for kind, tally in found.categories.items()
    )
    alt = text("Bar chart of attendance. {parts}.", parts=parts)
    return chart, {"description": alt.say(language)}


def _matrix(found: Report, language: str) -> OutTable:
    names = (
        *(text("Name"), text("Organisation"), text("Category"), text("Province")),
        *(text("Expected"), text("There"), text("Share in %"), text("Last contact")),
    )
    meetings = [f"{day(one.day, language, 'd MMM y')} {one.title}" for one in found.meetings]
    return OutTable(
        text("Matrix").say(language),
        [*_said(names, language), *meetings],
        (_member(row, language) for row in found.rows),
        (28, 30, 26, 16, 10, 10, 10, 14, *(16 for _meeting in meetings)),
    )


def _member(row: ReportRow, language: str) -> list[Cell]:
    _members, expected, there, share = _counts(row.tally)
    facts: list[Cell] = [row.name, row.organisation, CATEGORY.written(row.category, language)]
    facts += [row.province.word.say(language) if row.province else "", expected, there, share]
    return [*facts, row.last_contact, *(_word(seat, language) for seat in row.seats)]


def _attention(found: Report, language: str) -> OutTable:
    names = (text("Name"), text("Why"), text("Missed"), text("Last contact"), text("Proposal"))
    rows: Iterator[list[Cell]] = (
        [
            *(one.name, one.why.say(language), one.missed),
            *(one.last_contact, one.proposal.say(language)),
        ]
        for one in found.drifting
    )
    return OutTable(
        text("Needs attention").say(language), _said(names, language), rows, (28, 50, 10, 14, 30)
    )


def _word(seat: Seat | None, language: str) -> str:
    """Nothing for a day on which they were no member."""
    if seat is None:
        return ""
    if seat.presence is None:
        return text("Not invited").say(language).lower()
    return PRESENCE.written(seat.presence, language)


def _counts(tally: Tally) -> tuple[Cell, ...]:
    return tally.members, tally.seats, tally.attended, tally.percent


def _said(names: tuple[Text, ...], language: str) -> list[str]:
    return [name.say(language) for name in names]
