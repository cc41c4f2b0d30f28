"""Who speaks at an agenda item: asked, confirmed or reserve; and the notes to the item."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from coordinator_app.errors import UserError
from coordinator_app.operations.agenda import edit_agenda_item, remove_speaker, set_speaker
from coordinator_app.rules.agenda import SpeakerState
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.queries.agenda import AgendaItemRow, SpeakerRow
from coordinator_app.texts import _, text
from coordinator_app.views.desk import Desk
from coordinator_app.views.fields import Field, FieldGroup, Kind
from coordinator_app.views.icons import icon
from coordinator_app.views.palette import Tone
from coordinator_app.views.person_finder import PersonFinder
from coordinator_app.views.record_editor import RecordEditor
from coordinator_app.views.said import Said


class Speakers(QFrame):
    """Belongs to one item; hidden as long as there is none."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._said = Said()
        self._item: AgendaItemRow | None = None
        self.heading = QLabel(self)
        self.heading.setProperty("role", "heading")
        field = Field("speaker", text("Add a speaker"), Kind.RECORD, find=PersonFinder(desk.store),
                      hint=text("Add a speaker: type a name"))  # fmt: skip
        self.adding = RecordEditor(field, self)
        self._said(self.adding.line.setAccessibleName, field.label)
        self.adding.picked.connect(self._add)
        self.adding.line.returnPressed.connect(self._add)
        self.notes = FieldGroup(None, (Field("notes", text("Notes to this item"), Kind.LINES),),
                                self._save, self)  # fmt: skip
        self._rows = QGridLayout()
        self._rows.setColumnStretch(0, 1)
        left = QVBoxLayout()
        left.setSpacing(4)
        left.addWidget(self.heading)
        left.addLayout(self._rows)
        left.addWidget(self.adding.widget)
        left.addStretch()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 8, 0, 8)
        line.setSpacing(24)
        line.addLayout(left, 1)
        line.addWidget(self.notes, 1)
        self.hide()

    def show_item(self, item: AgendaItemRow | None) -> None:
        if item == self._item:
            return
        self._item = item
        self.setVisible(item is not None)
        if item is not None:
            self.notes.load({"notes": item.notes}, item.id)
            self._show()

    def retranslate(self) -> None:
        self._said.again()
        self.adding.retranslate()
        if self._item is not None:
            self._show()

    def _show(self) -> None:
        item = self._item
        if item is None:
            return
        self.heading.setText(_("Speakers at “{title}”", title=item.title))
        while (place := self._rows.takeAt(0)) is not None:
            widget = place.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for row, speaker in enumerate(item.speakers):
            for column, part in enumerate(self._parts(speaker)):
                self._rows.addWidget(part, row, column)

    def _parts(self, speaker: SpeakerRow) -> tuple[QWidget, ...]:
        name = QLabel(speaker.name, self)
        state = QComboBox(self)
        for one in SpeakerState:
            state.addItem(one.word.say(), one.value)
        state.setCurrentIndex(state.findData(speaker.state.value))
        state.setProperty("person", speaker.person_id)
        state.setAccessibleName(_("Whether {name} comes", name=speaker.name))
        state.activated.connect(self._on_state)
        remove = QPushButton(self)
        remove.setIcon(icon("x"))
        remove.setProperty("person", speaker.person_id)
        remove.setAccessibleName(_("Take {name} off this item", name=speaker.name))
        remove.setToolTip(remove.accessibleName())
        remove.clicked.connect(self._on_remove)
        return name, state, remove

    def _on_state(self) -> None:
        box, item = self.sender(), self._item
        if isinstance(box, QComboBox) and item is not None:
            person, state = int(box.property("person")), SpeakerState(box.currentData())
            self._do(lambda: set_speaker(self._desk.store, item.id, person, state))

    def _on_remove(self) -> None:
        button, item = self.sender(), self._item
        if isinstance(button, QPushButton) and item is not None:
            person = int(button.property("person"))
            self.adding.line.setFocus()
            self._do(lambda: remove_speaker(self._desk.store, item.id, person))

    def _add(self) -> None:
        item = self._item
        try:
            person = self.adding.read()
        except UserError as refusal:
            self._desk.say(refusal.text, Tone.BAD)
            return
        if item is not None and isinstance(person, int):
            self.adding.write(None)
            self._do(lambda: set_speaker(self._desk.store, item.id, person))

    def _save(self, field: str, value: object) -> None:
        if self._item is not None:
            self._desk.did(edit_agenda_item(self._desk.store, self._item.id, field, value))

    def _do(self, verb: Callable[[], Outcome]) -> None:
        self._desk.attempt(verb)
