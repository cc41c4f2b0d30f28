"""The tab *Paper* of a meeting: its papers in the order in which they are needed."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from coordinator_app.clock import today
from coordinator_app.rules.letters import LetterKind
from coordinator_app.texts import text
from coordinator_app.views.desk import Desk
from coordinator_app.views.letters.calendar_part import CalendarPart
from coordinator_app.views.letters.door_section import DoorSection
from coordinator_app.views.letters.letter_sections import InvitationSection, LetterSection
from coordinator_app.views.letters.made_before import MadeBefore
from coordinator_app.views.letters.meeting_labels import MeetingLabels
from coordinator_app.views.letters.meeting_moment import Moment, Standing, standing_of
from coordinator_app.views.letters.meeting_section import MeetingSection
from coordinator_app.views.letters.minutes_section import MinutesSection
from coordinator_app.views.letters.participant_letters import ParticipantLetters
from coordinator_app.views.letters.programme_sections import (
    AgendaSection,
    DietSection,
    RunSheetSection,
)
from coordinator_app.views.meetings.record import PaperWidget
from coordinator_app.views.said import Said
from coordinator_app.views.scrolled_body import ScrolledColumn

_LETTERS = {
    LetterKind.CANCELLATION: text("To who was invited: it is off"),
    LetterKind.REMINDER: text("To who has not answered"),
    LetterKind.CONFIRMATION: text("To who comes"),
    LetterKind.THANK_YOU: text("Thanks to who was there"),
    LetterKind.CERTIFICATE: text("Certificates for who was there"),
}
_OFF = text(
    "This meeting is cancelled. Here are the letters that tell who was invited; drafts take it out"
    " of their calendars."
)
_Section = MeetingSection | MeetingLabels


class MeetingPapers(PaperWidget):
    """``show_meeting(id)`` lays its papers out as soon as the tab is looked at."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._said = Said()
        self._meeting = 0
        self._stale = self._cancelled = False
        self._make_parts()
        self._lay_out()

    def show_meeting(self, meeting_id: int) -> None:
        """Show the papers of this meeting, laid out anew."""
        if meeting_id != self._meeting:
            self._begin(standing_of(self._desk.store, meeting_id, today()))
        self._meeting = meeting_id
        self._stale = True
        if self.isVisible():
            self._reload()

    def take_focus(self) -> None:
        """To the first paper that is open; when none is, to the heading of the first."""
        shown = (one for one in self._papers if one.isVisibleTo(self) and _is_open(one))
        first = next(shown, None)
        if first is not None:
            first.take_focus()
        else:
            self._first_section().heading.setFocus()

    def show_reminders(self) -> None:
        """To the letters for who has not answered; to the invitations when there is nobody."""
        section = self.reminders if self.reminders.isVisible() else self._first_section()
        section.take_focus()
        self._area.look_at(self.reminders)

    def show_kind(self, kind: LetterKind) -> None:
        """To the section of this kind; to the first that is open when these concern nobody yet."""
        section = self._of_kind.get(kind)
        if kind is LetterKind.REMINDER:
            self.show_reminders()
        elif section is None or section.isHidden():
            self.take_focus()
        else:
            section.take_focus()
            self._area.look_at(section)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        if self._stale:
            self._reload()

    def retranslate(self) -> None:
        self._said.again()

    # -- inside ----------------------------------------------------------------------------------

    def _make_parts(self) -> None:
        desk = self._desk
        self.off = QLabel(self)
        self.off.setWordWrap(True)
        self._said(self.off.setText, _OFF)
        self.cancellations = self._letters(LetterKind.CANCELLATION)
        self.invitations = InvitationSection(desk, self)
        self.reminders = self._letters(LetterKind.REMINDER)
        self.confirmations = self._letters(LetterKind.CONFIRMATION)
        self.agenda = AgendaSection(desk, self)
        self.run_sheet = RunSheetSection(desk, self)
        self.diets = DietSection(desk, self)
        self.door = DoorSection(desk, self)
        self.minutes = MinutesSection(desk, self)
        self.thanks = self._letters(LetterKind.THANK_YOU)
        self.certificates = self._letters(LetterKind.CERTIFICATE)
        self.labels = MeetingLabels(desk, self)
        self.others = ParticipantLetters(desk, self)
        self.calendar = CalendarPart(desk, self)
        self.made = MadeBefore(desk, self)
        self._declare()

    def _letters(self, kind: LetterKind) -> LetterSection:
        return LetterSection(self._desk, _LETTERS[kind], kind, self)

    def _declare(self) -> None:
        """The papers in their order, which is open at what moment, and where each kind is made."""
        self._papers: tuple[_Section, ...] = (
            *(self.cancellations, self.invitations, self.reminders, self.confirmations),
            *(self.agenda, self.run_sheet, self.diets, self.door, self.minutes),
            *(self.thanks, self.certificates, self.labels),
        )
        self._fitting: dict[Moment, set[_Section]] = {
            Moment.BEFORE: {self.invitations, self.reminders},
            Moment.NEAR: {self.reminders, self.agenda, self.run_sheet, self.door, self.diets},
            Moment.AFTER: {self.minutes, self.thanks},
            Moment.CANCELLED: {self.cancellations},
        }
        self._of_kind: dict[LetterKind, _Section] = {
            LetterKind.INVITATION: self.invitations,
            LetterKind.CONFIRMATION: self.confirmations,
            LetterKind.AGENDA: self.agenda,
            LetterKind.SIGN_IN_SHEET: self.door,
            LetterKind.MINUTES: self.minutes,
            LetterKind.THANK_YOU: self.thanks,
            LetterKind.CERTIFICATE: self.certificates,
        }

    def _begin(self, now: Standing | None) -> None:
        """Another meeting: its letters begin anew, and what fits how it stands is open.

        In its week the invitations are too, as long as somebody was not invited yet.
        """
        for section in self._papers:
            if isinstance(section, LetterSection):
                section.begin(now)
        if now is None:
            return
        fitting = set(self._fitting[now.moment])
        if now.moment is Moment.NEAR and not (now.people and now.is_everybody_invited):
            fitting.add(self.invitations)
        for section in self._papers:
            if section.fold is not None:
                section.fold.set_open(is_open=section in fitting)

    def _reload(self) -> None:
        self._stale = False
        if not self._meeting:
            return
        self._show_what_fits()
        for part in (*self._papers, self.others, self.calendar, self.made):
            part.show_meeting(self._meeting)

    def _show_what_fits(self) -> None:
        """Of a cancelled meeting the letters that say so, and nothing that would ask people in."""
        now, before = standing_of(self._desk.store, self._meeting, today()), self._cancelled
        self._cancelled = now is not None and now.moment is Moment.CANCELLED
        if self._cancelled and not before and self.cancellations.fold is not None:
            self.cancellations.fold.set_open(is_open=True)
        self.off.setVisible(self._cancelled)
        for section in self._papers:
            wanted = section in {self.cancellations, self.labels}
            section.setVisible(wanted or not self._cancelled)

    def _first_section(self) -> LetterSection:
        return self.cancellations if self._cancelled else self.invitations

    def _lay_out(self) -> None:
        self._area = ScrolledColumn(self)
        for part in (self.off, *self._papers, self.others, self.calendar, self.made):
            self._area.add(part)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._area)


def _is_open(section: _Section) -> bool:
    return section.fold is None or section.fold.is_open()
