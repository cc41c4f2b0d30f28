"""Replies from calendars on the screen: chosen or dropped, read meanwhile, told in a line."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from coordinator_app.background import Report
from coordinator_app.clock import today
from coordinator_app.operations.calendar_replies import RepliesReport, record_calendar_replies
from coordinator_app.texts import Text, _, plural, text
from coordinator_app.views.desk import Desk
from coordinator_app.views.file_drop import REPLIES
from coordinator_app.views.meetings.replies_list import RepliesList
from coordinator_app.views.palette import Tone

_TOLD = 3  # reasons in one message; when there are more, a list holds all of them


class CalendarReplies(QObject):
    """``ask()`` for files, or ``take(paths)``; what became of them stands above the page."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._over = parent
        self.dialog: QFileDialog | None = None
        self.list = RepliesList(parent)

    def ask(self) -> None:
        """Ask which files came back."""
        kinds = _("Replies ({pattern})", pattern=" ".join(f"*{one}" for one in sorted(REPLIES)))
        self.dialog = QFileDialog(self._over, _("Choose the replies that came back"), "", kinds)
        self.dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        self.dialog.filesSelected.connect(self.take)
        self.dialog.finished.connect(self._forget_dialog)
        self.dialog.open()

    def take(self, paths: Sequence[str]) -> None:
        """Read these files and record what they answer, in the background."""
        store, day = self._desk.store, today()
        files = [Path(path) for path in paths]

        def work(report: Report) -> RepliesReport:
            def step(done: int, total: int) -> None:
                report(done, total, text("Reply {n} of {total}", n=done, total=total))

            return record_calendar_replies(store, files, today=day, step=step)

        self._desk.run(text("Reading replies"), work, self._on_read)

    def _forget_dialog(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None

    def _on_read(self, found: RepliesReport | None, error: BaseException | None) -> None:
        if self._desk.trouble(error) or found is None:
            return
        self._desk.did(found.outcome)
        self._desk.say(_words(found), Tone.WAIT if found.refused else Tone.GOOD)
        if len(found.refused) > _TOLD:
            self.list.show_report(found)
        else:
            self.list.hide()


def _words(found: RepliesReport) -> Text:
    """``"12 replies recorded. Not recorded: …"``."""
    done = plural("{n} reply recorded.", "{n} replies recorded.", found.recorded)
    if found.known:
        known = plural("{n} was known already.", "{n} were known already.", found.known)
        done = text("{one} {other}", one=done, other=known)
    if found.overtaken:
        late = plural(
            "{n} was overtaken by a later answer of the same person.",
            "{n} were overtaken by a later answer of the same person.",
            len(found.overtaken),
        )
        done = text("{one} {other}", one=done, other=late)
    if not found.refused:
        return done
    if len(found.refused) > _TOLD:
        return plural(
            "{done} Not recorded: {n} file; the list says why.",
            "{done} Not recorded: {n} files; the list says why.",
            len(found.refused),
            done=done,
        )
    reasons = [f"{one.file}: {one.reason.say()}" for one in found.refused]
    return text("{done} Not recorded: {reasons}", done=done, reasons="  ·  ".join(reasons))
