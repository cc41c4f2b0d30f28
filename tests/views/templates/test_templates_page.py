"""Texts in the window: typed, checked, seen on somebody, saved, restored, and what is printed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QTextCursor
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from coordinator_app import background
from coordinator_app.clock import today
from coordinator_app.documents.previews import page_text
from coordinator_app.documents.templates import shipped_template
from coordinator_app.operations.frozen import made_again
from coordinator_app.operations.letters import invitations
from coordinator_app.operations.paper_files import print_again
from coordinator_app.operations.printing import Printed, print_batch
from coordinator_app.operations.template_versions import WhichText, as_kept, source_now
from coordinator_app.store.queries.templates import own_templates, versions
from coordinator_app.store.store import Store
from coordinator_app.views.accessible import assert_accessible
from coordinator_app.views.frame import Frame
from coordinator_app.views.letters.page import LettersPage
from coordinator_app.views.letters.paper_widget import MeetingPapers
from coordinator_app.views.meetings.page import MeetingsPage
from coordinator_app.views.templates.form_bar import SHIPPED
from coordinator_app.views.templates.page import TemplatesPage
from tests.builders import add_person
from tests.paper_facts import house_style, invitee, ready_meeting

Window = Callable[..., Frame]
Key = Qt.Key
Control = Qt.KeyboardModifier.ControlModifier
INVITATION = WhichText("invitation", "nl")


@pytest.fixture
def meeting(store: Store) -> int:
    house_style(store)
    meeting_id = ready_meeting(store)
    invitee(store, meeting_id)
    return meeting_id


@pytest.fixture
def page(store: Store, window: Window, meeting: int) -> TemplatesPage:
    """The texts, with the invitation chosen and its letter beside it."""
    del meeting
    return opened(window(store, LettersPage, TemplatesPage, MeetingsPage))


def opened(frame: Frame) -> TemplatesPage:
    frame.go("templates")
    found = frame.page("templates")
    assert isinstance(found, TemplatesPage)
    settled(found)
    return found


def settled(page: TemplatesPage) -> None:
    """Until the letter of what stands there is on the screen."""
    QApplication.processEvents()
    while page.proof.is_behind() or background.is_busy():
        QTest.qWait(5)
        background.wait_for_all()


def focus() -> object:
    return QApplication.focusWidget()


def type_at_end(page: TemplatesPage, words: str) -> None:
    body = page.pane.editor.body
    page.edit_record()
    body.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(body, words)
    settled(page)


def seen(page: TemplatesPage) -> str:
    """The words of the letter that is shown."""
    return " ".join(page_text(page.proof.preview._pdf).split())


def said_above(page: TemplatesPage) -> str:
    frame = page.window()
    assert isinstance(frame, Frame)
    return frame.messages.words()


def now_of(store: Store, which: WhichText = INVITATION) -> str:
    with store.reading() as connection:
        return source_now(connection, which)


def kept(store: Store, which: WhichText = INVITATION) -> int:
    with store.reading() as connection:
        return len(versions(connection, which.key, which.language, informal=which.informal))


def printed(store: Store, meeting: int) -> Printed:
    return print_batch(store, invitations(store, meeting, today=today()), one_file=True)


def test_typing_shows_in_the_letter_and_leaving_saves_one_version(
    store: Store, page: TemplatesPage, meeting: int, qtbot: QtBot
) -> None:
    assert "mevrouw Berg" in seen(page)
    first = printed(store, meeting).outcome.new_id("letters")
    type_at_end(page, " Neem brood mee.")
    assert "Neem brood mee." in seen(page)
    assert kept(store) == 0
    page.pane.editor.body.setFocus()
    qtbot.keyClick(page.pane.editor.body, Key.Key_Escape)
    settled(page)
    assert focus() is page.list
    assert kept(store) == 1
    new = print_again(store, printed(store, meeting).outcome.new_id("letters"))[1]
    old = print_again(store, first)[1]
    assert "Neem brood mee." in page_text(new)
    assert "Neem brood mee." not in page_text(old)
    with store.reading() as connection:
        assert made_again(connection, first) == old


def test_an_unknown_field_is_underlined_and_mended_by_key(
    store: Store, page: TemplatesPage, qtbot: QtBot
) -> None:
    before = seen(page)
    body = page.pane.editor.body
    body.insertPlainText("🙂 ")
    type_at_end(page, " Op {{ meeting_dat }}.")
    (underlined,) = body.extraSelections()
    assert underlined.cursor.selectedText() == "{{ meeting_dat }}"
    assert "meeting_date" in page.pane.faults.sentence()
    fault = body.fault_at(underlined.cursor.selectionStart() + 2)
    assert fault is not None
    assert body.fault_at(0) is None
    assert seen(page) == before
    while focus() is not page.pane.faults.button:
        qtbot.keyClick(focus(), Key.Key_Tab)
    assert kept(store) == 0
    qtbot.keyClick(focus(), Key.Key_Space)
    settled(page)
    assert body.words().endswith(" Op {{ meeting_date }}.")
    assert "donderdag 15 april 2027" in seen(page)
    assert page.pane.faults.isHidden()
    body.undo()
    assert body.words().endswith("{{ meeting_dat }}.")


def test_a_field_that_is_being_typed_is_no_fault_until_the_cursor_leaves_it(
    page: TemplatesPage,
) -> None:
    type_at_end(page, " Op {{ mee")
    assert page.pane.faults.isHidden()
    assert page.pane.editor.body.extraSelections() == []
    page.pane.editor.body.moveCursor(QTextCursor.MoveOperation.Start)
    assert page.pane.faults.isVisible()
    assert len(page.pane.editor.body.extraSelections()) == 1


def test_what_is_done_less_often_lies_behind_one_button(store: Store, page: TemplatesPage) -> None:
    more = page.pane.more
    assert not more.actions_by_id["delete"].isVisible()
    type_at_end(page, " Tot dan.")
    page.save_text()
    more.actions_by_id["templates.shipped"].trigger()
    settled(page)
    assert now_of(store) == as_kept(shipped_template("invitation", "nl").source)
    more.actions_by_id["templates.export"].trigger()
    assert page.files.dialog is not None
    page.files.dialog.reject()


def test_a_fault_in_the_subject_is_mended_too(page: TemplatesPage) -> None:
    subject = page.pane.editor.subject
    subject.selectAll()
    QTest.keyClicks(subject, "Voor {{ meeting_titel }}")
    settled(page)
    (underlined,) = subject.extraSelections()
    assert underlined.cursor.selectedText() == "{{ meeting_titel }}"
    page.take_suggestion()
    settled(page)
    assert subject.words() == "Voor {{ meeting_title }}"
    assert "Voor Zelfregie in de wijk" in seen(page)


def test_a_field_is_put_in_from_the_menu(page: TemplatesPage) -> None:
    type_at_end(page, " Op {{")
    page.choose_field()
    actions = page.pane.editor.menu.actions()
    assert any("Datum van de bijeenkomst" in action.text() for action in actions)
    next(one for one in actions if one.data() == "meeting_date").trigger()
    page.pane.editor.menu.close()
    settled(page)
    assert page.pane.editor.body.words().endswith("Op {{ meeting_date }}")


def test_what_is_wrong_stays_as_a_draft_and_letters_keep_the_old_text(
    store: Store, page: TemplatesPage, window: Window
) -> None:
    shipped = now_of(store)
    type_at_end(page, " {{ nergens }}")
    page.save_text()
    assert kept(store) == 0
    assert page.pane.throw_button.isVisible()
    page.list.select_key("welcome")
    settled(page)
    page.list.select_key("invitation")
    settled(page)
    assert page.pane.source().endswith("{{ nergens }}\n")
    assert page.pane.throw_button.isVisible()
    frame = page.window()
    frame.close()
    again = opened(window(store, TemplatesPage))
    assert again.pane.source().endswith("{{ nergens }}\n")
    again.pane.throw_button.click()
    settled(again)
    assert again.pane.source() == shipped == now_of(store)
    assert not again.pane.throw_button.isVisible()


def test_closing_the_window_saves_what_was_typed(store: Store, page: TemplatesPage) -> None:
    type_at_end(page, " Tot dan.")
    page.window().close()
    assert now_of(store).endswith("Tot dan.\n")


def test_another_language_is_another_text(store: Store, page: TemplatesPage) -> None:
    type_at_end(page, " Tot dan.")
    page.pane.form.language.setCurrentIndex(1)
    settled(page)
    assert now_of(store).endswith("Tot dan.\n")
    assert "Dear Ms Berg" in seen(page)
    page.pane.form.form.setCurrentIndex(1)
    settled(page)
    assert page.pane.which == WhichText("invitation", "en", informal=True)
    assert "Janny" in seen(page)


def test_undo_brings_the_text_back_on_the_screen(store: Store, page: TemplatesPage) -> None:
    shipped = page.pane.source()
    type_at_end(page, " Tot dan.")
    page.save_text()
    page.list.setFocus()
    page.desk.undo()
    settled(page)
    assert page.pane.source() == shipped == now_of(store)
    page.desk.redo()
    settled(page)
    assert page.pane.source().endswith("Tot dan.\n")


def test_an_earlier_version_is_looked_at_and_used_again(store: Store, page: TemplatesPage) -> None:
    type_at_end(page, " Eerste.")
    page.save_text()
    type_at_end(page, " Tweede.")
    page.save_text()
    box = page.pane.form.version
    assert box.count() == 3
    box.setCurrentIndex(1)
    box.activated.emit(1)
    settled(page)
    assert page.pane.editor.body.isReadOnly()
    assert "Tweede." not in seen(page)
    page.pane.now_button.click()
    settled(page)
    assert "Tweede." in seen(page)
    box.setCurrentIndex(1)
    box.activated.emit(1)
    page.pane.use_button.click()
    settled(page)
    assert now_of(store).endswith("Eerste.\n")
    assert not page.pane.editor.body.isReadOnly()
    box.setCurrentIndex(box.findData(SHIPPED))
    box.activated.emit(box.currentIndex())
    page.pane.use_button.click()
    settled(page)
    assert now_of(store) == as_kept(shipped_template("invitation", "nl").source)
    assert kept(store) == 4


def test_somebody_else_is_chosen_and_large_print(
    store: Store, page: TemplatesPage, qtbot: QtBot
) -> None:
    other = add_person(store, "Amrani", given_name="Youssef", initials="Y.")
    row = page.proof.whom.rows["person_id"]
    row.widget.setFocus()
    row.widget.selectAll()  # type: ignore[attr-defined]
    QTest.keyClicks(row.widget, "Youssef Amrani")
    background.wait_for_all()
    qtbot.keyClick(row.widget, Key.Key_Return)
    settled(page)
    assert page.proof._person == other
    assert "Amrani" in seen(page)
    page.proof.large.setChecked(True)
    settled(page)
    assert "Amrani" in seen(page)


def test_an_own_text_is_made_renamed_binned_and_comes_back(
    store: Store, page: TemplatesPage
) -> None:
    page.new_record()
    name = page.form.group.rows["name"].widget
    QTest.keyClicks(name, "Kerstgroet")
    QTest.keyClick(name, Key.Key_Return)
    settled(page)
    assert page.pane.text is not None
    assert page.pane.text.name == "Kerstgroet"
    assert "Kerstgroet" in seen(page)
    line = page.pane.name.rows["name"].widget
    line.setFocus()
    line.selectAll()  # type: ignore[attr-defined]
    QTest.keyClicks(line, "Nieuwjaar")
    QTest.keyClick(line, Key.Key_Return)
    settled(page)
    with store.reading() as connection:
        assert [one.name for one in own_templates(connection)] == ["Nieuwjaar"]
    page.delete_record()
    settled(page)
    assert page.list.key() != ""
    assert "Nieuwjaar" not in [str(one.name) for one in page.list.table.texts]
    page.take_from_bin()
    settled(page)
    assert str(page.pane.text.name) == "Nieuwjaar"


def test_what_comes_with_the_application_does_not_go_to_the_bin(
    store: Store, page: TemplatesPage
) -> None:
    page.delete_record()
    assert store.undo_label() is not None
    assert "template" not in str(store.undo_label())
    assert page.list.key() == "invitation"


def test_out_to_a_file_and_back(store: Store, page: TemplatesPage, tmp_path: Path) -> None:
    type_at_end(page, " Tot dan.")
    page.save_text()
    page.export_text()
    page.files.save(str(tmp_path / "uit.md"))
    assert page.files.dialog is not None
    page.files.dialog.reject()
    page.restore_shipped()
    settled(page)
    page.files.open([str(tmp_path / "uit.md")])
    settled(page)
    assert now_of(store).endswith("Tot dan.\n")
    assert page.pane.source() == now_of(store)
    (tmp_path / "stuk.md").write_text("{{ x }}", encoding="utf-8")
    page.files.open([str(tmp_path / "stuk.md")])
    assert "stuk.md" in said_above(page)


def test_a_million_characters_are_refused_and_the_window_goes_on(page: TemplatesPage) -> None:
    before = page.pane.source()
    QApplication.clipboard().setText("{{ " + "a" * 1_000_000 + " }}")
    page.pane.editor.body.paste()
    settled(page)
    assert page.pane.source() == before
    assert said_above(page)


def test_a_pasted_subject_becomes_one_line(page: TemplatesPage, qtbot: QtBot) -> None:
    subject = page.pane.editor.subject
    QApplication.clipboard().setText("Kom\nook\r\neens")
    subject.setFocus()
    subject.selectAll()
    subject.paste()
    assert subject.words() == "Kom ook eens"
    qtbot.keyClick(subject, Key.Key_Return)
    assert focus() is page.pane.editor.body


def test_the_two_sides_of_the_letters(page: TemplatesPage) -> None:
    frame = page.window()
    assert isinstance(frame, Frame)
    page.sides.buttons["letters"].click()
    letters = frame.current_page()
    assert isinstance(letters, LettersPage)
    letters.sides.buttons["templates"].click()
    assert frame.current_page() is page
    assert page.sides.buttons["templates"].isChecked()


def test_by_keyboard_and_read_aloud(page: TemplatesPage, qtbot: QtBot) -> None:
    frame = page.window()
    assert isinstance(frame, Frame)
    QAbstractItemModelTester(
        page.list.table, QAbstractItemModelTester.FailureReportingMode.Fatal, page
    )
    page.list.setFocus()
    qtbot.keyClick(page.list, Key.Key_Return)
    assert focus() is page.pane.editor.body
    qtbot.keyClick(page.pane.editor.body, Key.Key_Tab)
    assert focus() is page.pane.field_button
    for language in ("en", "nl"):
        frame.settings.set_language(language)
        settled(page)
        assert_accessible(page)
    assert QKeySequence("Ctrl+S") in frame.actions_table["templates.save"].shortcuts()


def test_an_empty_network_shows_somebody_invented(store: Store, window: Window) -> None:
    page = opened(window(store, TemplatesPage))
    assert "Van der Berg" in seen(page)
    assert page.proof.about.text()


def test_a_paper_that_was_laid_out_already_is_made_from_the_new_text(
    page: TemplatesPage, tmp_path: Path
) -> None:
    frame = page.window()
    assert isinstance(frame, Frame)
    frame.go("meetings")
    background.wait_for_all()
    frame.do("print")
    background.wait_for_all()
    meetings = frame.page("meetings")
    assert isinstance(meetings, MeetingsPage)
    papers = meetings.meeting.tabs.currentWidget()
    assert isinstance(papers, MeetingPapers)
    assert papers.invitations.is_ready()
    frame.go("templates")
    type_at_end(page, " Neem brood mee.")
    frame.go("meetings")
    background.wait_for_all()
    papers.invitations.save()
    dialog = papers.invitations.output.dialog
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "brief.pdf"))
    dialog.reject()
    background.wait_for_all()
    assert "Neem brood mee." in page_text((tmp_path / "brief.pdf").read_bytes())
