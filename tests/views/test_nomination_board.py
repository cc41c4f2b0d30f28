"""The board of nominations by keyboard and by hand: walking, moving, refusals, undo, balance."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QModelIndex, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QDragEnterEvent, QDropEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QComboBox, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from coordinator_app import background, clock
from coordinator_app.operations.consents import ask_consent
from coordinator_app.operations.nomination_rounds import NewRound, add_round
from coordinator_app.operations.nomination_stages import decline, move_nomination
from coordinator_app.operations.nominations import NewNomination, edit_nomination, nominate
from coordinator_app.rules.memberships import MemberCategory
from coordinator_app.rules.nomination_board import BoardColumn
from coordinator_app.rules.nomination_turns import Mover
from coordinator_app.rules.nominations import ConsentAnswer, NominationStage
from coordinator_app.store.queries.lists import IN_BIN
from coordinator_app.store.queries.nominations import nomination
from coordinator_app.store.store import Store
from coordinator_app.views.accessible import assert_accessible
from coordinator_app.views.desk import Desk
from coordinator_app.views.frame import Frame
from coordinator_app.views.nominations.board import Board
from coordinator_app.views.nominations.board_column import CardList
from coordinator_app.views.nominations.board_table import SHOWN_ROLE, BoardTable
from coordinator_app.views.nominations.list_source import waiting_days
from coordinator_app.views.nominations.page import NominationsPage
from coordinator_app.views.window_state import WindowState

Key, S, C = Qt.Key, NominationStage, BoardColumn
ALT = Qt.KeyboardModifier.AltModifier
SOCIAL = MemberCategory.SOCIAL_PROFESSIONAL
EXPERT = MemberCategory.EXPERT_BY_EXPERIENCE
Show = Callable[[QWidget], QWidget]


def put_forward(store: Store, name: str, category: MemberCategory = SOCIAL) -> int:
    today = clock.today()
    new = NewNomination(name, category, today, organisation="Gemeente Urk")
    return nominate(store, new, today=today).new_id("nominations")


@pytest.fixture
def anna(store: Store) -> int:
    return put_forward(store, "Anna de Groot")


@pytest.fixture
def bea(store: Store, anna: int) -> int:
    """Approached: two columns further."""
    made = put_forward(store, "Bea Aalders", EXPERT)
    move_nomination(store, made, S.APPROACHED, today=clock.today())
    return made


@pytest.fixture
def frame(store: Store, bea: int, shown: Show, tmp_path: Path) -> Frame:
    desk = Desk(store, WindowState.at(tmp_path / "window.ini"))
    made = Frame(desk, [NominationsPage], lambda _typed: [])
    shown(made)
    made.start()
    background.wait_for_all()
    made.do("nominations.board")
    return made


@pytest.fixture
def page(frame: Frame) -> NominationsPage:
    made = frame.page("nominations")
    assert isinstance(made, NominationsPage)
    return made


@pytest.fixture
def board(page: NominationsPage) -> Board:
    return page.board


def cards(board: Board, column: BoardColumn) -> CardList:
    return next(panel.cards for panel in board.panels if panel.column is column)


def stage(store: Store, nomination_id: int) -> NominationStage:
    background.wait_for_all()
    with store.reading() as connection:
        found = nomination(connection, nomination_id, clock.today())
    assert found is not None
    return found.stage


def press(board: Board, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    at = next(panel.cards for panel in board.panels if panel.cards.hasFocus())
    background.wait_for_all()
    QtBot.keyClick(at, key, modifier or Qt.KeyboardModifier.NoModifier)
    background.wait_for_all()


def drop(board: Board, record_id: int, column: BoardColumn) -> None:
    """Let a card go in a column, as a hand does."""
    assert board.choose(record_id)
    source = next(panel.cards for panel in board.panels if panel.cards.current_id())
    data = source.table.mimeData([source.currentIndex()])
    target, action = cards(board, column).viewport(), Qt.DropAction.MoveAction
    button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(target.rect().center(), action, data, button, none)
    QApplication.sendEvent(target, enter)
    assert enter.isAccepted()
    at = QPointF(target.rect().center())
    QApplication.sendEvent(target, QDropEvent(at, action, data, button, none))
    QApplication.processEvents()
    background.wait_for_all()


def test_the_board_takes_the_place_of_the_list_and_gives_it_back(
    page: NominationsPage, board: Board, frame: Frame
) -> None:
    assert board.isVisible()
    assert board.has_focus()
    assert not page.list.isVisible()
    assert not page.pane.isVisible()
    frame.do("nominations.board")
    assert page.list.hasFocus()
    assert page.pane.isVisible()
    assert not board.isVisible()


def test_the_window_opens_as_it_was_left(
    frame: Frame, page: NominationsPage, store: Store, shown: Show
) -> None:
    page.keep()
    again = Frame(frame.desk, [NominationsPage], lambda _typed: [])
    shown(again)
    again.start()
    background.wait_for_all()
    opened = again.page("nominations")
    assert isinstance(opened, NominationsPage)
    assert opened.board.has_focus()


def test_the_sides_of_the_list_are_as_wide_as_before(
    frame: Frame, page: NominationsPage, board: Board
) -> None:
    frame.do("nominations.board")
    page.splitter.setSizes([500, 480])
    before = page.splitter.sizes()
    frame.do("nominations.board")
    board.opened.emit(board.current_id())
    page.keep()
    frame.do("nominations.board")
    assert page.splitter.sizes() == before


def test_the_list_says_the_same(page: NominationsPage, frame: Frame, store: Store) -> None:
    day = clock.today() - dt.timedelta(days=20)
    new = NewNomination("Cor Vis", SOCIAL, day, "Ot Bos")
    cor = nominate(store, new, today=day).new_id("nominations")
    frame.do("nominations.board")
    page.list.table.refresh()
    page.grab()
    row = page.list.table.row_of(cor)
    cells = [page.list.table.index(row, column).data() for column in (2, 3)]
    assert cells == [waiting_days(20, is_late=True).say(), Mover.NOMINATOR.word.say()]


def test_arrows_walk_over_cards_and_columns(
    board: Board, page: NominationsPage, anna: int, bea: int
) -> None:
    board.choose(anna)
    board.take_focus()
    press(board, Key.Key_Right)  # over the empty column
    assert board.current_id() == page.current_id() == bea
    assert cards(board, C.APPROACHED).hasFocus()
    press(board, Key.Key_Right)
    assert board.current_id() == bea
    press(board, Key.Key_Left)
    assert page.current_id() == anna


def test_tab_leaves_the_board(board: Board, page: NominationsPage, qtbot: QtBot) -> None:
    at = next(panel.cards for panel in board.panels if panel.cards.hasFocus())
    qtbot.keyClick(at, Key.Key_Tab)
    assert not board.has_focus()


def test_enter_opens_the_dossier_and_esc_closes_it(
    board: Board, page: NominationsPage, anna: int, frame: Frame, qtbot: QtBot
) -> None:
    board.choose(anna)
    board.take_focus()
    press(board, Key.Key_Return)
    at = frame.focusWidget()
    assert at is not None
    assert page.pane.isAncestorOf(at)
    assert page.pane.title.text() == "Anna de Groot"
    qtbot.keyClick(at, Key.Key_Escape)
    assert board.has_focus()
    assert not page.pane.isVisible()


def test_alt_and_an_arrow_send_the_card_on_and_back(
    board: Board, page: NominationsPage, store: Store, anna: int
) -> None:
    board.choose(anna)
    board.take_focus()
    press(board, Key.Key_Right, ALT)
    assert stage(store, anna) is S.REVIEWED
    assert cards(board, C.REVIEWED).current_id() == anna
    assert cards(board, C.REVIEWED).hasFocus()
    press(board, Key.Key_Left, ALT)
    assert stage(store, anna) is S.RECEIVED
    page.desk.undo()
    assert stage(store, anna) is S.REVIEWED
    assert board.current_id() == anna


def test_there_is_no_way_back_from_the_first_column(
    board: Board, frame: Frame, store: Store, anna: int
) -> None:
    board.choose(anna)
    board.take_focus()
    press(board, Key.Key_Left, ALT)
    assert frame.messages.words()
    assert stage(store, anna) is S.RECEIVED


def test_a_stage_that_needs_a_manager_goes_to_where_one_is_filled_in(
    board: Board, page: NominationsPage, store: Store, bea: int
) -> None:
    drop(board, bea, C.CONSENT_ASKED)
    assert page.pane.consents.form.isVisible()
    assert stage(store, bea) is S.APPROACHED
    today = clock.today()
    page.desk.did(ask_consent(store, bea, "Els Meer", today, today=today))
    assert cards(board, C.CONSENT_ASKED).current_id() == bea
    drop(board, bea, C.CONSENTED)
    answer = page.pane.consents.editor.rows["answer"].widget
    assert isinstance(answer, QComboBox)
    assert answer.isVisible()
    assert answer.currentData() == ConsentAnswer.AWAITED.value


def test_a_card_is_dragged_to_another_stage_and_taken_back(
    board: Board, page: NominationsPage, store: Store, anna: int
) -> None:
    drop(board, anna, C.REVIEWED)
    assert stage(store, anna) is S.REVIEWED
    assert cards(board, C.REVIEWED).current_id() == anna
    page.desk.undo()
    background.wait_for_all()
    assert cards(board, C.RECEIVED).current_id() == anna


def test_a_card_that_may_not_go_there_stays_and_says_why(
    board: Board, frame: Frame, store: Store, anna: int
) -> None:
    drop(board, anna, C.CONSENTED)
    assert frame.messages.words()
    assert stage(store, anna) is S.RECEIVED
    assert cards(board, C.RECEIVED).current_id() == anna


def test_of_the_decisions_the_one_that_is_meant_is_asked(
    board: Board, page: NominationsPage, store: Store, anna: int
) -> None:
    drop(board, anna, C.DECIDED)
    menu = page._stages
    assert menu.isVisible()
    assert [one.text() for one in menu.actions()] == ["Afgewezen", "Ingetrokken"]
    menu.actions()[0].trigger()
    menu.close()
    assert stage(store, anna) is S.DECLINED
    assert cards(board, C.DECIDED).current_id() == anna


def test_space_offers_every_stage_the_card_can_go_to(
    board: Board, page: NominationsPage, store: Store, bea: int
) -> None:
    board.choose(bea)
    board.take_focus()
    press(board, Key.Key_Space)
    menu = page._stages
    assert menu.isVisible()
    words = [one.text() for one in menu.actions()]
    assert "Instemming gevraagd…" in words
    QtBot.keyClick(menu, Key.Key_Escape)
    assert stage(store, bea) is S.APPROACHED


def test_columns_where_the_card_may_not_go_are_greyed_while_it_hangs(
    board: Board, anna: int
) -> None:
    cards(board, C.RECEIVED).dragged.emit(anna)
    signs = {panel.column: panel.sign.isVisible() for panel in board.panels}
    assert signs[C.CONSENTED]
    assert not signs[C.REVIEWED]
    refused = next(panel for panel in board.panels if panel.column is C.CONSENTED)
    assert refused.toolTip()
    cards(board, C.RECEIVED).dragged.emit(0)
    assert not any(panel.sign.isVisible() for panel in board.panels)


def test_a_name_that_is_typed_is_gone_to(board: Board, anna: int, bea: int, qtbot: QtBot) -> None:
    board.choose(anna)
    board.take_focus()
    at = cards(board, C.RECEIVED)
    qtbot.keyClicks(at, "aal")
    assert board.current_id() == bea


def test_the_filters_and_the_bin_hold_for_the_board(
    page: NominationsPage, board: Board, anna: int, bea: int
) -> None:
    page.bar.turn_on("category", EXPERT.value)
    background.wait_for_all()
    assert cards(board, C.RECEIVED).table.rowCount() == 0
    page.clear_filters()
    board.choose(anna)
    board.take_focus()
    page.delete_record()
    background.wait_for_all()
    assert board.current_id() == page.current_id() == bea
    page.bar.turn_on("stage", IN_BIN)
    background.wait_for_all()
    assert cards(board, C.RECEIVED).table.id_at(0) == anna
    page.next_stage()
    background.wait_for_all()
    page.clear_filters()
    assert cards(board, C.RECEIVED).table.row_of(anna) == 0


def test_new_and_print_open_the_side(page: NominationsPage, frame: Frame, board: Board) -> None:
    frame.do("print")
    background.wait_for_all()
    at = frame.focusWidget()
    assert at is not None
    assert page.pane.paper.isAncestorOf(at)
    page.back()
    page.new_record()
    assert page.new_form is not None
    assert page.new_form.isVisible()
    page.back()
    assert board.has_focus()
    assert not page.new_form.isVisible()


def test_a_card_is_read_aloud_whole(
    board: Board, page: NominationsPage, anna: int, qtbot: QtBot
) -> None:
    page.grab()
    spoken = cards(board, C.RECEIVED).table.index(0, 0)
    said = spoken.data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("Anna de Groot. Gemeente Urk. Sociaal professional. Ontvangen ")
    cell = QAccessible.queryAccessibleInterface(cards(board, C.RECEIVED)).child(0)
    assert cell.role() == QAccessible.Role.ListItem
    assert cell.text(QAccessible.Text.Name) == said
    assert_accessible(page)


def test_a_thousand_cards_are_asked_for_only_where_they_are_seen(
    store: Store, qtmodeltester: ModelTester
) -> None:
    asked: list[int] = []

    def fetch(ids: object) -> dict[int, object]:
        asked.extend(ids)  # type: ignore[arg-type]
        return {}

    table = BoardTable(fetch)  # type: ignore[arg-type]
    table.take(range(1, 1001))
    assert not asked
    table.ensure(0, 5)
    assert len(asked) < 100
    assert table.rowCount(table.index(0, 0)) == 0
    assert table.index(0, 0).data(SHOWN_ROLE).name == ""
    assert QModelIndex().data() is None
    qtmodeltester.check(table)


def test_every_column_is_a_sound_model(board: Board, qtmodeltester: ModelTester) -> None:
    for panel in board.panels:
        qtmodeltester.check(panel.cards.table)


def test_the_balance_is_that_of_the_open_round(
    page: NominationsPage, store: Store, anna: int
) -> None:
    today = clock.today()
    call = add_round(store, NewRound("Voorjaar", today, today, 8)).new_id("nomination_rounds")
    page.desk.did(edit_nomination(store, anna, "round_id", str(call), today=today))
    background.wait_for_all()
    assert "Voorjaar" in page.balance.button.text()
    assert "8" in page.balance.sentence.text()
    page.balance.button.setChecked(True)
    line = page.balance.categories.lines[list(MemberCategory).index(SOCIAL)]
    assert line.bar.value() == 1
    assert_accessible(page)


def test_what_was_decided_lies_together(
    board: Board, page: NominationsPage, store: Store, anna: int
) -> None:
    page.desk.did(decline(store, anna, today=clock.today()))
    background.wait_for_all()
    assert cards(board, C.DECIDED).current_id() == anna
    QApplication.sendEvent(board, QEvent(QEvent.Type.FontChange))
    assert board.panels[-1].number.text() == "1"


def test_the_board_speaks_the_language_of_the_screen(frame: Frame, board: Board) -> None:
    frame.settings.set_language("en")
    frame.grab()
    assert board.panels[0].title.text() == "Received"
    card = cards(board, C.RECEIVED).table.index(0, 0).data(SHOWN_ROLE)
    assert card.chips[1][0] == "0 days"


def test_a_card_from_elsewhere_comes_with_its_dossier(
    frame: Frame, page: NominationsPage, board: Board, bea: int
) -> None:
    frame.desk.open("nominations", bea)
    assert board.current_id() == bea
    assert page.pane.isVisible()
    assert page.pane.title.text() == "Bea Aalders"


def test_only_cards_that_are_seen_and_not_in_the_bin_can_be_picked_up(
    page: NominationsPage, board: Board, anna: int
) -> None:
    page.grab()
    table, drag = cards(board, C.RECEIVED).table, Qt.ItemFlag.ItemIsDragEnabled
    assert table.flags(table.index(0, 0)) & drag
    board.choose(anna)
    page.delete_record()
    page.bar.turn_on("stage", IN_BIN)
    background.wait_for_all()
    page.grab()
    assert not table.flags(table.index(0, 0)) & drag


def test_a_card_held_at_the_edge_scrolls_the_board(board: Board, frame: Frame) -> None:
    for panel in board.panels:
        panel.setMinimumWidth(400)
    frame.grab()
    bar, width = board.horizontalScrollBar(), board.viewport().width()
    bar.setValue(0)
    near = board.viewport().mapToGlobal(QPoint(width - 4, 40))
    cards(board, C.RECEIVED).carried.emit(near)
    assert bar.value() > 0
    cards(board, C.RECEIVED).carried.emit(board.viewport().mapToGlobal(QPoint(4, 40)))
    assert bar.value() == 0


def test_a_card_is_picked_up_where_it_lies(board: Board, anna: int, qtbot: QtBot) -> None:
    at, told = cards(board, C.RECEIVED), list[int]()
    at.grab()
    at.dragged.connect(told.append)
    left, no_key = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    press, move = QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove
    for kind, place in ((press, (20, 20)), (move, (24, 22)), (move, (60, 60))):
        here = QPointF(*place)
        beyond = QPointF(at.viewport().mapToGlobal(here.toPoint()))
        QApplication.sendEvent(at.viewport(), QMouseEvent(kind, here, beyond, left, left, no_key))
    assert told == [anna, 0]  # without a screen it is let go at once
