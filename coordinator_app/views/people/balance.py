"""The picture of balance under the list: how the members are divided, and where none are."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from coordinator_app.background import Report, run_task
from coordinator_app.clock import today
from coordinator_app.rules.memberships import MemberCategory
from coordinator_app.rules.provinces import Province
from coordinator_app.store.queries.balance import Balance, balance_of
from coordinator_app.texts import Choice, Text, _, plural, text
from coordinator_app.views.desk import Desk
from coordinator_app.views.said import Said

OPEN = "people/balance"
BAR = 96  # pixels at most; a longer bar says no more


class BalanceStrip(QFrame):
    """Opens under the list; ``chosen`` tells the filter and the value of the line that was clicked.

    Counted off the screen thread, when it is in sight and the facts changed.
    """

    chosen = Signal(str, str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._said = Said()
        self._stale, self._busy = True, False
        self.button = QToolButton(self)
        self.button.setCheckable(True)
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.button.toggled.connect(self._on_toggled)
        self._said(self.button.setText, text("Balance of the members"))
        self.sentence = QLabel(self)
        self.sentence.setProperty("role", "secondary")
        self._bars = QWidget(self)
        self.categories = _Bars("category", self._bars)
        self.provinces = _Bars("province", self._bars)
        self._lay_out()
        self.categories.chosen.connect(self.chosen)
        self.provinces.chosen.connect(self.chosen)
        self.button.setChecked(desk.state.flag(OPEN))
        self._on_toggled(self.button.isChecked())

    def refresh(self) -> None:
        """Facts changed: count again, now or when it is opened."""
        self._stale = True
        if self.isVisible() and self.button.isChecked():
            self._count()

    def retranslate(self) -> None:
        self._said.again()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def _count(self) -> None:
        if self._busy:
            return
        self._busy, self._stale = True, False
        store, day = self._desk.store, today()

        def work(report: Report) -> Balance:
            del report
            with store.reading() as connection:
                return balance_of(connection, day)

        run_task(work, self._on_counted)

    def _on_counted(self, balance: Balance | None, error: BaseException | None) -> None:
        self._busy = False
        if error is not None:
            raise error
        if balance is not None:
            self.categories.show_counts(balance.categories)
            self.provinces.show_counts(balance.provinces)
            self._show_sentence(balance)
        if self._stale:
            self.refresh()

    def _show_sentence(self, balance: Balance) -> None:
        # Between them the bars say the rest.
        empty = sum(not number for number in balance.provinces.values())
        parts = []
        if empty:
            parts.append(plural("{n} province without", "{n} provinces without", empty))
        if balance.nowhere:
            parts.append(text("{n} without a province", n=balance.nowhere))
        self.sentence.setText(" · ".join(part.say() for part in parts))
        self.sentence.setVisible(bool(parts) and self.button.isChecked())

    def _on_toggled(self, is_open: bool) -> None:
        arrow = Qt.ArrowType.DownArrow if is_open else Qt.ArrowType.RightArrow
        self.button.setArrowType(arrow)
        self._bars.setVisible(is_open)
        self.sentence.setVisible(is_open and bool(self.sentence.text()))
        self._desk.state.keep(OPEN, is_open)
        if is_open and self._stale:
            self.refresh()

    def _lay_out(self) -> None:
        self.categories.add(MemberCategory, columns=1)
        self.provinces.add(Province, columns=2)
        bars = QVBoxLayout(self._bars)
        bars.setContentsMargins(8, 0, 8, 0)
        bars.setSpacing(8)
        bars.addWidget(self.categories)
        bars.addWidget(self.provinces)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 4, 8, 8)
        column.setSpacing(4)
        column.addWidget(self.button)
        column.addWidget(self._bars)
        column.addWidget(self.sentence)
        self.sentence.setContentsMargins(12, 0, 0, 0)


class _Bars(QWidget):
    """A line for each value of a closed list: its word, a bar, its number."""

    chosen = Signal(str, str)

    def __init__(self, key: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._key = key
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(0)
        self.lines: dict[str, tuple[Text, QPushButton, QProgressBar, QLabel]] = {}

    def add(self, kind: type[Choice], *, columns: int) -> None:
        rows = -(-len(kind) // columns)
        for number, one in enumerate(kind):
            word, bar, count = QPushButton(self), QProgressBar(self), QLabel(self)
            word.setProperty("link", "true")
            word.setObjectName(one.value)
            word.clicked.connect(self._on_clicked)
            bar.setTextVisible(False)
            bar.setMaximumWidth(BAR)
            count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            row, place = number % rows, number // rows * 4
            self._grid.addWidget(word, row, place, Qt.AlignmentFlag.AlignLeft)
            self._grid.addWidget(bar, row, place + 1, Qt.AlignmentFlag.AlignVCenter)
            self._grid.addWidget(count, row, place + 2)
            self._grid.setColumnStretch(place + 3, 1)
            self.lines[one.value] = (one.word, word, bar, count)
        self.retranslate()

    def show_counts(self, counts: Mapping[MemberCategory, int] | Mapping[Province, int]) -> None:
        most = max(1, *counts.values())
        for one, number in counts.items():
            _word, _button, bar, count = self.lines[one.value]
            bar.setRange(0, most)
            bar.setValue(number)
            count.setText(str(number))
        self.retranslate()

    def retranslate(self) -> None:
        for word, button, bar, count in self.lines.values():
            button.setText(word.say())
            said = _("{what}: {n} members", what=word, n=count.text() or "0")
            button.setAccessibleName(said)
            bar.setAccessibleName(said)

    def _on_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, QPushButton):
            self.chosen.emit(self._key, button.objectName())
