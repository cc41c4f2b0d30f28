"""The files that show what a manager answered: added, shown, saved out, taken away."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from coordinator_app.background import Report
from coordinator_app.clock import today
from coordinator_app.errors import UserError
from coordinator_app.exchange.saving import save_bytes
from coordinator_app.operations.evidence import attach_evidence, remove_evidence
from coordinator_app.operations.evidence_files import EvidenceKind
from coordinator_app.rules.nominations import ConsentAnswer
from coordinator_app.store.blobs import read_blob
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.queries.evidence import EvidenceRow, evidence_of_consent
from coordinator_app.store.queries.nominations import ConsentRow
from coordinator_app.texts import Text, _, day, text
from coordinator_app.views.desk import Desk
from coordinator_app.views.file_drop import FileDrop, file_in
from coordinator_app.views.flow import Flow
from coordinator_app.views.nominations.evidence_view import EvidenceView
from coordinator_app.views.opened_copies import open_copy
from coordinator_app.views.palette import Tone
from coordinator_app.views.people.lines import Line
from coordinator_app.views.people.lines_part import LinesPart
from coordinator_app.views.plain import PlainLabel
from coordinator_app.views.saved_files import proposed_path, remember_folder

# Also what is refused with the way out, rather than left to the import of lists.
ENDINGS = frozenset(
    {".pdf", ".jpg", ".jpeg", ".png", ".eml", ".msg", ".svg", ".heic", ".tif", ".tiff", ".gif"}
    | {".doc", ".docx", ".odt", ""}
)
_WORDS = {
    EvidenceKind.PDF: text("PDF"),
    EvidenceKind.JPEG: text("Picture"),
    EvidenceKind.PNG: text("Picture"),
    EvidenceKind.EMAIL: text("E-mail"),
}


class EvidencePart(LinesPart):
    """Of one consent. ``answer_asked``: the answer that the file shows is to be recorded."""

    answer_asked = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        none = text("No file is kept yet. Add a scan, a photograph or an e-mail, or drop it here.")
        super().__init__(desk, text("Evidence"), none, (), parent)
        self._files: dict[int, EvidenceRow] = {}
        self._new = 0
        self.dialog: QFileDialog | None = None
        self.whose = PlainLabel(self)
        self.whose.setProperty("role", "secondary")
        self.view = EvidenceView(desk, self.edit_box)
        self.open_button = self._button(text("Open in its own program"), self._open)
        self.copy_button = self._button(text("Save a copy…"), self._save_copy)
        self.add_button = self._link(text("Add a file…"), self.ask_file)
        self.answer_button = self._link(text("Record the answer"), self.answer_asked)
        self.said(self.remove_button.setText, text("Take this file away"))
        self._arrange()
        FileDrop(self, ENDINGS).dropped.connect(self._on_dropped)

    def show_consent(self, row: ConsentRow | None, *, apart: bool = False) -> None:
        """Show the files of this consent; ``apart``: there are others, so it says whose it is."""
        self.setVisible(row is not None)
        if row is None:
            self.fill(0, (), {})
            return
        with self.desk.store.reading() as connection:
            files = evidence_of_consent(connection, row.id)
        self._files = {one.id: one for one in files}
        self.whose.setText(row.manager.name)
        self.whose.setVisible(apart)
        waits = bool(files) and row.answer is ConsentAnswer.AWAITED
        self.answer_button.setVisible(waits)
        self.fill(row.id, [_line(one) for one in files], {one.id: {} for one in files})
        if self._new in self._files:
            self._on_chosen(self._new)
        self._new = 0

    def attach(self, path: Path) -> None:
        """Keep this file with the consent; it is looked at off the screen thread."""
        store, consent_id, day_now = self.desk.store, self.person_id, today()

        def work(report: Report) -> Outcome:
            del report
            return attach_evidence(store, consent_id, path, today=day_now)

        self.desk.run(text("Adding {name}", name=path.name), work, self._on_attached)

    def ask_file(self) -> None:
        """Ask for a file, without blocking."""
        kinds = _("Evidence ({kinds})", kinds="*.pdf *.jpg *.jpeg *.png *.eml")
        every = _("All files ({kinds})", kinds="*")
        dialog = QFileDialog(self, _("Add a file"), str(Path.home()), f"{kinds};;{every}")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._on_dropped)
        self._ask(dialog)

    def remove(self) -> None:
        self.desk.attempt(lambda: remove_evidence(self.desk.store, self.chosen))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """A file that was copied elsewhere can be pasted here."""
        if not event.matches(QKeySequence.StandardKey.Paste):
            super().keyPressEvent(event)
        elif file := file_in(QApplication.clipboard().mimeData()):
            self.attach(Path(file))

    def put_away(self) -> None:
        super().put_away()
        self.view.put_away()

    # -- inside ----------------------------------------------------------------------------------

    def _on_attached(self, outcome: Outcome | None, error: BaseException | None) -> None:
        if not self.desk.trouble(error) and outcome is not None:
            self._new = outcome.new_id("evidence")
            self.desk.did(outcome)

    def _on_dropped(self, path: str) -> None:
        self.attach(Path(path))

    def _on_chosen(self, record_id: int) -> None:
        row = self._files.get(record_id)
        content = self._content(row)
        if row is None or content is None:
            return
        super()._on_chosen(record_id)
        self.view.show_file(row, content)
        self.open_button.setFocus(Qt.FocusReason.TabFocusReason)

    def _content(self, row: EvidenceRow | None) -> bytes | None:
        if row is None:
            return None
        with self.desk.store.reading() as connection:
            return read_blob(connection, row.sha256)

    def _open(self) -> None:
        row = self._files.get(self.chosen)
        content = self._content(row)
        if row is None or content is None:
            return
        try:
            open_copy(row.file_name, content)
        except UserError as refusal:
            self.desk.say(refusal.text, Tone.BAD)

    def _save_copy(self) -> None:
        row = self._files.get(self.chosen)
        if row is not None:
            name = Path(row.file_name)
            path = proposed_path(self.desk.state, name.stem, name.suffix)
            dialog = QFileDialog(self, _("Save a copy"), path)
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            dialog.setDefaultSuffix(name.suffix.removeprefix("."))
            dialog.fileSelected.connect(self._on_target)
            self._ask(dialog)

    def _on_target(self, chosen: str) -> None:
        path, content = Path(chosen), self._content(self._files.get(self.chosen))
        if content is None:
            return
        remember_folder(self.desk.state, path.parent)
        try:
            save_bytes(path, content)
        except UserError as refusal:
            self.desk.say(refusal.text, Tone.BAD)
        else:
            self.desk.say(text("Saved as {name}.", name=path.name), Tone.GOOD)

    def _ask(self, dialog: QFileDialog) -> None:
        dialog.finished.connect(self._forget_dialog)
        self.dialog = dialog
        dialog.open()

    def _forget_dialog(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None

    def _button(self, word: Text, slot: object) -> QPushButton:
        button = QPushButton(self.edit_box)
        self.said(button.setText, word)
        button.clicked.connect(slot)
        return button

    def _link(self, word: Text, slot: object) -> QPushButton:
        button = QPushButton(self)
        button.setProperty("link", "true")
        self.said(button.setText, word)
        button.clicked.connect(slot)
        self._buttons.insertWidget(self._buttons.count() - 1, button)
        return button

    def _arrange(self) -> None:
        bar = QWidget(self.edit_box)
        line = Flow(bar)
        line.addWidget(self.open_button)
        line.addWidget(self.copy_button)
        self.add_above(self.view)
        self.add_above(bar)
        column = self.layout()
        if isinstance(column, QVBoxLayout):
            column.setContentsMargins(0, 16, 0, 0)
            column.insertWidget(1, self.whose)


def _line(row: EvidenceRow) -> Line:
    kind = _WORDS[EvidenceKind.of(row.file_name)].say()
    beside = f"{kind} · {_size(row.size)} · {day(row.added_on)}"
    return Line(row.id, row.file_name, beside)


def _size(number: int) -> str:
    """``1_250_000`` → ``"1.2 MB"``, in the writing of the screen language."""
    if number < 1_000_000:
        return _("{n} kB", n=max(round(number / 1000), 1))
    whole, tenth = divmod(round(number / 100_000), 10)
    return _("{whole}.{tenth} MB", whole=whole, tenth=tenth)
