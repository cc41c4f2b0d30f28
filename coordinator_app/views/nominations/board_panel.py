"""One column of the board: its title with the number of cards, and the cards under it."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from coordinator_app.rules.nomination_board import BoardColumn
from coordinator_app.texts import Text, _
from coordinator_app.views import icons
from coordinator_app.views.nominations.board_column import CardList
from coordinator_app.views.nominations.board_table import BoardTable, Fetch
from coordinator_app.views.plain import ShortLabel, plain_tip


class ColumnPanel(QFrame):
    """The title above the cards; greyed with a sign while a card hangs that may not come."""

    def __init__(self, column: BoardColumn, fetch: Fetch, parent: QWidget) -> None:
        super().__init__(parent)
        self.column = column
        self.setProperty("boardcolumn", "true")
        self.title, self.number, self.sign = ShortLabel(self), QLabel(self), QLabel(self)
        self.title.setProperty("role", "secondary")
        self.number.setProperty("count", "true")
        self.sign.hide()
        self.cards = CardList(column, BoardTable(fetch, self), self)
        line = QHBoxLayout()
        line.setContentsMargins(8, 0, 4, 0)
        line.addWidget(self.title, 1)
        line.addWidget(self.sign)
        line.addWidget(self.number)
        box = QVBoxLayout(self)
        box.setContentsMargins(4, 8, 4, 4)
        box.setSpacing(4)
        box.addLayout(line)
        box.addWidget(self.cards, 1)
        self.retranslate()

    def show_ids(self, ids: tuple[int, ...]) -> None:
        place = self.cards.verticalScrollBar().value()
        self.cards.table.take(ids)
        self.cards.verticalScrollBar().setValue(place)
        self.retranslate()

    def refuse(self, reason: Text | None) -> None:
        """Say that the card in the hand may not come here, and why; None: it may."""
        self.cards.refusal = reason
        self.setToolTip(plain_tip(reason.say()) if reason else "")
        self.sign.setPixmap(icons.icon("prohibit").pixmap(icons.side(), icons.side()))
        self.sign.setVisible(reason is not None)
        self.setProperty("refuses", "true" if reason is not None else "false")
        self.style().unpolish(self)
        self.style().polish(self)

    def retranslate(self) -> None:
        count = self.cards.table.rowCount()
        whole = " · ".join(stage.word.say() for stage in self.column.stages)
        self.title.setText(self.column.word.say())
        self.title.setToolTip(whole)
        self.number.setText(str(count))
        self.cards.setAccessibleName(_("{stage}: {n}", stage=whole, n=count))
