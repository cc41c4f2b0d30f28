"""Who speaks at an agenda item: asked, confirmed or reserve."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QFrame, QMenu, QToolButton, QVBoxLayout, QWidget

from coordinator_app.errors import UserError
from coordinator_app.operations.agenda import remove_speaker, set_speaker
from coordinator_app.rules.agenda import SpeakerState
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.queries.agenda import AgendaItemRow, SpeakerRow
from coordinator_app.texts import _, text
from coordinator_app.views.desk import Desk
from coordinator_app.views.fields import Field, Kind
from coordinator_app.views.flow import Flow
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
        self._row = QWidget(self)
        self._chips = Flow(self._row, 4)
        self._shown: list[QToolButton] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._row)
        column.addWidget(self.adding.widget)

    def show_item(self, item: AgendaItemRow | None) -> None:
        if item == self._item:
            return
        self._item = item
        if item is not None:
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
        for chip in self._shown:
            self._chips.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._shown = [self._chip(speaker) for speaker in item.speakers]
        for chip in self._shown:
            self._chips.addWidget(chip)
        self._row.setVisible(bool(self._shown))

    def _chip(self, speaker: SpeakerRow) -> QToolButton:
        """Name and state; a press asks for another state, or takes the speaker off."""
        chip = QToolButton(self._row)
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

    def _do(self, verb: Callable[[], Outcome]) -> None:
        self._desk.attempt(verb)
