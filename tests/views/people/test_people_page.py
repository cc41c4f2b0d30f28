"""The page of people in the real window, by keyboard, on a real file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from coordinator_app import background, texts
from coordinator_app.clock import today
from coordinator_app.operations import themes
from coordinator_app.operations.bin import put_people_in_bin
from coordinator_app.rules.memberships import MemberCategory
from coordinator_app.rules.names import FormOfAddress
from coordinator_app.rules.themes import ThemeLink
from coordinator_app.store import search
from coordinator_app.store.queries.people import PersonRecord, person_record
from coordinator_app.store.store import Store
from coordinator_app.views.accessible import assert_accessible
from coordinator_app.views.desk import Desk
from coordinator_app.views.frame import Frame
from coordinator_app.views.people.page import PeoplePage
from coordinator_app.views.window_state import WindowState
from tests.builders import add_person

Key = Qt.Key


@pytest.fixture(autouse=True)
def _in_english(_language: None) -> None:
    texts.use("en")


@pytest.fixture
def people(store: Store) -> list[int]:
    """Janny van der Berg, a member with a post; <b>Vet</b>, nothing known."""
    janny = add_person(
        store,
        "Berg",
        given_name="Janny",
        prefix="van der",
        form_of_address=FormOfAddress.MS,
        street="Dorpsstraat",
        house_number="7-a",
        postcode="8011 AB",
        city="Zwolle",
        emails=("janny@zwolle.example",),
        organisation="Gemeente Zwolle",
        job_title="Adviseur",
        category=MemberCategory.MUNICIPAL_PROFESSIONAL,
        member_since=dt.date(2020, 3, 1),
        themes=("Wonen",),
    )
    return [janny, add_person(store, "Vet", given_name="<b>Bert</b>")]


@pytest.fixture
def frame(
    store: Store, people: list[int], state: WindowState, shown: Callable[[Any], Any]
) -> Frame:
    def find(typed: str) -> list[search.Hit]:
        with store.reading() as connection:
            return search.find(connection, typed)

    state.keep("language", "en")
    state.keep_data("people/filters", {})
    made: Frame = shown(Frame(Desk(store, state), [PeoplePage], find))
    made.start()
    background.wait_for_all()
    return made


@pytest.fixture
def page(frame: Frame, people: list[int]) -> PeoplePage:
    made = frame.page("people")
    assert isinstance(made, PeoplePage)
    made.open_record(people[0])
    return made


def kept(store: Store, person_id: int) -> PersonRecord:
    with store.reading() as connection:
        found = person_record(connection, person_id, today())
    assert found is not None
    return found


def field(page: PeoplePage, key: str) -> QWidget:
    return next(g.rows[key].widget for g in page.pane.field_groups if key in g.rows)


def retype(qtbot: QtBot, widget: QWidget, typed: str) -> None:
    widget.setFocus()
    widget.selectAll()  # type: ignore[attr-defined]
    qtbot.keyClicks(widget, typed)


def test_the_record_shows_who_it_is(page: PeoplePage) -> None:
    assert page.pane.title.text() == "Janny van der Berg"
    assert page.pane.subtitle.text() == "Adviseur, Gemeente Zwolle"
    assert "Mevrouw J. van der Berg\nDorpsstraat 7-a" in page.pane.preview.address.text()
    assert page.pane.preview.formal.text() == "Geachte mevrouw Van der Berg,"
    assert page.pane.timeline.topLevelItemCount() == 1


def test_a_screen_reader_is_told_everything(page: PeoplePage, frame: Frame) -> None:
    page.pane.posts.lines.chosen.emit(page.pane.posts.lines.current_id() or 1)
    page.change_job()
    assert_accessible(frame)


def test_enter_edits_in_place_and_escape_gives_the_old_value_back(
    page: PeoplePage, store: Store, people: list[int], qtbot: QtBot
) -> None:
    qtbot.keyClick(page.list, Key.Key_Return)
    given = field(page, "given_name")
    assert given.hasFocus()
    retype(qtbot, given, "Jo")
    qtbot.keyClick(given, Key.Key_Escape)
    assert kept(store, people[0]).name.given_name == "Janny"
    retype(qtbot, given, "Jo")
    qtbot.keyClick(given, Key.Key_Return)
    assert kept(store, people[0]).name.given_name == "Jo"
    assert page.pane.title.text() == "Jo van der Berg"
    row = page.list.table.row_of(people[0])
    page.list.table.ensure(row, row)
    assert page.list.table.data(page.list.table.index(row, 0)) == "Berg, Jo van der"


def test_the_letter_follows_what_is_typed(page: PeoplePage, qtbot: QtBot) -> None:
    retype(qtbot, field(page, "family_name"), "Vries")
    qtbot.waitUntil(lambda: page.pane.preview.formal.text() == "Geachte mevrouw Van der Vries,")
    box = field(page, "form_of_address")
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(box.findData("mr"))
    qtbot.waitUntil(lambda: page.pane.preview.formal.text() == "Geachte heer Van der Vries,")


def test_a_refused_postcode_says_so_at_its_field_and_stays(
    page: PeoplePage, store: Store, people: list[int], qtbot: QtBot
) -> None:
    retype(qtbot, field(page, "postcode"), "80 AB")
    qtbot.keyClick(field(page, "postcode"), Key.Key_Return)
    row = page.pane.address.rows["postcode"]
    assert row.error.isVisible()
    assert "80 AB" in row.error.text()
    assert kept(store, people[0]).address.postcode == "8011 AB"
    retype(qtbot, field(page, "postcode"), "9711lm")
    qtbot.keyClick(field(page, "postcode"), Key.Key_Return)
    assert kept(store, people[0]).address.postcode == "9711 LM"
    assert kept(store, people[0]).province == "groningen"


def test_several_phones_are_typed_one_on_a_line(
    page: PeoplePage, store: Store, people: list[int], qtbot: QtBot
) -> None:
    box = field(page, "phones")
    box.setFocus()
    qtbot.keyClicks(box, "0612345678")
    qtbot.keyClick(box, Key.Key_Return)
    qtbot.keyClicks(box, "+32 470123456")
    page.list.setFocus()
    assert kept(store, people[0]).phones == ("+31612345678", "+32470123456")


def test_a_job_is_changed_by_keyboard_and_undone_in_one_step(
    page: PeoplePage, frame: Frame, store: Store, people: list[int], qtbot: QtBot
) -> None:
    frame.do("change_job")
    form = page.job_change
    rows = form.group.rows
    assert rows["organisation"].widget.hasFocus()
    qtbot.keyClick(rows["organisation"].widget, Key.Key_Return)
    assert rows["organisation"].error.isVisible()
    qtbot.keyClicks(rows["organisation"].widget, "Gemeente Ede")
    qtbot.keyClicks(rows["job_title"].widget, "Directeur")
    qtbot.keyClicks(rows["started_on"].widget, "1-3-2026")
    qtbot.keyClick(rows["started_on"].widget, Key.Key_Return)
    background.wait_for_all()
    assert not form.isVisible()
    assert page.list.hasFocus()
    new, old = kept(store, people[0]).affiliations
    assert (new.organisation_name, new.started_on) == ("Gemeente Ede", dt.date(2026, 3, 1))
    assert old.ended_on == dt.date(2026, 2, 28)
    assert page.pane.subtitle.text() == "Directeur, Gemeente Ede"
    frame.do("undo")
    assert [post.ended_on for post in kept(store, people[0]).affiliations] == [None]
    assert page.pane.subtitle.text() == "Adviseur, Gemeente Zwolle"


def test_a_post_is_edited_in_its_line_and_escape_goes_back(
    page: PeoplePage, store: Store, people: list[int], qtbot: QtBot
) -> None:
    part = page.pane.posts
    part.lines.setFocus()
    qtbot.keyClick(part.lines, Key.Key_Return)
    since = part.editor.rows["started_on"].widget
    retype(qtbot, since, "1-1-2019")
    qtbot.keyClick(since, Key.Key_Return)
    assert kept(store, people[0]).affiliations[0].started_on == dt.date(2019, 1, 1)
    qtbot.keyClick(since, Key.Key_Escape)
    assert part.lines.hasFocus()
    assert not part.edit_box.isVisible()


def test_a_membership_ends_in_its_line_and_a_new_one_begins(
    page: PeoplePage, frame: Frame, store: Store, people: list[int], qtbot: QtBot
) -> None:
    part = page.pane.memberships
    assert not part.begin_button.isVisible()
    part.lines.setFocus()
    qtbot.keyClick(part.lines, Key.Key_Space)
    until = part.editor.rows["ended_on"].widget
    retype(qtbot, until, "1-6-2024")
    qtbot.keyClick(until, Key.Key_Return)
    assert kept(store, people[0]).membership_on(today()) is None
    frame.do("make_member")
    rows = part.begin.group.rows
    box = rows["category"].widget
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(box.findData(MemberCategory.EXPERT_BY_EXPERIENCE.value))
    qtbot.keyClick(rows["started_on"].widget, Key.Key_Return)
    membership = kept(store, people[0]).membership_on(today())
    assert membership is not None
    assert membership.category is MemberCategory.EXPERT_BY_EXPERIENCE


def test_a_theme_is_linked_and_taken_away(
    page: PeoplePage, frame: Frame, store: Store, people: list[int], qtbot: QtBot
) -> None:
    frame.do("link_theme")
    rows = page.pane.themes.begin.group.rows
    qtbot.keyClicks(rows["theme"].widget, "Schuldhulp")
    box = rows["link"].widget
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(box.findData(ThemeLink.EXPERTISE.value))
    qtbot.keyClick(rows["source"].widget, Key.Key_Return)
    assert {theme.theme_name for theme in kept(store, people[0]).themes} == {"Wonen", "Schuldhulp"}
    part = page.pane.themes
    qtbot.keyClick(part.lines, Key.Key_Return)
    assert part.remove_button.hasFocus()
    qtbot.keyClick(part.remove_button, Key.Key_Space)
    assert len(kept(store, people[0]).themes) == 1


def test_somebody_goes_to_the_bin_and_comes_back(
    page: PeoplePage, frame: Frame, store: Store, people: list[int], qtbot: QtBot
) -> None:
    qtbot.keyClick(page.list, Key.Key_Delete)
    assert kept(store, people[0]).in_bin
    assert page.list.table.row_of(people[0]) == -1
    page.bar.chips["status"].set_value("in_bin")
    assert page.current_id() == people[1]
    page._ask()
    qtbot.keyClick(page.list, Key.Key_Home)
    assert page.current_id() == people[0]
    assert page.pane.back_button.isVisible()
    frame.do("people.from_bin")
    assert not kept(store, people[0]).in_bin
    frame.do("undo")
    frame.do("undo")
    assert not kept(store, people[0]).in_bin


def test_a_new_person_with_a_double_that_is_another(
    page: PeoplePage, store: Store, people: list[int], qtbot: QtBot
) -> None:
    qtbot.keyClick(page.list, Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    form = page.new_form
    assert form is not None
    rows = form.group.rows
    qtbot.keyClicks(rows["given_name"].widget, "Janny")
    qtbot.keyClicks(rows["family_name"].widget, "van den Berg")
    qtbot.waitUntil(form.warning.isVisible)
    assert_accessible(form)
    opens, other = form.warning.findChildren(QPushButton)
    assert opens.text() == "Open that one"
    qtbot.mouseClick(other, Qt.MouseButton.LeftButton)
    assert not form.warning.isVisible()
    qtbot.keyClick(rows["family_name"].widget, Key.Key_Return)
    new = kept(store, page.current_id())
    assert new.full_name == "Janny van den Berg"
    assert new.name.prefix == "van den"
    page.new_record()
    qtbot.keyClicks(rows["email"].widget, "JANNY@zwolle.example")
    qtbot.waitUntil(form.warning.isVisible)
    qtbot.mouseClick(form.warning.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)
    assert page.current_id() == people[0]


def test_another_person_takes_no_form_along(
    page: PeoplePage, frame: Frame, people: list[int]
) -> None:
    frame.do("new_post")
    assert page.pane.posts.begin.isVisible()
    page.open_record(people[1])
    assert not page.pane.posts.begin.isVisible()
    assert page.pane.title.text() == "<b>Bert</b> Vet"
    assert page.pane.posts.nothing.isVisible()


def test_filters_narrow_the_list(page: PeoplePage, store: Store, people: list[int]) -> None:
    for key, value, found in [
        ("status", "member", [people[0]]),
        ("status", "not", [people[1]]),
        ("theme", "1", [people[0]]),
        ("province", "limburg", []),
    ]:
        page.bar.restore({key: value})
        page._ask()
        assert list(page.list.table.ids()) == found
    themes.add_theme(store, "Zorg")
    assert [word for _, word in page._themes()] == ["Wonen", "Zorg"]


def test_the_language_changes_under_what_is_typed(
    page: PeoplePage, frame: Frame, qtbot: QtBot
) -> None:
    retype(qtbot, field(page, "family_name"), "Vri")
    frame.do("language.nl")
    assert field(page, "family_name").text() == "Vri"  # type: ignore[attr-defined]
    frame.do("language.en")
    assert page.pane.posts.heading.text() == "Posts"


def test_an_empty_network_says_what_to_do(
    store: Store, state: WindowState, shown: Callable[[Any], Any], qtbot: QtBot
) -> None:
    frame: Frame = shown(Frame(Desk(store, state), [PeoplePage], lambda typed: []))
    frame.start()
    page = frame.page("people")
    assert isinstance(page, PeoplePage)
    assert page.nothing_yet.isVisible()
    qtbot.mouseClick(page.nothing_yet.buttons[0], Qt.MouseButton.LeftButton)
    form = page.new_form
    assert form is not None
    assert form.isVisible()


def test_a_record_says_that_somebody_may_be_there_twice(
    page: PeoplePage, frame: Frame, store: Store, people: list[int], qtbot: QtBot
) -> None:
    twin = add_person(store, "Berg", given_name="Janny", prefix="van den")
    page.show_record(people[0])
    qtbot.waitUntil(page.pane.doubles.isVisible)
    assert_accessible(frame)
    opens, other = page.pane.doubles.findChildren(QPushButton)
    qtbot.mouseClick(other, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not page.pane.doubles.isVisible())
    frame.do("undo")
    qtbot.waitUntil(page.pane.doubles.isVisible)
    opens = page.pane.doubles.findChildren(QPushButton)[0]
    qtbot.mouseClick(opens, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.current_id() == twin)


def test_tab_goes_through_the_record_in_reading_order(
    page: PeoplePage, frame: Frame, qtbot: QtBot
) -> None:
    page.list.setFocus()
    seen: list[QWidget] = []
    for _ in range(60):
        now = frame.focusWidget()
        assert now is not None
        qtbot.keyClick(now, Key.Key_Tab)
        after = frame.focusWidget()
        assert after is not None
        if after is not page.pane and page.pane.isAncestorOf(after):
            seen.append(after)
        elif seen:
            break
    body = page.pane.widget()
    assert body is not None
    heights = [part.mapTo(body, part.rect().topLeft()).y() for part in seen]
    assert heights == sorted(heights)
    assert len(seen) > 20
    assert seen[:3] == [
        page.pane.contact_button,
        page.pane.letter_button,
        page.pane.reach.rows["emails"].widget,
    ]
    assert seen[-1] is page.pane.timeline


def test_tab_comes_to_a_letter_that_was_made_late_as_one_reads(page: PeoplePage) -> None:
    page.pane.start_letter()
    stops: list[QWidget] = [page.pane.contact_button]
    while stops[-1] is not page.pane.reach.rows["emails"].widget:
        after = stops[-1].nextInFocusChain()
        assert after is not None
        stops.append(after)
    assert page.pane.letter.kind in stops
    assert page.pane.letter.preview_button in stops


def test_a_call_is_logged_by_keyboard_with_its_next_step(
    page: PeoplePage, frame: Frame, store: Store, people: list[int], qtbot: QtBot
) -> None:
    qtbot.keyClick(page.list, Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    form = page.pane.contacts.form
    assert form is not None
    rows = form.group.rows
    assert rows["subject"].widget.hasFocus()
    qtbot.keyClicks(rows["subject"].widget, "Over de zorg")
    qtbot.keyClicks(rows["next_step"].widget, "Terugbellen")
    qtbot.keyClicks(rows["next_due"].widget, "tomorrow")
    qtbot.keyClick(rows["next_due"].widget, Key.Key_Return)
    assert page.pane.contacts.lines.topLevelItemCount() == 1
    assert page.pane.follow_ups.lines.topLevelItemCount() == 1
    assert page.pane.timeline.topLevelItemCount() == 3
    frame.do("undo")
    assert page.pane.follow_ups.lines.topLevelItemCount() == 0


def test_the_page_begins_with_the_members_and_shows_everybody_in_one_click(
    store: Store, people: list[int], window: Callable[..., Frame]
) -> None:
    made = window(store, PeoplePage).page("people")
    assert isinstance(made, PeoplePage)
    background.wait_for_all()
    assert list(made.list.table.ids()) == [people[0]]
    assert str(made.status()) == "1 member"
    assert made.is_filtered()
    made.clear_filters()
    assert len(made.list.table.ids()) == 2
    made.keep()
    made.open_record(people[1])
    assert made.current_id() == people[1]


def test_an_empty_network_says_how_to_begin_in_spite_of_the_filter(
    store: Store, window: Callable[..., Frame]
) -> None:
    made = window(store, PeoplePage).page("people")
    assert isinstance(made, PeoplePage)
    background.wait_for_all()
    assert made.nothing_yet.isVisible()
    assert not made.nothing_found.isVisible()
    assert not made.bar.isVisible()
    assert not made.balance.isVisible()
    assert not made.is_filtered()
    add_person(store, "Vet")
    made.list.table.refresh()
    assert made.nothing_found.isVisible()
    assert made.bar.isVisible()
    assert made.is_filtered()


def test_a_form_is_wholly_in_sight_when_it_opens(page: PeoplePage, qtbot: QtBot) -> None:
    page.log_contact()
    form = page.pane.contacts.form
    assert form is not None

    def in_sight() -> bool:
        return not form.cancel.visibleRegion().isEmpty()

    qtbot.waitUntil(in_sight)
    assert form.group.rows["subject"].widget.hasFocus()


def test_the_balance_counts_members_and_narrows_the_list(
    page: PeoplePage, people: list[int], store: Store, qtbot: QtBot
) -> None:
    page.balance.button.click()
    background.wait_for_all()
    _word, button, bar, count = page.balance.provinces.lines["overijssel"]
    assert (count.text(), bar.value()) == ("1", 1)
    assert button.accessibleName() == "Overijssel: 1 members"
    assert page.balance.provinces.lines["zeeland"][3].text() == "0"
    assert page.balance.sentence.text() == "11 provinces without"
    button.click()
    assert list(page.list.table.ids()) == [people[0]]
    page.desk.did(put_people_in_bin(store, people[:1]))
    background.wait_for_all()
    assert count.text() == "0"


def test_another_record_begins_at_its_name(page: PeoplePage, people: list[int]) -> None:
    bar = page.pane.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert bar.value() > 0
    page.list.select_id(people[1])
    assert bar.value() == 0
