"""The pages of the window, in the order of the navigation."""

from __future__ import annotations

from coordinator_app.views.attendance.page import AttendancePage
from coordinator_app.views.exchange.export_page import ExportPage
from coordinator_app.views.exchange.import_page import ImportPage
from coordinator_app.views.letters.page import LettersPage
from coordinator_app.views.meetings.page import MeetingsPage
from coordinator_app.views.nominations.page import NominationsPage
from coordinator_app.views.page import Page
from coordinator_app.views.partners.page import PartnersPage
from coordinator_app.views.people.page import PeoplePage
from coordinator_app.views.settings.page import SettingsPage
from coordinator_app.views.today.page import TodayPage

PAGES: tuple[type[Page], ...] = (
    TodayPage,
    PeoplePage,
    NominationsPage,
    MeetingsPage,
    AttendancePage,
    PartnersPage,
    LettersPage,
    SettingsPage,
    ImportPage,
    ExportPage,
)
