"""Letters to many people from their list: chosen rows, the list as it is, a saved search."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from coordinator_app import background, clock, texts
from coordinator_app.operations.bin import put_people_in_bin
from coordinator_app.operations.house_style import edit_house_style
from coordinator_app.operations.meetings import NewMeeting, add_meeting
from coordinator_app.operations.people import edit_person
from coordinator_app.operations.saved_searches import delete_search, save_search
from coordinator_app.operations.templates import NewText, new_text
from coordinator_app.rules.names import FormOfAddress
from coordinator_app.store.queries.saved_searches import noun_of
from coordinator_app.store.store import Store
from coordinator_app.views.accessible import assert_accessible
from coordinator_app.views.frame import Frame
from coordinator_app.views.letters.letters_to_many import LettersToMany
from coordinator_app.views.people.page import PeoplePage
from tests.builders import add_person
from tests.paper_facts import HOME, house_style

Key = Qt.Key
Window = Callable[..., Frame]
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture(autouse=True)
def _in_english(_language: None) -> None:
    texts.use("en")


@pytest.fixture
def frame(store: Store, window: Window) -> Frame:
    house_style(store)
    for name, province in (("Aa", "zeeland"), ("Berg", "zeeland"), ("Dam", "utrecht")):
        person(store, name, province)
    made = window(store, PeoplePage)
    page_of(made).clear_filters()
    background.wait_for_all()
    return made


def person(store: Store, name: str, province: str = "utrecht", **values: object) -> int:
    facts: dict[str, object] = {"initials": "J.", "form_of_address": FormOfAddress.MS, **HOME}
    return add_person(store, name, **(facts | {"province": province} | values))


def page_of(frame: Frame) -> PeoplePage:
    page = frame.page("people")
    assert isinstance(page, PeoplePage)
    return page


def letters_of(frame: Frame) -> LettersToMany:
    return page_of(frame).letters_pane.letters


def write(frame: Frame) -> LettersToMany:
    frame.do("people.letters")
    background.wait_for_all()
    return letters_of(frame)


def settle(frame: Frame, qtbot: QtBot) -> None:
    """Wait until the hand that chooses rested and the letters are laid out."""
    page = page_of(frame)
    qtbot.waitUntil(lambda: not page._rest.isActive())
    background.wait_for_all()


def choices(letters: LettersToMany) -> list[str]:
    return [letters.whom.itemText(place) for place in range(letters.whom.count())]


def choose(letters: LettersToMany, place: int) -> None:
    letters.whom.setCurrentIndex(place)
    letters.whom.activated.emit(place)
    background.wait_for_all()


def test_the_list_as_it_is_gets_the_letter(frame: Frame, qtbot: QtBot) -> None:
    page = page_of(frame)
    letters = write(frame)
    assert choices(letters) == ["The list as it is now"]
    assert letters.words.text() == "3 people: 3 letters, 3 pages"
    assert letters.is_ready()
    assert page.right.currentWidget() is page.letters_pane
    assert_accessible(frame)
    page.bar.turn_on("province", "zeeland")
    settle(frame, qtbot)
    assert letters.words.text() == "2 people: 2 letters, 2 pages"
    qtbot.keyClick(letters, Key.Key_Escape)
    assert page.right.currentWidget() is page.record
    assert page.list.hasFocus()


def test_rows_that_are_chosen_come_first(frame: Frame, qtbot: QtBot) -> None:
    page = page_of(frame)
    page.list.setFocus()
    qtbot.keyClick(page.list, Key.Key_Home)
    qtbot.keyClick(page.list, Key.Key_Down, SHIFT)
    frame.do("print")  # as one row would, but for both
    background.wait_for_all()
    letters = letters_of(frame)
    assert choices(letters) == ["2 chosen people", "The list as it is now"]
    assert letters.words.text() == "2 people: 2 letters, 2 pages"
    choose(letters, 1)
    assert letters.words.text() == "3 people: 3 letters, 3 pages"
    page.list.setFocus()
    qtbot.keyClick(page.list, Key.Key_Down, SHIFT)
    settle(frame, qtbot)
    assert letters.whom.currentText() == "The list as it is now"  # what was chosen stays
    qtbot.keyClick(page.list, Key.Key_Home)
    settle(frame, qtbot)
    assert choices(letters) == ["The list as it is now"]


def test_a_saved_search_is_asked_when_the_letters_are_made(
    frame: Frame, store: Store, qtbot: QtBot
) -> None:
    save_search(store, "Zeeuwen", {"province": "zeeland"})
    letters = write(frame)
    choose(letters, 1)
    assert letters.words.text() == "2 people: 2 letters, 2 pages"
    person(store, "Eede", "zeeland")
    frame.desk.did(edit_house_style(store, "signatory_name", "Noor"))
    background.wait_for_all()
    assert letters.whom.currentText() == "Saved search: Zeeuwen"
    assert letters.words.text() == "3 people: 3 letters, 3 pages"
    frame.desk.did(delete_search(store, 1))
    background.wait_for_all()
    assert choices(letters) == ["The list as it is now"]
    assert letters.words.text() == "4 people: 4 letters, 4 pages"


def test_nobody_is_refused_in_its_place(frame: Frame, qtbot: QtBot) -> None:
    page_of(frame).bar.turn_on("province", "limburg")
    letters = write(frame)
    assert letters.words.text() == "There is nobody here to write to. Choose other people."
    assert not letters.is_ready()
    assert not letters.preview_button.isEnabled()


def test_too_many_people_are_refused_with_a_way_out(
    frame: Frame, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("coordinator_app.operations.recipients.AT_MOST", 2)
    letters = write(frame)
    assert "3 people" in letters.words.text()
    assert "filter" in letters.words.text()
    assert not letters.is_ready()


def test_a_gap_is_mended_and_escape_leads_back_to_the_letters(
    frame: Frame, store: Store, qtbot: QtBot
) -> None:
    page = page_of(frame)
    person(store, "Zonder", postcode="", city="", street="", house_number="")
    save_search(store, "Wie Z heet", {}, "zonder")
    letters = write(frame)
    choose(letters, 1)
    assert not letters.is_ready()
    letters.gaps.lines[0].click()
    background.wait_for_all()
    assert page.right.currentWidget() is page.record
    line = frame.focusWidget()
    assert isinstance(line, QWidget)
    qtbot.keyClick(line, Key.Key_Escape)
    if page.right.currentWidget() is page.record:
        qtbot.keyClick(page, Key.Key_Escape)
    background.wait_for_all()
    assert page.right.currentWidget() is page.letters_pane
    assert letters.whom.currentText() == "Saved search: Wie Z heet"


def test_a_text_about_a_meeting_asks_which(frame: Frame, store: Store) -> None:
    subject = "---\nsubject: Over {{ meeting_title }}\n---\n"
    source = f"{subject}{{{{ salutation }}}},\n\nTot {{{{ meeting_date }}}}."
    new_text(store, NewText("Vooraankondiging", source=source))
    letters = write(frame)
    assert not letters.about.isVisible()
    known = letters.own_text.known
    known.setCurrentIndex(known.findText("Vooraankondiging"))
    known.activated.emit(1)
    background.wait_for_all()
    assert letters.about.isVisible()
    assert not letters.is_ready()  # there is no meeting to come
    starts = dt.datetime.combine(clock.today() + dt.timedelta(30), dt.time(10))
    meeting = NewMeeting("Zelfregie", starts, starts + dt.timedelta(hours=4))
    frame.desk.did(add_meeting(store, meeting))
    page_of(frame).letters_pane.reload()
    background.wait_for_all()
    assert letters.about.currentText().startswith("Zelfregie, ")
    assert letters.words.text() == "3 people: 3 letters, 3 pages"
    assert letters.is_ready()


def test_letters_make_way_for_what_is_done_with_a_person(frame: Frame) -> None:
    page = page_of(frame)
    page.list.select_id(page.list.table.id_at(0))
    for action in ("people.contact", "edit", "link_theme"):
        write(frame)
        frame.do(action)
        assert page.right.currentWidget() is page.record


def test_a_saved_search_opened_from_the_box_leads_to_its_letters(
    frame: Frame, store: Store
) -> None:
    save_search(store, "Zeeuwen", {"province": "zeeland"})
    frame.open_record(noun_of("people"), 1)
    background.wait_for_all()
    assert write(frame).words.text() == "2 people: 2 letters, 2 pages"


def test_they_are_saved_in_one_file_and_kept(frame: Frame, store: Store, tmp_path: Path) -> None:
    letters = write(frame)
    letters.save()
    dialog = letters.output.dialog
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "brieven.pdf"))
    background.wait_for_all()
    dialog.reject()
    assert (tmp_path / "brieven.pdf").read_bytes().startswith(b"%PDF")


def test_nobody_drops_out_when_something_is_mended_meanwhile(
    frame: Frame, store: Store, qtbot: QtBot
) -> None:
    page = page_of(frame)
    page.list.selectAll()
    letters = write(frame)
    assert choices(letters)[0] == "3 chosen people"
    first = page.list.table.id_at(0)
    frame.desk.did(edit_person(store, first, "city", "Goes"))
    settle(frame, qtbot)
    assert choices(letters)[0] == "3 chosen people"
    frame.desk.did(put_people_in_bin(store, [first]))
    settle(frame, qtbot)
    assert not letters.is_ready()
    assert "bin" in letters.words.text()
