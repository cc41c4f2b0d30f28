"""Names, files and disks as they come: shown as they are, refused in a sentence, nothing lost."""

from __future__ import annotations

import resource
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractTableModel, Qt
from PySide6.QtGui import Qt as Markup
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLabel, QTabWidget, QWidget

from coordinator_app import background
from coordinator_app.clock import today
from coordinator_app.operations.contacts import NewContact, log_contact
from coordinator_app.operations.imports import review_and_import
from coordinator_app.operations.letters import invitations
from coordinator_app.operations.nominations import NewNomination, nominate
from coordinator_app.operations.participations import add_all_members
from coordinator_app.rules.contacts import ContactKind
from coordinator_app.rules.memberships import MemberCategory
from coordinator_app.rules.organisations import PartnerState
from coordinator_app.store import search
from coordinator_app.store.queries.meetings import MEETINGS
from coordinator_app.store.store import Store
from coordinator_app.views.exchange.export_page import ExportPage
from coordinator_app.views.exchange.import_page import ImportPage
from coordinator_app.views.record_list_page import RecordListPage
from tests.builders import add_organisation
from tests.paper_facts import house_style, ready_meeting
from tests.workflows.hands import CTRL, Hands

Key = Qt.Key
FORTY = Path(__file__).parents[1] / "files" / "forty_members.csv"
NAME = "<b>Vet</b> & Zn. {n} %s 🌻 بن " + "x" * 260


@pytest.fixture
def full_of_names(store: Store) -> Store:
    """Awkward names at every noun that has one."""
    house_style(store)
    review_and_import(store, FORTY, "members", today=today())
    meeting = ready_meeting(store, NAME[:200])
    add_all_members(store, meeting, today=today())
    organisation = add_organisation(store, NAME, partner_state=PartnerState.PARTNER)
    contact = NewContact(today(), ContactKind.CALL, NAME, organisation_id=organisation)
    log_contact(store, contact, today=today())
    new = NewNomination("Bo <b>Vet</b> & {n}", MemberCategory.SOCIAL_PROFESSIONAL, today())
    nominate(store, new, today=today())
    return store


def test_names_are_shown_as_they_are_on_every_screen(full_of_names: Store, hands: Hands) -> None:
    frame, seen, misread = hands.frame, 0, set()
    for language in ("nl", "en"):
        frame.settings.set_language(language)
        for name in frame._classes:
            frame.go(name)
            background.wait_for_all()
            page = frame.page(name)
            for _step in _rows(page):
                for _tab in _tabs(page):
                    background.wait_for_all()
                    misread |= {f"{name}: {found}" for found in _misread(page)}
                seen += any("<b>Vet</b>" in one.text() for one in page.findChildren(QLabel))
    assert not misread
    assert seen >= 8


def _rows(page: QWidget) -> Iterator[int]:
    """Show the records of a page, one after another."""
    if not isinstance(page, RecordListPage):
        yield 0
        return
    for record_id in page.list.table.ids():
        page.list.select_id(record_id)
        yield record_id


def _tabs(page: QWidget) -> Iterator[int]:
    """Turn to the tabs of a page, one after another; a page without them is looked at once."""
    tabs = next((one for one in page.findChildren(QTabWidget) if one.isVisibleTo(page)), None)
    if tabs is None:
        yield 0
        return
    for place in range(tabs.count()):
        tabs.setCurrentIndex(place)
        yield place


def _misread(page: QWidget) -> Iterator[str]:
    """What Qt reads as markup or as an underlined letter."""
    for label in page.findChildren(QLabel):
        plain = label.textFormat() == Qt.TextFormat.PlainText
        if "<b>" in label.text() and not plain and Markup.mightBeRichText(label.text()):
            yield f"markup: {label.text()[:80]}"
    for button in page.findChildren(QAbstractButton):
        if "& " in button.text().replace("&&", ""):
            yield f"underlined: {button.text()[:80]}"
    for widget in page.findChildren(QWidget):
        if "<b>Vet" in widget.toolTip():
            yield f"tooltip: {widget.toolTip()[:80]}"
    for view in page.findChildren(QAbstractItemView):
        yield from _tips(view.model())


def _tips(model: QAbstractItemModel | None) -> Iterator[str]:
    if not isinstance(model, QAbstractTableModel):
        return
    for row in range(min(model.rowCount(), 50)):
        for column in range(model.columnCount()):
            tip = model.index(row, column).data(Qt.ItemDataRole.ToolTipRole)
            if isinstance(tip, str) and "<b>Vet" in tip:
                yield f"tooltip: {tip[:80]}"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("o'connor", "O'Connor, Sinéad"), ("'t hart", "'t Hart, Maarten"),
        ("=1+1", "=1+1, Formule"),
        ("<b>", "<b>Vet</b>, Bo"), ("groen & zn", "Groen & Zn., Ben"), ("los", "Łoś, Anna"),
        ("ozil", "Özil, Mehmet"), ("بن", "بن علي, Aïcha"), ("celik", "Çelik, Zoë"),
    ],
)  # fmt: skip
def test_names_are_found_as_they_are_typed(full_of_names: Store, typed: str, found: str) -> None:
    with full_of_names.reading() as connection:
        names = [hit.title for hit in search.find(connection, typed)]
    assert found in names


def test_a_sentence_about_another_script_still_reads_from_the_left(full_of_names: Store) -> None:
    with full_of_names.reading() as connection:
        (meeting,) = MEETINGS.ids(connection, "starts_at")
    gaps = invitations(full_of_names, meeting, today=today()).gaps
    (said,) = [gap.text.say() for gap in gaps if gap.field == "salutation_override"]
    assert said.startswith("“\N{FIRST STRONG ISOLATE}ب")


BAD_FILES = {
    "leeg.csv": b"",
    "alleen kop.csv": b"voornaam;achternaam\n",
    "foto.csv": bytes(range(256)) * 400,
    "half.xlsx": b"PK\x03\x04" + bytes(300),
    "zonder kop.csv": b"1;2;3\n4;5;6\n",
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_bad_file_is_refused_in_the_window(hands: Hands, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(BAD_FILES[name])
    _refused(hands, path)


def test_a_workbook_without_a_sheet_is_refused(hands: Hands, tmp_path: Path) -> None:
    path = tmp_path / "leeg.xlsx"
    with zipfile.ZipFile(path, "w"):
        pass
    _refused(hands, path)


def test_two_hundred_megabytes_are_refused_in_the_window(hands: Hands, tmp_path: Path) -> None:
    path = tmp_path / "groot.csv"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    _refused(hands, path)


def _refused(hands: Hands, path: Path) -> None:
    hands(Key.Key_Return, Key.Key_Return)
    hands.choose_file(path)
    page = hands.page("import")
    assert isinstance(page, ImportPage)
    assert hands.frame.messages.words()
    assert "{" not in hands.frame.messages.words()
    assert page.faces.currentWidget() is page.choose


def test_rows_that_cannot_go_in_are_named_and_the_others_can(
    hands: Hands, store: Store, tmp_path: Path
) -> None:
    path = tmp_path / "leden.csv"
    path.write_text(
        "voornaam;achternaam;lid_sinds;email\nJan;;1-1-2020;\nBo;Smit;31-02-2020;\n"
        "Noor;Vos;;noor@vos.example\nNoor;Vos;;noor@vos.example\n",
        encoding="utf-8",
    )
    hands(Key.Key_Return, Key.Key_Return)
    hands.choose_file(path)
    page = hands.page("import")
    assert isinstance(page, ImportPage)
    assert not page.review.start.isEnabled()
    for _step in range(4):
        if not page.review.start.isEnabled():
            hands(Key.Key_3)  # leave this row out
    hands.tab_to(page.review.start)
    hands(Key.Key_Space)
    with store.reading() as connection:
        names = connection.exec_driver_sql("SELECT full_name FROM people").scalars().all()
    assert names == ["Noor Vos"]


@contextmanager
def little_room(size: int) -> Iterator[None]:
    """No file can grow beyond ``size`` bytes, as on a disk that is full."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_full_disk_while_a_list_is_written(
    full_of_names: Store, hands: Hands, tmp_path: Path
) -> None:
    hands.frame.do("export")
    page = hands.page("export")
    assert isinstance(page, ExportPage)
    with little_room(100):
        page.save_to(str(tmp_path / "leden.csv"))
        background.wait_for_all()
    assert "leden.csv" in hands.frame.messages.words()
    assert not (tmp_path / "leden.csv").exists()


def test_a_full_disk_while_a_field_is_typed(full_of_names: Store, hands: Hands) -> None:
    """What was typed stays in the field; the old value stays in the network."""
    hands((Key.Key_2, CTRL), Key.Key_Down, Key.Key_Return)
    before = full_of_names.undo_label()
    hands.retype("Niet bewaard")
    line = hands.focus()
    with little_room(full_of_names.path.stat().st_size // 2):
        hands(Key.Key_Return)
    after = full_of_names.undo_label()
    assert before is not None
    assert after is not None
    assert after.say() == before.say()
    assert line.text() == "Niet bewaard"  # type: ignore[attr-defined]
    shown = [one.text() for one in hands.frame.findChildren(QLabel) if one.isVisible()]
    assert any("schijf" in words.lower() for words in shown), shown
    hands(Key.Key_Return)
    kept = full_of_names.undo_label()
    assert kept is not None
    assert kept.say() != before.say()
