"""Where a paper goes: to a file, to a folder, to a printer; made in the background and kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar
from weakref import WeakSet

from PySide6.QtCore import QObject, Signal
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from coordinator_app.background import Cancelled, Report
from coordinator_app.errors import UserError
from coordinator_app.operations.letter_drafts import Copies
from coordinator_app.operations.letter_forms import LetterForm
from coordinator_app.operations.paper_files import file_writer, fresh_writer, writer
from coordinator_app.operations.printing import Files, Pages, Printed, Step, Write
from coordinator_app.texts import Text, _, plural, text
from coordinator_app.views.desk import Desk
from coordinator_app.views.palette import Tone
from coordinator_app.views.pdf_pages import print_pages
from coordinator_app.views.saved_files import paper_folder, proposed_path, remember_folder

T = TypeVar("T")
Make = Callable[[Step, Write | None], Printed]
MakePart = Callable[[Step, Write | None, Pages | None], Printed]


@dataclass(frozen=True)
class Job:
    """A paper to be made: how, what it is called as a file, how many pages are foreseen.

    ``part`` makes it when only some of its pages go out. ``fronts`` are the pages (from 1) that
    begin on a front side when both sides are used, as is wished for when ``two_sided``.
    """

    make: Make
    name: str
    pages: int
    part: MakePart | None = None
    fronts: frozenset[int] = frozenset()
    two_sided: bool = False


@dataclass(frozen=True)
class FolderJob:
    """A file for each person: its PDF, its e-mail draft, or a Word file to edit."""

    make: Callable[[Step, Write], Printed | Copies]
    form: LetterForm = LetterForm.PDF


class PaperOutput(QObject):
    """Asks where to, makes the paper in the background, tells what became of it.

    ``filled`` tells the folder in which files for each person were put.
    """

    filled = Signal(object)  # Path

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._folder_job: FolderJob | None = None
        self._desk = desk
        self._over = parent
        self._job: Job | None = None
        self._printer: QPrinter | None = None
        self.dialog: QDialog | None = None

    def to_file(self, job: Job) -> None:
        """Ask for a file name, then write it."""
        path = proposed_path(self._desk.state, job.name, ".pdf")
        dialog = QFileDialog(self._over, _("Save as"), path, "PDF (*.pdf)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.fileSelected.connect(self._on_file)
        self._ask(job, dialog)

    def to_folder(self, job: FolderJob) -> None:
        """Ask for a folder, then write a file for each into it."""
        self._folder_job = job
        folder = str(paper_folder(self._desk.state))
        dialog = QFileDialog(self._over, _("Choose the folder for the letters"), folder)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self._on_folder)
        self._ask(None, dialog)

    def to_printer(self, job: Job) -> None:
        """Ask for a printer, then print."""
        self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self._printer.setDocName(job.name)
        if job.two_sided:
            self._printer.setDuplex(QPrinter.DuplexMode.DuplexLongSide)
        dialog = QPrintDialog(self._printer, self._over)
        dialog.setMinMax(1, max(job.pages, 1))
        dialog.accepted.connect(self._on_printer)
        self._ask(job, dialog)

    def print_on(self, job: Job, printer: QPrinter) -> None:
        """Make the paper and send it to this printer; what the printer did not take is not kept.

        When both sides are used, each letter begins on a new sheet.
        """

        def work(report: Report) -> tuple[Printed, int]:
            sent = [0]

            def send(files: Files) -> tuple[Path, ...]:
                ((_name, pdf),) = files
                sent[0] = print_pages(pdf, printer, report, _fronts(job, printer))
                return ()

            return _make_for(job, printer, _steps(report), send), sent[0]

        self._run(text("Printing"), work, self._on_printed)

    # -- inside ----------------------------------------------------------------------------------

    def _ask(self, job: Job | None, dialog: QDialog) -> None:
        self._job = job
        self.dialog = dialog
        dialog.finished.connect(self._forget_dialog)
        QDialog.open(dialog)  # that of a print dialog wants a receiver

    def _forget_dialog(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None

    def _on_file(self, chosen: str) -> None:
        remember_folder(self._desk.state, Path(chosen).parent)
        path = Path(chosen)
        self._write(file_writer(path), text("Saved as {name}.", name=path.name))

    def _on_folder(self, chosen: str) -> None:
        job, folder = self._folder_job, Path(chosen)
        if job is None:
            return
        remember_folder(self._desk.state, folder)
        # A PDF takes the place of an earlier one; what may have been edited since does not go.
        write = writer(folder) if job.form is LetterForm.PDF else fresh_writer(folder)

        def work(report: Report) -> tuple[FolderJob, Printed | Copies]:
            return job, job.make(_steps(report), write)

        self._run(text("Making letters"), work, self._on_filled)

    def _on_printer(self) -> None:
        if self._job is not None and self._printer is not None:
            self.print_on(self._job, self._printer)

    def _write(self, write: Write, said: Text) -> None:
        job = self._job
        if job is None:
            return

        def work(report: Report) -> tuple[Printed, Text]:
            return job.make(_steps(report), write), said

        self._run(text("Making letters"), work, self._on_written)

    def _run(
        self,
        label: Text,
        work: Callable[[Report], T],
        done: Callable[[T | None, BaseException | None], None],
    ) -> None:
        """One paper at a time: a second one would be a second batch of the same letters."""
        if self._desk in _at_work:
            self._desk.say(_BUSY, Tone.BAD)
            return

        def finished(result: T | None, error: BaseException | None) -> None:
            _at_work.discard(self._desk)
            done(result, error)

        _at_work.add(self._desk)
        self._desk.run(label, work, finished)

    def _on_written(self, made: tuple[Printed, Text] | None, error: BaseException | None) -> None:
        if self._desk.trouble(error) or made is None:
            return
        printed, said = made
        self._desk.did(printed.outcome)
        self._desk.say(said, Tone.GOOD)

    def _on_filled(
        self, done: tuple[FolderJob, Printed | Copies] | None, error: BaseException | None
    ) -> None:
        if self._desk.trouble(error) or done is None:
            return
        job, made = done
        if isinstance(made, Printed):
            self._desk.did(made.outcome)
        self._desk.say(_in_folder(job.form, made.paths), Tone.GOOD)
        if made.paths:
            self.filled.emit(made.paths[0].parent)

    def _on_printed(self, made: tuple[Printed, int] | None, error: BaseException | None) -> None:
        if isinstance(error, OSError) and not isinstance(error, UserError):
            self._desk.say(_NO_PRINTER, Tone.BAD)
            return
        if isinstance(error, Cancelled):
            self._desk.say(_STOPPED)
        if self._desk.trouble(error) or made is None:
            return
        printed, pages = made
        self._desk.did(printed.outcome)
        sent = plural("{n} page sent to the printer.", "{n} pages sent to the printer.", pages)
        self._desk.say(sent, Tone.GOOD)


# The windows whose papers are being made now.
_at_work: WeakSet[Desk] = WeakSet()
_BUSY = text("Letters are being made. Wait until they are done, or cancel them below.")
_NO_PRINTER = text(
    "The printer does not take it, so nothing was noted as sent. Choose another printer, or save"
    " the file."
)
_STOPPED = text(
    "Printing was stopped, so nothing was noted as sent. Throw away what may lie in the tray."
)


_BOTH_SIDES = {QPrinter.DuplexMode.DuplexLongSide, QPrinter.DuplexMode.DuplexShortSide}


def _fronts(job: Job, printer: QPrinter) -> frozenset[int]:
    """Where a new sheet begins: when both sides are used, as the dialog says in the end.

    A printer that cannot do so by itself is believed when that was wished: sheets are turned by
    hand, or the file it makes is printed elsewhere.
    """
    able = QPrinter.DuplexMode.DuplexLongSide in QPrinterInfo(printer).supportedDuplexModes()
    both = printer.duplex() in _BOTH_SIDES or (job.two_sided and not able)
    return job.fronts if both else frozenset()


def _make_for(job: Job, printer: QPrinter, step: Step, send: Write) -> Printed:
    """The pages that were asked for in the dialog; 0 stands for all of them."""
    if job.part is None:
        return job.make(step, send)
    chosen = (max(printer.fromPage(), 1), printer.toPage()) if printer.toPage() else None
    return job.part(step, send, chosen)


def _steps(report: Report) -> Step:
    def step(done: int, total: int) -> None:
        report(done, total, text("Letter {n} of {total}", n=done, total=total))

    return step


def _in_folder(form: LetterForm, paths: tuple[Path, ...]) -> Text:
    folder = paths[0].parent.name if paths else ""
    match form:
        case LetterForm.DRAFT:
            return plural(
                "{n} e-mail draft saved in {folder}. Open it in your mail program and send it.",
                "{n} e-mail drafts saved in {folder}. Open them in your mail program and send"
                " them.",
                len(paths),
                folder=folder,
            )
        case LetterForm.WORD:
            return plural(
                "{n} Word file saved in {folder}. It is a copy: not noted as sent.",
                "{n} Word files saved in {folder}. They are copies: not noted as sent.",
                len(paths),
                folder=folder,
            )
        case LetterForm.PDF:
            return plural(
                "{n} letter saved in {folder}.",
                "{n} letters saved in {folder}.",
                len(paths),
                folder=folder,
            )
