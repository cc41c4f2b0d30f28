"""The attendance report on paper: sentences, a chart, who needs attention, and the matrix."""

from __future__ import annotations

from coordinator_app.documents.house_style import HouseStyle
from coordinator_app.rules.attendance_report import Report


def attendance_report_pdf(house_style: HouseStyle, found: Report, language: str) -> bytes:
    """The report of a period, on A4 on its side; for the coordinator."""
    from coordinator_app.documents.attendance_report_pages import draw_attendance_report

    return draw_attendance_report(house_style, found, language)
