"""Settings are edited in place, undone, and seen at once on the letter beside them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from coordinator_app import background, texts
from coordinator_app.documents.previews import page_text
from coordinator_app.operations.house_style import read_house_style
from coordinator_app.operations.settings import network_settings
from coordinator_app.operations.today import today_settings
from coordinator_app.operations.venues import NewVenue, add_venue
from coordinator_app.store.queries.networks import last_backup
from coordinator_app.store.store import Store
from coordinator_app.views import palette
from coordinator_app.views.accessible import assert_accessible
from coordinator_app.views.fields import FieldGroup
from coordinator_app.views.frame import Frame
from coordinator_app.views.meetings.page import MeetingsPage
from coordinator_app.views.page import Page
from coordinator_app.views.palette import Scheme
from coordinator_app.views.settings.page import SettingsPage
from tests.paper_facts import picture

Window = Callable[..., Frame]
PAGES: tuple[type[Page], ...] = (SettingsPage, MeetingsPage)


@pytest.fixture
def page(store: Store, window: Window) -> SettingsPage:
    found = window(store, *PAGES).page("settings")
    assert isinstance(found, SettingsPage)
    return found


def write(qtbot: QtBot, group: FieldGroup, key: str, typed: str) -> None:
    group.focus_first(key)
    widget = group.rows[key].widget
    qtbot.keyClick(widget, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(widget, typed)
    assert group.settle()
    background.wait_for_all()


def line(group: FieldGroup, key: str) -> QLineEdit:
    widget = group.rows[key].widget
    assert isinstance(widget, QLineEdit)
    return widget


def pick(group: FieldGroup, key: str, value: str) -> None:
    group.rows[key].editor.restore(value)
    group.rows[key].commit()
    QApplication.processEvents()
    background.wait_for_all()


def proof(page: SettingsPage) -> str:
    return " ".join(page_text(page.proof._pdf).split())


def test_the_proof_follows_what_is_typed(page: SettingsPage, store: Store, qtbot: QtBot) -> None:
    write(qtbot, page.network, "name", "Netwerk Meedoen")
    write(qtbot, page.house_style.who, "signatory_name", "Marieke de Boer")
    write(qtbot, page.house_style.who, "sender_lines", "Postbus 12")
    said = proof(page)
    assert "Netwerk Meedoen" in said
    assert "Marieke de Boer" in said
    assert "Postbus 12" in said
    page.desk.undo()
    background.wait_for_all()
    assert "Postbus" not in proof(page)
    with store.reading() as connection:
        assert network_settings(connection).name == "Netwerk Meedoen"
        assert read_house_style(connection).sender_lines == ()


def test_a_network_keeps_a_name(page: SettingsPage, qtbot: QtBot) -> None:
    write(qtbot, page.network, "name", "Meedoen")
    page.network.rows["name"].editor.restore("")
    assert not page.network.settle()
    assert not page.settle()
    page.network.rows["name"].revert()


def test_a_logo_is_chosen_refused_and_taken_away(
    page: SettingsPage, store: Store, tmp_path: Path
) -> None:
    wrong, right = tmp_path / "brief.png", tmp_path / "logo.png"
    wrong.write_bytes(b"no picture at all")
    right.write_bytes(picture())
    logo = page.house_style.logo
    logo.choose()
    assert logo.dialog is not None
    logo.dialog.fileSelected.emit(str(wrong))
    logo.dialog.reject()
    assert not logo.error.isHidden()
    logo._on_file(str(right))
    assert logo.error.isHidden()
    assert not logo.picture.pixmap().isNull()
    with store.reading() as connection:
        assert read_house_style(connection).logo == picture()
    logo.remove()
    assert logo.remove_button.isHidden()
    background.wait_for_all()


def test_the_envelope_is_chosen(page: SettingsPage, store: Store) -> None:
    pick(page.house_style.paper, "window", "left")
    page.house_style.paper.rows["accent"].editor.restore("blauw")
    assert not page.house_style.paper.settle()
    page.house_style.paper.rows["accent"].revert()
    with store.reading() as connection:
        assert read_house_style(connection).window.value == "left"


def test_the_screen_changes_at_once(page: SettingsPage) -> None:
    pick(page.screen_part, "language", "en")
    assert texts.current() == "en"
    pick(page.screen_part, "scheme", "dark")
    assert palette.scheme() is Scheme.DARK
    pick(page.screen_part, "size", "125")
    assert palette.percent() == 125
    pick(page.screen_part, "size", "100")
    assert palette.percent() == 100


def test_waiting_periods(page: SettingsPage, store: Store, qtbot: QtBot) -> None:
    write(qtbot, page.periods.stages, "consent_wait_days", "28")
    write(qtbot, page.periods.letters, "reminder_term_days", "10")
    with store.reading() as connection:
        kept = today_settings(connection)
    assert (kept.consent_wait_days, kept.reminder_term_days) == (28, 10)
    row = page.periods.today.rows["call_notice_days"]
    for wrong in ("400", "0", "twee", "-3"):
        row.editor.restore(wrong)
        assert not page.periods.today.settle()
        assert row.error.text()
    row.revert()
    page.desk.undo()
    background.wait_for_all()
    assert line(page.periods.letters, "reminder_term_days").text() == "14"


def test_a_venue_gets_its_address(page: SettingsPage, store: Store, qtbot: QtBot) -> None:
    assert not page.venues.nothing.isHidden()
    first = add_venue(store, NewVenue("Buurthuis"))
    page.desk.did(first)
    second = add_venue(store, NewVenue("Stadhuis"))
    page.desk.did(second)
    background.wait_for_all()
    page.desk.mend("venues", second.new_id("venues"), "street")
    background.wait_for_all()
    assert page.venues.which.currentText() == "Stadhuis"
    write(qtbot, page.venues.fields, "city", "Utrecht")
    assert page.venues.which.currentText() == "Stadhuis, Utrecht"


def test_a_backup_is_made_and_named(page: SettingsPage, store: Store, tmp_path: Path) -> None:
    before = page.backup.words.text()
    page.backup.choose()
    dialog = page.backup.dialog
    assert dialog is not None
    dialog.fileSelected.emit(str(tmp_path / "stick"))
    dialog.reject()
    background.wait_for_all()
    assert page.backup.words.text() != before
    with store.reading() as connection:
        assert last_backup(connection) is not None


def test_settings_can_be_read_aloud_in_both_languages(page: SettingsPage) -> None:
    frame = page.window()
    assert isinstance(frame, Frame)
    for language in ("en", "nl"):
        frame.settings.set_language(language)
        background.wait_for_all()
        assert_accessible(page)
    page.back()
