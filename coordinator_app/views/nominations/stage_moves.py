"""How a nomination goes from stage to stage on its page: by a button, by keys, by its card."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint

from coordinator_app.clock import today
from coordinator_app.operations.nomination_stages import move_nomination
from coordinator_app.operations.nominations import take_nominations_from_bin
from coordinator_app.rules.nomination_board import (
    BoardColumn,
    Need,
    Way,
    column_of,
    way_back,
    way_to,
    ways_of,
)
from coordinator_app.rules.nominations import NominationStage
from coordinator_app.store.queries.lists import IN_BIN
from coordinator_app.store.queries.nominations import NominationRecord, nomination
from coordinator_app.texts import text
from coordinator_app.views.nominations.board import Board
from coordinator_app.views.nominations.dossier import DossierPane
from coordinator_app.views.nominations.next_step import next_stage
from coordinator_app.views.nominations.rounds_side import RoundsSide
from coordinator_app.views.nominations.stage_menu import StageMenu
from coordinator_app.views.palette import Tone


class StageMoves(RoundsSide):
    """`make_record` of the page makes ``pane``; the rules say what is allowed, and why not."""

    pane: DossierPane

    def next_stage(self) -> None:
        """Do what comes next; where a fact is needed first, go to where it is filled in."""
        if self._in_bin():
            self.take_from_bin()
            return
        record = self._record(self.current_id())
        stage = next_stage(record) if record is not None else None
        if record is None or stage is None or not self.settle():
            return
        if stage is NominationStage.CONSENT_ASKED:
            self._fill_in(record, Need.MANAGER)
        elif stage is NominationStage.CONSENTED and record.consent is not None:
            self._fill_in(record, Need.ANSWER)
        else:
            self._move(record.id, stage)

    def _fill_in(self, record: NominationRecord, need: Need) -> None:
        """Go to where the fact is filled in that the next stage needs."""
        self.open_side()
        if need is Need.MANAGER:
            self.pane.ask_manager()
        elif record.consent is not None:
            self.pane.record_answer(record.consent.id)

    def _move(self, record_id: int, stage: NominationStage) -> None:
        store, day = self.desk.store, today()
        self.desk.attempt(lambda: move_nomination(store, record_id, stage, today=day))

    # -- the board -------------------------------------------------------------------------------

    def _connect_board(self, board: Board) -> None:
        super()._connect_board(board)
        self._stages = StageMenu(board)
        self._stages.chosen.connect(self._on_way)
        board.shifted.connect(self._on_shifted)
        board.menu_asked.connect(self._on_menu)
        board.dropped.connect(self._on_dropped)

    def _on_shifted(self, way: int) -> None:
        """Alt and an arrow: on as the main button does, or back to the stage before."""
        if way > 0 or self._in_bin():
            self.next_stage()
            return
        record = self._record(self.current_id())
        if record is None or not self.settle():
            return
        before = way_back(record.facts, today())
        if before is None:
            self.desk.say(text("There is no stage before this one to go back to."))
        else:
            self._move(record.id, before)

    def _on_menu(self, at: QPoint) -> None:
        """Offer every stage that the current card can go to."""
        record = self._record(self.current_id())
        if record is not None and not record.in_bin:
            self._offer(ways_of(record.facts, today()), at)

    def _on_dropped(self, record_id: int, column: BoardColumn, at: QPoint) -> None:
        """A card was let go in a column; of the decisions the one that is meant is asked."""
        record = self._record(record_id)
        if record is None or record.in_bin or column is column_of(record.stage):
            return
        if not self.list.select_id(record_id) or not self.settle():
            return
        ways = [way_to(record.facts, stage, today()) for stage in column.stages]
        open_ways = [way for way in ways if way.refusal is None]
        if len(open_ways) > 1:
            self._offer(open_ways, at)
        else:
            self._on_way((open_ways or ways)[0])

    def _offer(self, ways: Sequence[Way], at: QPoint) -> None:
        if ways:
            self._stages.offer(ways, at)
        else:
            self.desk.say(text("From here this nomination can go nowhere."))

    def _on_way(self, way: Way) -> None:
        """Make a step with the current card; refused, it stays where it lies."""
        record = self._record(self.current_id())
        if way.refusal is not None:
            self.desk.say(way.refusal, Tone.BAD)
        elif record is not None and way.first is not None:
            self._fill_in(record, way.first)
        elif record is not None:
            self._move(record.id, way.stage)

    # -- the bin ---------------------------------------------------------------------------------

    def take_from_bin(self) -> None:
        """Take the selected nominations out of the bin, where they are listed."""
        ids = self.selected_ids()
        if ids and self._in_bin():
            self.desk.attempt(lambda: take_nominations_from_bin(self.desk.store, ids))

    def _in_bin(self) -> bool:
        return ("stage", IN_BIN) in self.list.table.question.filters

    def _record(self, record_id: int) -> NominationRecord | None:
        with self.desk.store.reading() as connection:
            return nomination(connection, record_id, today())
