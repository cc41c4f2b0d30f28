"""The page of import: choose a list, look at every row, and bring it in as one step."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from coordinator_app.background import Cancelled, Report
from coordinator_app.clock import today
from coordinator_app.errors import UserError
from coordinator_app.operations.import_review import ImportKind, ImportReview
from coordinator_app.operations.imports import guess_kind, import_list, review_list
from coordinator_app.store.outcome import Outcome
from coordinator_app.texts import Text, _, text
from coordinator_app.views.desk import Desk
from coordinator_app.views.empty_state import EmptyState
from coordinator_app.views.exchange.import_card import ImportCard
from coordinator_app.views.exchange.review_view import ReviewView
from coordinator_app.views.page import Page
from coordinator_app.views.palette import Tone

LISTS = "*.csv *.txt *.xlsx *.xls *.ods"


class ImportPage(ImportCard, Page):
    """Three faces: choose a file, the review, and what was done."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._path: Path | None = None
        self._kind = ImportKind.MEMBERS
        self._writing = self._outdated = False
        self.choose = EmptyState(
            text(
                "Bring in a list from Excel or another program (XLSX, ODS or CSV). First every row"
                " is compared with the network; nothing is written until you say so. You can also"
                " drop the file on this window."
            ),
            [
                (text("Choose a list of members…"), self.choose_members),
                (text("Choose a list of partners…"), self.choose_partners),
            ],
            self,
        )
        self.review = ReviewView(self)
        self.done = EmptyState(
            text("The list was brought in. Undo (Ctrl+Z) takes all of it back in one step."),
            [
                (text("To the list"), self.go_to_list),
                (text("Another file…"), self.choose_again),
            ],
            self,
        )
        self.faces = QStackedWidget(self)
        for face in (self.choose, self.review, self.done):
            self.faces.addWidget(face)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.faces)
        self.review.import_asked.connect(self.start_import)
        self.review.other_file_asked.connect(self.choose_again)
        self.review.other_kind_asked.connect(self.read_as_other_kind)

    # -- what the window asks --------------------------------------------------------------------

    def take_focus(self) -> None:
        self._compare_again()
        face = self.faces.currentWidget()
        if face is self.review:
            self.review.take_focus()
        elif isinstance(face, EmptyState):
            face.buttons[0].setFocus()

    def back(self) -> None:
        if self.faces.currentWidget() is self.choose:
            self.desk.leaving.emit()
        elif not self._writing:
            self.choose_again()

    def refresh(self, outcome: Outcome) -> None:
        """Facts changed under a review: compare again, at once or when it is looked at."""
        del outcome
        if self.faces.currentWidget() is self.review and not self._writing:
            self._outdated = True
            self._compare_again()

    def take_file(self, path: Path) -> None:
        """Review a file that was dropped on the window; it says itself what kind of list it is."""
        self._kind = guess_kind(path)
        self._compare(path)

    # -- choosing --------------------------------------------------------------------------------

    def choose_members(self) -> None:
        self._ask_file(ImportKind.MEMBERS)

    def choose_partners(self) -> None:
        self._ask_file(ImportKind.PARTNERS)

    def choose_again(self) -> None:
        self._path = None
        self._show(self.choose)

    def read_as_other_kind(self) -> None:
        if self._path is not None:
            members = self._kind is ImportKind.MEMBERS
            self._kind = ImportKind.PARTNERS if members else ImportKind.MEMBERS
            self.review.source.choices.clear()
            self._compare(self._path)

    def go_to_list(self) -> None:
        self.desk.open("people" if self._kind is ImportKind.MEMBERS else "partners")

    def _ask_file(self, kind: ImportKind) -> None:
        self._kind = kind
        folder = self.desk.state.word("import_folder", str(Path.home()))
        dialog = QFileDialog(self, _("Choose the list"), folder, _("Lists ({kinds})", kinds=LISTS))
        dialog.setObjectName("choose_list")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._on_file)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_file(self, name: str) -> None:
        path = Path(name)
        self.desk.state.keep("import_folder", str(path.parent))
        self.review.source.choices.clear()
        self._compare(path)

    # -- comparing -------------------------------------------------------------------------------

    def _compare(self, path: Path) -> None:
        self._outdated = False
        store, kind, day = self.desk.store, self._kind, today()
        sentence = text("Comparing {file} with the network", file=path.name)

        def work(report: Report) -> tuple[Path, ImportReview]:
            def step(done: int, total: int) -> None:
                report(done, total, sentence)

            return path, review_list(store, path, kind, today=day, step=step)

        self.desk.run(sentence, work, self._on_compared)

    def _compare_again(self) -> None:
        if self._outdated and self._path is not None and self.isVisible():
            self._compare(self._path)

    def _on_compared(
        self, result: tuple[Path, ImportReview] | None, error: BaseException | None
    ) -> None:
        if result is None:
            self._complain(error)
            return
        self._path, review = result
        self.review.show_review(review)
        self._show(self.review)

    # -- writing ---------------------------------------------------------------------------------

    def start_import(self) -> None:
        """Write the review in the background; cancelled or refused, nothing was written."""
        review, choices = self.review.review, dict(self.review.choices)
        if review is None or self._writing:
            return
        store, day = self.desk.store, today()
        sentence = text("Bringing in {file}", file=review.file)
        self._set_writing(writing=True)

        def work(report: Report) -> Outcome:
            def step(done: int, total: int) -> None:
                report(done, total, sentence)

            return import_list(store, review, choices=choices, today=day, step=step)

        self.desk.run(sentence, work, self._on_imported)

    def _on_imported(self, outcome: Outcome | None, error: BaseException | None) -> None:
        if outcome is None:
            self._set_writing(writing=False)
            self._complain(error)
            return
        self.review.source.choices.clear()
        self._show(self.done)
        self._set_writing(writing=False)
        self.desk.did(outcome)
        said = text("{what}. Undo takes all of it back.", what=outcome.label)
        self.desk.say(said, Tone.GOOD)

    def _set_writing(self, *, writing: bool) -> None:
        self._writing = writing
        self.review.set_busy(busy=writing)

    def _complain(self, error: BaseException | None) -> None:
        if isinstance(error, Cancelled):
            self.desk.say(_STOPPED, Tone.NEWS)
        elif isinstance(error, UserError):
            self.desk.say(error.text, Tone.BAD)
        elif error is not None:
            raise error

    def _show(self, face: QWidget) -> None:
        self.faces.setCurrentWidget(face)
        self.status_changed.emit()
        if self.isVisible():
            self.take_focus()


_STOPPED: Text = text("Stopped. Nothing was written.")
