"""The record of a meeting: heading, counters, and the tabs with its parts."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from coordinator_app.clock import today
from coordinator_app.rules.dates import near_words
from coordinator_app.rules.letters import LetterKind
from coordinator_app.rules.meetings import MeetingStatus
from coordinator_app.rules.preparation import PreparationKind
from coordinator_app.store.queries.meetings import MeetingRecord
from coordinator_app.texts import Text, _, text
from coordinator_app.views.chips import Chips
from coordinator_app.views.desk import Desk
from coordinator_app.views.meetings.facts import Facts
from coordinator_app.views.meetings.list_source import TONES
from coordinator_app.views.meetings.low_window import is_low
from coordinator_app.views.meetings.minutes import Minutes
from coordinator_app.views.meetings.participants import Participants
from coordinator_app.views.meetings.preparation import PreparationPart
from coordinator_app.views.meetings.programme import Programme
from coordinator_app.views.meetings.record_heading import RecordHeading
from coordinator_app.views.meetings.record_tabs import RecordTabs
from coordinator_app.views.meetings.work_places import ON_PROGRAMME, PAPER_OF
from coordinator_app.views.palette import Tone
from coordinator_app.views.plain import ShortButton
from coordinator_app.views.said import Said

_ROOMY = 24  # lines of text: in less, the parts have all the room there is


class PaperWidget(QWidget):
    """What the tab *Paper* holds: a widget that shows the papers of one meeting."""

    def show_meeting(self, meeting_id: int) -> None:
        raise NotImplementedError

    def show_reminders(self) -> None:
        """Go to the letters for who has not answered."""
        raise NotImplementedError

    def show_kind(self, kind: LetterKind) -> None:
        """Go to where papers of this kind are made."""
        raise NotImplementedError


class MeetingRecordView(QWidget):
    """``attend`` and ``copy`` are slots of the page, for the buttons beside the title;
    ``taken_back``: a meeting in the bin must come out.
    """

    taken_back = Signal()

    def __init__(
        self,
        desk: Desk,
        attend: Callable[[], object],
        copy: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._said = Said()
        self._record: MeetingRecord | None = None
        self._paper: PaperWidget | None = None
        self.back = self._button(text("Take out of the bin"), self.taken_back.emit, primary=True)
        self.copy = self._button(text("Copy…"), copy)
        self.attend = self._button(text("Attendance"), attend, primary=True)
        self._make_heading()
        self.facts = Facts(desk, self)
        self.programme = Programme(desk, self)
        self.participants = Participants(desk, self)
        self.minutes = Minutes(desk, self)
        self.preparation = PreparationPart(desk, self)
        self.tabs = RecordTabs(self)
        self.tabs.add_part(self.facts, text("Facts"))
        self.tabs.add_part(self.programme, text("Programme"))
        self.tabs.add_part(self.participants, text("Participants"))
        self.tabs.add_part(self.preparation, text("Preparation"))
        self.tabs.add_part(self.minutes, text("Minutes"))
        self._lay_out()

    def set_paper_widget(self, widget: PaperWidget) -> None:
        """Add the tab *Paper* with ``widget``, in the place of the one that was there; its
        ``show_meeting(meeting_id)`` is called for each meeting that is shown.
        """
        if self._paper is not None:
            self.tabs.take_away(self._paper)
            self._paper.deleteLater()
        self._paper = widget
        self.tabs.add(widget, text("Paper"))
        if self._record is not None:
            self._show_paper(self._record)

    def show_meeting(self, record: MeetingRecord) -> None:
        self._record = record
        self._show_heading()
        self.preparation.look_at(record)
        self.tabs.show_meeting(record)
        self._show_prepared(record)
        self._show_paper(record)

    def show_tab(self, part: QWidget) -> None:
        """Turn to a part and put the focus where its work begins."""
        self.tabs.setCurrentWidget(part)
        focus = getattr(part, "take_focus", None)
        if focus is not None:
            focus()

    def show_paper(self) -> bool:
        """Turn to the papers. False: there are none."""
        if self._paper is not None:
            self.show_tab(self._paper)
        return self._paper is not None

    def show_reminders(self) -> None:
        """Turn to the letters for who has not answered."""
        if self._paper is not None:
            self.tabs.setCurrentWidget(self._paper)
            self._paper.show_reminders()

    def show_work(self, kind: PreparationKind) -> None:
        """Turn to where a step of this kind is done; who is invited must first be on the list."""
        if kind in ON_PROGRAMME:
            self.show_tab(self.programme)
        elif kind is PreparationKind.INVITE and not (self._record and self._record.participants):
            self.show_tab(self.participants)
        elif kind in PAPER_OF and self._paper is not None:
            self.tabs.setCurrentWidget(self._paper)
            self._paper.show_kind(PAPER_OF[kind])
        else:
            self.show_tab(self.preparation)

    def show_preparation(self) -> None:
        self.show_tab(self.preparation)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """With the lines that the heading takes in this width."""
        wished = super().minimumSizeHint()
        head = self.heading
        more = head.heightForWidth(head.width()) - head.minimumSizeHint().height()
        return QSize(wished.width(), wished.height() + max(more, 0))

    def retranslate(self) -> None:
        self._said.again()
        self.tabs.retranslate()
        if self._record is not None:
            self._show_heading()
            self._show_prepared(self._record)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self.updateGeometry()
        self._on_room()

    def _on_room(self) -> None:
        if self._record is not None:
            self._show_prepared(self._record)

    def _show_prepared(self, record: MeetingRecord) -> None:
        """How far the preparation is, below the heading; a press leads to it."""
        seen = self.preparation.seen
        said = None if record.in_bin or seen is None else seen.summary()
        roomy = self.height() > _ROOMY * self.fontMetrics().height() and not is_low(self)
        roomy = roomy and not self.participants.is_tight()
        self.prepared.setVisible(said is not None and roomy)
        self.prepared.setText(said.say() if said is not None else "")

    def _show_paper(self, record: MeetingRecord) -> None:
        if self._paper is not None:
            self._paper.show_meeting(record.id)

    def _show_heading(self) -> None:
        record = self._record
        if record is None:
            return
        self.title.setText(record.title)
        self.subtitle.setText(_when(record))
        self.chips.show_all(_chips(record))
        self.setAccessibleName(record.title)
        self.back.setVisible(record.in_bin)
        for button in (self.copy, self.attend):
            button.setVisible(not record.in_bin)

    def _button(
        self, word: Text, slot: Callable[[], object], *, primary: bool = False
    ) -> QPushButton:
        button = QPushButton(self)
        button.setProperty("primary", "true" if primary else "false")
        self._said(button.setText, word)
        button.clicked.connect(slot)
        return button

    def _make_heading(self) -> None:
        self.heading = RecordHeading(self)
        self.title, self.subtitle = self.heading.title, self.heading.subtitle
        self.chips = Chips(self)
        self.prepared = ShortButton(self)
        self.prepared.setProperty("link", "true")
        self.prepared.clicked.connect(self.show_preparation)

    def _lay_out(self) -> None:
        for button in (self.back, self.copy, self.attend):
            self.heading.add_button(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 12, 24, 12)
        column.setSpacing(4)
        column.addWidget(self.heading)
        column.addWidget(self.chips)
        column.addWidget(self.prepared)
        column.addSpacing(8)
        column.addWidget(self.tabs, 1)
        for changed in (self.tabs.currentChanged, self.participants.panel.fold.button.toggled):
            changed.connect(self._on_room)


def _when(record: MeetingRecord) -> str:
    starts, ends = record.starts_at, record.ends_at
    if ends.date() == starts.date():
        when = _("{day}, {start}–{end}", day=starts.date(), start=f"{starts:%H:%M}",
                 end=f"{ends:%H:%M}")  # fmt: skip
    else:
        when = _("{day} {start} – {last} {end}", day=starts.date(), start=f"{starts:%H:%M}",
                 last=ends.date(), end=f"{ends:%H:%M}")  # fmt: skip
    near = near_words(starts.date(), today()).say()
    place = [record.venue.name, record.venue.city] if record.venue else []
    return "  ·  ".join(part for part in (when, near, ", ".join(filter(None, place))) if part)


def _chips(record: MeetingRecord) -> list[tuple[Text, Tone]]:
    count = record.counters
    status = record.status_on(today())
    chips: list[tuple[Text, Tone]] = [(status.word, TONES[status])]
    if record.in_bin:
        chips.append((text("In the bin"), Tone.BAD))
    if count.invited:
        chips.append((text("{yes} of {n} come", yes=count.yes, n=count.invited), Tone.PLAIN))
    if count.none and status == MeetingStatus.PLANNED:
        chips.append((text("{n} no reply", n=count.none), Tone.WAIT))
    if count.recorded:
        chips.append((text("{n} present", n=count.in_room), Tone.GOOD))
    return chips
