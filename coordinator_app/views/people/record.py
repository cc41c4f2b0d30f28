"""The record of a person: groups of facts edited in place, a letter's beginning, the timeline."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QWidget

from coordinator_app.clock import today
from coordinator_app.rules.consents import ConsentState
from coordinator_app.rules.letters import TO_ANYBODY
from coordinator_app.rules.names import FormOfAddress, NameParts, NameUse
from coordinator_app.rules.postal import Address
from coordinator_app.store.queries.attendance import Attended
from coordinator_app.store.queries.consents import MemberConsent
from coordinator_app.store.queries.people import PersonRecord
from coordinator_app.store.queries.timeline import TimelineEntry
from coordinator_app.texts import Text, text
from coordinator_app.views.contacts.action_items import PersonActionsPart
from coordinator_app.views.contacts.contact_log import PERSON, ContactLogPart
from coordinator_app.views.contacts.follow_ups import FollowUpsPart
from coordinator_app.views.desk import Desk
from coordinator_app.views.doubles import Doubles
from coordinator_app.views.fields import FieldGroup
from coordinator_app.views.late_parts import let_tab_follow
from coordinator_app.views.letters.letter_to_people import LetterText, LetterToPeople
from coordinator_app.views.letters.ready_paper import Find
from coordinator_app.views.letters.ready_papers import ready_letter_to_person
from coordinator_app.views.palette import Tone
from coordinator_app.views.people import groups
from coordinator_app.views.people.attendance_strip import AttendanceStrip
from coordinator_app.views.people.consents_part import MembershipConsentsPart
from coordinator_app.views.people.letter_preview import LetterPreview
from coordinator_app.views.people.list_source import TONES
from coordinator_app.views.people.memberships_part import MembershipsPart
from coordinator_app.views.people.photos_group import PhotosGroup
from coordinator_app.views.people.posts_part import PostsPart
from coordinator_app.views.people.practices_part import PracticesPart
from coordinator_app.views.people.secondments_part import SecondmentsPart
from coordinator_app.views.people.themes_part import ThemesPart
from coordinator_app.views.record_pane import RecordPane
from coordinator_app.views.timeline import Timeline

Save = Callable[[str, Any], object]


class PersonPane(RecordPane):
    """Filled by `show_person`; fields are saved by the page, and it takes people out of the bin."""

    taken_back = Signal()

    def __init__(self, desk: Desk, save: Save, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.contact_button = self.add_button(text("Log contact"), self.start_contact, primary=True)
        self.letter_button = self.add_button(text("Letter…"), self.start_letter)
        self.back_button = self.add_button(
            text("Take out of the bin"), self.taken_back.emit, primary=True
        )
        body = self.body  # from the outside inwards: another parent dresses a widget again
        self.doubles = Doubles(body)
        self._letter: LetterToPeople | None = None
        self._person = 0
        self.strip = AttendanceStrip(body)
        self.reach = FieldGroup(text("Reach"), groups.REACH, save, body)
        self.posts = PostsPart(desk, body)
        self.memberships = MembershipsPart(desk, body)
        self.consents = MembershipConsentsPart(desk, body)
        self.follow_ups = FollowUpsPart(desk, PERSON, body)
        self.action_items = PersonActionsPart(desk, body)
        self.contacts = ContactLogPart(desk, PERSON, body)
        self.themes = ThemesPart(desk, body)
        self.secondments = SecondmentsPart(desk, body)
        self.practices = PracticesPart(desk, body)
        self.address = FieldGroup(text("Postal address"), groups.ADDRESS, save, body)
        self.name = FieldGroup(text("Name"), groups.NAME, save, body)
        self.more_button = self._more_button()
        self.more_name = FieldGroup(text("Partner's name and titles"), groups.MORE_NAME, save, body)
        self.letters = FieldGroup(text("Letters"), groups.LETTERS, save, body)
        self.preview = LetterPreview(body)
        self.photos = PhotosGroup(save, body)
        self.notes = FieldGroup(None, groups.NOTES, save, body)
        self.timeline = Timeline(body)
        self.timeline.opened.connect(desk.open)
        self._lay_out_person()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._show_letter)
        self._watch_typing()

    @property
    def letter(self) -> LetterToPeople:
        """Made when it is first asked for: it takes 10 to 20 ms of the screen's time."""
        if self._letter is None:
            self._letter = LetterToPeople(
                self._desk, self._ready_letter, TO_ANYBODY[::-1], self.body
            )
            self._letter.show_record(self._person)
            self._column.insertWidget(self._column.indexOf(self.doubles) + 1, self._letter)
            let_tab_follow(self.doubles, self._letter)
        return self._letter

    @property
    def field_groups(self) -> tuple[FieldGroup, ...]:
        """The groups of which each field is one of the person's own."""
        return (
            self.name,
            self.more_name,
            self.reach,
            self.address,
            self.letters,
            self.photos,
            self.notes,
        )

    def show_person(
        self,
        person: PersonRecord,
        attended: Sequence[Attended],
        timeline: Sequence[TimelineEntry],
        consent: MemberConsent | None = None,
    ) -> None:
        """Show everything of a person; what is being typed in a field stays.

        ``consent`` is the one that counts for the membership today.
        """
        self._show_head(person, consent)
        values = _values(person)
        for group in self.field_groups:
            group.load(values, person.id)
        self.photos.show_day(person.photo_consent_on)
        self.posts.show_posts(person.id, person.affiliations)
        self.memberships.show_memberships(person.id, person.memberships)
        self.consents.load(person.id, _running_membership(person))
        self.themes.show_themes(person.id, person.themes)
        for part in (self.secondments, self.practices, self.follow_ups, self.action_items):
            part.load(person.id)
        self.contacts.load(person.id)
        self.strip.show_meetings(attended)
        self.timeline.show_entries(timeline)
        self._show_more(person)
        self._show_letter()

    def start_contact(self) -> None:
        """Open the form for a moment of contact."""
        self.contacts.start()
        self.ensureWidgetVisible(self.contacts)

    def start_letter(self) -> None:
        """Lay out a letter to the person that is shown."""
        self.letter.start()
        self.ensureWidgetVisible(self.letter)

    def _ready_letter(self, record_id: int, letter: LetterText) -> Find:
        return ready_letter_to_person(self._desk.store, record_id, letter, today())

    def _show_head(self, person: PersonRecord, consent: MemberConsent | None) -> None:
        post = person.affiliation_on(today())
        words = (post.job_title, post.organisation_name) if post else ()
        self.back_button.setVisible(person.in_bin)
        self.contact_button.setVisible(not person.in_bin)
        self.letter_button.setVisible(not person.in_bin)
        self._person = person.id
        if self._letter is not None:
            self._letter.show_record(person.id)
        self.show_heading(person.full_name, ", ".join(filter(None, words)), _chips(person, consent))

    # -- the less common parts of a name ---------------------------------------------------------

    def _more_button(self) -> QPushButton:
        button = QPushButton(self)
        button.setProperty("link", "true")
        self._said(button.setText, text("Partner's name and titles…"))
        button.clicked.connect(self._open_more)
        return button

    def _open_more(self) -> None:
        self.more_name.show()
        self.more_button.hide()
        self.more_name.focus_first()

    def _show_more(self, person: PersonRecord) -> None:
        name = person.name
        filled = any(
            (name.partner_prefix, name.partner_family_name, name.title_before, name.title_after)
        )
        open_now = filled or any(row.widget.hasFocus() for row in self.more_name.rows.values())
        self.more_name.setVisible(open_now)
        self.more_button.setVisible(not open_now)

    # -- the beginning of a letter, while it is typed --------------------------------------------

    def _watch_typing(self) -> None:
        for group in (self.name, self.more_name, self.address, self.letters):
            for row in group.rows.values():
                if isinstance(row.widget, QLineEdit):
                    row.widget.textChanged.connect(self._on_typed)
                elif isinstance(row.widget, QComboBox):
                    row.widget.currentIndexChanged.connect(self._on_typed)

    def _on_typed(self) -> None:
        self._pause.start(0)

    def _show_letter(self) -> None:
        typed = {
            key: row.editor.raw()
            for group in (self.name, self.more_name, self.address, self.letters)
            for key, row in group.rows.items()
        }
        parts = {key: typed[key] for key in NameParts.__dataclass_fields__}
        parts["name_use"] = NameUse(typed["name_use"] or NameUse.OWN)
        parts["form_of_address"] = FormOfAddress(typed["form_of_address"] or FormOfAddress.NEUTRAL)
        address = Address(**{key: typed[key] for key in Address.__dataclass_fields__})
        self.preview.show_letter(NameParts(**parts), address, typed["language"] or "nl")

    def _lay_out_person(self) -> None:
        parts: tuple[QWidget, ...] = (
            *(self.doubles, self.strip, self.reach, self.posts, self.memberships),
            *(self.consents, self.follow_ups, self.action_items, self.contacts),
            *(self.themes, self.secondments, self.practices),
            *(self.address, self.name),
            *(self.more_button, self.more_name, self.letters, self.preview),
            self.photos,
        )
        for part in parts:
            self.add(part)
        self.add(self.notes)
        self.add(self.timeline, text("Timeline"))


def _running_membership(person: PersonRecord) -> int:
    membership = person.membership_on(today())
    return membership.id if membership and not person.in_bin else 0


_CONSENT_TONES = {
    ConsentState.AWAITED: Tone.WAIT,
    ConsentState.EXPIRED: Tone.BAD,
    ConsentState.REFUSED: Tone.BAD,
    ConsentState.WITHDRAWN: Tone.BAD,
}


def _chips(person: PersonRecord, consent: MemberConsent | None) -> list[tuple[Text, Tone]]:
    chips: list[tuple[Text, Tone]] = []
    if person.in_bin:
        chips.append((text("In the bin"), Tone.BAD))
    membership = person.membership_on(today())
    if membership is not None:
        chips += [
            (membership.status.word, TONES[membership.status]),
            (membership.category.word, Tone.PLAIN),
        ]
        if consent is not None and consent.state in _CONSENT_TONES:
            chips.append((consent.state.word, _CONSENT_TONES[consent.state]))
    elif person.memberships:
        chips.append((text("Former member"), Tone.PLAIN))
    return chips


def _values(person: PersonRecord) -> dict[str, Any]:
    return {
        **asdict(person.name),
        **asdict(person.address),
        "province": person.province,
        "emails": person.emails,
        "phones": person.phones,
        "language": person.language,
        "large_print": person.large_print,
        "prefers_email": person.prefers_email,
        "notes": person.notes,
        "photo_consent": person.photo_consent,
    }
