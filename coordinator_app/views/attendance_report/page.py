"""The attendance report: a period, the matrix of members and meetings, and what it comes to."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from coordinator_app import texts
from coordinator_app.background import Report as Progress
from coordinator_app.background import run_task
from coordinator_app.clock import today
from coordinator_app.operations.attendance_report import plan_call, report_facts, save_report
from coordinator_app.rules.attendance_report import Drift, Report, Span, report
from coordinator_app.rules.memberships import MemberCategory
from coordinator_app.rules.provinces import Province
from coordinator_app.store.outcome import Outcome
from coordinator_app.texts import Text, _, plural, text
from coordinator_app.views.attendance.sides import AttendanceSides
from coordinator_app.views.attendance_report.attention import AttentionPart
from coordinator_app.views.attendance_report.bars import AttendanceBars
from coordinator_app.views.attendance_report.card import AttendanceReportCard
from coordinator_app.views.attendance_report.legend import Legend
from coordinator_app.views.attendance_report.matrix_view import MatrixView
from coordinator_app.views.attendance_report.overviews import OverviewsSection
from coordinator_app.views.choice_box import ChoiceBox
from coordinator_app.views.desk import Desk
from coordinator_app.views.empty_state import EmptyState
from coordinator_app.views.page import Page
from coordinator_app.views.palette import Tone
from coordinator_app.views.plain import PlainLabel
from coordinator_app.views.saved_files import proposed_path, remember_folder

_CATEGORIES = [(one, one.word) for one in MemberCategory]
_PROVINCES = [*((one, one.word) for one in Province), (None, text("No province"))]
Made = tuple[tuple[Span, ...], Report]


class AttendanceReportPage(AttendanceReportCard, Page):
    """Made off the screen thread, when it is in sight and the facts changed."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._stale, self._busy = True, False
        self._report: Report | None = None
        self._spans: tuple[Span, ...] = ()
        self._chosen = ""
        self._make_parts()
        self._lay_out()
        self._connect()
        self._show_parts()

    # -- what the window asks --------------------------------------------------------------------

    def status(self) -> Text | None:
        count = len(self._report.rows) if self._report else 0
        return plural("{n} member", "{n} members", count)

    def refresh(self, outcome: Outcome) -> None:
        del outcome
        self._stale = True
        if self.isVisible():
            self._make()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        if self._stale:
            self._make()

    def take_focus(self) -> None:
        (self.matrix if self._is_filled() else self.sides.buttons[self.name]).setFocus()

    def find_in_list(self) -> None:
        self.take_focus()

    def print_paper(self) -> None:
        self.save_pdf()

    def back(self) -> None:
        self.desk.leaving.emit()

    def retranslate(self) -> None:
        super().retranslate()
        self._show_words()

    def show_period(self, key: str) -> None:
        """The report of this period, now or when it is seen."""
        self._chosen = key
        self._stale = True
        if self.isVisible():
            self._make()

    # -- actions ---------------------------------------------------------------------------------

    def plan_call(self) -> None:
        """A follow-up for who is chosen in the list of who needs attention."""
        self.attention.plan()

    def show_overviews(self) -> None:
        """The letters to the managers who consented, over the period that is shown."""
        if self._is_filled():
            self.overviews.show()
            self.body.setSizes([500, 500])
            self.overviews.show_period(self._chosen)
            self.overviews.take_focus()
            self.area.ensureWidgetVisible(self.overviews)

    def save_pdf(self) -> None:
        self._ask_where(".pdf", "PDF (*.pdf)")

    def save_excel(self) -> None:
        self._ask_where(".xlsx", "Excel (*.xlsx)")

    def save_to(self, name: str) -> None:
        """Write the report that is shown, in the background."""
        path, store, found, language = Path(name), self.desk.store, self._report, texts.current()
        remember_folder(self.desk.state, path.parent)

        def work(progress: Progress) -> Path:
            del progress
            if found is not None:
                save_report(store, found, path, language=language)
            return path

        self.desk.run(text("Saving {file}", file=path.name), work, self._on_saved)

    # -- inside ----------------------------------------------------------------------------------

    def _ask_where(self, ending: str, kind: str) -> None:
        if self._report is None or not self._is_filled():
            return
        stem = _("Attendance report {period}", period=self._report.span.said())
        path = proposed_path(self.desk.state, f"{today().isoformat()} {stem}", ending)
        dialog = QFileDialog(self, _("Save as"), path, kind)
        dialog.setObjectName("save_report")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(ending.removeprefix("."))
        dialog.fileSelected.connect(self.save_to)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_saved(self, path: Path | None, error: BaseException | None) -> None:
        if not self.desk.trouble(error) and path is not None:
            self.desk.say(text("Saved as {name}.", name=path.name), Tone.GOOD)

    def _make(self) -> None:
        if self._busy:
            return
        self._busy, self._stale = True, False
        store, key, day = self.desk.store, self._chosen, today()

        def work(progress: Progress) -> Made:
            del progress
            facts = report_facts(store, today=day)
            return facts.spans, report(facts, key, day)

        run_task(work, self._on_made)

    def _on_made(self, made: Made | None, error: BaseException | None) -> None:
        self._busy = False
        if error is not None:
            raise error
        if self._stale:  # something else was asked for meanwhile
            self._make()
        elif made is not None:
            self._show(*made)

    def _show(self, spans: tuple[Span, ...], found: Report) -> None:
        first = self._report is None
        self._spans, self._report, self._chosen = spans, found, found.span.key
        self.matrix.show_report(found)
        self.categories.show_tallies(found.categories)
        self.provinces.show_tallies(found.provinces)
        self.attention.show_drifting(found.drifting)
        self.overviews.show_period(found.span.key)
        self._show_words()
        self._show_parts()
        self.status_changed.emit()
        if first and self.isVisible():
            self.take_focus()

    def _show_words(self) -> None:
        self.period.clear()
        for span in self._spans:
            self.period.addItem(span.said(), span.key)
        self.period.setCurrentIndex(self.period.findData(self._chosen))
        self.sentence.setText(self._report.summary.say() if self._report else "")

    def _show_parts(self) -> None:
        filled = self._is_filled()
        tools = (self.period, self.pdf, self.excel, self.managers)
        for part in (self.body, *tools, self.sentence):
            part.setVisible(filled)
        self.nothing.setVisible(self._report is not None and not filled)

    def _is_filled(self) -> bool:
        return self._report is not None and bool(self._report.meetings)

    def _on_period(self) -> None:
        self.show_period(str(self.period.currentData()))

    def _on_opened(self, person_id: int) -> None:
        self.desk.open("people", person_id)

    def _on_call(self, drift: Drift) -> None:
        self.desk.attempt(lambda: plan_call(self.desk.store, drift, today=today()))

    def _on_shut(self) -> None:
        self.managers.setFocus()

    def _to_day(self) -> None:
        self.desk.open("attendance")

    def _make_parts(self) -> None:
        self.sides = AttendanceSides(self.desk, self.name, self)
        self.period = ChoiceBox(self)
        self.pdf, self.excel, self.managers = (QPushButton(self) for _button in range(3))
        self.sentence = PlainLabel(self)
        self.body = QSplitter(Qt.Orientation.Horizontal, self)
        self.left, self.right = QFrame(self.body), QFrame(self.body)
        self.matrix, self.legend = MatrixView(self.left), Legend(self.left)
        self.area = QScrollArea(self.right)
        self.side = QWidget(self.area)
        self.overviews = OverviewsSection(self.desk, self.side)
        self.attention = AttentionPart(self.side)
        self.categories = AttendanceBars(text("Per category"), _CATEGORIES, self.side)
        self.provinces = AttendanceBars(text("Per province"), _PROVINCES, self.side)
        self.nothing = EmptyState(
            text("When the attendance of a meeting was recorded, its report is here."),
            [(text("To the attendance"), self._to_day)],
            self,
        )
        self.said(self.period.setAccessibleName, text("Period"))
        self.said(self.pdf.setText, text("PDF…"))
        self.said(self.excel.setText, text("Excel…"))
        self.said(self.managers.setText, text("For the managers…"))

    def _connect(self) -> None:
        self.period.activated.connect(self._on_period)
        self.pdf.clicked.connect(self.save_pdf)
        self.excel.clicked.connect(self.save_excel)
        self.managers.clicked.connect(self.show_overviews)
        self.overviews.shut.connect(self._on_shut)
        self.matrix.opened.connect(self._on_opened)
        self.attention.list.opened.connect(self._on_opened)
        self.attention.call_wanted.connect(self._on_call)

    def _lay_out(self) -> None:
        for part in (self.period, self.pdf, self.excel):
            self.sides.line.addWidget(part)
        below = QHBoxLayout()
        below.addWidget(self.sentence, 1)
        below.addWidget(self.managers)
        self._lay_out_sides()
        self.body.setChildrenCollapsible(False)
        self.body.setHandleWidth(16)
        self.body.setStretchFactor(0, 1)
        self.body.setSizes([660, 340])
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 8, 24, 16)
        outer.setSpacing(8)
        outer.addWidget(self.sides)
        outer.addLayout(below)
        outer.addWidget(self.body, 1)
        outer.addWidget(self.nothing, 1)

    def _lay_out_sides(self) -> None:
        for panel in (self.left, self.right):
            panel.setProperty("panel", "true")
        left = QVBoxLayout(self.left)
        left.setContentsMargins(1, 1, 1, 8)
        left.setSpacing(8)
        left.addWidget(self.matrix, 1)
        left.addWidget(self.legend)
        column = QVBoxLayout(self.side)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(16)
        for part in (self.overviews, self.attention, self.categories, self.provinces):
            column.addWidget(part)
        column.addStretch()
        self.side.setProperty("clear", "true")
        self.area.setWidget(self.side)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        right = QVBoxLayout(self.right)
        right.setContentsMargins(1, 1, 1, 1)
        right.addWidget(self.area)
