"""Saved searches above a list: chosen, saved, renamed and deleted by hand and by key."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from coordinator_app import background, texts
from coordinator_app.operations.bin import put_themes_in_bin
from coordinator_app.operations.saved_searches import save_search
from coordinator_app.operations.themes import add_theme
from coordinator_app.store.queries.saved_searches import noun_of, saved_searches
from coordinator_app.store.store import Store
from coordinator_app.views.accessible import assert_accessible
from coordinator_app.views.frame import Frame
from coordinator_app.views.partners.page import PartnersPage
from coordinator_app.views.people.page import PeoplePage
from coordinator_app.views.saved_searches import SavedSearchChip
from tests.builders import add_person

Key = Qt.Key
Window = Callable[..., Frame]


@pytest.fixture(autouse=True)
def _in_english(_language: None) -> None:
    texts.use("en")


@pytest.fixture
def frame(store: Store, window: Window) -> Frame:
    for name, province in (("Aa", "zeeland"), ("Berg", "zeeland"), ("Dam", "utrecht")):
        add_person(store, name, province=province)
    made = window(store, PeoplePage, PartnersPage)
    page_of(made).clear_filters()
    background.wait_for_all()
    return made


def page_of(frame: Frame) -> PeoplePage:
    page = frame.page("people")
    assert isinstance(page, PeoplePage)
    return page


def chip_of(frame: Frame) -> SavedSearchChip:
    chip = page_of(frame).bar.saved
    assert chip is not None
    return chip


def menu(chip: SavedSearchChip) -> dict[str, QAction]:
    """What the menu offers when it is opened."""
    chip.menu().aboutToShow.emit()
    return {one.text(): one for one in chip.menu().actions() if not one.isSeparator()}


def pick(chip: SavedSearchChip, word: str) -> None:
    menu(chip)[word].trigger()
    background.wait_for_all()


def names(frame: Frame) -> list[str]:
    background.wait_for_all()
    table = page_of(frame).list.table
    table.ensure(0, table.rowCount() - 1)
    return [str(table.data(table.index(row, 0))) for row in range(table.rowCount())]


def kept(store: Store) -> list[str]:
    with store.reading() as connection:
        return [one.name for one in saved_searches(connection, "people")]


def test_what_narrows_the_list_is_saved_and_chosen_again(
    frame: Frame, store: Store, qtbot: QtBot
) -> None:
    page, chip = page_of(frame), chip_of(frame)
    page.bar.turn_on("province", "zeeland")
    page.bar.find_field.setText("berg")
    qtbot.keyClick(page.bar.find_field, Key.Key_Return)
    assert names(frame) == ["Berg"]
    frame.do("save_search")
    assert chip.naming.line.hasFocus()
    assert_accessible(frame)
    qtbot.keyClicks(chip.naming.line, "Zeeuwse Bergen")
    qtbot.keyClick(chip.naming.line, Key.Key_Return)
    assert kept(store) == ["Zeeuwse Bergen"]
    assert chip.naming.isHidden()
    assert chip.hasFocus()
    assert chip.accessibleName() == "Saved search: Zeeuwse Bergen"
    page.clear_filters()
    assert names(frame) == ["Aa", "Berg", "Dam"]
    assert chip.accessibleName() == "Saved search"
    pick(chip, "Zeeuwse Bergen")
    assert names(frame) == ["Berg"]
    assert page.bar.typed() == "berg"
    assert dict(page.bar.on()) == {"province": "zeeland"}
    assert menu(chip)["Zeeuwse Bergen"].isChecked()


def test_a_change_is_seen_and_can_be_kept(frame: Frame, store: Store) -> None:
    page, chip = page_of(frame), chip_of(frame)
    save_search(store, "Mijn", {"province": "zeeland"})
    frame.open_record(noun_of("people"), 1)
    assert names(frame) == ["Aa", "Berg"]
    assert not menu(chip)["Keep “Mijn” as it is now"].isEnabled()
    page.bar.turn_on("province", "utrecht")
    assert chip.accessibleName() == "Saved search: Mijn, changed"
    pick(chip, "Keep “Mijn” as it is now")
    assert chip.accessibleName() == "Saved search: Mijn"
    page.clear_filters()
    pick(chip, "Mijn")
    assert names(frame) == ["Dam"]
    frame.do("undo")
    assert chip.accessibleName() == "Saved search: Mijn, changed"


def test_renamed_and_deleted_and_taken_back(frame: Frame, store: Store, qtbot: QtBot) -> None:
    chip = chip_of(frame)
    page_of(frame).bar.turn_on("province", "zeeland")
    frame.desk.did(save_search(store, "Een & twee", {"province": "zeeland"}))
    pick(chip, "Rename “Een && twee”…")
    line = chip.naming.line
    assert (line.text(), line.selectedText()) == ("Een & twee", "Een & twee")
    qtbot.keyClicks(line, "Drie")
    qtbot.keyClick(line, Key.Key_Return)
    assert kept(store) == ["Drie"]
    pick(chip, "Delete “Drie”")
    assert kept(store) == []
    assert list(menu(chip)) == ["Save this search…"]
    assert names(frame) == ["Aa", "Berg"]  # the list stays as it is
    frame.do("undo")
    assert chip.accessibleName() == "Saved search: Drie"


def test_the_same_name_is_refused_in_its_place_and_can_be_replaced(
    frame: Frame, store: Store, qtbot: QtBot
) -> None:
    chip = chip_of(frame)
    frame.desk.did(save_search(store, "Mijn", {"province": "zeeland"}))
    page_of(frame).bar.turn_on("province", "utrecht")
    frame.do("save_search")
    qtbot.keyClicks(chip.naming.line, "mijn")
    qtbot.keyClick(chip.naming.line, Key.Key_Return)
    assert "already" in chip.naming.error.text()
    assert chip.naming.line.hasFocus()
    assert_accessible(frame)
    chip.naming.replace.setFocus()
    qtbot.keyClick(chip.naming.replace, Key.Key_Space)
    assert kept(store) == ["Mijn"]
    assert chip.accessibleName() == "Saved search: Mijn"
    assert chip.naming.isHidden()


@pytest.mark.parametrize("name", ["", "x" * 301])
def test_a_name_that_is_none_is_refused_in_its_place(
    frame: Frame, store: Store, qtbot: QtBot, name: str
) -> None:
    chip = chip_of(frame)
    frame.do("save_search")
    chip.naming.line.setText(name)
    qtbot.keyClick(chip.naming.line, Key.Key_Return)
    assert chip.naming.error.isVisible()
    assert not chip.naming.replace.isVisible()
    qtbot.keyClicks(chip.naming.line, "y")
    assert not chip.naming.error.isVisible()
    assert kept(store) == []


def test_a_long_name_leaves_the_window_as_wide_as_it_is(frame: Frame, store: Store) -> None:
    page = page_of(frame)
    page.bar.turn_on("province", "zeeland")
    wide = page.left.minimumSizeHint().width()
    frame.desk.did(save_search(store, "W" * 300, {"province": "zeeland"}))
    assert chip_of(frame).accessibleName().endswith("…")
    assert page.left.minimumSizeHint().width() <= max(wide, 560)


def test_escape_empties_the_line_and_then_closes_it(frame: Frame, qtbot: QtBot) -> None:
    chip = chip_of(frame)
    frame.do("save_search")
    qtbot.keyClicks(chip.naming.line, "Mijn")
    qtbot.keyClick(chip.naming.line, Key.Key_Escape)
    assert chip.naming.isVisible()
    qtbot.keyClick(chip.naming.line, Key.Key_Escape)
    assert chip.naming.isHidden()
    assert chip.hasFocus()


def test_what_asks_for_a_theme_that_is_gone_leaves_the_list_alone(
    frame: Frame, store: Store
) -> None:
    theme = add_theme(store, "Eenzaamheid").new_id("themes")
    frame.desk.did(save_search(store, "Thema", {"theme": str(theme)}))
    page_of(frame).bar.turn_on("province", "utrecht")
    frame.desk.did(put_themes_in_bin(store, [theme]))
    pick(chip_of(frame), "Thema")
    assert "asks for a theme that is no longer there" in frame.messages.words()
    assert names(frame) == ["Dam"]
    assert chip_of(frame).accessibleName() == "Saved search"


def test_each_list_has_its_own_and_the_box_leads_there(frame: Frame, store: Store) -> None:
    save_search(store, "Beëindigd", {"state": "former"}, of="partners")
    save_search(store, "Zeeuwen", {"province": "zeeland"})
    partners = frame.page("partners")
    assert isinstance(partners, PartnersPage)
    frame.open_record(noun_of("partners"), 1)
    assert frame.current_page() is partners
    assert dict(partners.bar.on()) == {"state": "former"}
    assert partners.bar.saved is not None
    assert "Zeeuwen" not in menu(partners.bar.saved)
    frame.open_record(noun_of("people"), 2)
    assert names(frame) == ["Aa", "Berg"]
    frame.open_record(noun_of("people"), 99)
    assert "no longer there" in frame.messages.words()


def test_tab_goes_on_as_one_reads(frame: Frame, qtbot: QtBot) -> None:
    page, chip = page_of(frame), chip_of(frame)
    page.bar.chips["province"].setFocus()
    stops: tuple[QWidget, ...] = (chip, page.letters_button, page.bar.find_field, page.list)
    for stop in stops:
        qtbot.keyClick(frame.focusWidget(), Key.Key_Tab)
        assert stop.hasFocus()
    chip.start_saving()
    stops = (chip.naming.save, chip.naming.cancel, page.list)
    for stop in stops:
        qtbot.keyClick(frame.focusWidget(), Key.Key_Tab)
        assert stop.hasFocus()


def test_the_menu_works_by_key(frame: Frame, store: Store, qtbot: QtBot) -> None:
    save_search(store, "Zeeuwen", {"province": "zeeland"})
    chip = chip_of(frame)
    chip.menu().popup(chip.mapToGlobal(chip.rect().bottomLeft()))
    qtbot.keyClick(chip.menu(), Key.Key_Down)
    qtbot.keyClick(chip.menu(), Key.Key_Return)
    assert names(frame) == ["Aa", "Berg"]
