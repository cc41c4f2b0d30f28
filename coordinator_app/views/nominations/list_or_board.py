"""A page of which the list can be laid out as a board; both show the same records."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coordinator_app.views.new_record import NewRecord
from coordinator_app.views.nominations.board import Board
from coordinator_app.views.nominations.board_switch import BoardSwitch
from coordinator_app.views.record_list_page import RecordListPage

_SIZES = [600, 400]


class ListOrBoard(RecordListPage):
    """The board takes the whole width; Enter opens the record beside it, Esc closes it again.

    The list stays behind the board: it knows which record is the current one, as on every page.
    """

    _board: Board | None = None
    _is_open = True  # the side with the record

    # -- what the window asks --------------------------------------------------------------------

    @property
    def board(self) -> Board:
        """The board, made when it is first shown."""
        if self._board is None:
            self._board = Board(self.desk.store, self.left)
            self._board.hide()
            self._put_under_bar(self._board)
            self._connect_board(self._board)
        return self._board

    @property
    def is_board(self) -> bool:
        return self.switch.is_board()

    def switch_view(self) -> None:
        """From the list to the board, and back."""
        self.switch.show_as(board=not self.is_board)
        self._on_switched()
        self.take_focus()

    def take_focus(self) -> None:
        if self._shows_board():
            self.board.take_focus()
        else:
            super().take_focus()

    def open_record(self, record_id: int) -> None:
        self.open_side()
        super().open_record(record_id)
        if self._shows_board():
            self.board.take_focus()

    def new_record(self) -> None:
        self.open_side()
        super().new_record()

    def edit_record(self) -> None:
        if self.current_id():
            self.open_side()
        super().edit_record()

    def back(self) -> None:
        """Esc: from the record to its card, which closes it; from there to where one came from."""
        if not self._shows_board():
            super().back()
            return
        from_card = self.board.has_focus()
        self._show_side()
        self.board.take_focus()
        self._set_open(is_open=False)
        if from_card:
            self.desk.leaving.emit()

    def open_side(self) -> None:
        """Show the record beside the board."""
        if not self._is_open:
            self._set_open(is_open=True)
            self._refresh_record()

    def keep(self) -> None:
        if not self.is_board:
            self._shape = self.splitter.saveState()
        super().keep()
        self.desk.state.keep(f"{self.name}/splitter", self._shape)
        self.desk.state.keep(f"{self.name}/board", self.is_board)

    # -- inside ----------------------------------------------------------------------------------

    def _shows_board(self) -> bool:
        return self._board is not None and self._board.isVisibleTo(self)

    def _set_open(self, *, is_open: bool) -> None:
        self._is_open = is_open
        self._around.setVisible(is_open)
        if is_open:
            self.splitter.setSizes(_SIZES)
        if self._shows_board():
            self.board.choose(self.current_id())  # in sight, in a board of another width

    def _refresh_record(self) -> None:
        # Walking over the board fills no record that nobody sees.
        if self._is_open:
            super()._refresh_record()

    def _on_switched(self) -> None:
        is_board = self.is_board
        if not self.settle():
            self.switch.show_as(board=not is_board)
            return
        if is_board:
            self._shape = self.splitter.saveState()
        self._show_view()
        self._set_open(is_open=not is_board)
        if not is_board:
            self._restore_sides()
            self._refresh_record()

    def _restore_sides(self) -> None:
        if not self.splitter.restoreState(self._shape):
            self.splitter.setSizes(_SIZES)

    def _on_loaded(self) -> None:
        working = self._is_at_work()
        super()._on_loaded()
        self._show_view()
        if working:
            self.take_focus()

    def _show_view(self) -> None:
        there = bool(self.list.table.rowCount())
        if self.is_board and there:
            self._fill_board()
        self.list.setVisible(there and not self.is_board)
        if self._board is not None:
            self._board.setVisible(there and self.is_board)

    def _fill_board(self) -> None:
        self.board.ask(self.list.table.question)
        if self.list.current_id():
            self.board.choose(self.list.current_id())
        elif not isinstance(self.right.currentWidget(), NewRecord):
            self._on_card(self.board.current_id())

    def _is_at_work(self) -> bool:
        return super()._is_at_work() or (self._board is not None and self._board.has_focus())

    def _on_card(self, record_id: int) -> None:
        if record_id and record_id != self.list.current_id():
            self.list.select_id(record_id)

    def _on_listed(self) -> None:
        """The list stands at a record: so does the board, also when it was sent back there."""
        if self._shows_board() and self.list.current_id():
            self.board.choose(self.list.current_id())

    def _on_card_opened(self) -> None:
        self.edit_record()

    def _to_list(self) -> None:
        self.take_focus()

    def _make_parts(self) -> None:
        super()._make_parts()
        self.switch = BoardSwitch(self.left)
        self._shape = self.desk.state.shape(f"{self.name}/splitter")

    def _lay_out(self) -> None:
        super()._lay_out()
        column = self.left.layout()
        if isinstance(column, QVBoxLayout):
            column.removeWidget(self.bar)
            line = QHBoxLayout()
            line.setContentsMargins(0, 0, 12, 0)
            line.setSpacing(0)
            line.addWidget(self.bar, 1)
            line.addWidget(self.switch, 0, Qt.AlignmentFlag.AlignTop)
            column.insertLayout(0, line)

    def _connect(self) -> None:
        super()._connect()
        self.switch.changed.connect(self._on_switched)
        self.begun.connect(self.switch.setVisible)
        self.list.record_changed.connect(self._on_listed)

    def _connect_board(self, board: Board) -> None:
        board.chosen.connect(self._on_card)
        board.opened.connect(self._on_card_opened)
        board.failed.connect(self._on_failed)

    def _restore(self) -> None:
        super()._restore()
        if self.desk.state.flag(f"{self.name}/board"):
            self.switch.show_as(board=True)
            self._set_open(is_open=False)

    def _put_under_bar(self, widget: QWidget) -> None:
        column = self.left.layout()
        if isinstance(column, QVBoxLayout):
            column.insertWidget(1, widget, 1)
