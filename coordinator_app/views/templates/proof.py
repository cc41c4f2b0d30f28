"""The text beside its letter: checked and laid out in the background while somebody types."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from coordinator_app.background import Report, run_task
from coordinator_app.clock import today
from coordinator_app.documents.template_faults import Fault, faults
from coordinator_app.errors import UserError
from coordinator_app.operations.template_versions import WhichText
from coordinator_app.operations.text_proofs import Example, example, laid_out
from coordinator_app.rules.letters import LetterKind
from coordinator_app.store.store import Store
from coordinator_app.texts import _, text
from coordinator_app.views.desk import Desk
from coordinator_app.views.fields import Field, FieldGroup, Kind, Reference
from coordinator_app.views.person_finder import PersonFinder
from coordinator_app.views.plain import PlainLabel
from coordinator_app.views.preview import Preview
from coordinator_app.views.said import Said

PAUSE = 60  # milliseconds after the last key


@dataclass(frozen=True)
class Question:
    """What is to be laid out: a text, on whom, and how."""

    which: WhichText
    kind: LetterKind
    source: str
    person_id: int = 0
    large_print: bool = False
    example: Example | None = field(default=None, compare=False)


@dataclass(frozen=True)
class Checked:
    """What came of it; without faults there is a letter."""

    question: Question
    faults: tuple[Fault, ...]
    example: Example
    pdf: bytes = field(default=b"", repr=False)


def check(store: Store, asked: Question) -> Checked:
    """Find the faults of a text, or lay it out. Runs off the screen thread."""
    shown = asked.example or _example(store, asked)
    found = tuple(faults(asked.source, asked.kind))
    if found:
        return Checked(asked, found, shown)
    try:
        pdf = laid_out(shown, asked.source, large_print=asked.large_print)
    except UserError as refusal:
        return Checked(asked, (Fault(0, 0, refusal.text),), shown)
    return Checked(asked, (), shown, pdf)


class ProofPart(QWidget):
    """``ask(which, kind, source)``; ``checked`` tells the faults, the letter is shown here.

    While a text has faults its last good letter stays.
    """

    checked = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._said = Said()
        self._question: Question | None = None
        self._example: Example | None = None
        self._person = self._moment = 0
        self._shown: WhichText | None = None
        self._busy = self._again = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._work)
        self._make_parts()

    def ask(self, which: WhichText, kind: LetterKind, source: str, *, now: bool = False) -> None:
        """Check this text and show its letter, after a short pause in the typing."""
        if self._question is None or which != self._question.which:
            self._example = None
        large = self.large.isChecked()
        self._question = Question(which, kind, source, self._person, large)
        self._pause.start(0 if now else PAUSE)

    def forget_example(self) -> None:
        """The network changed: what is known of the person is read again."""
        self._example = None
        self._moment += 1
        if self._question is not None:
            self._pause.start(0)

    def is_behind(self) -> bool:
        """Whether the letter that is shown is not that of the text yet."""
        return self._busy or self._pause.isActive()

    def retranslate(self) -> None:
        self._said.again()
        if self._example is not None:
            self._show_about(self._example)

    # -- inside ----------------------------------------------------------------------------------

    def _work(self) -> None:
        if self._busy or self._question is None:
            self._again = self._busy
            return
        self._busy = True
        store, moment = self._desk.store, self._moment
        asked = replace(self._question, example=self._example)

        def work(report: Report) -> tuple[int, Checked]:
            del report
            return moment, check(store, asked)

        run_task(work, self._on_checked)

    def _on_checked(self, done: tuple[int, Checked] | None, error: BaseException | None) -> None:
        self._busy = False
        again, self._again = self._again, False
        asked = self._question
        if done is None or asked is None:
            raise error or RuntimeError("nothing was checked")
        moment, found = done
        fits = found.question.which == asked.which and found.question.person_id == asked.person_id
        if fits and moment == self._moment:
            self._example = found.example
        if again:
            self._work()
        if fits:
            self._show(found, newest=found.question.source == asked.source)

    def _show(self, found: Checked, *, newest: bool) -> None:
        self._show_about(found.example)
        if found.pdf:
            self._show_letter(found)
        if newest:
            self.checked.emit(found)

    def _show_letter(self, found: Checked) -> None:
        if self._shown == found.question.which:
            self.preview.show_again(found.pdf)
        else:
            self._shown = found.question.which
            self.preview.show_pdf(found.pdf, "", proof=True)

    def _show_about(self, shown: Example) -> None:
        known = Reference(shown.person_id, str(shown.person)) if shown.person_id else None
        self.whom.load({"person_id": known}, (shown.kind, shown.person_id))
        about = _("About: {what}", what=shown.about) if shown.about else ""
        self.about.setText(about if shown.person_id else _("To somebody who does not exist."))
        self.about.setVisible(bool(self.about.text()))

    def _choose(self, _key: str, value: Any) -> None:
        self._person = int(value or 0)
        self._ask_again()

    def _ask_again(self) -> None:
        if self._question is not None:
            now = self._question
            self._example = None
            self.ask(now.which, now.kind, now.source, now=True)

    def _make_parts(self) -> None:
        whom = Field(
            "person_id",
            text("Shown to"),
            Kind.RECORD,
            find=PersonFinder(self._desk.store),
            hint=text("Type a name"),
        )
        self.whom = FieldGroup(None, [whom], self._choose, self)
        self.about = PlainLabel(self)
        self.about.setProperty("role", "secondary")
        self.large = QCheckBox(self)
        self._said(self.large.setText, text("Large print"))
        self.large.toggled.connect(self._ask_again)
        self.preview = Preview(self._desk, self)
        self.preview.show_pdf(b"", "", proof=True)
        self.preview.fit_width()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addWidget(self.whom)
        below = QHBoxLayout()
        below.addWidget(self.about, 1)
        below.addWidget(self.large)
        column.addLayout(below)
        column.addWidget(self.preview, 1)


def _example(store: Store, asked: Question) -> Example:
    with store.reading() as connection:
        return example(
            connection, asked.which, asked.kind, today=today(), person_id=asked.person_id
        )
