"""The register on the screen: marks by key for many, by hand for one; nothing on paper changes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from coordinator_app import background
from coordinator_app.clock import today
from coordinator_app.documents.previews import page_text
from coordinator_app.operations.letters import invitations
from coordinator_app.operations.people import edit_person
from coordinator_app.operations.printing import print_batch
from coordinator_app.rules.letters import LetterWay
from coordinator_app.store.queries.letters import LETTERS, letter_record
from coordinator_app.store.store import Store
from coordinator_app.views.accessible import assert_accessible
from coordinator_app.views.frame import Frame
from coordinator_app.views.letters.letter_choices import Chosen
from coordinator_app.views.letters.page import LettersPage
from tests.paper_facts import house_style, invitee, ready_meeting

Window = Callable[..., Frame]


@pytest.fixture
def page(store: Store, window: Window) -> LettersPage:
    """The register with three invitations."""
    house_style(store)
    meeting = ready_meeting(store)
    for name in ("Aerts", "Berg", "Cohen"):
        invitee(store, meeting, name)
    print_batch(store, invitations(store, meeting, today=today()), one_file=True)
    frame = window(store, LettersPage)
    made = frame.page("letters")
    assert isinstance(made, LettersPage)
    background.wait_for_all()
    return made


def states(store: Store) -> list[str]:
    with store.reading() as connection:
        ids = LETTERS.ids(connection, "person")
        place = list(LETTERS.columns).index("state")
        return [row[place] for row in LETTERS.rows(connection, ids).values()]


def test_the_pile_is_marked_by_one_key(store: Store, page: LettersPage) -> None:
    page.list.setFocus()
    page.list.selectAll()
    QTest.keyClick(page.window(), Qt.Key.Key_F8)
    background.wait_for_all()
    assert states(store) == ["sent"] * 3
    assert_accessible(page)
    QTest.keyClick(page.window(), Qt.Key.Key_F8)
    background.wait_for_all()
    assert states(store) == ["made"] * 3


def test_a_mark_typed_as_a_day_is_kept_and_a_wrong_one_said(
    store: Store, page: LettersPage
) -> None:
    page.open_record(page.list.table.id_at(0))
    background.wait_for_all()
    row = page.letter.marks.groups["answered_on"].rows["answered_on"]
    row.widget.setFocus()
    for typed, expected in (("1-1-2019", "made"), ("vandaag", "answered")):
        QTest.keyClick(row.widget, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(row.widget, typed)
        QTest.keyClick(row.widget, Qt.Key.Key_Return)
        background.wait_for_all()
        assert sorted(states(store)) == sorted([expected, "made", "made"])
        assert row.error.isHidden() is (expected == "answered")


def test_a_letter_is_made_anew_and_both_lead_to_each_other(
    store: Store, page: LettersPage, tmp_path: Path
) -> None:
    old = page.list.table.id_at(0)
    page.open_record(old)
    background.wait_for_all()
    edit_person(store, person_of(store, old), "street", "Nieuwstraat")
    page.make_anew()
    background.wait_for_all()
    section = page.letter.anew
    assert section.is_ready()
    assert_accessible(page)
    wishes = section.wishes
    assert wishes is not None
    assert section.chosen == Chosen(way=LetterWay.PAPER)
    wishes.tone.setCurrentIndex(1)
    background.wait_for_all()
    assert section.is_ready()
    section.save()
    assert isinstance(section.output.dialog, QFileDialog)
    section.output.dialog.fileSelected.emit(str(tmp_path / "brief.pdf"))
    section.output.dialog.reject()
    background.wait_for_all()
    said = page_text((tmp_path / "brief.pdf").read_bytes())
    assert "Nieuwstraat" in said
    assert "Beste " in said
    assert page.letter.to_newer.isVisibleTo(page)
    page.letter.to_newer.click()
    background.wait_for_all()
    assert page.letter.to_older.isVisibleTo(page)
    assert page.letter.anew.isHidden()


def person_of(store: Store, letter_id: int) -> int:
    with store.reading() as connection:
        record = letter_record(connection, letter_id)
    assert record is not None
    assert record.person_id is not None
    return record.person_id
