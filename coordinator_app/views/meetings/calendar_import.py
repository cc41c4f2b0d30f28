"""A calendar file onto the year line: chosen or dropped, what it is, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from coordinator_app.background import Report
from coordinator_app.clock import today
from coordinator_app.operations.planner_imports import ImportedEvents, import_planner_events
from coordinator_app.rules.folding import fold
from coordinator_app.rules.planner_events import PlannerEventKind
from coordinator_app.texts import Text, _, plural, text
from coordinator_app.views.desk import Desk
from coordinator_app.views.meetings.planner_part import kind_field, whose_field
from coordinator_app.views.palette import Tone
from coordinator_app.views.people.inline_form import InlineForm

_TOLD = 3  # reasons in one message; the rest are counted
_OF_SCHOOLS = ("vakantie", "holiday", "school")


class CalendarImport(QWidget):
    """``ask()`` for a file or ``offer(path)`` one; the form asks what days these are."""

    closed = Signal()

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._path = Path()
        self.dialog: QFileDialog | None = None
        self.form = InlineForm(
            text("Take over a calendar file"), (kind_field(), whose_field(desk)), self._take, self
        )
        self.form.closed.connect(self.hide)
        self.form.closed.connect(self.closed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.form)
        self.hide()

    def ask(self) -> None:
        """Ask which file."""
        kinds = _("Calendar files ({pattern})", pattern="*.ics")
        self.dialog = QFileDialog(self, _("Choose a calendar file"), "", kinds)
        self.dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        self.dialog.fileSelected.connect(self.offer)
        self.dialog.finished.connect(self._forget_dialog)
        self.dialog.open()

    def offer(self, path: str) -> None:
        """Show the form for this file; holidays are known by its name."""
        self._path = Path(path)
        is_school = any(word in fold(self._path.name) for word in _OF_SCHOOLS)
        kind = PlannerEventKind.SCHOOL_HOLIDAY if is_school else PlannerEventKind.PARTNER_EVENT
        self.show()
        self.form.start({"kind": kind})

    def _take(self, values: Mapping[str, Any]) -> None:
        store, path, day = self._desk.store, self._path, today()

        def work(report: Report) -> ImportedEvents:
            del report
            return import_planner_events(
                store, path, values["kind"], today=day, organisation=values["organisation_id"]
            )

        self._desk.run(text("Reading {name}", name=path.name), work, self._on_taken)

    def _on_taken(self, found: ImportedEvents | None, error: BaseException | None) -> None:
        if not self._desk.trouble(error) and found is not None:
            tell(self._desk, found)

    def _forget_dialog(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None


def tell(desk: Desk, found: ImportedEvents) -> None:
    """What came of it, above the page."""
    desk.did(found.outcome)
    desk.say(_words(found), Tone.WAIT if found.left_out else Tone.GOOD)


def _words(found: ImportedEvents) -> Text:
    """``3 new, 1 changed, 12 the same. Left out: 2 (they were cancelled)``."""
    done = text("{new} new, {changed} changed, {same} the same.",
                new=found.new, changed=found.changed, same=found.same)  # fmt: skip
    if not found.left_out:
        return done
    reasons = [f"{number} × {reason.say()}" for reason, number in found.reasons[:_TOLD]]
    if len(found.reasons) > _TOLD:
        reasons.append(plural("and {n} more", "and {n} more", len(found.reasons) - _TOLD).say())
    return text("{done} Left out: {reasons}", done=done, reasons="  ·  ".join(reasons))
