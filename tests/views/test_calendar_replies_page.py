"""Replies from calendars in the window: several dropped at once, each told or recorded."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from coordinator_app import background
from coordinator_app.operations.reach import set_emails
from coordinator_app.rules.participations import Reply
from coordinator_app.store.queries.meetings import calendar_facts
from coordinator_app.store.queries.participations import participants_of
from coordinator_app.store.store import Store
from coordinator_app.views.accessible import assert_accessible
from coordinator_app.views.frame import Frame
from coordinator_app.views.meetings.page import MeetingsPage
from tests.paper_facts import house_style, invitee, ready_meeting

Window = Callable[..., Frame]
COPY, LEFT, NO = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def meeting(store: Store) -> int:
    house_style(store)
    made = ready_meeting(store)
    set_emails(store, invitee(store, made, "Berg"), ["berg@example.org"])
    return made


def reply(path: Path, uid: str, email: str) -> Path:
    path.write_text(
        f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\nMETHOD:REPLY\nBEGIN:VEVENT\nUID:{uid}\n"
        f"DTSTAMP:20270301T090000Z\nATTENDEE;PARTSTAT=ACCEPTED:mailto:{email}\n"
        "END:VEVENT\nEND:VCALENDAR\n",
        encoding="utf-8",
    )
    return path


def drop(frame: Frame, *paths: Path) -> bool:
    """Let files go on the window; whether it took them."""
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    place = QPointF(200, 200)
    enter = QDragEnterEvent(place.toPoint(), COPY, carried, LEFT, NO)
    enter.ignore()
    QApplication.sendEvent(frame, enter)
    if enter.isAccepted():
        QApplication.sendEvent(frame, QDropEvent(place, COPY, carried, LEFT, NO))
    background.wait_for_all()
    return enter.isAccepted()


def test_several_are_dropped_and_what_cannot_be_taken_is_told(
    store: Store, meeting: int, window: Window, tmp_path: Path
) -> None:
    frame = window(store, MeetingsPage)
    with store.reading() as connection:
        facts = calendar_facts(connection, meeting)
    assert facts is not None
    good = reply(tmp_path / "goed.ics", facts.uid, "berg@example.org")
    strange = reply(tmp_path / "vreemd.ics", facts.uid, "iemand@example.org")
    assert drop(frame, good, strange)
    with store.reading() as connection:
        (one,) = participants_of(connection, meeting)
    assert one.reply is Reply.YES
    said = frame.messages.accessibleName() + " ".join(
        label.text() for label in frame.messages.findChildren(type(frame.messages._words))
    )
    assert "vreemd.ics" in said
    assert_accessible(frame)
    store.undo()
    with store.reading() as connection:
        (one,) = participants_of(connection, meeting)
    assert one.reply is Reply.NONE


def test_other_files_among_them_are_left_alone(
    store: Store, meeting: int, window: Window, tmp_path: Path
) -> None:
    frame = window(store, MeetingsPage)
    other = tmp_path / "foto.png"
    other.write_bytes(b"x")
    assert not drop(frame, reply(tmp_path / "goed.ics", "x", "berg@example.org"), other)


def test_the_files_can_be_chosen_too(
    store: Store, meeting: int, window: Window, tmp_path: Path
) -> None:
    page = window(store, MeetingsPage).page("meetings")
    assert isinstance(page, MeetingsPage)
    with store.reading() as connection:
        facts = calendar_facts(connection, meeting)
    assert facts is not None
    page.take_replies()
    assert page.replies.dialog is not None
    chosen = reply(tmp_path / "goed.ics", facts.uid, "BERG@example.org")
    page.replies.dialog.filesSelected.emit([str(chosen)])
    page.replies.dialog.reject()
    background.wait_for_all()
    with store.reading() as connection:
        (one,) = participants_of(connection, meeting)
    assert one.reply is Reply.YES
