"""The pages of the window, in the order of the navigation; all but the first by their cards."""

from __future__ import annotations

from coordinator_app.views.attendance.card import AttendanceCard
from coordinator_app.views.attendance_report.card import AttendanceReportCard
from coordinator_app.views.date_polls.card import DatePollsCard
from coordinator_app.views.exchange.export_card import ExportCard
from coordinator_app.views.exchange.import_card import ImportCard
from coordinator_app.views.letters.card import LettersCard
from coordinator_app.views.meetings.card import MeetingsCard
from coordinator_app.views.nominations.card import NominationsCard
from coordinator_app.views.page_card import PageCard
from coordinator_app.views.partners.card import PartnersCard
from coordinator_app.views.people.card import PeopleCard
from coordinator_app.views.settings.card import SettingsCard
from coordinator_app.views.templates.card import TemplatesCard
from coordinator_app.views.today.page import TodayPage

PAGES: tuple[type[PageCard], ...] = (
    TodayPage,
    PeopleCard,
    NominationsCard,
    MeetingsCard,
    DatePollsCard,
    AttendanceCard,
    AttendanceReportCard,
    PartnersCard,
    LettersCard,
    TemplatesCard,
    SettingsCard,
    ImportCard,
    ExportCard,
)
