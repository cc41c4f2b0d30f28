"""Partners: a list by name, state and rhythm; the record with people, contacts and follow-ups."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from coordinator_app.clock import today
from coordinator_app.operations.bin import put_organisations_in_bin, take_organisations_from_bin
from coordinator_app.operations.organisations import (
    NewOrganisation,
    add_organisation,
    edit_organisation,
)
from coordinator_app.rules.dates import near_words
from coordinator_app.rules.letters import TO_ANYBODY
from coordinator_app.rules.organisations import OrganisationKind, PartnerState
from coordinator_app.rules.postal import Address
from coordinator_app.store.queries.lists import IN_BIN
from coordinator_app.store.queries.organisations import organisation_names
from coordinator_app.store.queries.partners import PartnerRecord, partner
from coordinator_app.store.queries.vacant_seats import VacantSeat, vacant_seat
from coordinator_app.texts import Text, _, plural, text
from coordinator_app.views.contacts.contact_log import ContactLogPart
from coordinator_app.views.contacts.follow_ups import FollowUpsPart
from coordinator_app.views.fields import Field, FieldGroup, Kind
from coordinator_app.views.filters import Filter
from coordinator_app.views.letters.letter_to_people import LetterText, LetterToPeople
from coordinator_app.views.letters.ready_paper import Find
from coordinator_app.views.letters.ready_papers import ready_letter_to_partner
from coordinator_app.views.new_record import Double, NewRecord
from coordinator_app.views.palette import Tone
from coordinator_app.views.partners.card import PartnersCard
from coordinator_app.views.partners.contact_persons import ContactPersonsPart
from coordinator_app.views.partners.list_source import ALL, COLUMNS, SHOW, TONES, PartnerSource
from coordinator_app.views.plain import PlainLabel
from coordinator_app.views.record_list_page import RecordListPage
from coordinator_app.views.record_pane import RecordPane

_NAME = Field("name", text("Name"), required=True)
_KIND = Field("kind", text("Kind"), Kind.CHOICE, choices=OrganisationKind, required=True, width=32)
_STATE = Field("partner_state", text("Partnership"), Kind.CHOICE, choices=PartnerState, width=32)
_CITY = Field("city", text("Place"), width=32)
_FACTS = (
    _NAME,
    _KIND,
    _STATE,
    Field("website", text("Website")),
)
_ADDRESS = (
    Field("street", text("Street")),
    Field("house_number", text("House number"), width=10),
    Field("postcode", text("Postcode"), width=12),
    _CITY,
    Field("country", text("Country"), width=32),
    Field("notes", text("Notes"), Kind.LINES),
)


class PartnersPage(PartnersCard, RecordListPage):
    """Organisations with a partnership; a filter shows all organisations."""

    columns = COLUMNS
    filters = (
        Filter.of("state", text("Partnership"), PartnerState),
        Filter.of("kind", text("Kind"), OrganisationKind),
        Filter("show", text("Show"), lambda: SHOW),
    )
    saves_searches = True
    empty = text("Here stand the organisations you work with, and what was said with whom.")
    begin = text("Add a partner")

    def make_source(self) -> PartnerSource:
        return PartnerSource(self.desk.store)

    def make_record(self) -> QWidget:
        self.pane = RecordPane(self.right)
        self.contact_button = self.pane.add_button(
            text("Log contact"), self.log_contact, primary=True
        )
        self.letter_button = self.pane.add_button(text("Letter…"), self.print_paper)
        self.back_button = self.pane.add_button(
            text("Take out of the bin"), self.take_from_bin, primary=True
        )
        self.letter = LetterToPeople(self.desk, self._ready_letter, TO_ANYBODY, self.pane.body)
        self.facts = FieldGroup(text("Facts"), _FACTS, self._save, self.pane.body)
        self.vacant = PlainLabel(self.pane.body)
        self.persons = ContactPersonsPart(self.desk, self.pane.body)
        self.follow_ups = FollowUpsPart(self.desk, "organisation_id", self.pane.body)
        self.log = ContactLogPart(self.desk, "organisation_id", self.pane.body)
        self.address = FieldGroup(text("Address and notes"), _ADDRESS, self._save, self.pane.body)
        for part in (
            self.letter,
            self.facts,
            self.vacant,
            self.persons,
            self.follow_ups,
            self.log,
            self.address,
        ):
            self.pane.add(part)
        # A form that was just shown has its place only when the layout has run.
        self._look = QTimer(self)
        self._look.setSingleShot(True)
        self._look.timeout.connect(self._look_at_log)
        return self.pane

    def show_record(self, record_id: int) -> None:
        day = today()
        with self.desk.store.reading() as connection:
            record = partner(connection, record_id, day)
            vacant = vacant_seat(connection, record_id, day)
        if record is None:
            return
        self._show_heading(record, vacant)
        self.contact_button.setVisible(not record.in_bin)
        self.letter_button.setVisible(not record.in_bin)
        self.letter.show_record(record_id)
        self.back_button.setVisible(record.in_bin)
        values = asdict(record)
        self.facts.load(values, record_id)
        self.address.load(values, record_id)
        self.persons.show_rows(record_id, record.contact_persons)
        self.follow_ups.load(record_id)
        people = [(person.person_id, person.name) for person in record.contact_persons]
        self.log.load(record_id, people)

    def make_new_form(self) -> NewRecord:
        fields = (_NAME, _KIND, _STATE, _CITY)
        return NewRecord(text("New partner"), fields, self._create, self._doubles, self.right)

    def new_record(self) -> None:
        super().new_record()
        if self.new_form is not None and self.new_form.isVisible():
            self.new_form.begin(
                {"kind": OrganisationKind.OTHER, "partner_state": PartnerState.PROSPECT}
            )

    def open_record(self, record_id: int) -> None:
        """An organisation that is no partner shows among all organisations."""
        super().open_record(record_id)
        if self.list.table.row_of(record_id) < 0 and not self._everything():
            self.bar.restore({"show": ALL})
            self._ask()

    def delete_record(self) -> None:
        ids = self.selected_ids()
        if ids and not self._in_bin():
            self.desk.attempt(lambda: put_organisations_in_bin(self.desk.store, ids))

    def take_from_bin(self) -> None:
        """Take the selected organisations out of the bin, where they are listed."""
        ids = self.selected_ids()
        if ids and self._in_bin():
            self.desk.attempt(lambda: take_organisations_from_bin(self.desk.store, ids))

    def log_contact(self) -> None:
        """Open the form for what was said with the partner that is shown."""
        if self.current_id() and self.settle():
            self.log.start()
            self._look.start(0)

    def print_paper(self) -> None:
        """Lay out a letter to the contact persons of the partner that is shown."""
        if self.current_id() and not self._in_bin() and self.settle():
            self.letter.start()
            self.pane.ensureWidgetVisible(self.letter)

    def _ready_letter(self, record_id: int, letter: LetterText) -> Find:
        return ready_letter_to_partner(self.desk.store, record_id, letter, today())

    def count(self, number: int) -> Text:
        if self._everything():
            return plural("{n} organisation", "{n} organisations", number)
        return plural("{n} partner", "{n} partners", number)

    def _look_at_log(self) -> None:
        self.pane.ensureWidgetVisible(self.log.form or self.log)

    def _everything(self) -> bool:
        return "show" in dict(self.bar.on())

    def _in_bin(self) -> bool:
        return ("show", IN_BIN) in self.list.table.question.filters

    def _show_heading(self, record: PartnerRecord, vacant: VacantSeat | None) -> None:
        parts = [record.kind.word.say(), record.city]
        if record.last_contact is not None:
            parts.append(_("last contact {when}", when=near_words(record.last_contact, today())))
        state = record.partner_state
        chips = [(state.word, TONES[state])] if state else []
        self.vacant.setVisible(vacant is not None)
        if vacant is not None:
            chips.append((text("Seat vacant"), Tone.WAIT))
            since = _(
                "No member has a post here since {day}; the last one was {name}.",
                day=vacant.since,
                name=vacant.name,
            )
            self.vacant.setText(since)
        self.pane.show_heading(record.name, " · ".join(filter(None, parts)), chips)

    def _save(self, key: str, value: Any) -> None:
        self.desk.did(edit_organisation(self.desk.store, self.current_id(), key, value))

    def _create(self, values: Mapping[str, Any]) -> int:
        new = NewOrganisation(
            name=values["name"],
            kind=OrganisationKind(values["kind"]),
            partner_state=values["partner_state"],
            address=Address(city=values["city"] or ""),
        )
        outcome = add_organisation(self.desk.store, new)
        self.desk.did(outcome)
        return outcome.new_id("organisations")

    def _doubles(self, typed: Mapping[str, str]) -> Sequence[Double]:
        if len(typed["name"]) < 3:
            return ()
        with self.desk.store.reading() as connection:
            found = organisation_names(connection, typed["name"], 4)
        reason = text("a name like this one")
        return [Double(one.id, one.name, reason) for one in found]
