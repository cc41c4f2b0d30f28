"""From an empty network to letters, a list of who came and a file for a colleague, by keyboard."""

from __future__ import annotations

import datetime as dt
import sqlite3
from contextlib import closing
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton
from typer.testing import CliRunner

from coordinator_app.clock import today
from coordinator_app.commands import app
from coordinator_app.documents.previews import page_count, page_text
from coordinator_app.operations.exports import export
from coordinator_app.operations.imports import review_and_import
from coordinator_app.operations.people import edit_person
from coordinator_app.rules.folding import fold
from coordinator_app.rules.participations import Presence, Reply
from coordinator_app.store.queries.meetings import MEETINGS, MeetingRecord, meeting_record
from coordinator_app.store.store import Store
from coordinator_app.views.attendance.page import AttendancePage
from coordinator_app.views.letters.paper_widget import MeetingPapers
from coordinator_app.views.meetings.page import MeetingsPage
from coordinator_app.views.people.page import PeoplePage
from coordinator_app.views.today.page import TodayPage
from tests.workflows.hands import CTRL, SHIFT, Hands

Key = Qt.Key
FORTY = Path(__file__).parents[1] / "files" / "forty_members.csv"


def facts(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Every fact of the network: not the journal, the index, or papers kept for a redo."""
    own = ("change", "search", "sqlite", "backups", "journal", "blobs")
    with closing(sqlite3.connect(f"file:{store.path}?mode=ro", uri=True)) as connection:
        names = [
            name
            for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type='table'")
            if not name.startswith(own)
        ]
        return {
            name: sorted(connection.execute(f'SELECT * FROM "{name}"'), key=repr) for name in names
        }


def bring_in(hands: Hands, path: Path = FORTY) -> None:
    """From the first screen of an empty network."""
    hands.page("today")
    hands(Key.Key_Return, Key.Key_Return)
    hands.choose_file(path)
    hands(Key.Key_Return)


def plan(hands: Hands) -> None:
    hands((Key.Key_4, CTRL), Key.Key_Return)
    hands("Toegang tot hulp & zo", Key.Key_Tab, "vandaag", Key.Key_Tab)
    hands.retype("9u30")
    hands(Key.Key_Tab)
    hands.retype("16")
    hands(Key.Key_Return)
    hands((Key.Key_P, CTRL | SHIFT))
    for line in ("Welkom 15", "Verhaal uit Zwolle 1:15", "12:30 Lunch 45", "Intervisie 60"):
        hands(line, Key.Key_Return)


def record(store: Store) -> MeetingRecord:
    with store.reading() as connection:
        (meeting_id,) = MEETINGS.ids(connection, "starts_at")
        found = meeting_record(connection, meeting_id)
    assert found is not None
    return found


def papers(hands: Hands) -> MeetingPapers:
    page = hands.page("meetings")
    assert isinstance(page, MeetingsPage)
    shown = page.meeting.tabs.currentWidget()
    assert isinstance(shown, MeetingPapers)
    return shown


ANSWERS = {
    "name": "Netwerk Meedoen",
    "reply_by": "vandaag",
    "venue": "Stadhuis",
    "postcode": "6411 AB",
    "form_of_address": "Mev",
    "salutation_override": "Geachte mevrouw Ben Ali",
    "address_line_override": "Mevrouw A. ben Ali",
}
VENUE = {"street": "Stadsplateau 1", "city": "Utrecht"}


def invite(hands: Hands) -> None:
    """Everybody on the list of participants, then to the papers."""
    hands((Key.Key_L, CTRL | SHIFT), Key.Key_Return, (Key.Key_P, CTRL))


def mend(hands: Hands) -> list[str]:
    """Mend the first gap, beside it or where its name leads to, until there is none."""
    mended = []
    while (gaps := papers(hands).invitations.gaps).entries:
        first = gaps.entries[0]
        mended.append(first.gap.field)
        assert len(mended) < 20
        if first.row is not None:
            assert hands.focus() is first.row.widget
            answers = VENUE if first.gap.noun == "venues" else ANSWERS
            hands(answers.get(first.gap.field, "Kerkstraat"), Key.Key_Return)
        else:
            assert hands.focus() is first.name
            hands(Key.Key_Return, ANSWERS[first.gap.field], Key.Key_Return, Key.Key_Escape)
    return mended


def save(hands: Hands, button: QPushButton, path: Path) -> None:
    hands.tab_to(button)
    hands(Key.Key_Space)
    hands.choose_file(path)


def record_forty(hands: Hands) -> int:
    """By a few letters each; the number of keys it took."""
    hands((Key.Key_5, CTRL))
    page = hands.page("attendance")
    assert isinstance(page, AttendancePage)
    before = hands.keys
    for name in [one.list_name for one in page.door._participants()]:
        hands(_few_letters(page, name), Key.Key_Return)
    return hands.keys - before


def _few_letters(page: AttendancePage, name: str) -> str:
    """The fewest letters of a plain keyboard for which Enter takes this person."""
    table = page.door.list.table
    letters = fold(name).encode("ascii", "ignore").decode().strip(" ,")
    for length in range(1, len(letters) + 1):
        table.narrow(letters[:length])
        if table.rowCount() and table.index(0, 0).data() == name:
            break
    else:
        raise AssertionError(f"{name} cannot be found by {letters}")
    table.narrow("")
    return letters[:length]


def log_contact(hands: Hands) -> None:
    hands((Key.Key_6, CTRL), Key.Key_Return, "VNG", Key.Key_Return, (Key.Key_L, CTRL))
    hands("Gesproken over <b>opstart</b> & meer", *[Key.Key_Tab] * 4, "Bellen over het plan")
    hands(Key.Key_Tab, "vandaag", Key.Key_Return)


def test_from_nothing_to_everything_and_back(hands: Hands, store: Store, tmp_path: Path) -> None:
    nothing = facts(store)
    bring_in(hands)
    assert "40" in hands.frame.messages.words()
    plan(hands)
    meeting = record(store)
    assert [item.title for item in meeting.items][2] == "Lunch"
    assert meeting.items[2].fixed_start == dt.time(12, 30)
    invite(hands)
    assert len(record(store).participants) == 40
    # Nothing is printed with a hole; each is mended beside it, or where its name leads to.
    invitations = papers(hands).invitations
    assert not invitations.save_button.isEnabled()
    mended = mend(hands)
    assert mended == [
        *("name", "reply_by", "venue", "street", "city"),
        *("street", "postcode", "form_of_address", "salutation_override", "address_line_override"),
    ]
    save(hands, papers(hands).invitations.save_button, tmp_path / "alle.pdf")
    letters = (tmp_path / "alle.pdf").read_bytes()
    assert page_count(letters) == 40
    words = " ".join(" ".join(page_text(letters, page) for page in range(40)).split())
    for expected in (
        "Geachte mevrouw Van der Berg", "Geachte heer 't Hart", "Geachte mevrouw Ben Ali",
        "Geachte mevrouw Van Dam-de Vries", "Geachte F. =1+1", "Geachte B. <b>Vet</b>",
        "Geachte heer Groen & Zn.", "Intervisie", "Stadsplateau 1",
    ):  # fmt: skip
        assert expected in words
    folder = tmp_path / "los"
    folder.mkdir()
    hands((Key.Key_P, CTRL))
    save(hands, papers(hands).invitations.each_button, folder)
    assert len(list(folder.glob("*.pdf"))) == 40
    assert {page_count(one.read_bytes()) for one in folder.glob("*.pdf")} == {1}
    save(hands, papers(hands).agenda.save_button, tmp_path / "agenda.pdf")
    assert "Lunch" in page_text((tmp_path / "agenda.pdf").read_bytes())
    hands((Key.Key_L, CTRL | SHIFT), "jjnm")
    replies = [one.reply for one in record(store).participants[:5]]
    assert replies == [Reply.YES, Reply.YES, Reply.NO, Reply.MAYBE, Reply.NONE]
    keys = record_forty(hands)
    assert {one.presence for one in record(store).participants} == {Presence.PRESENT}
    assert keys <= 4 * 40
    log_contact(hands)
    hands((Key.Key_1, CTRL))
    page = hands.page("today")
    assert isinstance(page, TodayPage)
    assert page._seen is not None
    assert "Bellen over het plan – VNG" in [item.sentence.say() for item in page._seen.items]
    _to_a_colleague_and_back(hands, store, tmp_path)
    _undone_and_done_again(hands, store, nothing)


def _to_a_colleague_and_back(hands: Hands, store: Store, folder: Path) -> None:
    before = facts(store)
    for name in ("leden.xlsx", "leden.csv"):
        export(store, "members", folder / name, today=today())
        report = review_and_import(store, folder / name, "members", today=today())
        assert (report.same, report.new, report.changed) == (40, 0, 0)
        assert not report.errors
        assert not report.doubtful
    assert facts(store) == before


def _undone_and_done_again(
    hands: Hands, store: Store, nothing: dict[str, list[tuple[object, ...]]]
) -> None:
    everything, steps = facts(store), 0
    while store.undo_label() is not None:
        hands((Key.Key_Z, CTRL))
        steps += 1
        assert steps < 200
    assert facts(store) == nothing
    assert steps > 60
    for _step in range(steps):
        hands((Key.Key_Z, CTRL | SHIFT))
    assert store.redo_label() is None
    assert facts(store) == everything


def test_the_command_line_brings_in_the_same(hands: Hands, store: Store, tmp_path: Path) -> None:
    bring_in(hands)
    export(store, "members", tmp_path / "window.csv", today=today())
    other = tmp_path / "other.network"
    run = CliRunner().invoke(app, ["import", str(other), str(FORTY)])
    assert run.exit_code == 0, run.output
    run = CliRunner().invoke(app, ["export", str(other), "members", str(tmp_path / "line.csv")])
    assert run.exit_code == 0, run.output
    assert (tmp_path / "window.csv").read_bytes() == (tmp_path / "line.csv").read_bytes()
    assert len((tmp_path / "line.csv").read_text("utf-8-sig").splitlines()) == 41


def test_monday_morning_without_a_mouse(hands: Hands, store: Store) -> None:
    """Enter opens the dossier, a call is logged in one line, Esc leads back, the line is gone."""
    bring_in(hands)
    log_contact(hands)
    hands((Key.Key_1, CTRL))
    page = hands.page("today")
    assert isinstance(page, TodayPage)
    assert hands.focus() is page.list
    while "Bellen" not in _said(page):
        hands(Key.Key_Down)
    hands(Key.Key_Return)
    hands.page("partners")
    hands(Key.Key_Escape)
    hands.page("today")
    assert "Bellen" in _said(page)
    hands("l")
    assert isinstance(hands.focus(), QLineEdit)
    hands("Ze komen op 20 maart", Key.Key_Return)
    assert page._seen is not None
    assert not any("Bellen" in item.sentence.say() for item in page._seen.items)
    assert hands.focus() is page.list
    hands((Key.Key_Z, CTRL))
    assert any("Bellen" in item.sentence.say() for item in page._seen.items)


def _said(page: TodayPage) -> str:
    item = page.list.current()
    return item.sentence.say() if item is not None else ""


def test_the_language_changes_under_a_typing_hand(hands: Hands, store: Store) -> None:
    bring_in(hands)
    hands((Key.Key_2, CTRL), Key.Key_Down, Key.Key_Down, Key.Key_Return)
    page = hands.page("people")
    assert isinstance(page, PeoplePage)
    line = hands.focus()
    assert isinstance(line, QLineEdit)
    hands.retype("Half getypt")
    for language in ("en", "nl", "en"):
        hands.frame.settings.set_language(language)
        assert hands.frame.title.title.text() == page.title.say(language)
        assert line.text() == "Half getypt"
        assert hands.focus() is line
    hands(Key.Key_Return)
    label = store.undo_label()
    assert label is not None
    assert line.text() == "Half getypt"
    hands((Key.Key_Z, CTRL))
    assert line.text() != "Half getypt"


def test_a_new_record_survives_a_change_of_language(hands: Hands, store: Store) -> None:
    plan(hands)
    hands((Key.Key_N, CTRL), "Volgende keer", Key.Key_Tab, "morgen")
    hands.frame.settings.set_language("en")
    hands(Key.Key_Return)
    with store.reading() as connection:
        titles = [meeting_record(connection, one) for one in MEETINGS.ids(connection, "starts_at")]
    assert [one.title for one in titles if one] == ["Toegang tot hulp & zo", "Volgende keer"]


def test_a_half_typed_form_stays_when_something_else_changes(hands: Hands, store: Store) -> None:
    bring_in(hands)
    hands((Key.Key_2, CTRL), (Key.Key_N, CTRL), "Half getypt")
    line = hands.focus()
    assert isinstance(line, QLineEdit)
    with store.reading() as connection:
        first = connection.exec_driver_sql("SELECT min(id) FROM people").scalar_one()
    hands.frame.desk.did(edit_person(store, first, "city", "Zwolle"))
    hands((Key.Key_4, CTRL), (Key.Key_2, CTRL))
    assert line.isVisible()
    assert line.text() == "Half getypt"


def test_a_meeting_planned_in_ten_minutes(hands: Hands, store: Store) -> None:
    """Insert before a fixed lunch: the overrun is said, nothing after lunch moves."""
    plan(hands)
    before = [item.fixed_start for item in record(store).items]
    page = hands.page("meetings")
    assert isinstance(page, MeetingsPage)
    view = page.meeting.programme.view
    hands((Key.Key_P, CTRL | SHIFT))
    assert hands.focus() is view
    hands((Key.Key_Home, CTRL), Key.Key_Down, Key.Key_Down, Key.Key_Insert, "Ronde", Key.Key_Return)
    assert [item.title for item in record(store).items][2:4] == ["Ronde", "Lunch"]
    hands(Key.Key_Right, Key.Key_Return)
    hands.retype("2 uur")
    hands(Key.Key_Return)
    assert "Lunch" in page.meeting.programme.trouble.text()
    assert record(store).items[3].fixed_start == before[2]
    shown = [str(view.table.index(row, 0).data()) for row in range(view.table.rowCount())]
    assert shown[3:] == ["12:30–13:15", "13:15–14:15"]
    hands(*[(Key.Key_Z, CTRL)] * 3)
    assert [item.fixed_start for item in record(store).items] == before
