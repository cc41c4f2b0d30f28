"""What the window knows of the attendance report before it is shown."""

from __future__ import annotations

from coordinator_app.texts import text
from coordinator_app.views.actions import Declared
from coordinator_app.views.page_card import PageCard


class AttendanceReportCard(PageCard):
    place = "coordinator_app.views.attendance_report.page.AttendanceReportPage"
    name = "attendance_report"
    title = text("Attendance report")
    icon = "columns"
    offers = frozenset({"find_in_list", "print_paper"})
    in_navigation = False
    under = "attendance"
    declared = (
        Declared("attendance_report.call", text("Attendance report: plan a call"), "F8",
                 "calendar-check", slot="plan_call", words=text("drift follow-up missed")),
        Declared("attendance_report.pdf", text("Attendance report: PDF…"), icon="file-text",
                 slot="save_pdf", words=text("print paper")),
        Declared("attendance_report.managers", text("Attendance report: for the managers…"),
                 icon="envelope-simple", slot="show_overviews",
                 words=text("overview year letter consent")),
        Declared("attendance_report.excel", text("Attendance report: Excel…"), icon="columns",
                 slot="save_excel", words=text("spreadsheet workbook")),
    )  # fmt: skip
