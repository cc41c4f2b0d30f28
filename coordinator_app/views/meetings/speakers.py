"""Who speaks at an agenda item: asked, confirmed or reserve; and the notes to the item."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from coordinator_app.errors import UserError
from coordinator_app.operations.agenda import edit_agenda_item, remove_speaker, set_speaker
from coordinator_app.rules.agenda import SpeakerState
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.queries.agenda import AgendaItemRow, SpeakerRow
from coordinator_app.texts import _, text
from coordinator_app.views.desk import Desk
from coordinator_app.views.fields import Field, FieldGroup, Kind
from coordinator_app.views.palette import Tone
from coordinator_app.views.person_finder import PersonFinder
from coordinator_app.views.record_editor import RecordEditor
from coordinator_app.views.said import Said


class Speakers(QFrame):
    """Belongs to one item."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._said = Said()
        self._item: AgendaItemRow | None = None
        field = Field("speaker", text("Add a speaker"), Kind.RECORD, find=PersonFinder(desk.store),
                      hint=text("Add a speaker: type a name"))  # fmt: skip
        self.adding = RecordEditor(field, self)
        self._said(self.adding.line.setAccessibleName, field.label)
        self.adding.picked.connect(self._add)
        self.adding.line.returnPressed.connect(self._add)
        self.notes = FieldGroup(None, (Field("notes", text("Notes to this item"), Kind.LINES),),
                                self._save, self)  # fmt: skip
        self._chips = QHBoxLayout()
        self._chips.setSpacing(4)
        self._chips.addStretch()
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addLayout(self._chips)
        left.addWidget(self.adding.widget)
        left.addStretch()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(24)
        line.addLayout(left, 1)
        line.addWidget(self.notes, 1)

    def show_item(self, item: AgendaItemRow | None) -> None:
        if item == self._item:
            return
        self._item = item
        if item is not None:
            self.notes.load({"notes": item.notes}, item.id)
            self._show()

    def take_focus(self) -> None:
        self.adding.line.setFocus()

    def retranslate(self) -> None:
        self._said.again()
        self.adding.retranslate()
        if self._item is not None:
            self._show()

    def _show(self) -> None:
        item = self._item
        if item is None:
            return
        while self._chips.count() > 1:
            place = self._chips.takeAt(0)
            widget = place.widget() if place else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for place_number, speaker in enumerate(item.speakers):
            self._chips.insertWidget(place_number, self._chip(speaker))

    def _chip(self, speaker: SpeakerRow) -> QToolButton:
        """Name and state; a press asks for another state, or takes the speaker off."""
        chip = QToolButton(self)
        chip.setProperty("filter", "true")
        chip.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        said = _("{name}: {state}", name=speaker.name, state=speaker.state.word.say().lower())
        chip.setText(f"{said}  ▾".replace("&", "&&"))
        chip.setAccessibleName(said)
        menu = QMenu(chip)
        group = QActionGroup(menu)
        for state in SpeakerState:
            action = menu.addAction(state.word.say())
            action.setCheckable(True)
            action.setChecked(state == speaker.state)
            action.setActionGroup(group)
            action.setData((speaker.person_id, state.value))
        menu.addSeparator()
        menu.addAction(_("Take off this item")).setData((speaker.person_id, ""))
        menu.triggered.connect(self._on_chosen)
        chip.setMenu(menu)
        return chip

    def _on_chosen(self, action: QAction) -> None:
        item, (person, state) = self._item, action.data()
        if item is None:
            return
        self.adding.line.setFocus()
        if state:
            self._do(lambda: set_speaker(self._desk.store, item.id, person, SpeakerState(state)))
        else:
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
