"""The balance of the round under the list and the board: how the candidates are divided."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from coordinator_app.background import Report, run_task
from coordinator_app.clock import today
from coordinator_app.rules.memberships import MemberCategory
from coordinator_app.rules.organisations import OrganisationKind
from coordinator_app.rules.provinces import Province
from coordinator_app.store.queries.nomination_balance import RoundBalance, nomination_balance
from coordinator_app.store.queries.nomination_rounds import open_round
from coordinator_app.texts import Text, plural, text
from coordinator_app.views.desk import Desk
from coordinator_app.views.flow import Flow
from coordinator_app.views.nominations.balance_bars import BalanceBars
from coordinator_app.views.plain import ShortLabel

OPEN = "nominations/balance"
_MOST = 9  # lines high; the rest is scrolled to


class RoundBalanceStrip(QFrame):
    """One sentence, and the bars when it is opened.

    It is about the round of the filter, else the one that is open, else about all that run.
    Counted off the screen thread, when it is in sight and the facts changed.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._round = 0
        self._stale, self._busy = True, False
        self._balance: RoundBalance | None = None
        self.button = QToolButton(self)
        self.button.setCheckable(True)
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.sentence = ShortLabel(self)
        self.sentence.setProperty("role", "secondary")
        self._room = QScrollArea(self)
        self._bars = bars = QWidget(self._room)
        self.categories = BalanceBars(text("Candidates · members"), MemberCategory, 1, bars)
        kind = text("Kind of organisation")
        self.kinds = BalanceBars(kind, OrganisationKind, 1, bars, sparing=True)
        self.provinces = BalanceBars(text("Province"), Province, 2, bars)
        self._room.setWidget(bars)
        self._lay_out()
        self.button.setChecked(desk.state.flag(OPEN))
        self.button.toggled.connect(self._on_toggled)
        self._show_bars()
        self.retranslate()

    def show_round(self, round_id: int) -> None:
        """The round of the filter; 0: none is chosen."""
        if round_id != self._round:
            self._round = round_id
            self.refresh()

    def refresh(self) -> None:
        """Facts changed: count again, now or when it is seen."""
        self._stale = True
        if self.isVisible():
            self._count()

    def retranslate(self) -> None:
        self.sentence.setText(_sentence(self._balance) if self._balance else "")
        name = self._balance.round.name if self._balance and self._balance.round else ""
        said = text("Balance of {round}", round=name) if name else text("Balance of all that run")
        self.button.setText(said.say())
        self._room.setAccessibleName(said.say())

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        if self._stale:
            self._count()

    def _count(self) -> None:
        if self._busy:
            return
        self._busy, self._stale = True, False
        store, day, chosen = self._desk.store, today(), self._round

        def work(report: Report) -> RoundBalance:
            del report
            with store.reading() as connection:
                now = None if chosen else open_round(connection, day)
                wanted = now.id if now is not None else chosen or None
                return nomination_balance(connection, day, wanted)

        run_task(work, self._on_counted)

    def _on_counted(self, balance: RoundBalance | None, error: BaseException | None) -> None:
        self._busy = False
        if error is not None:
            raise error
        if balance is not None:
            self._balance = balance
            self.categories.show_shares(balance.categories, balance.candidates)
            self.kinds.show_shares(balance.kinds, balance.candidates)
            self.provinces.show_shares(balance.provinces, balance.candidates)
            self.retranslate()
            self._fit()
        if self._stale:
            self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_room"):
            self._fit()

    def _fit(self) -> None:
        """As high as its lines, and never so high that the list has no room above it."""
        lines = self._bars.layout()
        wanted = lines.heightForWidth(self._room.viewport().width()) if lines else 0
        most = _MOST * self.fontMetrics().lineSpacing()
        self._room.setFixedHeight(min(wanted + 2, most))

    def _on_toggled(self, is_open: bool) -> None:
        self._desk.state.keep(OPEN, is_open)
        self._show_bars()

    def _show_bars(self) -> None:
        is_open = self.button.isChecked()
        arrow = Qt.ArrowType.DownArrow if is_open else Qt.ArrowType.RightArrow
        self.button.setArrowType(arrow)
        self._room.setVisible(is_open)
        self._fit()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self.button)
        line.addWidget(self.sentence, 1)
        bars = Flow(self._bars, gap=16, top=True)
        for part in (self.categories, self.kinds, self.provinces):
            bars.addWidget(part)
        self._room.setWidgetResizable(True)
        self._room.setFrameShape(QFrame.Shape.NoFrame)
        self._bars.setProperty("clear", "true")
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 4, 8, 8)
        column.setSpacing(4)
        column.addLayout(line)
        column.addWidget(self._room)


def _sentence(balance: RoundBalance) -> str:
    """``8 candidates, 10 wished for · Expert by experience: 2 of 8``."""
    parts = [_number(balance)]
    if balance.candidates:
        parts += [
            text(
                "{category}: {n} of {total}",
                category=one,
                n=share.candidates,
                total=balance.candidates,
            )
            for one, share in balance.categories.items()
        ]
    return " · ".join(part.say() for part in parts)


def _number(balance: RoundBalance) -> Text:
    candidates = plural("{n} candidate", "{n} candidates", balance.candidates)
    if balance.wished is None:
        return candidates
    return text("{candidates}, {wished} wished for", candidates=candidates, wished=balance.wished)
