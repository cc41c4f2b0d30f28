"""The dossier of a nomination through the window: referees, talks, evidence, consent that ends."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QObject, QPointF, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from coordinator_app import background, clock, texts
from coordinator_app.operations.consents import ask_consent, edit_consent, record_consent
from coordinator_app.operations.duplicates import doubles_of_person
from coordinator_app.operations.membership_consents import ask_membership_consent
from coordinator_app.operations.memberships import add_membership
from coordinator_app.operations.nomination_stages import admit, move_nomination
from coordinator_app.operations.nominations import NewNomination, nominate
from coordinator_app.operations.today import change_today_settings
from coordinator_app.rules.contacts import ContactKind
from coordinator_app.rules.memberships import MemberCategory
from coordinator_app.rules.nominations import ConsentAnswer, NominationStage
from coordinator_app.store.queries.contacts import contacts_of_nomination, contacts_of_person
from coordinator_app.store.queries.evidence import EvidenceRow, evidence_of_consent
from coordinator_app.store.queries.memberships import memberships_of_person
from coordinator_app.store.queries.nominations import NominationRecord, nomination
from coordinator_app.store.queries.referees import referees
from coordinator_app.store.queries.timeline import timeline_of
from coordinator_app.store.store import Store
from coordinator_app.views.accessible import assert_accessible
from coordinator_app.views.chips import Chip
from coordinator_app.views.desk import Desk
from coordinator_app.views.fields import FieldGroup
from coordinator_app.views.file_drop import FileDrop
from coordinator_app.views.frame import Frame
from coordinator_app.views.messages import Message
from coordinator_app.views.nominations.card import NominationsCard
from coordinator_app.views.nominations.evidence import ENDINGS
from coordinator_app.views.nominations.list_source import NominationSource
from coordinator_app.views.nominations.new_nomination import NewNominationForm
from coordinator_app.views.nominations.page import NominationsPage
from coordinator_app.views.opened_copies import copy_to_open
from coordinator_app.views.people.page import PeoplePage
from coordinator_app.views.window_state import WindowState
from tests.builders import add_person
from tests.operations.evidence_builders import a_pdf, a_picture, an_email

Key = Qt.Key
S = NominationStage
Show = Callable[[QWidget], QWidget]


def ago(days: int) -> dt.date:
    return clock.today() - dt.timedelta(days=days)


@pytest.fixture(autouse=True)
def _english() -> None:
    texts.use("en")


@pytest.fixture
def nominated(store: Store) -> int:
    new = NewNomination(
        "Anna de Groot",
        MemberCategory.SOCIAL_PROFESSIONAL,
        ago(30),
        "Karel Bos",
        organisation="Gemeente Urk",
    )
    made = nominate(store, new, today=clock.today()).new_id("nominations")
    move_nomination(store, made, S.APPROACHED, today=ago(29))
    return made


@pytest.fixture
def asked(store: Store, nominated: int) -> int:
    today = clock.today()
    return ask_consent(store, nominated, "Els Meer", ago(28), today=today).new_id("consents")


@pytest.fixture
def frame(store: Store, nominated: int, shown: Show, tmp_path: Path) -> Frame:
    desk = Desk(store, WindowState.at(tmp_path / "window.ini"))
    made = Frame(desk, [NominationsPage, PeoplePage], lambda _typed: [])
    shown(made)
    made.start()
    background.wait_for_all()
    return made


@pytest.fixture
def page(frame: Frame, nominated: int) -> NominationsPage:
    made = frame.page("nominations")
    assert isinstance(made, NominationsPage)
    made.desk.open("nominations", nominated)
    background.wait_for_all()
    return made


def record(store: Store, nomination_id: int) -> NominationRecord:
    background.wait_for_all()
    with store.reading() as connection:
        found = nomination(connection, nomination_id, clock.today())
    assert found is not None
    return found


def files(store: Store, consent_id: int) -> tuple[EvidenceRow, ...]:
    background.wait_for_all()
    with store.reading() as connection:
        return evidence_of_consent(connection, consent_id)


def line(group: FieldGroup, key: str) -> QLineEdit:
    widget = group.rows[key].widget
    assert isinstance(widget, QLineEdit)
    return widget


def chips(page: NominationsPage) -> list[str]:
    QApplication.processEvents()  # a new chip is shown with the next turn
    return [chip.text() for chip in page.pane.chips.findChildren(Chip) if chip.isVisible()]


def file(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


# -- referees and talks ------------------------------------------------------------------------


def test_a_referee_is_named_and_what_they_said_written_down(
    page: NominationsPage, store: Store, nominated: int, qtbot: QtBot
) -> None:
    part = page.pane.referees
    part.form.begin()
    qtbot.keyClicks(line(part.form.group, "person_id"), "Ot Vis")
    background.wait_for_all()
    qtbot.keyClick(line(part.form.group, "spoken_on"), Key.Key_Return)
    background.wait_for_all()
    item = part.lines.topLevelItem(0)
    assert item is not None
    part.lines.setCurrentItem(item)
    qtbot.keyClick(part.lines, Key.Key_Return)
    part.editor.rows["said"].widget.setFocus()
    qtbot.keyClicks(part.editor.rows["said"].widget, "Een bruggenbouwer")
    assert part.editor.settle()
    with store.reading() as connection:
        (row,) = referees(connection, nominated, clock.today())
    assert (row.person.name, row.said) == ("Ot Vis", "Een bruggenbouwer")
    part.remove_button.click()
    with store.reading() as connection:
        assert referees(connection, nominated, clock.today()) == ()


def test_the_nominator_as_a_referee_is_refused_at_the_field(
    page: NominationsPage, qtbot: QtBot
) -> None:
    part = page.pane.referees
    part.form.begin()
    name = line(part.form.group, "person_id")
    qtbot.keyClicks(name, "Karel Bos")
    background.wait_for_all()
    qtbot.keyClick(name, Key.Key_Return)
    error = part.form.group.rows["person_id"].error
    assert error.isVisible()
    assert "nominator already" in error.text()


def test_a_talk_is_typed_once_and_stands_with_the_people_too(
    page: NominationsPage, frame: Frame, store: Store, nominated: int, qtbot: QtBot
) -> None:
    part = page.pane.talks
    part.start()
    assert part.form is not None
    subject = line(part.form.group, "subject")
    assert subject.hasFocus()
    qtbot.keyClicks(subject, "Wil graag")
    qtbot.keyClick(subject, Key.Key_Return)
    candidate = record(store, nominated).candidate
    with store.reading() as connection:
        (row,) = contacts_of_nomination(connection, nominated)
        assert contacts_of_person(connection, candidate.id) == (row,)
        entry = timeline_of(connection, candidate.id)[0]
    assert (row.kind, row.subject, row.people) == (
        ContactKind.TALK,
        "Wil graag",
        ((candidate.id, candidate.name),),
    )
    assert part.lines.topLevelItemCount() == 1
    page.desk.open("people", candidate.id)
    background.wait_for_all()
    assert frame.page("people").isVisible()
    page.desk.open(entry.noun, entry.record_id)
    background.wait_for_all()
    assert page.isVisible()
    assert page.current_id() == nominated
    part.choose(row.id)
    part.remove_button.click()
    with store.reading() as connection:
        assert contacts_of_nomination(connection, nominated) == ()
    part.take_back(row.id)
    assert part.lines.topLevelItemCount() == 1


def test_a_talk_with_nobody_is_refused(page: NominationsPage, qtbot: QtBot) -> None:
    part = page.pane.talks
    part.start()
    assert part.form is not None
    qtbot.keyClicks(line(part.form.group, "subject"), "Met niemand")
    for key, row in part.form.group.rows.items():
        if key.startswith("person:"):
            row.load(None, force=True)
    part.form.save()
    assert part.form.refusal.isVisible()


# -- evidence ----------------------------------------------------------------------------------


def test_a_file_is_added_shown_and_offers_to_record_the_answer(
    asked: int, page: NominationsPage, store: Store, nominated: int, tmp_path: Path
) -> None:
    part = page.pane.consents.evidence
    assert part.nothing.isVisible()
    assert not part.answer_button.isVisible()
    part.ask_file()
    assert part.dialog is not None
    part.dialog.fileSelected.emit(str(file(tmp_path, "brief.pdf", a_pdf(pages=2))))
    part.dialog.close()
    (row,) = files(store, asked)
    background.wait_for_all()
    assert part.chosen == row.id
    assert part.view.pages is not None
    assert part.view.pages.isVisible()
    assert part.view.pages.where.text() == "Page 1 of 2"
    assert record(store, nominated).consents[0].answer is ConsentAnswer.AWAITED
    part.answer_button.click()
    # The dialog that was closed leaves the window inactive, without a screen.
    answer = page.pane.consents.editor.rows["answer"].widget
    assert page.window().focusWidget() is answer
    pick(page.pane.consents.editor, "answer", ConsentAnswer.GIVEN.value)
    assert page.pane.consents.editor.settle()
    assert record(store, nominated).stage is S.CONSENTED
    assert not part.answer_button.isVisible()


def pick(group: FieldGroup, key: str, value: str) -> None:
    box = group.rows[key].widget
    assert isinstance(box, QComboBox)
    box.setFocus()
    box.setCurrentIndex(box.findData(value))


def test_each_kind_is_shown_and_leaves_its_place_to_the_next(
    asked: int, page: NominationsPage, store: Store, tmp_path: Path, qtbot: QtBot
) -> None:
    part = page.pane.consents.evidence
    html = "<p>Ja</p><img src='https://voorbeeld.example/x.png'><script>x</script>"
    for name, content in (
        ("foto.jpg", a_picture(size=(4000, 3000))),
        ("ja.eml", an_email("Akkoord", html=html)),
    ):
        part.attach(file(tmp_path, name, content))
        background.wait_for_all()
    picture, email = files(store, asked)
    part.choose(picture.id)
    background.wait_for_all()
    qtbot.waitUntil(lambda: not part.view.picture.pixmap().isNull())
    assert part.view.picture.isVisible()
    assert part.view.picture.width() <= part.width()
    part.choose(email.id)
    background.wait_for_all()
    assert part.view.email.isVisible()
    assert not part.view.picture.isVisible()
    assert part.view.email.text.toPlainText() == "Akkoord"
    said = {label.text() for label in part.view.email.findChildren(QLabel)}
    assert {"Els van der Meer <els@voorbeeld.example>", "Instemming"} <= said
    assert "Wednesday 3 March 2027, 10:15" in said
    assert_accessible(page)
    qtbot.keyClick(part.open_button, Key.Key_Escape)
    assert not part.view.isVisible()
    assert part.lines.hasFocus()


def carried(path: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    return data


def drop(part: QWidget, path: Path) -> bool:
    """Let a file go on a widget; was it taken?"""
    data = carried(path)
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPointF(5, 5).toPoint(), action, data, button, none)
    enter.ignore()
    QApplication.sendEvent(part, enter)
    if enter.isAccepted():
        let_go = QDropEvent(QPointF(5, 5), action, data, button, none)
        QApplication.sendEvent(part, let_go)
    return enter.isAccepted()


def test_a_file_is_dropped_or_pasted_on_the_consent(
    asked: int, page: NominationsPage, store: Store, tmp_path: Path, qtbot: QtBot
) -> None:
    part = page.pane.consents.evidence
    assert drop(part, file(tmp_path, "brief.pdf", a_pdf("Een")))
    background.wait_for_all()
    QApplication.clipboard().setMimeData(carried(file(tmp_path, "foto.png", a_picture("PNG"))))
    qtbot.keyClick(part.lines, Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    QApplication.clipboard().clear()
    assert [row.file_name for row in files(store, asked)] == ["brief.pdf", "foto.png"]


def test_a_list_is_left_to_the_import(qtbot: QtBot, tmp_path: Path) -> None:
    place = QWidget()
    qtbot.addWidget(place)
    watch = FileDrop(place, ENDINGS)
    dropped: list[str] = []
    watch.dropped.connect(dropped.append)
    assert not drop(place, file(tmp_path, "leden.csv", b"naam"))
    assert drop(place, file(tmp_path, "scan.TIF", b"II"))
    assert dropped == [str(tmp_path / "scan.TIF")]


def test_a_bad_file_is_told_and_nothing_is_kept(
    asked: int, page: NominationsPage, store: Store, tmp_path: Path
) -> None:
    told: list[Message] = []
    page.desk.said.connect(told.append)
    page.pane.consents.evidence.attach(file(tmp_path, "tekst.pdf", b"geen pdf"))
    assert files(store, asked) == ()
    assert "tekst.pdf" in told[-1].sentence.say()


class Opened(QObject):
    """What the system would have opened."""

    def __init__(self) -> None:
        super().__init__()
        self.paths: list[Path] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.paths.append(Path(url.toLocalFile()))


def test_a_copy_is_opened_or_saved_and_the_file_taken_away(
    asked: int, page: NominationsPage, store: Store, tmp_path: Path
) -> None:
    part, content = page.pane.consents.evidence, a_pdf()
    part.attach(file(tmp_path, "brief.pdf", content))
    (row,) = files(store, asked)
    part.choose(row.id)
    system = Opened()
    QDesktopServices.setUrlHandler("file", system, "open")  # type: ignore[arg-type]  # takes text
    part.open_button.click()
    QDesktopServices.unsetUrlHandler("file")
    (copy,) = system.paths
    assert copy.name == "brief.pdf"
    assert copy.read_bytes() == content
    assert copy != copy_to_open("brief.pdf", content)
    part.copy_button.click()
    assert part.dialog is not None
    part.dialog.fileSelected.emit(str(tmp_path / "kopie.pdf"))
    part.dialog.close()
    assert (tmp_path / "kopie.pdf").read_bytes() == content
    part.remove_button.click()
    assert files(store, asked) == ()
    assert not part.view.isVisible()
    page.desk.undo()
    assert files(store, asked) == (row,)


def test_the_files_are_those_of_the_consent_that_is_looked_at(
    asked: int, page: NominationsPage, store: Store, nominated: int, tmp_path: Path
) -> None:
    today, part = clock.today(), page.pane.consents
    part.evidence.attach(file(tmp_path, "nee.pdf", a_pdf()))
    background.wait_for_all()
    refused = ConsentAnswer.REFUSED
    page.desk.did(record_consent(store, nominated, refused, ago(20), today=today))
    page.desk.did(ask_consent(store, nominated, "Jan Smit", ago(10), today=today))
    assert part.evidence.lines.topLevelItemCount() == 0
    assert part.evidence.whose.text() == "Jan Smit"
    part.choose(asked)
    assert part.evidence.lines.topLevelItemCount() == 1
    assert part.evidence.whose.text() == "Els Meer"


# -- consent that is needless, or over ---------------------------------------------------------


def admitted_until(store: Store, nomination_id: int, until: dt.date) -> None:
    today = clock.today()
    record_consent(store, nomination_id, ConsentAnswer.GIVEN, ago(25), today=today)
    admit(store, nomination_id, today=ago(24))
    edit_consent(store, nomination_id, "valid_until", until, today=today)


def test_a_consent_that_is_over_reopens_the_dossier(
    asked: int, page: NominationsPage, store: Store, nominated: int, qtbot: QtBot
) -> None:
    admitted_until(store, nominated, ago(1))
    page.desk.open("nominations", nominated)
    page.show_record(nominated)
    assert any(chip.startswith("Consent expired on") for chip in chips(page))
    assert page.pane.next_button.text() == "Ask again"
    row = NominationSource(store).rows([nominated])[nominated]
    assert "Consent expired" in row
    assert "Coordinator" in row
    assert NominationsCard.waiting(page.desk) == 1
    page.next_stage()
    form = page.pane.consents.form
    assert "Els Meer" in line(form.group, "manager_id").text()
    qtbot.keyClick(line(form.group, "asked_on"), Key.Key_Return)
    now = record(store, nominated)
    assert (now.stage, now.is_member, len(now.consents)) == (S.CONSENT_ASKED, True, 2)
    today = clock.today()
    page.desk.did(record_consent(store, nominated, ConsentAnswer.GIVEN, today, today=today))
    assert record(store, nominated).stage is S.ADMITTED
    assert not page.pane.next_button.isVisible()
    assert not any(chip.startswith("Consent expired") for chip in chips(page))


def test_a_dossier_is_late_by_the_settings_as_in_the_list(
    asked: int, page: NominationsPage, store: Store, nominated: int
) -> None:
    for patience, words in ((21, "28 days: late"), (40, "28 days")):
        page.desk.did(change_today_settings(store, consent_wait_days=patience))
        page.show_record(nominated)
        assert words in chips(page)
        assert words in NominationSource(store).rows([nominated])[nominated]


def test_a_consent_on_its_last_day_still_counts(
    asked: int, page: NominationsPage, store: Store, nominated: int
) -> None:
    admitted_until(store, nominated, clock.today())
    page.show_record(nominated)
    assert not page.pane.next_button.isVisible()


def test_consent_taken_back_says_that_there_is_a_member_all_the_same(
    asked: int, page: NominationsPage, store: Store, nominated: int
) -> None:
    admitted_until(store, nominated, clock.today())
    today = clock.today()
    page.desk.did(record_consent(store, nominated, ConsentAnswer.REVOKED, today, today=today))
    assert any(chip.startswith("Consent withdrawn on") for chip in chips(page))
    assert "Still a member" in chips(page)


def test_who_needs_no_consent_is_told_why(page: NominationsPage, store: Store) -> None:
    today = clock.today()
    new = NewNomination("Mo Yildiz", MemberCategory.EXPERT_BY_EXPERIENCE, today)
    outcome = nominate(store, new, today=today)
    page.desk.did(outcome)
    page.desk.open("nominations", outcome.new_id("nominations"))
    background.wait_for_all()
    part = page.pane.consents
    assert part.needless.isVisible()
    assert "needs no consent" in part.needless.text()
    assert not part.nothing.isVisible()


# -- a possible double -------------------------------------------------------------------------


def test_somebody_said_not_to_be_the_same_is_not_named_again(
    page: NominationsPage, store: Store, qtbot: QtBot
) -> None:
    known = add_person(store, "Vissers", given_name="Otto", city="Urk")
    page.new_record()
    form = page.new_form
    assert isinstance(form, NewNominationForm)
    name = line(form.group, "candidate_id")
    qtbot.keyClicks(name, "Otto Visser")
    qtbot.waitUntil(form.known.isVisible, timeout=5000)
    reason = form.known.findChildren(QLabel)[0].text()
    assert reason == "Otto Vissers may be the same: a name that sounds the same."
    button = next(b for b in form.known.findChildren(QPushButton) if b.text() == "Not the same")
    button.click()
    assert not form.known.isVisible()
    assert name.hasFocus()
    pick(form.group, "category", MemberCategory.SOCIAL_PROFESSIONAL.value)
    form.save()
    made = record(store, page.current_id()).candidate
    assert made.name == "Otto Visser"
    with store.reading() as connection:
        assert doubles_of_person(connection, made.id) == []
        assert doubles_of_person(connection, known) == []


def test_the_empty_dossier_and_the_full_one_have_names_for_a_screen_reader(
    page: NominationsPage, store: Store, nominated: int, tmp_path: Path
) -> None:
    assert_accessible(page)
    page.pane.talks.start()
    page.pane.referees.form.begin()
    assert_accessible(page)
    today = clock.today()
    page.desk.did(ask_consent(store, nominated, "Els Meer", ago(28), today=today))
    part = page.pane.consents.evidence
    part.attach(file(tmp_path, "brief.pdf", a_pdf()))
    background.wait_for_all()
    background.wait_for_all()
    assert_accessible(page)


def test_the_consent_of_a_member_has_its_files_too(
    page: NominationsPage, frame: Frame, store: Store, tmp_path: Path, qtbot: QtBot
) -> None:
    today, social = clock.today(), MemberCategory.SOCIAL_PROFESSIONAL
    member = add_person(store, "Kok", given_name="Bea", organisation="Urk")
    add_membership(store, member, social, today, today=today)
    page.desk.open("people", member)
    background.wait_for_all()
    people = frame.page("people")
    assert isinstance(people, PeoplePage)
    qtbot.waitUntil(lambda: people.pane.title.text() == "Bea Kok")
    part = people.pane.consents
    with store.reading() as connection:
        (running,) = memberships_of_person(connection, member)
    asked = ask_membership_consent(store, running.id, "Els Meer", today, today=today)
    page.desk.did(asked)
    qtbot.waitUntil(lambda: part.evidence is not None)
    assert part.evidence is not None
    part.evidence.attach(file(tmp_path, "ja.eml", an_email()))
    assert len(files(store, asked.new_id("consents"))) == 1
    background.wait_for_all()
    assert part.evidence.view.email.isVisible()
    part.evidence.answer_button.click()
    assert people.window().focusWidget() is part.editor.rows["answer"].widget
    assert_accessible(people)
