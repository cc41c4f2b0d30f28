"""Import and export in the window, by keyboard: choose, look at the rows, decide, bring in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import (
    QLibraryInfo,
    QMimeData,
    QPoint,
    QPointF,
    Qt,
    QUrl,
    QVersionNumber,
)
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from coordinator_app import background, clock
from coordinator_app.operations.import_review import Verdict
from coordinator_app.operations.imports import review_and_import
from coordinator_app.operations.saved_searches import save_search
from coordinator_app.store.queries.imports import everybody, organisation_ids
from coordinator_app.store.store import Store
from coordinator_app.views.accessible import assert_accessible
from coordinator_app.views.desk import Desk
from coordinator_app.views.exchange.export_page import ExportPage
from coordinator_app.views.exchange.import_page import ImportPage
from coordinator_app.views.frame import Frame
from coordinator_app.views.people.page import PeoplePage
from coordinator_app.views.window_state import WindowState
from tests.builders import add_person

Key = Qt.Key
FILES = Path(__file__).parents[2] / "files"
MEMBERS = FILES / "awkward_members.csv"


@pytest.fixture
def frame(store: Store, shown: Callable[[QWidget], QWidget], tmp_path: Path) -> Frame:
    desk = Desk(store, WindowState.at(tmp_path / "window.ini"))
    made = Frame(desk, [PeoplePage, ImportPage, ExportPage], lambda _typed: [])
    shown(made)
    made.start()
    background.wait_for_all()
    return made


@pytest.fixture
def page(frame: Frame) -> ImportPage:
    frame.do("import")
    made = frame.page("import")
    assert isinstance(made, ImportPage)
    return made


def people(store: Store) -> list[str]:
    background.wait_for_all()
    with store.reading() as connection:
        return sorted(person.full_name for person in everybody(connection, clock.today()))


def take(page: ImportPage, path: Path) -> None:
    page.take_file(path)
    background.wait_for_all()


def choose_file(qtbot: QtBot, path: Path) -> None:
    """Type a path in the file dialog, as a hand would."""
    dialog = next(one for one in QApplication.topLevelWidgets() if isinstance(one, QFileDialog))
    dialog.fileSelected.emit(str(path))
    dialog.reject()
    background.wait_for_all()


def doubtful(tmp_path: Path) -> Path:
    path = tmp_path / "leden.csv"
    path.write_text(
        "voornaam;achternaam;plaats;lid_sinds;categorie\n"
        "Jan;Jansen;Assen;;\nBo;Smit;Delft;31-02-2020;ed\nNoor;Vos;Gouda;;ed\n",
        encoding="utf-8",
    )
    return path


def test_forty_people_go_in_by_keyboard_and_come_out_by_one_undo(
    frame: Frame, page: ImportPage, store: Store, qtbot: QtBot
) -> None:
    assert page.choose.buttons[0].hasFocus()
    qtbot.keyClick(page.choose.buttons[0], Key.Key_Space)
    choose_file(qtbot, MEMBERS)
    assert "40" in page.review.start.text()
    assert frame.focusWidget() is page.review.start
    qtbot.keyClick(page.review.start, Key.Key_Space)
    assert len(people(store)) == 40
    assert "40" in frame.messages.words()
    frame.do("undo")
    assert people(store) == []


def test_doubt_and_error_are_settled_by_number_keys(
    page: ImportPage, store: Store, tmp_path: Path, qtbot: QtBot
) -> None:
    add_person(store, "Janssen", given_name="Jan", city="Assen")
    take(page, doubtful(tmp_path))
    review = page.review
    assert not review.start.isEnabled()
    assert "1" in review.reason.text()
    assert review.list.hasFocus()
    assert review.source.row(review.list.current_id()).verdict is Verdict.ERROR  # type: ignore[union-attr]
    qtbot.keyClick(review.list, Key.Key_1)  # an error row is nobody
    assert not review.choices
    qtbot.keyClick(review.list, Key.Key_3)
    assert review.list.current_id() == 2  # on to the row that still waits
    qtbot.keyClick(review.list, Key.Key_1)
    assert review.start.isEnabled()
    assert not review.reason.text()
    qtbot.keyClick(review.start, Key.Key_Space)
    assert people(store) == ["Jan Jansen", "Noor Vos"]


def test_enter_goes_to_the_choices_and_the_same_choice_again_takes_it_back(
    page: ImportPage, store: Store, tmp_path: Path, qtbot: QtBot
) -> None:
    take(page, doubtful(tmp_path))
    review = page.review
    qtbot.keyClick(review.list, Key.Key_Return)
    skip = review.panel.buttons[2]
    assert skip.hasFocus()
    qtbot.keyClick(skip, Key.Key_Space)
    assert review.choices == {3: "skip"}
    assert skip.isChecked()
    qtbot.keyClick(skip, Key.Key_Space)
    assert not review.choices


def test_a_verdict_shows_its_rows_only(page: ImportPage, tmp_path: Path, qtbot: QtBot) -> None:
    take(page, doubtful(tmp_path))
    verdicts, rows = page.review.verdicts, page.review.list.table
    assert rows.rowCount() == 3
    qtbot.keyClick(verdicts.buttons[Verdict.ERROR], Key.Key_Space)
    assert list(rows.ids()) == [3]
    assert not verdicts.buttons[Verdict.CHANGE].isVisible()
    qtbot.keyClick(verdicts.buttons[""], Key.Key_Space)
    assert rows.rowCount() == 3


def test_a_file_that_cannot_be_read_says_why(
    frame: Frame, page: ImportPage, tmp_path: Path
) -> None:
    path = tmp_path / "leeg.csv"
    path.write_bytes(b"")
    take(page, path)
    assert "leeg.csv" in frame.messages.words()
    assert page.faces.currentWidget() is page.choose


def test_what_is_there_already_leaves_nothing_to_import(page: ImportPage, store: Store) -> None:
    review_and_import(store, MEMBERS, "members", today=clock.today())
    take(page, MEMBERS)
    assert not page.review.start.isEnabled()
    assert page.review.reason.text()


def test_facts_that_change_meanwhile_are_compared_again(
    frame: Frame, page: ImportPage, store: Store
) -> None:
    review_and_import(store, MEMBERS, "members", today=clock.today())
    take(page, MEMBERS)
    frame.do("undo")
    background.wait_for_all()
    assert page.review.review is not None
    assert page.review.review.count(Verdict.NEW) == 40


def test_a_review_that_nobody_looks_at_is_compared_again_when_they_do(
    frame: Frame, page: ImportPage, store: Store
) -> None:
    take(page, MEMBERS)
    frame.go("people")
    page.desk.did(review_and_import(store, MEMBERS, "members", today=clock.today()).outcome)
    frame.go("import")
    background.wait_for_all()
    assert page.review.review is not None
    assert page.review.review.count(Verdict.NEW) == 0


def test_comparing_can_be_stopped(frame: Frame, page: ImportPage, tmp_path: Path) -> None:
    path = tmp_path / "lang.csv"
    rows = (f"Naam{n};Familie{n};Plaats{n}" for n in range(3000))
    path.write_text("\n".join(("voornaam;achternaam;plaats", *rows)), encoding="utf-8")
    page.take_file(path)
    background.cancel_all()
    background.wait_for_all()
    assert frame.messages.words()
    assert page.faces.currentWidget() is page.choose


def test_a_list_dropped_on_the_window_is_reviewed(
    frame: Frame, store: Store, tmp_path: Path
) -> None:
    path = tmp_path / "partners.csv"
    path.write_text("naam;soort;status\nMinisterie;ministerie;partner\n", encoding="utf-8")
    dragged = QMimeData()
    dragged.setUrls([QUrl.fromLocalFile(str(path))])
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    # From Qt 6.12 on an event takes its place in fractions of a pixel; before that it cannot.
    place: Any = QPointF(5, 5) if QLibraryInfo.version() >= QVersionNumber(6, 12) else QPoint(5, 5)
    enter = QDragEnterEvent(place, action, dragged, button, none)
    QApplication.sendEvent(frame, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(frame, QDropEvent(QPointF(5, 5), action, dragged, button, none))
    background.wait_for_all()
    page = frame.current_page()
    assert isinstance(page, ImportPage)
    page.start_import()
    background.wait_for_all()
    with store.reading() as connection:
        assert list(organisation_ids(connection)) == ["ministerie"]


def test_another_file_shows_its_own_rows(page: ImportPage, tmp_path: Path, qtbot: QtBot) -> None:
    take(page, doubtful(tmp_path))
    table = page.review.list.table
    table.ensure(0, 2)
    qtbot.keyClick(page.review.list, Key.Key_3)
    other = tmp_path / "anders.csv"
    other.write_text("voornaam;achternaam\nEls;Vos\nTim;Kok\nPim;Mol\n", encoding="utf-8")
    take(page, other)
    table.ensure(0, 2)
    names = [table.index(row, 2).data() for row in range(table.rowCount())]
    assert names == ["Els Vos", "Tim Kok", "Pim Mol"]


def test_escape_leads_back(frame: Frame, page: ImportPage, tmp_path: Path, qtbot: QtBot) -> None:
    take(page, doubtful(tmp_path))
    qtbot.keyClick(page.review.list, Key.Key_Escape)
    assert page.faces.currentWidget() is page.choose
    qtbot.keyClick(page.choose.buttons[0], Key.Key_Escape)
    now = frame.current_page()
    assert now is not None
    assert now.name == "people"


def test_people_who_are_not_there_yet_can_be_imported(frame: Frame, qtbot: QtBot) -> None:
    people_page = frame.page("people")
    assert isinstance(people_page, PeoplePage)
    qtbot.keyClick(people_page.nothing_yet.buttons[1], Key.Key_Space)
    now = frame.current_page()
    assert now is not None
    assert now.name == "import"


def test_every_face_is_told_to_a_screen_reader(
    frame: Frame, page: ImportPage, store: Store, tmp_path: Path
) -> None:
    assert_accessible(frame)
    add_person(store, "Janssen", given_name="Jan", city="Assen")
    take(page, doubtful(tmp_path))
    assert_accessible(frame)
    for language in ("en", "nl"):
        frame.settings.set_language(language)
        assert_accessible(frame)
    page.choose_again()
    take(page, MEMBERS)
    page.start_import()
    background.wait_for_all()
    assert_accessible(frame)


def test_members_go_out_by_keyboard_and_the_path_is_said(
    frame: Frame, store: Store, tmp_path: Path, qtbot: QtBot
) -> None:
    review_and_import(store, MEMBERS, "members", today=clock.today())
    frame.do("export")
    page = frame.page("export")
    assert isinstance(page, ExportPage)
    assert page.what.buttons["members"].hasFocus()
    assert_accessible(frame)
    qtbot.keyClick(page.save, Key.Key_Space)
    choose_file(qtbot, tmp_path / "leden.xlsx")
    assert (tmp_path / "leden.xlsx").exists()
    assert str(tmp_path / "leden.xlsx") in frame.messages.words()
    page.save_to(str(tmp_path / "niet" / "daar.xlsx"))
    background.wait_for_all()
    assert "niet" in frame.messages.words()


def test_whom_a_saved_search_finds_goes_out_alone(
    frame: Frame, store: Store, tmp_path: Path, qtbot: QtBot
) -> None:
    review_and_import(store, MEMBERS, "members", today=clock.today())
    frame.do("export")
    page = frame.page("export")
    assert isinstance(page, ExportPage)
    assert not page.whom.isVisible()
    frame.desk.did(save_search(store, "Utrecht", {"province": "utrecht"}))
    assert page.whom.isVisible()
    assert_accessible(frame)
    page.whom.setFocus()
    qtbot.keyClick(page.whom, Key.Key_Down)
    page.save_to(str(tmp_path / "utrecht.json"))
    background.wait_for_all()
    provinces = (tmp_path / "utrecht.json").read_text("utf-8")
    assert 0 < provinces.count('"family_name"') < 39
    frame.desk.did(store.undo())
    assert not page.whom.isVisible()
    page.what.set_value("partners")
    frame.desk.did(store.redo())
    assert not page.whom.isVisible()


def test_what_and_form_are_chosen_by_arrow_keys(frame: Frame, qtbot: QtBot) -> None:
    frame.do("export")
    page = frame.page("export")
    assert isinstance(page, ExportPage)
    before = page.leaves.text()
    qtbot.keyClick(page.what.buttons["members"], Key.Key_Down)
    qtbot.keyClick(page.what.buttons["partners"], Key.Key_Down)
    assert page.what.value() == "attendance"
    assert page.leaves.text() != before
    assert not page.form.buttons[".vcf"].isVisible()
    qtbot.keyClick(page.what.buttons["attendance"], Key.Key_Down)
    assert page.form.buttons[".pdf"].isVisible()
    qtbot.keyClick(page.what.buttons["report"], Key.Key_Down)
    assert page.form.value() == ".ics"


def test_tab_goes_through_the_review_in_reading_order(
    page: ImportPage, tmp_path: Path, qtbot: QtBot
) -> None:
    take(page, doubtful(tmp_path))
    review = page.review
    review.list.setFocus()
    qtbot.keyClicks(review.list, "3")  # one row waits no more
    walked: list[QWidget] = []
    while (now := QApplication.focusWidget()) is not None and now not in walked:
        walked.append(now)
        qtbot.keyClick(now, Key.Key_Tab)
    walk = [one for one in walked if review.isAncestorOf(one)]
    order = [
        *(one for one in walk if one is review.other_kind),
        *(one for one in walk if review.verdicts.isAncestorOf(one)),
        review.list,
        *(one for one in walk if review.panel.isAncestorOf(one)),
        review.other_file,
        *(one for one in walk if one is review.start),
    ]
    start = walk.index(order[0])
    assert walk[start:] + walk[:start] == order


def test_another_file_comes_before_the_last_button(page: ImportPage, qtbot: QtBot) -> None:
    take(page, FILES / "forty_members.csv")
    assert page.review.start.isEnabled()
    page.review.other_file.setFocus()
    qtbot.keyClick(page.review.other_file, Key.Key_Tab)
    assert page.review.start.hasFocus()
