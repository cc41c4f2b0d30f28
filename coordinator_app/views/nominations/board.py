"""The board: a column for each stage, walked through by arrows, the cards dragged or sent on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QWidget

from coordinator_app.clock import today
from coordinator_app.operations.nomination_board import Card, cards_of
from coordinator_app.rules.folding import fold
from coordinator_app.rules.nomination_board import BoardColumn, column_refusal
from coordinator_app.store.queries.nomination_board import board_ids
from coordinator_app.store.queries.nominations import nomination
from coordinator_app.store.store import Store
from coordinator_app.views.id_list import TYPE_AHEAD
from coordinator_app.views.id_table import Question
from coordinator_app.views.nominations.board_column import CardList
from coordinator_app.views.nominations.board_panel import ColumnPanel

_LETTERS = 18  # a column is never narrower
_NEAR, _STEP = 32, 24  # pixels from the edge, and how far the board scrolls then
_SOME = 200  # cards looked at for a name that is typed


class Board(QScrollArea):
    """One card is the current one; of the columns only the one it lies in is a stop for Tab.

    ``chosen`` and ``opened`` tell a nomination; ``menu_asked`` where its steps are to be offered;
    ``shifted`` -1 or 1; ``dropped`` the nomination, the column it was let go in, and where.
    """

    chosen = Signal(int)
    opened = Signal(int)
    menu_asked = Signal(QPoint)
    shifted = Signal(int)
    dropped = Signal(int, object, QPoint)
    failed = Signal(object)

    def __init__(self, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._at = (0, 0)  # the column and the row of the current card
        self._typed = ""
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.timeout.connect(self._on_typing_over)
        self._inside = QWidget(self)
        self.panels = [ColumnPanel(one, self._fetch, self._inside) for one in BoardColumn]
        self._dress()
        for panel in self.panels:
            self._connect(panel.cards)

    # -- what is shown ---------------------------------------------------------------------------

    def ask(self, question: Question) -> None:
        """Show the cards that the list of this question holds; the current one stays so."""
        now, focused = self.current_id(), self.has_focus()
        with self._store.reading() as connection:
            found = board_ids(connection, today(), dict(question.filters), question.find)
        for panel in self.panels:
            panel.show_ids(found[panel.column])
        if not self.choose(now):
            self._stay_near()
        if focused:
            self.take_focus()

    def current_id(self) -> int:
        """The nomination of the current card; 0 when there is none."""
        return next((one for panel in self.panels if (one := panel.cards.current_id())), 0)

    def choose(self, record_id: int) -> bool:
        """Make a card the current one. False: it does not lie on the board."""
        for place, panel in enumerate(self.panels):
            row = panel.cards.table.row_of(record_id)
            if row >= 0:
                self._go(place, row)
                return True
        return False

    def has_focus(self) -> bool:
        return any(panel.cards.hasFocus() for panel in self.panels)

    def take_focus(self) -> None:
        """To the current card; when there is none, to the first one."""
        if not self.current_id():
            self._stay_near()
        self.panels[self._at[0]].cards.setFocus()

    def retranslate(self) -> None:
        """The columns say themselves; what stands on the cards is asked anew."""
        for panel in self.panels:
            panel.cards.table.forget()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self.ensureWidgetVisible(self.panels[self._at[0]], 8, 0)

    # -- walking ---------------------------------------------------------------------------------

    def _go(self, place: int, row: int) -> None:
        focused = self.has_focus()
        for other, panel in enumerate(self.panels):
            is_here = other == place
            stop = Qt.FocusPolicy.StrongFocus if is_here else Qt.FocusPolicy.ClickFocus
            panel.cards.setFocusPolicy(stop)
            if not is_here:
                panel.cards.leave()
        cards = self.panels[place].cards
        cards.go_to(row)
        self._at = (place, cards.currentIndex().row())
        self.ensureWidgetVisible(self.panels[place], 8, 0)
        if focused:
            cards.setFocus()

    def _stay_near(self) -> None:
        """The current card went away: to the one that took its place, or to the nearest."""
        place, row = self._at
        near = sorted(range(len(self.panels)), key=lambda other: (abs(other - place), other))
        full = [other for other in near if self.panels[other].cards.table.rowCount()]
        if full:
            self._go(full[0], row)

    def _on_sideways(self, way: int) -> None:
        place, row = self._at
        ahead = range(place + way, len(self.panels) if way > 0 else -1, way)
        full = [other for other in ahead if self.panels[other].cards.table.rowCount()]
        if full:
            self._go(full[0], row)

    def _on_chosen(self, record_id: int) -> None:
        """A click or an arrow came to a card."""
        cards = self.sender()
        place = next((i for i, panel in enumerate(self.panels) if panel.cards is cards), 0)
        row = self.panels[place].cards.table.row_of(record_id)
        if self._at != (place, row):
            self._go(place, row)
        self.chosen.emit(record_id)

    def _on_typed(self, letters: str) -> None:
        self._typed += letters
        self._mark_typing(is_on=True)
        self._typing.start(TYPE_AHEAD)
        if self._typed.strip():
            self.choose(self._named(fold(self._typed)))

    def _on_typing_over(self) -> None:
        self._typed = ""
        self._mark_typing(is_on=False)

    def _mark_typing(self, *, is_on: bool) -> None:
        for panel in self.panels:
            panel.cards.typing = is_on

    def _named(self, typed: str) -> int:
        """The first card on the board with a name, or a part of it, that begins so; 0: none."""
        with self._store.reading() as connection:
            found = board_ids(connection, today(), {}, typed)
            ids = [one for cards in found.values() for one in cards if self._holds(one)][:_SOME]
            cards = cards_of(connection, ids, today())
        names = {one: f" {fold(cards[one].row.candidate)}" for one in ids}
        return next((one for one, name in names.items() if f" {typed}" in name), 0)

    def _holds(self, record_id: int) -> bool:
        return any(panel.cards.table.row_of(record_id) >= 0 for panel in self.panels)

    # -- dragging --------------------------------------------------------------------------------

    def _on_dragged(self, record_id: int) -> None:
        """Grey the columns where the card in the hand may not come; 0: it was let go."""
        with self._store.reading() as connection:
            record = nomination(connection, record_id, today()) if record_id else None
        for panel in self.panels:
            refusal = column_refusal(record.facts, panel.column, today()) if record else None
            panel.refuse(refusal)

    def _on_carried(self, at: QPoint) -> None:
        """Near the edge the board scrolls on to the columns that are out of sight."""
        x, bar = self.viewport().mapFromGlobal(at).x(), self.horizontalScrollBar()
        if x > self.viewport().width() - _NEAR:
            bar.setValue(bar.value() + _STEP)
        elif x < _NEAR:
            bar.setValue(bar.value() - _STEP)

    # -- inside ----------------------------------------------------------------------------------

    def _fetch(self, ids: Sequence[int]) -> Mapping[int, Card]:
        with self._store.reading() as connection:
            return cards_of(connection, ids, today())

    def _fit(self) -> None:
        for panel in getattr(self, "panels", ()):
            panel.setMinimumWidth(_LETTERS * self.fontMetrics().averageCharWidth() + 24)

    def _dress(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        line = QHBoxLayout(self._inside)
        line.setContentsMargins(8, 0, 8, 8)
        line.setSpacing(8)
        for panel in self.panels:
            line.addWidget(panel, 1)
        self._inside.setProperty("clear", "true")
        self.setWidget(self._inside)
        self._fit()

    def _connect(self, cards: CardList) -> None:
        cards.chosen.connect(self._on_chosen)
        cards.opened.connect(self.opened)
        cards.menu_asked.connect(self.menu_asked)
        cards.sideways.connect(self._on_sideways)
        cards.shifted.connect(self.shifted)
        cards.typed.connect(self._on_typed)
        cards.dragged.connect(self._on_dragged)
        cards.carried.connect(self._on_carried)
        # The card is let go first; what comes of it may fill the columns anew.
        cards.dropped.connect(self.dropped, Qt.ConnectionType.QueuedConnection)
        cards.table.failed.connect(self.failed)
