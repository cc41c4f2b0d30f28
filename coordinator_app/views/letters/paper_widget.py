"""The tab *Paper* of a meeting: its letters, agenda, the door, calendar file, made before."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QScrollArea, QVBoxLayout, QWidget

from coordinator_app.clock import today
from coordinator_app.operations.labels import people_by_post
from coordinator_app.operations.meeting_letters import concerns
from coordinator_app.operations.recipients import ParticipantGroup
from coordinator_app.rules.letters import LetterKind
from coordinator_app.rules.meetings import MeetingStatus
from coordinator_app.store.queries.meetings import MeetingRecord, meeting_record
from coordinator_app.store.queries.participations import participants_of
from coordinator_app.texts import LANGUAGES, Text, current, text
from coordinator_app.views.choice_box import ChoiceBox
from coordinator_app.views.desk import Desk
from coordinator_app.views.letters import ready_papers
from coordinator_app.views.letters.calendar_part import CalendarPart
from coordinator_app.views.letters.door_section import DoorSection
from coordinator_app.views.letters.labels_section import LabelsSection
from coordinator_app.views.letters.made_before import MadeBefore
from coordinator_app.views.letters.minutes_section import MinutesSection
from coordinator_app.views.letters.own_text import OwnText
from coordinator_app.views.letters.paper_section import PaperSection
from coordinator_app.views.letters.participant_letters import ParticipantLetters
from coordinator_app.views.letters.ready_programmes import ready_personal_agendas, ready_programme
from coordinator_app.views.meetings.record import PaperWidget
from coordinator_app.views.said import Said

_NEAR = 7  # days before the meeting, from which its agenda and sheet are printed
_BEFOREHAND = {LetterKind.REMINDER, LetterKind.CONFIRMATION}
_WHO = tuple(ParticipantGroup)
_READERS = (text("The same for everybody"), text("A copy for each participant"))
_EACH = 1
_TONGUES = {"nl": text("In Dutch"), "en": text("In English")}


class MeetingPapers(PaperWidget):
    """``show_meeting(id)`` lays its papers out as soon as the tab is looked at."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._said = Said()
        self._meeting = 0
        self._stale = False
        self._cancelled = False
        self.off = QLabel(self)
        self.off.setWordWrap(True)
        self._said(
            self.off.setText,
            text("This meeting is cancelled. Here are the letters that tell who was invited;"
                 " drafts take it out of their calendars."),
        )  # fmt: skip
        self.invitations = self._letters(text("Invitations"), LetterKind.INVITATION)
        self.reminders = self._letters(text("To who has not answered"), LetterKind.REMINDER)
        self.confirmations = self._letters(text("To who comes"), LetterKind.CONFIRMATION)
        self.cancellations = self._letters(
            text("To who was invited: it is off"), LetterKind.CANCELLATION
        )
        self.agenda = PaperSection(desk, text("Agenda"), each=True, folds=True, parent=self)
        self.run_sheet = PaperSection(desk, text("Run sheet"), folds=True, parent=self)
        self.door = DoorSection(desk, self)
        self.minutes = MinutesSection(desk, self)
        self.diets = PaperSection(desk, text("Diet sheet"), folds=True, parent=self)
        self.thanks = self._letters(text("Thanks to who was there"), LetterKind.THANK_YOU)
        self.certificates = self._letters(
            text("Certificates for who was there"), LetterKind.CERTIFICATE
        )
        self.labels = LabelsSection(desk, self)
        self.others = ParticipantLetters(desk, self)
        self.calendar = CalendarPart(desk, self)
        self.made = MadeBefore(desk, self)
        self._make_choices()
        self._lay_out()
        # A part that was just shown has its place only when the layout has run.
        self._look = QTimer(self)
        self._look.setSingleShot(True)
        self._look.timeout.connect(self._look_there)
        self._looked_at: QWidget = self.reminders

    def show_meeting(self, meeting_id: int) -> None:
        """Show the papers of this meeting, laid out anew."""
        if meeting_id != self._meeting:
            self._choose_who(meeting_id)
            self._open_what_fits(meeting_id)
            for own in self._own_texts():
                own.forget()
        self._meeting = meeting_id
        self._stale = True
        if self.isVisible():
            self._reload()

    def take_focus(self) -> None:
        """To the first paper that is open; when none is, to the heading of the first."""
        shown = (one for one in self._in_order() if one.isVisibleTo(self) and _is_open(one))
        first = next(shown, None)
        if first is not None:
            first.take_focus()
        else:
            self._first_section().heading.setFocus()

    def show_reminders(self) -> None:
        """To the letters for who has not answered; to the invitations when there is nobody."""
        section = self.reminders if self.reminders.isVisible() else self._first_section()
        section.take_focus()
        self._looked_at = self.reminders
        self._look.start(0)

    def show_kind(self, kind: LetterKind) -> None:
        """To the section of this kind; to the first that is open when these concern nobody yet."""
        if kind is LetterKind.REMINDER:
            self.show_reminders()
            return
        section = self._sections().get(kind)
        if section is None or section.isHidden():
            self.take_focus()
            return
        section.take_focus()
        self._looked_at = section
        self._look.start(0)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        if self._stale:
            self._reload()

    def retranslate(self) -> None:
        self._said.again()
        for place, group in enumerate(_WHO):
            self.who.setItemText(place, group.word.say())
        for place, word in enumerate(_READERS):
            self.readers.setItemText(place, word.say())
        for place, language in enumerate(LANGUAGES):
            self.language.setItemText(place, _TONGUES[language].say())
            self.diet_language.setItemText(place, _TONGUES[language].say())

    # -- inside ----------------------------------------------------------------------------------

    def _sections(self) -> dict[LetterKind, PaperSection]:
        return {
            LetterKind.INVITATION: self.invitations,
            LetterKind.CONFIRMATION: self.confirmations,
            LetterKind.AGENDA: self.agenda,
            LetterKind.SIGN_IN_SHEET: self.door,
            LetterKind.MINUTES: self.minutes,
            LetterKind.THANK_YOU: self.thanks,
            LetterKind.CERTIFICATE: self.certificates,
        }

    def _look_there(self) -> None:
        self._area.ensureWidgetVisible(self._looked_at)

    def _choose_who(self, meeting_id: int) -> None:
        """Who was not invited yet, unless everybody was."""
        with self._desk.store.reading() as connection:
            people = participants_of(connection, meeting_id)
        invited = all(one.invited_on for one in people)
        group = ParticipantGroup.EVERYBODY if invited else ParticipantGroup.NEW
        self.who.setCurrentIndex(_WHO.index(group))

    def _open_what_fits(self, meeting_id: int) -> None:
        """Letters before the meeting, what lies on the tables in its week, thanks after it.

        In its week the invitations too, as long as somebody was not invited yet.
        """
        with self._desk.store.reading() as connection:
            record = meeting_record(connection, meeting_id)
            people = participants_of(connection, meeting_id)
        if record is None:
            return
        days = (record.starts_at.date() - today()).days
        fitting = {self.invitations, self.reminders}
        if days < 0:
            fitting = {self.minutes, self.thanks}
        if 0 <= days <= _NEAR:
            fitting = {self.reminders, self.agenda, self.run_sheet, self.door, self.diets}
            if not people or not all(one.invited_on for one in people):
                fitting.add(self.invitations)
        if record.status is MeetingStatus.CANCELLED:
            fitting = {self.cancellations}
        for section in self._in_order():
            if section.fold is not None:
                section.fold.set_open(is_open=section in fitting)

    def _in_order(self) -> tuple[PaperSection, ...]:
        """The papers in the order in which they are needed."""
        return (
            *(self.cancellations, self.invitations, self.reminders, self.confirmations),
            *(self.agenda, self.run_sheet, self.diets, self.door, self.minutes),
            *(self.thanks, self.certificates, self.labels),
        )

    def _reload(self) -> None:
        self._stale = False
        if not self._meeting:
            return
        self._show_what_fits()
        self._ask_invitations()
        self._ask_reminders()
        self._ask_confirmations()
        self._ask_cancellations()
        self._ask_agenda()
        self._ask_run_sheet()
        self._ask_diets()
        self.door.show_meeting(self._meeting)
        self.minutes.show_meeting(self._meeting)
        self._ask_thanks()
        self._ask_certificates()
        self._ask_labels()
        self.others.show_meeting(self._meeting)
        self.calendar.show_meeting(self._meeting)
        self.made.show_meeting(self._meeting)

    def _show_what_fits(self) -> None:
        """Of a cancelled meeting the letters that say so, and nothing that would ask people in."""
        with self._desk.store.reading() as connection:
            record = meeting_record(connection, self._meeting)
        before, self._cancelled = self._cancelled, _is_cancelled(record)
        if self._cancelled and not before and self.cancellations.fold is not None:
            self.cancellations.fold.set_open(is_open=True)
        self.off.setVisible(self._cancelled)
        for section in self._in_order():
            wanted = section in {self.cancellations, self.labels}
            section.setVisible(wanted or not self._cancelled)

    def _first_section(self) -> PaperSection:
        return self.cancellations if self._cancelled else self.invitations

    def _ask_invitations(self) -> None:
        if self._meeting:
            self.invitations.ask(
                ready_papers.ready_invitations(
                    self._desk.store,
                    self._meeting,
                    today(),
                    group=_WHO[self.who.currentIndex()],
                    template=self.own_text.taken(informal=self.invitations.chosen.informal),
                    chosen=self.invitations.chosen,
                )
            )

    def _ask_reminders(self) -> None:
        if self._meeting:
            self._ask_if_wanted(self.reminders, LetterKind.REMINDER, self.reminder_text)

    def _ask_confirmations(self) -> None:
        if self._meeting:
            kind = LetterKind.CONFIRMATION
            self._ask_if_wanted(self.confirmations, kind, self.confirmation_text)

    def _ask_cancellations(self) -> None:
        if self._meeting:
            kind = LetterKind.CANCELLATION
            self._ask_if_wanted(self.cancellations, kind, self.cancellation_text)

    def _ask_diets(self) -> None:
        if self._meeting:
            language = LANGUAGES[self.diet_language.currentIndex()]
            self.diets.ask(
                ready_papers.ready_diet_sheet(self._desk.store, self._meeting, language, today())
            )

    def _ask_thanks(self) -> None:
        if self._meeting:
            self._ask_if_wanted(self.thanks, LetterKind.THANK_YOU, self.thanks_text)

    def _ask_certificates(self) -> None:
        if self._meeting:
            kind, own = LetterKind.CERTIFICATE, self.certificate_text
            self._ask_if_wanted(self.certificates, kind, own)

    def _letters(self, title: Text, kind: LetterKind) -> PaperSection:
        section = PaperSection(
            self._desk, title, letters=True, wishes=True, folds=True, parent=self
        )
        section.show_kind(kind)
        return section

    def _ask_if_wanted(self, section: PaperSection, kind: LetterKind, own: OwnText) -> None:
        """These letters are there only while they concern somebody."""
        store = self._desk.store
        with store.reading() as connection:
            people = participants_of(connection, self._meeting)
            record = meeting_record(connection, self._meeting)
        over = record is not None and record.starts_at.date() < today()
        wanted = any(concerns(kind, one) for one in people)
        wanted = wanted and not (over and kind in _BEFOREHAND)
        wanted = wanted and self._cancelled == (kind is LetterKind.CANCELLATION)
        section.setVisible(wanted)
        find = ready_papers.ready_meeting_letters(
            store,
            self._meeting,
            kind,
            today(),
            template=own.taken(informal=section.chosen.informal),
            chosen=section.chosen,
        )
        section.ask(find if wanted else None)

    def _ask_agenda(self) -> None:
        """For everybody alike, or a copy for each that marks what changed for them."""
        if not self._meeting:
            return
        store, day = self._desk.store, today()
        own = self.readers.currentIndex() == _EACH
        # Each has their own language and size of print.
        for part in (self.language, self.agenda_large):
            part.setEnabled(not own)
        if own:
            self.agenda.ask(ready_personal_agendas(store, self._meeting, day))
            return
        language = LANGUAGES[self.language.currentIndex()]
        large = self.agenda_large.isChecked()
        self.agenda.ask(
            ready_programme(store, self._meeting, LetterKind.AGENDA, language, day, large=large)
        )

    def _ask_run_sheet(self) -> None:
        if self._meeting:
            self.run_sheet.ask(
                ready_programme(
                    self._desk.store,
                    self._meeting,
                    LetterKind.RUN_SHEET,
                    current(),
                    today(),
                    large=self.run_sheet_large.isChecked(),
                )
            )

    def _ask_labels(self) -> None:
        if self._meeting:
            store, meeting, day = self._desk.store, self._meeting, today()
            everybody = self.all_labels.isChecked()
            with store.reading() as connection:
                record = meeting_record(connection, meeting)
            self.labels.show_people(
                lambda: people_by_post(store, meeting, today=day, everybody=everybody),
                record.title if record is not None else "",
            )

    def _make_choices(self) -> None:
        self.invitations.wished.connect(self._ask_invitations)
        self.reminders.wished.connect(self._ask_reminders)
        self.thanks.wished.connect(self._ask_thanks)
        self.certificates.wished.connect(self._ask_certificates)
        self.confirmations.wished.connect(self._ask_confirmations)
        self.cancellations.wished.connect(self._ask_cancellations)
        groups = tuple(group.word for group in _WHO)
        self.who = self._choice(groups, text("For whom"), self._ask_invitations)
        self.invitations.put_above(self.who)
        self.own_text = self._own_text(self.invitations, LetterKind.INVITATION)
        self.own_text.changed.connect(self._ask_invitations)
        self.reminder_text = self._own_text(self.reminders, LetterKind.REMINDER)
        self.reminder_text.changed.connect(self._ask_reminders)
        self.thanks_text = self._own_text(self.thanks, LetterKind.THANK_YOU)
        self.thanks_text.changed.connect(self._ask_thanks)
        self.certificate_text = self._own_text(self.certificates, LetterKind.CERTIFICATE)
        self.certificate_text.changed.connect(self._ask_certificates)
        self.confirmation_text = self._own_text(self.confirmations, LetterKind.CONFIRMATION)
        self.confirmation_text.changed.connect(self._ask_confirmations)
        self.cancellation_text = self._own_text(self.cancellations, LetterKind.CANCELLATION)
        self.cancellation_text.changed.connect(self._ask_cancellations)
        self.readers = self._choice(_READERS, text("Copies of the agenda"), self._ask_agenda)
        self.agenda.put_above(self.readers)
        tongues = tuple(_TONGUES[language] for language in LANGUAGES)
        self.language = self._choice(tongues, text("Language of the agenda"), self._ask_agenda)
        self.language.setCurrentIndex(LANGUAGES.index(current()))
        self.agenda.put_above(self.language)
        self.diet_language = self._choice(
            tongues, text("Language of the diet sheet"), self._ask_diets
        )
        self.diet_language.setCurrentIndex(LANGUAGES.index(current()))
        self.diets.put_above(self.diet_language)
        self.agenda_large = self._large_print(self.agenda, self._ask_agenda)
        self.run_sheet_large = self._large_print(self.run_sheet, self._ask_run_sheet)

        self.all_labels = QCheckBox(self)
        self._said(self.all_labels.setText, text("Also who prefers e-mail"))
        self.all_labels.toggled.connect(self._ask_labels)
        self.labels.put_above(self.all_labels)

    def _large_print(self, section: PaperSection, slot: Callable[[], object]) -> QCheckBox:
        box = QCheckBox(self)
        self._said(box.setText, text("Large print"))
        box.toggled.connect(slot)
        section.put_above(box)
        return box

    def _own_texts(self) -> tuple[OwnText, ...]:
        return (
            *(self.own_text, self.reminder_text, self.thanks_text),
            *(self.confirmation_text, self.cancellation_text, self.certificate_text),
        )

    def _own_text(self, section: PaperSection, kind: LetterKind) -> OwnText:
        made = OwnText(self._desk, (kind, LetterKind.OTHER), self)
        section.put_above(made)
        return made

    def _choice(self, words: tuple[Text, ...], name: Text, slot: Callable[[], object]) -> QComboBox:
        box = ChoiceBox(self)
        box.addItems([word.say() for word in words])
        self._said(box.setAccessibleName, name)
        box.currentIndexChanged.connect(slot)
        return box

    def _lay_out(self) -> None:
        body = QWidget(self)
        body.setObjectName("recordbody")
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 16, 16, 16)
        column.setSpacing(24)
        for part in (self.off, *self._in_order(), self.others, self.calendar, self.made):
            column.addWidget(part)
        column.addStretch()
        area = self._area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(body)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)


def _is_cancelled(record: MeetingRecord | None) -> bool:
    return record is not None and record.status is MeetingStatus.CANCELLED


def _is_open(section: PaperSection) -> bool:
    return section.fold is None or section.fold.is_open()
