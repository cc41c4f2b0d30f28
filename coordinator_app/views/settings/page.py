"""The page of settings: the network, its house style with a proof, the screen, the backup."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from coordinator_app.background import Report, run_task
from coordinator_app.clock import today
from coordinator_app.operations.proofs import house_style_proof, window_proof
from coordinator_app.operations.settings import change_network_settings, network_settings
from coordinator_app.store.outcome import Outcome
from coordinator_app.texts import current, text
from coordinator_app.views.choice_box import ChoiceBox
from coordinator_app.views.desk import Desk
from coordinator_app.views.fields import Field, FieldGroup, Kind
from coordinator_app.views.page import Page
from coordinator_app.views.preview import Preview
from coordinator_app.views.record_pane import RecordPane
from coordinator_app.views.settings.backup_part import BackupPart
from coordinator_app.views.settings.card import SettingsCard
from coordinator_app.views.settings.house_style_part import HouseStylePart
from coordinator_app.views.settings.periods_part import PeriodsPart
from coordinator_app.views.settings.preparation_part import UsualPreparationPart
from coordinator_app.views.settings.screen_part import ScreenPart
from coordinator_app.views.settings.venues_part import VenuesPart

_NETWORK = (
    Field("name", text("Name of the network"), required=True),
    Field("sort_by_prefix", text("Van der Berg under V"), Kind.CHECK),
)
# A letter is only looked at; the other is printed and folded.
_PROOFS = (text("A letter"), text("The proof page for the envelope"))


class SettingsPage(SettingsCard, Page):
    """Everything is edited in place and can be undone; the letter beside it follows."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._asked = 0
        self.network = FieldGroup(text("The network"), _NETWORK, self._save_network)
        self.house_style = HouseStylePart(desk)
        self.screen_part = ScreenPart(desk)
        self.periods = PeriodsPart(desk)
        self.preparation = UsualPreparationPart(desk)
        self.venues = VenuesPart(desk)
        self.backup = BackupPart(desk)
        self.pane = RecordPane(self)
        for part in (
            self.network,
            self.house_style,
            self.screen_part,
            self.periods,
            self.preparation,
            self.venues,
            self.backup,
        ):
            self.pane.add(part)
        self.what = ChoiceBox(self)
        self.what.addItems([word.say() for word in _PROOFS])
        self.said(self.what.setAccessibleName, text("Which proof"))
        self.what.currentIndexChanged.connect(self._draw_proof)
        self.proof = Preview(desk, self)
        self.proof.show_pdf(b"", "", proof=True)
        self.proof.fit_width()
        self._lay_out()

    def refresh(self, outcome: Outcome) -> None:
        del outcome
        self._load()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self._load()

    def open_record(self, record_id: int) -> None:
        """Show a venue."""
        self.venues.show_values(record_id)
        self.venues.fields.focus_first()
        self.pane.ensureWidgetVisible(self.venues.fields)

    def settle(self) -> bool:
        return self.pane.settle()

    def take_focus(self) -> None:
        self.network.focus_first()

    def retranslate(self) -> None:
        super().retranslate()
        for place, word in enumerate(_PROOFS):
            self.what.setItemText(place, word.say())
        if self.isVisible():
            self._load()

    def back(self) -> None:
        self.desk.leaving.emit()

    # -- inside ----------------------------------------------------------------------------------

    def _load(self) -> None:
        with self.desk.store.reading() as connection:
            network = network_settings(connection)
        self.pane.show_heading(network.name or text("Your network").say(),
                               str(self.desk.store.path))  # fmt: skip
        self.network.load(vars(network))
        for part in (
            self.house_style,
            self.screen_part,
            self.periods,
            self.preparation,
            self.venues,
            self.backup,
        ):
            part.show_values()
        self._draw_proof()

    def _draw_proof(self) -> None:
        self._asked += 1
        asked, store, language, day = self._asked, self.desk.store, current(), today()
        of_window = self.what.currentIndex() == 1

        def work(report: Report) -> tuple[int, bytes]:
            del report
            if of_window:
                return asked, window_proof(store, language)
            return asked, house_style_proof(store, language, day)

        run_task(work, self._on_proof)

    def _on_proof(self, drawn: tuple[int, bytes] | None, error: BaseException | None) -> None:
        if drawn is None:
            raise error or RuntimeError("no proof was drawn")
        if drawn[0] == self._asked:
            name, letter = text("Proof").say(), self.what.currentIndex() == 0
            self.proof.show_pdf(drawn[1], name, proof=letter)

    def _save_network(self, field: str, value: Any) -> None:
        self.desk.did(change_network_settings(self.desk.store, **{field: value}))

    def _lay_out(self) -> None:
        left, right = QFrame(self), QFrame(self)
        for panel in (left, right):
            panel.setProperty("panel", "true")
        QHBoxLayout(left).addWidget(self.pane)
        column = QVBoxLayout(right)
        column.setContentsMargins(16, 12, 16, 12)
        heading = QLabel(right)
        heading.setProperty("role", "heading")
        self.said(heading.setText, text("Proof: how it comes out of the printer"))
        column.addWidget(heading)
        column.addWidget(self.what, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.proof, 1)
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(16)
        splitter.addWidget(left)
        splitter.addWidget(right)
        splitter.setSizes([560, 560])
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 8, 24, 16)
        outer.addWidget(splitter)
