"""The page of people: the list, the record of one of them, and the form for somebody new."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from coordinator_app.clock import today
from coordinator_app.operations import bin as bins
from coordinator_app.operations import people, reach
from coordinator_app.operations.photo_consents import record_photo_consent
from coordinator_app.rules.memberships import MemberCategory
from coordinator_app.rules.provinces import Province
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.queries.attendance import attendance_of
from coordinator_app.store.queries.consents import consent_state_of_members
from coordinator_app.store.queries.lists import IN_BIN
from coordinator_app.store.queries.people import person_record
from coordinator_app.store.queries.people_list import MEMBER
from coordinator_app.store.queries.themes import all_themes
from coordinator_app.store.queries.timeline import timeline_of
from coordinator_app.texts import Text, plural, text
from coordinator_app.views.desk import Desk
from coordinator_app.views.filters import Filter
from coordinator_app.views.new_record import NewRecord
from coordinator_app.views.people.balance import BalanceStrip
from coordinator_app.views.people.card import PeopleCard
from coordinator_app.views.people.doubles_watch import DoublesWatch
from coordinator_app.views.people.job_change import JobChangeForm
from coordinator_app.views.people.letters_side import LettersSide
from coordinator_app.views.people.list_source import COLUMNS, MEMBERS, PeopleSource
from coordinator_app.views.people.new_person import NewPersonForm
from coordinator_app.views.people.record import PersonPane
from coordinator_app.views.people.to_meeting import ToMeetingForm

_TIMELINE = 60
_ABOVE = 48  # pixels of the record in sight above the part that is looked at


def _members() -> Sequence[tuple[str, Text]]:
    return MEMBERS


class PeoplePage(PeopleCard, LettersSide):
    """Everybody the network knows: members, candidates, contacts, guests."""

    columns = COLUMNS
    standard: ClassVar[Mapping[str, str]] = {"status": MEMBER}
    saves_searches = True
    empty = text("Here come the people of the network: members, candidates and contacts.")
    begin = text("New person")
    choose = text("Choose somebody in the list to see them here.")

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        self._job_change: JobChangeForm | None = None
        super().__init__(desk, parent)
        # A part that was just filled has its place only when the layout has run.
        self._look = QTimer(self)
        self._look.setSingleShot(True)
        self._look.timeout.connect(self._look_at_consent)
        self.balance = BalanceStrip(desk, self.left)
        self.balance.chosen.connect(self.bar.turn_on)
        column = self.left.layout()
        if column is not None:
            column.addWidget(self.balance)
        self.begun.connect(self.balance.setVisible)
        self.balance.setVisible(self.list.isVisibleTo(self))

    def refresh(self, outcome: Outcome) -> None:
        super().refresh(outcome)
        if outcome.touched.keys() & {"people", "memberships"}:
            self.balance.refresh()

    def make_source(self) -> PeopleSource:
        return PeopleSource(self.desk.store)

    def make_filters(self) -> Sequence[Filter]:
        return (
            Filter("status", text("Who"), _members),
            Filter.of("category", text("Category"), MemberCategory),
            Filter("theme", text("Theme"), self._themes),
            Filter.of("province", text("Province"), Province),
        )

    def make_record(self) -> PersonPane:
        self.pane = PersonPane(self.desk, self.save, self.right)
        self.watch = DoublesWatch(self.desk, self.pane.doubles)
        self.pane.taken_back.connect(self.take_from_bin)
        self.pane.posts.change_asked.connect(self.change_job)
        return self.pane

    def show_record(self, record_id: int) -> None:
        with self.desk.store.reading() as connection:
            person = person_record(connection, record_id, today())
            attended = attendance_of(connection, record_id, today())
            timeline = timeline_of(connection, record_id, _TIMELINE)
            consents = consent_state_of_members(connection, today(), [record_id])
        if person is not None:
            self.pane.show_person(person, attended, timeline, consents.get(record_id))
            self.watch.look(0 if person.in_bin else record_id)

    def edit_record(self) -> None:
        """F2 and Enter: to the name of the person."""
        if self.current_id():
            self.to_record()
            self.pane.name.focus_first("given_name")
            self.pane.ensureWidgetVisible(self.pane.name)

    def edit_field(self, field: str) -> None:
        """A field of a line is there once its line is opened; without a post one begins."""
        if field == "affiliations":
            self._start(self.pane.posts.begin)
            return
        if field in self.pane.consents.editor.rows:
            self.pane.consents.choose_last()
        elif field == "started_on":
            self.pane.memberships.choose_running()
        super().edit_field(field)

    def more_beginnings(self) -> list[tuple[Text, Callable[[], object]]]:
        return [(text("Import a list…"), self.import_list)]

    def import_list(self) -> None:
        self.desk.asking.emit("import")

    def count(self, number: int) -> Text:
        if dict(self.list.table.question.filters).get("status") == MEMBER:
            return plural("{n} member", "{n} members", number)
        return plural("{n} person", "{n} people", number)

    # -- changes ---------------------------------------------------------------------------------

    def save(self, key: str, value: Any) -> None:
        """One field of the person that is shown."""
        store, person = self.desk.store, self._shown
        if key == "emails":
            self.desk.did(reach.set_emails(store, person, value))
        elif key == "phones":
            self.desk.did(reach.set_phones(store, person, value))
        elif key == "photo_consent":
            self.desk.did(record_photo_consent(store, [person], value, today=today()))
        else:
            self.desk.did(people.edit_person(store, person, key, value))

    def delete_record(self) -> None:
        """Put who is selected in the bin, and say what is hidden along with them."""
        ids = self.selected_ids()
        if not ids or self._in_bin():
            return
        along = bins.goes_along(self.desk.store, ids)
        self._step_aside(ids)
        if self.desk.attempt(lambda: bins.put_people_in_bin(self.desk.store, ids)) and along:
            with_them = ", ".join(words.say() for words in along)
            self.desk.say(text("Hidden along with it: {things}.", things=with_them))

    def take_from_bin(self) -> None:
        ids = self.selected_ids()
        if not ids or not self._in_bin():
            return
        self._step_aside(ids)
        self.desk.attempt(lambda: bins.take_people_from_bin(self.desk.store, ids))

    def _in_bin(self) -> bool:
        return ("status", IN_BIN) in self.list.table.question.filters

    def _step_aside(self, ids: Sequence[int]) -> None:
        """To the row after those that leave the list, so that the hands can go on."""
        rows, table = [self.list.table.row_of(one) for one in ids], self.list.table
        after, before = table.id_at(max(rows) + 1), table.id_at(min(rows) - 1)
        if after or before:
            self.list.select_id(after or before)

    def log_contact(self) -> None:
        if self.current_id() and self.settle():
            self.to_record()
            self.pane.start_contact()

    def print_paper(self) -> None:
        """Lay out a letter to the person that is shown, or to all rows that are chosen."""
        if len(self.selected_ids()) > 1:
            self.write_letters()
        elif self.current_id() and not self._in_bin() and self.settle():
            self.to_record()
            self.pane.start_letter()

    def plan_follow_up(self) -> None:
        self._start(self.pane.follow_ups.form)

    def change_job(self) -> None:
        """Open the form for a change of job of who is shown."""
        if self.current_id() and not self._in_bin() and self.settle():
            self.right.setCurrentWidget(self.job_change)
            self.job_change.begin_for(self.current_id())

    @property
    def job_change(self) -> JobChangeForm:
        """The form for a change of job, made when it is first asked for."""
        if self._job_change is None:
            self._job_change = JobChangeForm(self.desk, self.right)
            self.right.addWidget(self._job_change)
            self._job_change.given_up.connect(self.back)
            self._job_change.created.connect(self._on_job_changed)
        return self._job_change

    def _on_job_changed(self, person_id: int) -> None:
        """To the letter for the new manager, if one was asked; else to the row."""
        self._on_created(person_id)
        self._refresh_record()
        if self.pane.consents.letter.isVisibleTo(self.pane):
            self.pane.consents.letter.take_focus()
            self._look.start(0)

    def _look_at_consent(self) -> None:
        """The letter, and its gaps when they come, in sight."""
        self.pane.verticalScrollBar().setValue(self.pane.consents.y() - _ABOVE)

    def add_to_meeting(self) -> None:
        """Ask for which meeting, and as what; all chosen rows go on its list."""
        if self.selected_ids() and not self._in_bin() and self.settle():
            form = self._meeting_form()
            self.right.setCurrentWidget(form)
            form.begin_for(self.selected_ids())

    def _meeting_form(self) -> ToMeetingForm:
        form = self.right.findChild(ToMeetingForm)
        if isinstance(form, ToMeetingForm):
            return form
        form = ToMeetingForm(self.desk, self.right)
        self.right.addWidget(form)
        form.given_up.connect(self.back)
        form.created.connect(self.back)
        return form

    def new_post(self) -> None:
        self._start(self.pane.posts.begin)

    def make_member(self) -> None:
        self._start(self.pane.memberships.begin)

    def new_secondment(self) -> None:
        self._start(self.pane.secondments.begin)

    def take_part(self) -> None:
        self._start(self.pane.practices.begin)

    def link_theme(self) -> None:
        self._start(self.pane.themes.begin)

    def _start(self, form: Any) -> None:
        if self.current_id() and self.settle():
            self.to_record()
            form.start()
            self.pane.ensureWidgetVisible(form)

    def make_new_form(self) -> NewRecord:
        return NewPersonForm(self.desk, self.right)

    def _themes(self) -> Sequence[tuple[str, str]]:
        with self.desk.store.reading() as connection:
            return [(str(theme.id), theme.name) for theme in all_themes(connection)]
