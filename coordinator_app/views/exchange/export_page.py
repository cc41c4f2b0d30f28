"""The page of export: what goes out, in which form, and what leaves with it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from coordinator_app import texts
from coordinator_app.background import Cancelled, Report
from coordinator_app.clock import today
from coordinator_app.errors import UserError
from coordinator_app.exchange.filenames import safe_name
from coordinator_app.operations.exports import ExportKind, export
from coordinator_app.rules.cleaning import shortened
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.queries.saved_searches import PEOPLE, saved_searches
from coordinator_app.texts import Text, _, plural, text
from coordinator_app.views.choice_box import ChoiceBox
from coordinator_app.views.desk import Desk
from coordinator_app.views.exchange.export_card import ExportCard
from coordinator_app.views.exchange.export_choice import FORMS, Choices, Leaves, forms_of
from coordinator_app.views.page import Page
from coordinator_app.views.palette import Tone


class ExportPage(ExportCard, Page):
    """Chooses kind and form; the file dialog asks where."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.what = Choices(text("What"), {kind.value: kind.word for kind in ExportKind}, self)
        self.form = Choices(text("As"), FORMS, self)
        self.leaves = Leaves(self)
        self.heading = QLabel(self)
        self.heading.setProperty("role", "heading")
        self.said(self.heading.setText, text("What leaves with it"))
        self.whom = ChoiceBox(self)
        self.said(self.whom.setAccessibleName, text("Which members"))
        self.said(self.whom.setToolTip, text("Which members"))
        self.save = QPushButton(self)
        self.save.setProperty("primary", "true")
        self.said(self.save.setText, text("Save as…"))
        self.save.clicked.connect(self.ask_where)
        self.what.changed.connect(self._on_kind)
        self.what.set_value(ExportKind.MEMBERS)
        self._on_kind(ExportKind.MEMBERS)
        self._lay_out()

    def take_focus(self) -> None:
        self._offer_searches()
        self.what.focus_chosen()

    def refresh(self, outcome: Outcome) -> None:
        if "settings" in outcome.touched:
            self._offer_searches()

    def retranslate(self) -> None:
        super().retranslate()
        self._offer_searches()

    def back(self) -> None:
        self.desk.leaving.emit()

    def ask_where(self) -> None:
        """Ask for a file; its name says what is in it and of which day."""
        ending = self.form.value()
        folder = Path(self.desk.state.word("export_folder", str(Path.home())))
        name = safe_name(f"{today().isoformat()} {self._kind().word.say()}", ending)
        dialog = QFileDialog(self, _("Save as"), str(folder))
        dialog.setObjectName("save_list")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(f"{FORMS[ending].say()} (*{ending})")
        dialog.setDefaultSuffix(ending.removeprefix("."))
        dialog.selectFile(name)
        dialog.fileSelected.connect(self.save_to)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save_to(self, name: str) -> None:
        """Write the file in the background."""
        path, store, kind = Path(name), self.desk.store, self._kind()
        language, day = texts.current(), today()
        search = self.whom.currentData() if kind is ExportKind.MEMBERS else None
        self.desk.state.keep("export_folder", str(path.parent))
        self.save.setEnabled(False)

        def work(report: Report) -> Text:
            report(0, 0, text("Saving {file}", file=path.name))
            rows = export(store, kind, path, language=language, today=day, search_id=search)
            return plural(
                "{n} row was saved in {path}", "{n} rows were saved in {path}", rows, path=path
            )

        self.desk.run(text("Saving {file}", file=path.name), work, self._on_saved)

    def _on_saved(self, said: Text | None, error: BaseException | None) -> None:
        self.save.setEnabled(True)
        if said is not None:
            self.desk.say(said, Tone.GOOD)
        elif isinstance(error, UserError):
            self.desk.say(error.text, Tone.BAD)
        elif error is not None and not isinstance(error, Cancelled):
            raise error

    def _kind(self) -> ExportKind:
        return ExportKind(self.what.value())

    def _on_kind(self, value: str) -> None:
        kind = ExportKind(value)
        self.form.offer(forms_of(kind))
        self.leaves.show_kind(kind)
        self._offer_searches()

    def _offer_searches(self) -> None:
        """Of the members everybody, or whom a saved search finds; without searches no choice."""
        with self.desk.store.reading() as connection:
            searches = saved_searches(connection, PEOPLE)
        kept = self.whom.currentData()
        self.whom.clear()
        self.whom.addItem(_("All members"), None)
        for one in searches:
            words = _("Saved search: {name}", name=shortened(one.name))
            self.whom.addItem(words, one.id)
        self.whom.setCurrentIndex(max(self.whom.findData(kept), 0))
        self.whom.setVisible(bool(searches) and self._kind() is ExportKind.MEMBERS)

    def _lay_out(self) -> None:
        side = QVBoxLayout()
        side.setSpacing(8)
        side.addWidget(self.heading)
        side.addWidget(self.leaves)
        side.addSpacing(16)
        side.addWidget(self.whom, 0, Qt.AlignmentFlag.AlignLeft)
        side.addWidget(self.save, 0, Qt.AlignmentFlag.AlignLeft)
        side.addStretch()
        body = QFrame()
        body.setProperty("panel", "true")
        line = QHBoxLayout(body)
        line.setContentsMargins(24, 16, 24, 24)
        line.setSpacing(24)
        line.addWidget(self.what, 1)
        line.addWidget(self.form, 1)
        line.addLayout(side, 2)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(body)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 8, 24, 16)
        column.addWidget(area)
