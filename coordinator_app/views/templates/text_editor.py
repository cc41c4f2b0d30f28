"""A text in its two parts, subject and body, with the menu of the fields it may use."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QVBoxLayout, QWidget

from coordinator_app.documents.fields import fields_of
from coordinator_app.documents.template_faults import UNCLOSED, Fault, as_field
from coordinator_app.documents.template_source import parts_of_source, written
from coordinator_app.rules.letters import LetterKind
from coordinator_app.texts import text
from coordinator_app.views.plain import plain_action
from coordinator_app.views.said import Said
from coordinator_app.views.templates.source_edit import SourceEdit


class TextEditor(QWidget):
    """``typed``: something else stands here; ``left``: the hand went elsewhere in the window."""

    typed = Signal()
    left = Signal()
    moved = Signal()  # the cursor
    too_long = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._said = Said()
        self._kind = LetterKind.OTHER
        self._loading = False
        self._last: SourceEdit | None = None
        self.subject = SourceEdit(self, one_line=True)
        self.body = SourceEdit(self)
        self.menu = QMenu(self)
        self.menu.triggered.connect(self._on_field)
        self._gone = QTimer(self)
        self._gone.setSingleShot(True)
        self._gone.timeout.connect(self._look_where)
        self.subject.entered.connect(self.body.setFocus)
        for part in (self.subject, self.body):
            part.textChanged.connect(self._on_typed)
            part.left.connect(self._on_left)
            part.cursorPositionChanged.connect(self.moved)
            part.too_long.connect(self.too_long)
        self._lay_out()

    def source(self) -> str:
        """The text as it is kept."""
        head = {"kind": self._kind.value, "subject": self.subject.words()}
        return written(head, self.body.words())

    def show_source(self, source: str, kind: LetterKind) -> None:
        """Show another text; the same one leaves the cursor where it is."""
        if kind is not self._kind:
            self._kind = kind
            self._fill_menu()
        if source == self.source():
            return
        parts = parts_of_source(source)
        self._loading = True
        self.subject.show_words(parts.subject)
        self.body.show_words(parts.body.rstrip("\n"))
        self._loading = False

    def set_read_only(self, *, on: bool) -> None:
        for part in (self.subject, self.body):
            part.setReadOnly(on)

    def show_faults(self, found: Sequence[Fault]) -> None:
        """Underline what is wrong; the places of ``found`` count in the whole source."""
        parts = parts_of_source(self.source())
        ends = parts.subject_at + len(parts.subject)
        of_subject = [one for one in found if one.start < parts.body_at and one.end <= ends]
        self.subject.show_faults([_moved(one, parts.subject_at) for one in of_subject])
        rest = [one for one in found if one.start >= parts.body_at]
        self.body.show_faults([_moved(one, parts.body_at) for one in rest])

    def is_being_typed(self, fault: Fault) -> bool:
        """Whether these are braces just opened, with the cursor still behind them in the line."""
        if fault.sentence is not UNCLOSED or fault.start < self._body_at():
            return False
        before = self.body.words_before_cursor()
        begun = fault.start - self._body_at()
        return self.body.hasFocus() and begun < len(before) and "\n" not in before[begun:]

    def _body_at(self) -> int:
        return parts_of_source(self.source()).body_at

    def mend(self, fault: Fault) -> None:
        """Put the suggestion of this fault in its place."""
        parts = parts_of_source(self.source())
        in_body = fault.start >= parts.body_at
        editor, at = (self.body, parts.body_at) if in_body else (self.subject, parts.subject_at)
        editor.mend(_moved(fault, at))

    def choose_field(self) -> None:
        """Ctrl+Space: the fields, where the cursor is."""
        self._last = self._at_work()
        place = self._last.cursorRect().bottomLeft()
        self.menu.popup(self._last.viewport().mapToGlobal(place))
        actions = self.menu.actions()
        if actions:
            self.menu.setActiveAction(actions[0])

    def take_focus(self) -> None:
        self.body.setFocus()

    def retranslate(self) -> None:
        self._said.again()
        self._fill_menu()

    # -- inside ----------------------------------------------------------------------------------

    def _at_work(self) -> SourceEdit:
        """The part in which the cursor is, or was."""
        if self.subject.hasFocus() or (self._last is self.subject and not self.body.hasFocus()):
            return self.subject
        return self.body

    def _fill_menu(self) -> None:
        self.menu.clear()
        for one in fields_of(self._kind):
            words = plain_action(one.meaning.say())
            action = QAction(f"{words}\t{as_field(one.name)}", self.menu)
            action.setData(one.name)
            self.menu.addAction(action)

    def _on_field(self, action: QAction) -> None:
        (self._last or self.body).put_field(str(action.data()))

    def _on_typed(self) -> None:
        if not self._loading:
            self.typed.emit()

    def _on_left(self) -> None:
        sender = self.sender()
        self._last = sender if isinstance(sender, SourceEdit) else self._last
        self._gone.start(0)

    def _look_where(self) -> None:
        """Only once the focus has come somewhere it is known whether it left the text."""
        now = QApplication.focusWidget()
        around = self.parentWidget() or self
        if now is not None and not around.isAncestorOf(now):
            self.left.emit()

    def _lay_out(self) -> None:
        subject, body = QLabel(self), QLabel(self)
        for label, part, word in (
            (subject, self.subject, text("Subject")),
            (body, self.body, text("Text of the letter")),
        ):
            label.setProperty("role", "secondary")
            label.setBuddy(part)
            self._said(label.setText, word)
            self._said(part.setAccessibleName, word)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(subject)
        column.addWidget(self.subject)
        column.addSpacing(4)
        column.addWidget(body)
        column.addWidget(self.body, 1)


def _moved(fault: Fault, at: int) -> Fault:
    return replace(fault, start=max(fault.start - at, 0), end=max(fault.end - at, 0))
