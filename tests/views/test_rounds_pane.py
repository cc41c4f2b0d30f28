"""Rounds and calls of others, beside the nominations: copied, noted, opened, settled."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QCheckBox, QLineEdit
from pytestqt.qtbot import QtBot

from coordinator_app import background, clock
from coordinator_app.operations.external_calls import NewCall, add_call
from coordinator_app.operations.nomination_rounds import NewRound, add_round
from coordinator_app.operations.nominations import NewNomination, nominate
from coordinator_app.rules.memberships import MemberCategory
from coordinator_app.store.queries.external_calls import CallRow, external_calls
from coordinator_app.store.queries.nomination_rounds import RoundRow, rounds
from coordinator_app.store.store import Store
from coordinator_app.views.accessible import assert_accessible
from coordinator_app.views.fields import FieldGroup
from coordinator_app.views.frame import Frame
from coordinator_app.views.nominations.page import NominationsPage
from coordinator_app.views.nominations.rounds_pane import RoundsPane
from coordinator_app.views.today.page import TodayPage
from tests.builders import add_organisation

Key = Qt.Key
Window = Callable[..., Frame]


class Browser(QObject):
    """Takes the place of the browser of the computer, through Qt's own door."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def go(self, address: QUrl) -> None:
        self.opened.append(address.toString())


@pytest.fixture
def browser() -> Iterator[Browser]:
    made = Browser()
    # The types ask for bytes, which Qt then refuses.
    QDesktopServices.setUrlHandler("https", made, "go")  # type: ignore[arg-type]
    yield made
    QDesktopServices.unsetUrlHandler("https")


@pytest.fixture
def frame(store: Store, window: Window) -> Frame:
    return window(store, TodayPage, NominationsPage)


@pytest.fixture
def pane(frame: Frame) -> RoundsPane:
    frame.do("nominations.rounds")
    return page_of(frame).rounds_pane


def page_of(frame: Frame) -> NominationsPage:
    page = frame.page("nominations")
    assert isinstance(page, NominationsPage)
    return page


def own(store: Store) -> list[RoundRow]:
    background.wait_for_all()
    with store.reading() as connection:
        return list(rounds(connection))


def others(store: Store) -> list[CallRow]:
    background.wait_for_all()
    with store.reading() as connection:
        return list(external_calls(connection, clock.today()))


def line(group: FieldGroup, key: str) -> QLineEdit:
    widget = group.rows[key].widget
    assert isinstance(widget, QLineEdit)
    return widget


def in_days(days: int) -> dt.date:
    return clock.today() + dt.timedelta(days=days)


def announced(store: Store) -> int:
    new = NewRound("Voorjaar 2027", clock.today(), in_days(5), 8)
    return add_round(store, new).new_id("nomination_rounds")


def noted(store: Store, **values: str) -> int:
    new = NewCall("Meer dan handen", in_days(9), **values)  # type: ignore[arg-type]
    return add_call(store, new).new_id("external_calls")


def test_a_round_tells_how_far_it_is_and_is_copied_by_keyboard(
    store: Store, frame: Frame, qtbot: QtBot
) -> None:
    spring = announced(store)
    candidate = NewNomination(
        "An Bos", MemberCategory.SOCIAL_PROFESSIONAL, clock.today(), round_id=spring
    )
    nominate(store, candidate, today=clock.today())
    frame.do("nominations.rounds")
    part = page_of(frame).rounds_pane.part
    assert part.lines.hasFocus()
    qtbot.keyClick(part.lines, Key.Key_Return)
    said = part.counts.text()
    assert "5" in said
    assert "1" in said
    assert "8" in said
    assert len(said.split(" · ")) == 3
    part.copy_button.setFocus()
    qtbot.keyClick(part.copy_button, Key.Key_Space)
    assert [row.name for row in own(store)] == ["Voorjaar 2028", "Voorjaar 2027"]
    assert line(part.editor, "name").text() == "Voorjaar 2028"
    assert line(part.editor, "name").hasFocus()
    part.desk.undo()
    assert [row.name for row in own(store)] == ["Voorjaar 2027"]


def test_a_round_that_was_copied_already_says_so(store: Store, frame: Frame, qtbot: QtBot) -> None:
    spring = announced(store)
    frame.do("nominations.rounds")
    part = page_of(frame).rounds_pane.part
    part.choose(spring)
    qtbot.mouseClick(part.copy_button, Qt.MouseButton.LeftButton)
    part.choose(spring)
    qtbot.mouseClick(part.copy_button, Qt.MouseButton.LeftButton)
    assert len(own(store)) == 2
    assert "Voorjaar 2028" in frame.messages.words()


def test_a_call_of_others_is_noted_with_a_new_organisation(
    store: Store, frame: Frame, qtbot: QtBot
) -> None:
    frame.do("nominations.new_call")
    form = page_of(frame).rounds_pane.calls.form
    assert line(form.group, "name").hasFocus()
    qtbot.keyClicks(line(form.group, "name"), "Meer dan handen")
    whose = line(form.group, "organisation_id")
    whose.setFocus()
    qtbot.keyClicks(whose, "Vrijwilligerswerk Nederland")
    background.wait_for_all()
    qtbot.keyClicks(line(form.group, "closes_on"), "morgen")
    qtbot.keyClick(line(form.group, "closes_on"), Key.Key_Return)
    (row,) = others(store)
    assert (row.name, row.organisation) == ("Meer dan handen", "Vrijwilligerswerk Nederland")
    assert row.closes_on == in_days(1)
    assert not form.isVisible()


def test_a_known_organisation_is_found_while_typing(
    store: Store, pane: RoundsPane, qtbot: QtBot
) -> None:
    fund = add_organisation(store, "Oranje Fonds")
    call = noted(store)
    pane.reload()
    pane.calls.choose(call)
    whose = line(pane.calls.editor, "organisation_id")
    whose.setFocus()
    qtbot.keyClicks(whose, "oranje")
    background.wait_for_all()
    qtbot.keyClick(whose, Key.Key_Return)
    assert pane.calls.editor.settle()
    assert others(store)[0].organisation_id == fund


def test_a_wrong_website_stays_with_its_sentence(
    store: Store, pane: RoundsPane, qtbot: QtBot
) -> None:
    call = noted(store)
    pane.reload()
    pane.calls.choose(call)
    website = line(pane.calls.editor, "website")
    qtbot.keyClicks(website, "javascript:alert(1)")
    assert not pane.calls.editor.settle()
    assert pane.calls.editor.rows["website"].error.text()
    assert pane.calls.website_button.isHidden()


def test_the_website_opens_in_the_browser_on_its_button_alone(
    store: Store, pane: RoundsPane, browser: Browser, qtbot: QtBot
) -> None:
    call = noted(store, website="www.voorbeeld.nl/prijs")
    pane.reload()
    pane.calls.choose(call)
    assert browser.opened == []
    qtbot.mouseClick(pane.calls.website_button, Qt.MouseButton.LeftButton)
    assert browser.opened == ["https://www.voorbeeld.nl/prijs"]


def test_an_address_of_another_hand_is_never_opened(
    store: Store, pane: RoundsPane, browser: Browser, qtbot: QtBot
) -> None:
    call = noted(store, website="www.voorbeeld.nl")
    with store.work("By another program") as work:
        work.session.connection().exec_driver_sql(
            "UPDATE external_calls SET website = 'file:///etc/passwd'"
        )
    pane.reload()
    pane.calls.choose(call)
    qtbot.mouseClick(pane.calls.website_button, Qt.MouseButton.LeftButton)
    assert browser.opened == []


def test_a_call_is_settled_and_taken_up_again(store: Store, pane: RoundsPane, qtbot: QtBot) -> None:
    call = noted(store)
    pane.reload()
    pane.calls.choose(call)
    settled = pane.calls.editor.rows["settled"].widget
    assert isinstance(settled, QCheckBox)
    settled.click()
    assert others(store)[0].settled_on == clock.today()
    settled.click()
    assert others(store)[0].settled_on is None


def test_a_call_goes_to_the_bin_and_back(store: Store, pane: RoundsPane, qtbot: QtBot) -> None:
    noted(store)
    pane.reload()
    pane.calls.lines.setFocus()
    qtbot.keyClick(pane.calls.lines, Key.Key_Delete)
    assert others(store) == []
    qtbot.mouseClick(pane.calls.bin.button, Qt.MouseButton.LeftButton)
    qtbot.keyClick(pane.calls.bin.lines, Key.Key_Return)
    assert len(others(store)) == 1


@pytest.mark.parametrize("noun", ["nomination_rounds", "external_calls"])
def test_today_and_search_open_the_line_itself(store: Store, frame: Frame, noun: str) -> None:
    announced(store)
    record_id = {"nomination_rounds": announced_again, "external_calls": noted}[noun](store)
    frame.desk.open(noun, record_id)
    page = page_of(frame)
    part = page.rounds_pane.calls if noun == "external_calls" else page.rounds_pane.part
    assert frame.current_page() is page
    assert part.chosen == record_id
    assert line(part.editor, "name").hasFocus()
    page.back()
    assert page.right.currentWidget() is not page.rounds_pane


def announced_again(store: Store) -> int:
    new = NewRound("Najaar 2027", in_days(30), in_days(60))
    return add_round(store, new).new_id("nomination_rounds")


def test_the_button_on_today_leads_to_the_call(store: Store, frame: Frame, qtbot: QtBot) -> None:
    call = noted(store)
    today = frame.page("today")
    assert isinstance(today, TodayPage)
    frame.go("today")
    today.reload()
    background.wait_for_all()
    item = today.list.current()
    assert item is not None
    assert item.noun == "external_calls"
    qtbot.keyClick(today.list, Key.Key_Return)
    calls = page_of(frame).rounds_pane.calls
    assert calls.chosen == call
    qtbot.keyClick(line(calls.editor, "name"), Key.Key_Escape)
    assert calls.lines.hasFocus()
    qtbot.keyClick(calls.lines, Key.Key_Escape)
    assert frame.current_page() is today
    assert today.list.hasFocus()


def test_the_lines_follow_the_language(store: Store, frame: Frame) -> None:
    announced(store)
    frame.do("nominations.rounds")
    frame.settings.set_language("en")
    line_said = page_of(frame).rounds_pane.part.lines.topLevelItem(0)
    assert line_said is not None
    assert "received" in f"{line_said.text(0)} {line_said.text(1)}"


def test_every_part_has_a_name_for_a_screen_reader(store: Store, pane: RoundsPane) -> None:
    call = noted(store, website="www.voorbeeld.nl")
    spring = announced(store)
    pane.reload()
    pane.part.choose(spring)
    pane.calls.choose(call)
    assert_accessible(pane)
    pane.calls.form.begin()
    assert_accessible(pane)
