"""One text: its form and version, the editor, what is wrong, and keeping what was typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from coordinator_app.documents.template_faults import LONGEST_TEXT, Fault
from coordinator_app.documents.templates import shipped_template
from coordinator_app.errors import UserError
from coordinator_app.operations.letter_templates import SHIPPED_KEYS
from coordinator_app.operations.template_versions import WhichText, as_kept, source_now
from coordinator_app.operations.templates import (
    KnownText,
    rename_text,
    restore_shipped,
    save_text,
    use_version,
)
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.queries.templates import version, versions
from coordinator_app.texts import Text, text
from coordinator_app.views.chips import Chips
from coordinator_app.views.desk import Desk
from coordinator_app.views.fields import Field, FieldGroup
from coordinator_app.views.flow import Flow
from coordinator_app.views.palette import Tone
from coordinator_app.views.plain import PlainLabel
from coordinator_app.views.said import Said
from coordinator_app.views.templates.drafts import Drafts
from coordinator_app.views.templates.fault_line import FaultLine
from coordinator_app.views.templates.form_bar import NOW, SHIPPED, FormBar
from coordinator_app.views.templates.more_button import MoreButton
from coordinator_app.views.templates.table import states_of
from coordinator_app.views.templates.text_editor import TextEditor

_EARLIER = text("You are looking at an earlier text. Letters are not made from it.")
_DRAFT = text("This was not saved, because something is wrong in it. Letters are made from the"
              " text before it.")  # fmt: skip


class TextPane(QWidget):
    """``show_text(one)`` shows a letter; ``changed``: there is another text to be looked at.

    A text is saved when the hand leaves it, with Ctrl+S, and before another one is shown; one that
    cannot be a letter stays as a draft.
    """

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._said = Said()
        self._drafts = Drafts(desk.state, desk.store)
        self.text: KnownText | None = None
        self._which: WhichText | None = None
        self._kept = ""
        self._version = NOW
        self._note: Text | None = None
        self._found: tuple[Fault, ...] = ()
        self._checked = ""
        self._make_parts()
        self._lay_out()

    # -- what the page asks ----------------------------------------------------------------------

    @property
    def which(self) -> WhichText | None:
        """The text that is shown."""
        return self._which

    def show_text(self, one: KnownText) -> None:
        """Show a letter, in the language and form that are chosen."""
        self.settle()
        another = self.text is None or self.text.key != one.key
        self.text = one
        self.title.setText(str(one.name))
        self.chips.show_all(states_of(one))
        self.more.show_for(own=bool(one.id))
        self.name.setVisible(bool(one.id))
        self.title.setVisible(not one.id)
        self.name.load({"name": str(one.name)}, one.key)
        if another:
            self._version = NOW
        self.reload()

    def reload(self) -> None:
        """Show what is kept now; what is being typed stays."""
        if self.text is None:
            return
        language, informal = self.form.chosen()
        which = WhichText(self.text.key, language, informal)
        typed = self.editor.source() if which == self._which and self.is_dirty() else ""
        with self._desk.store.reading() as connection:
            found = versions(connection, which.key, language, informal=informal)
            now = source_now(connection, which)
        self._which, self._kept = which, now
        self.form.show_versions(found, shipped=which.key in SHIPPED_KEYS)
        if self._version != NOW and self._version not in {SHIPPED, *(one.id for one in found)}:
            self._version = NOW
        if self._version == NOW:
            self._show(typed or self._drafts.source(which) or now)
        else:
            self._show(self._earlier(which))

    def looks_back(self) -> bool:
        """Whether an earlier version is shown."""
        return self._version != NOW

    def is_dirty(self) -> bool:
        """Whether something else stands here than letters are made from."""
        return self._version == NOW and self.editor.source() != self._kept

    def settle(self) -> bool:
        """Save what was typed, or keep it as a draft; it never has to be mended first."""
        self.save()
        return self.name.settle() if self.text is not None and self.text.id else True

    def save(self) -> bool:
        """Save what was typed. False: something is wrong in it, and it stays as a draft."""
        which = self._which
        if which is None or not self.is_dirty():
            return True
        source = self.editor.source()
        try:
            outcome = save_text(self._desk.store, which, source)
        except UserError:
            self._drafts.keep(which, source)
            self._say(_DRAFT)
            return False
        self._kept = source
        self._drafts.forget(which)
        self._say(None)
        self._desk.did(outcome)
        return True

    def source(self) -> str:
        """The text that is shown, as it would be kept."""
        return self.editor.source()

    def show_faults(self, found: Sequence[Fault]) -> None:
        """Underline what is wrong, but for the field that is being typed just now."""
        self._found = tuple(found) if self._version == NOW else ()
        self._checked = self.editor.source()
        self._show_found()
        if not found and self._note is _DRAFT:
            self._say(None)

    def use_this(self) -> None:
        """Letters are made from the version that is shown from now on."""
        chosen, which = self._version, self._which
        if which is None or chosen == NOW:
            return
        self._drafts.forget(which)
        if chosen == SHIPPED:
            self._anew(lambda: restore_shipped(self._desk.store, which))
        else:
            self._anew(lambda: use_version(self._desk.store, chosen))

    def restore(self) -> None:
        """The text as it comes with the application."""
        which = self._which
        if which is not None:
            self._drafts.forget(which)
            self._anew(lambda: restore_shipped(self._desk.store, which))

    def throw_away(self) -> None:
        """What was typed and not saved goes; the text that letters are made from comes back."""
        if self._which is not None:
            self._drafts.forget(self._which)
            self._anew(None)

    def back_to_now(self) -> None:
        """From an earlier version to the text of today."""
        self._anew(None)

    def retranslate(self) -> None:
        self._said.again()
        self._say(self._note)
        if self.text is not None:
            self.title.setText(str(self.text.name))

    # -- inside ----------------------------------------------------------------------------------

    def _earlier(self, which: WhichText) -> str:
        if self._version == SHIPPED:
            return as_kept(shipped_template(which.key, which.language, which.informal).source)
        with self._desk.store.reading() as connection:
            one = version(connection, self._version)
        if one is not None and one.source is not None:
            return one.source
        return as_kept(shipped_template(which.key, which.language, which.informal).source)

    def _show(self, source: str) -> None:
        if self.text is None:
            return
        earlier = self._version != NOW
        self.editor.set_read_only(on=earlier)
        self.editor.show_source(source, self.text.kind)
        draft = not earlier and source != self._kept and self._which is not None
        self._say(_EARLIER if earlier else _DRAFT if draft and self._is_draft() else None)
        self.changed.emit()

    def _is_draft(self) -> bool:
        return self._which is not None and bool(self._drafts.source(self._which))

    def _anew(self, verb: Callable[[], Outcome | None] | None) -> None:
        """Do this, and show the text as it is then, whatever stands there."""
        self._which, self._version = None, NOW
        self.form.show_now()
        if verb is not None:
            self._desk.attempt(verb)
        if self._which is None:
            self.reload()
        self.editor.take_focus()

    def _on_form(self) -> None:
        language, informal = self.form.chosen()
        if self._which is not None:
            self.form.choose(self._which.form)
            self.settle()
            self.form.choose((language, informal))
        self._version = NOW
        self.form.show_now()
        self.reload()

    def _on_version(self, chosen: int) -> None:
        self.save()
        self._version = chosen
        self.reload()
        (self.use_button if chosen != NOW else self.editor).setFocus()

    def _show_found(self) -> None:
        shown = [one for one in self._found if not self.editor.is_being_typed(one)]
        self.editor.show_faults(shown)
        self.faults.show_faults(shown)

    def _on_moved(self) -> None:
        """The cursor left a field that was begun; while it is typed on the next check comes."""
        if self._found and self.editor.source() == self._checked:
            self._show_found()

    def _on_typed(self) -> None:
        self.changed.emit()

    def _on_left(self) -> None:
        self.save()
        self._on_moved()

    def _on_too_long(self) -> None:
        most = text("This does not fit: a letter holds at most {most} characters.",
                    most=LONGEST_TEXT)  # fmt: skip
        self._desk.say(most, Tone.BAD)

    def _rename(self, _key: str, value: Any) -> None:
        if self.text is not None:
            self._desk.did(rename_text(self._desk.store, self.text.id, str(value)))

    def _say(self, note: Text | None) -> None:
        self._note = note
        self.note.setText(note.say() if note else "")
        self.note_box.setVisible(note is not None)
        self.use_button.setVisible(note is _EARLIER)
        self.now_button.setVisible(note is _EARLIER)
        self.throw_button.setVisible(note is _DRAFT)

    def _make_parts(self) -> None:
        self.title = PlainLabel(self)
        self.title.setProperty("role", "title")
        self.name = FieldGroup(
            None, [Field("name", text("Name"), required=True)], self._rename, self
        )
        self.chips = Chips(self)
        self.form = FormBar(self)
        self.form.form_chosen.connect(self._on_form)
        self.form.version_chosen.connect(self._on_version)
        self.editor = TextEditor(self)
        self.editor.typed.connect(self._on_typed)
        self.editor.moved.connect(self._on_moved)
        self.editor.left.connect(self._on_left)
        self.editor.too_long.connect(self._on_too_long)
        self.faults = FaultLine(self)
        self.faults.taken.connect(self.editor.mend)
        self.note_box = QWidget(self)
        self.note = QLabel(self.note_box)
        self.note.setWordWrap(True)
        self.note.setProperty("role", "secondary")
        self.use_button = self._button(text("Use this again"), self.use_this)
        self.now_button = self._button(text("Back to the present text"), self.back_to_now)
        self.throw_button = self._button(text("Throw this away"), self.throw_away)
        self.field_button = self._button(text("Put a field in…"), self.editor.choose_field)
        key = QKeySequence("Ctrl+Space").toString(QKeySequence.SequenceFormat.NativeText)
        self.field_button.setToolTip(key)
        self.more = MoreButton(self._desk, self)

    def _lay_out(self) -> None:
        note = QVBoxLayout(self.note_box)
        note.setContentsMargins(0, 0, 0, 0)
        note.setSpacing(8)
        note.addWidget(self.note)
        below = QWidget(self.note_box)
        ways = Flow(below)
        for button in (self.use_button, self.now_button, self.throw_button):
            ways.addWidget(button)
        note.addWidget(below)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.field_button)
        foot.addStretch()
        foot.addWidget(self.more)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        for part in (self.title, self.name, self.chips, self.form, self.note_box):
            column.addWidget(part)
        column.addWidget(self.editor, 1)
        column.addWidget(self.faults)
        column.addLayout(foot)
        self.note_box.hide()

    def _button(self, word: Text, slot: Callable[[], object]) -> QPushButton:
        button = QPushButton(self)
        self._said(button.setText, word)
        button.clicked.connect(slot)
        return button
