"""The tab *Participants*: who is asked, what they answered; one key a reply."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from coordinator_app.clock import today
from coordinator_app.errors import UserError
from coordinator_app.operations.participations import (
    add_all_members,
    add_participants,
    change_role,
    edit_remark,
    mark_invited,
    record_reply,
    remove_participant,
)
from coordinator_app.rules.participations import ParticipationRole, Reply
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.queries.meetings import MeetingRecord
from coordinator_app.texts import Text, _, text
from coordinator_app.views.chips import ChipDelegate
from coordinator_app.views.desk import Desk
from coordinator_app.views.empty_state import EmptyState
from coordinator_app.views.fields import Field, Kind
from coordinator_app.views.id_list import ROW
from coordinator_app.views.meetings.participants_table import CHIPS, ParticipantsTable, Place
from coordinator_app.views.meetings.reply_bar import ReplyBar
from coordinator_app.views.palette import Tone
from coordinator_app.views.person_finder import PersonFinder
from coordinator_app.views.record_editor import RecordEditor
from coordinator_app.views.said import Said

# J is the Dutch yes; both work in both languages.
REPLY_KEYS = {
    Qt.Key.Key_Y: Reply.YES,
    Qt.Key.Key_J: Reply.YES,
    Qt.Key.Key_N: Reply.NO,
    Qt.Key.Key_M: Reply.MAYBE,
    Qt.Key.Key_Backspace: Reply.NONE,
}
_OWN_KEYS = {Qt.Key.Key_Delete, Qt.Key.Key_F2}
_LETTERS = {Place.NAME: 26, Place.ORGANISATION: 22, Place.REPLY: 16, Place.PRESENCE: 17,
            Place.INVITED: 10, Place.ROLE: 11, Place.REMARK: 18}  # fmt: skip


class ParticipantsView(QTableView):
    """``replied`` tells the reply of a key for the selected rows."""

    replied = Signal(str)
    removed = Signal()
    invited = Signal()
    opened = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = ParticipantsTable(self)
        self.setModel(self.table)
        self._dress()
        self._kept: list[int] = []
        self.table.modelAboutToBeReset.connect(self._before_reset)
        self.table.modelReset.connect(self._after_reset)
        self.retranslate()

    def person_ids(self) -> list[int]:
        """The people of the selected rows, in the order of the list."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        found = [self.table.at(row) for row in rows]
        return [one.person_id for one in found if one is not None]

    def select_person(self, person_id: int) -> bool:
        """Go to a person. False: not on the list."""
        row = self.table.row_of(person_id)
        if row >= 0:
            self.setCurrentIndex(self.table.index(row, 0))
            self.scrollTo(self.currentIndex())
        return row >= 0

    def edit_remark(self) -> None:
        """Type the remark of the current person where it stands."""
        index = self.table.index(self.currentIndex().row(), Place.REMARK)
        if index.isValid() and self.state() != QAbstractItemView.State.EditingState:
            self.scrollTo(index)
            self.edit(index)

    def step(self) -> None:
        """To the next row, so that replies can be typed down the list."""
        row = self.currentIndex().row() + 1
        if row < self.table.rowCount() and len(self.person_ids()) == 1:
            self.setCurrentIndex(self.table.index(row, 0))

    def retranslate(self) -> None:
        self.setAccessibleName(_("Participants"))
        self.table.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(Place) - 1)

    def event(self, event: QEvent) -> bool:
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and event.key() in _OWN_KEYS:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        key = Qt.Key(event.key())
        plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if plain and key in REPLY_KEYS:
            self.replied.emit(REPLY_KEYS[key].value)
        elif plain and key == Qt.Key.Key_I:
            self.invited.emit()
        elif key == Qt.Key.Key_Delete:
            self.removed.emit()
        elif key == Qt.Key.Key_F2:
            self.edit_remark()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:  # noqa: N802 - Qt's name
        """Letters are replies here; names are typed in the line above."""

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._share_width()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._size_rows()
            self._share_width()

    def _open(self) -> None:
        one = self.table.at(self.currentIndex().row())
        if one is not None:
            self.opened.emit(one.person_id)

    def _before_reset(self) -> None:
        one = self.table.at(self.currentIndex().row())
        self._kept = [one.person_id] if one is not None else []
        self._row = self.currentIndex().row()

    def _after_reset(self) -> None:
        if self._kept and not self.select_person(self._kept[0]):
            row = min(self._row, self.table.rowCount() - 1)
            self.setCurrentIndex(self.table.index(row, 0))

    def _share_width(self) -> None:
        letter = self.fontMetrics().averageCharWidth()
        wishes = {place: letters * letter + 16 for place, letters in _LETTERS.items()}
        factor = max(self.viewport().width() / sum(wishes.values()), 0.7)
        for place, wish in wishes.items():
            self.setColumnWidth(place, int(wish * factor))

    def _size_rows(self) -> None:
        self.verticalHeader().setDefaultSectionSize(max(ROW, self.fontMetrics().height() + 16))

    def _dress(self) -> None:
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for place in CHIPS:
            self.setItemDelegateForColumn(place, ChipDelegate(self))
        self.doubleClicked.connect(self._open)
        self._size_rows()


class Participants(QWidget):
    """A name typed above goes to the person on the list, or puts them on it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._said = Said()
        self._record: MeetingRecord | None = None
        field = Field("person", text("Find or add a participant"), Kind.RECORD,
                      find=PersonFinder(desk.store),
                      hint=text("Find or add a participant: type a name"))  # fmt: skip
        self.finder = RecordEditor(field, self)
        self._said(self.finder.line.setAccessibleName, field.label)
        self.counters = QLabel(self)
        self.counters.setWordWrap(True)
        self.view = ParticipantsView(self)
        self.bar = ReplyBar(self)
        self.empty = EmptyState(
            text("Nobody is on the list yet. Start with all members; add others by name."),
            [(text("Add all members"), self.add_members)],
            self,
        )
        self._lay_out()
        self._connect()

    def show_meeting(self, record: MeetingRecord) -> None:
        self._record = record
        self.view.table.show_rows(record.participants)
        self.view.setVisible(bool(record.participants))
        self.bar.setVisible(bool(record.participants))
        self.empty.setVisible(not record.participants)
        self._show_counters()

    def take_focus(self) -> None:
        if self._record is not None and self._record.participants:
            if not self.view.currentIndex().isValid():
                self.view.setCurrentIndex(self.view.table.index(0, 0))
            self.view.setFocus()
        else:
            self.empty.buttons[0].setFocus()

    def add_members(self) -> None:
        """Everybody whose membership runs today, not yet invited."""
        before = len(self._record.participants) if self._record else 0
        self._done(lambda meeting: add_all_members(self._desk.store, meeting, today=today()))
        if self._record is not None and len(self._record.participants) == before:
            self._desk.say(text("Every member whose membership runs today is on the list."))
        self.take_focus()

    def mark_invited(self) -> None:
        """The selected people were invited today."""
        people = self.view.person_ids()
        if people:
            self._done(lambda meeting: mark_invited(self._desk.store, meeting, people, today()))

    def record_reply(self, value: str) -> None:
        """The selected people answered so; one person answered, then to the next."""
        people, reply = self.view.person_ids(), Reply(value)
        if people and self._done(
            lambda meeting: record_reply(self._desk.store, meeting, people, reply, on=today())
        ):
            self.view.step()

    def change_role(self, value: str) -> None:
        people, role = self.view.person_ids(), ParticipationRole(value)
        if people:
            self._done(lambda meeting: change_role(self._desk.store, meeting, people, role))

    def edit_remark(self, person_id: int, typed: str) -> None:
        self._done(lambda meeting: edit_remark(self._desk.store, meeting, person_id, typed))

    def remove(self) -> None:
        """Take the current person off the list."""
        people = self.view.person_ids()
        if people:
            self._done(lambda meeting: remove_participant(self._desk.store, meeting, people[0]))

    def retranslate(self) -> None:
        self._said.again()
        self.finder.retranslate()
        self._show_counters()

    def _done(self, verb: Callable[[int], Outcome]) -> bool:
        record = self._record
        return record is not None and self._desk.attempt(lambda: verb(record.id))

    def _on_found(self) -> None:
        try:
            person_id = self.finder.read()
        except UserError as refusal:
            if not self._go_to_typed():
                self._desk.say(refusal.text, Tone.BAD)
            return
        if not isinstance(person_id, int):
            return
        self.finder.write(None)
        if not self.view.select_person(person_id):
            self._done(lambda meeting: add_participants(self._desk.store, meeting, [person_id]))
            self.view.select_person(person_id)
        self.view.setFocus()

    def _go_to_typed(self) -> bool:
        """Letters that begin the name of somebody on the list are enough."""
        row = self.view.table.first_match(self.finder.line.text())
        one = self.view.table.at(row)
        if one is None:
            return False
        self.finder.write(None)
        self.view.select_person(one.person_id)
        self.view.setFocus()
        return True

    def _on_opened(self, person_id: int) -> None:
        self._desk.open("people", person_id)

    def _show_counters(self) -> None:
        if self._record is None:
            return
        count = self._record.counters
        said: list[Text] = [
            text("{n} invited", n=count.invited),
            text("{n} yes", n=count.yes),
            text("{n} no", n=count.no),
            text("{n} perhaps", n=count.maybe),
            text("{n} no reply", n=count.none),
        ]
        if count.recorded:
            said.append(text("{n} present", n=count.in_room))
        self.counters.setText("  ·  ".join(sentence.say() for sentence in said))

    def _lay_out(self) -> None:
        self.members = QPushButton(self)
        self._said(self.members.setText, text("Add all members"))
        self.members.clicked.connect(self.add_members)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.finder.widget, 1)
        line.addWidget(self.members)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.counters)
        column.addLayout(line)
        column.addWidget(self.view, 1)
        column.addWidget(self.empty, 1)
        column.addWidget(self.bar)

    def _connect(self) -> None:
        self.finder.picked.connect(self._on_found)
        self.finder.line.returnPressed.connect(self._on_found)
        self.view.replied.connect(self.record_reply)
        self.view.invited.connect(self.mark_invited)
        self.view.removed.connect(self.remove)
        self.view.table.remarked.connect(self.edit_remark)
        self.bar.remark_asked.connect(self.view.edit_remark)
        self.view.opened.connect(self._on_opened)
        self.bar.replied.connect(self.record_reply)
        self.bar.invited.connect(self.mark_invited)
        self.bar.role_chosen.connect(self.change_role)
        self.bar.removed.connect(self.remove)
