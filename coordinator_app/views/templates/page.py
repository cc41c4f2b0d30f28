"""The page of texts: the list, the text that is chosen, and its letter beside it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from coordinator_app.operations.templates import (
    OF_OWN,
    NewText,
    known_texts,
    new_text,
    put_texts_in_bin,
    take_texts_from_bin,
)
from coordinator_app.rules.letters import LetterKind
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.queries.templates import own_templates
from coordinator_app.texts import Text, plural, text
from coordinator_app.views.desk import Desk
from coordinator_app.views.fields import Field, Kind
from coordinator_app.views.letters.sides import Sides
from coordinator_app.views.new_record import NewRecord
from coordinator_app.views.page import Page
from coordinator_app.views.palette import Tone
from coordinator_app.views.templates.card import TemplatesCard
from coordinator_app.views.templates.files import TextFiles
from coordinator_app.views.templates.pane import TextPane
from coordinator_app.views.templates.proof import Checked, ProofPart
from coordinator_app.views.templates.table import TextsList

_NEW = (
    Field("name", text("Name"), required=True),
    Field(
        "kind",
        text("Kind"),
        Kind.CHOICE,
        choices=lambda: [(one.value, one.word) for one in OF_OWN],
        required=True,
    ),
)
_NOT_OWN = text("This letter comes with the application; only texts of your own go to the bin.")


class TemplatesPage(TemplatesCard, Page):
    """Choose a letter at the left, change it in the middle, see it at the right."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._stale = False
        self._make_parts()
        self._lay_out()
        self._connect()
        self._reload()

    # -- what the window asks --------------------------------------------------------------------

    def status(self) -> Text:
        changed = sum(bool(one.changed) for one in self.list.table.texts)
        return plural("{n} text changed", "{n} texts changed", changed)

    def refresh(self, outcome: Outcome) -> None:
        """Texts changed: show them; anything else may change what the letter says."""
        self._stale = True
        if self.isVisible():
            self._catch_up(texts=bool({"templates", "template_versions"} & outcome.touched.keys()))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        if self._stale:
            self._catch_up(texts=True)

    def settle(self) -> bool:
        return self.pane.settle()

    def take_focus(self) -> None:
        self.list.setFocus()

    def open_record(self, record_id: int) -> None:
        """Show one of the coordinator's own texts."""
        for one in self.list.table.texts:
            if one.id == record_id:
                self._show_side(self.pane)
                self.list.select_key(one.key)

    def edit_field(self, field: str) -> None:
        """To the text of this key or name, where something in it must be mended."""
        for one in self.list.table.texts:
            if field in {one.key, str(one.name)}:
                self.list.select_key(one.key)
        self.edit_record()

    def back(self) -> None:
        """Esc: from the text to the list, from there to where one came from."""
        if self.list.hasFocus():
            self.desk.leaving.emit()
        else:
            self._show_side(self.pane)
            self.list.setFocus()

    def retranslate(self) -> None:
        super().retranslate()
        self.list.retranslate()

    def keep(self) -> None:
        self.desk.state.keep(f"{self.name}/splitter", self.splitter.saveState())

    # -- actions ---------------------------------------------------------------------------------

    def new_record(self) -> None:
        self._show_side(self.form)
        self.form.begin({"kind": LetterKind.OTHER.value})

    def edit_record(self) -> None:
        self._show_side(self.pane)
        self.pane.editor.take_focus()

    def delete_record(self) -> None:
        one = self.pane.text
        if one is None or not one.id:
            self.desk.say(_NOT_OWN, Tone.BAD)
            return
        self.desk.attempt(lambda: put_texts_in_bin(self.desk.store, [one.id]))

    def take_from_bin(self) -> None:
        """The text that was put there last comes back."""
        with self.desk.store.reading() as connection:
            binned = own_templates(connection, in_bin=True)
        if not binned:
            self.desk.say(text("There is no text in the bin."))
            return
        last = max(binned, key=lambda one: one.id).id
        if self.desk.attempt(lambda: take_texts_from_bin(self.desk.store, [last])):
            self.open_record(last)

    def save_text(self) -> None:
        if self.pane.looks_back():
            self.desk.say(text("This is an earlier text; press “Use this again” to keep it."))
        elif self.pane.save():
            self.desk.say(text("Saved. Letters are made from this text from now on."), Tone.GOOD)
        else:
            self.desk.say(text("This text is not saved yet: mend what is wrong first."), Tone.BAD)

    def choose_field(self) -> None:
        self._show_side(self.pane)
        self.pane.editor.choose_field()

    def take_suggestion(self) -> None:
        self.pane.faults.take()

    def restore_shipped(self) -> None:
        self.pane.restore()

    def export_text(self) -> None:
        if self.pane.which is not None:
            self.files.ask_save(self.pane.which)

    def import_texts(self) -> None:
        self.files.ask_open()

    # -- inside ----------------------------------------------------------------------------------

    def _catch_up(self, *, texts: bool) -> None:
        self._stale = False
        if texts:
            self._reload()
        self.proof.forget_example()

    def _reload(self) -> None:
        with self.desk.store.reading() as connection:
            found = known_texts(connection)
        self.list.show_texts(found)
        self._show_chosen()
        self.status_changed.emit()

    def _show_chosen(self) -> None:
        one = next((one for one in self.list.table.texts if one.key == self.list.key()), None)
        if one is not None:
            self.pane.show_text(one)

    def _on_chosen(self, key: str) -> None:
        del key
        self._show_side(self.pane)
        self._show_chosen()

    def _check(self) -> None:
        which, one = self.pane.which, self.pane.text
        if which is not None and one is not None:
            self.proof.ask(which, one.kind, self.pane.source())

    def _on_checked(self, found: Checked) -> None:
        if found.question.source == self.pane.source():
            self.pane.show_faults(found.faults)

    def _create(self, values: Mapping[str, Any]) -> int:
        language, informal = self.pane.form.chosen()
        new = NewText(values["name"], LetterKind(values["kind"]), language, informal)
        outcome = new_text(self.desk.store, new)
        self.desk.did(outcome)
        return outcome.new_id("templates")

    def _on_created(self, template_id: int) -> None:
        self.open_record(template_id)
        self.pane.editor.take_focus()

    def _show_side(self, side: QWidget) -> None:
        self.middle.setCurrentWidget(side)

    def _make_parts(self) -> None:
        self.sides = Sides(self.desk, self.name, self)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(16)
        left, middle, right = (_panel(self.splitter) for _side in range(3))
        self.list = TextsList(left)
        self.new_button = QPushButton(left)
        self.said(self.new_button.setText, text("New text"))
        self.middle = QStackedWidget(middle)
        self.pane = TextPane(self.desk, self.middle)
        self.form = NewRecord(text("New text"), _NEW, self._create, None, self.middle)
        self.proof = ProofPart(self.desk, right)
        self.files = TextFiles(self.desk, self)
        for panel, parts in (
            (left, (self.list, self.new_button)),
            (middle, (self.middle,)),
            (right, (self.proof,)),
        ):
            column = QVBoxLayout(panel)
            column.setContentsMargins(1, 1, 1, 1)
            for part in parts:
                column.addWidget(part)
        for side in (self.pane, self.form):
            self.middle.addWidget(side)

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 8, 24, 16)
        outer.setSpacing(0)
        outer.addWidget(self.sides)
        outer.addWidget(self.splitter, 1)
        if not self.splitter.restoreState(self.desk.state.shape(f"{self.name}/splitter")):
            self.splitter.setSizes([250, 370, 420])

    def _connect(self) -> None:
        self.list.chosen.connect(self._on_chosen)
        self.list.opened.connect(self.edit_record)
        self.new_button.clicked.connect(self.new_record)
        self.pane.changed.connect(self._check)
        self.proof.checked.connect(self._on_checked)
        self.form.created.connect(self._on_created)
        self.form.given_up.connect(self.back)


def _panel(splitter: QSplitter) -> QFrame:
    panel = QFrame(splitter)
    panel.setProperty("panel", "true")
    return panel
