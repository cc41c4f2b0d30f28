"""The form for a change of job: what it shows, keeps, refuses and writes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from coordinator_app import background, texts
from coordinator_app.clock import today
from coordinator_app.operations.affiliations import NewPost, start_affiliation
from coordinator_app.operations.follow_ups import NewFollowUp, add_follow_up
from coordinator_app.operations.job_changes import JobChange, change_job
from coordinator_app.operations.practice_members import add_practice_member
from coordinator_app.operations.secondments import NewSecondment, add_secondment
from coordinator_app.rules.job_changes import Decision
from coordinator_app.rules.memberships import MemberCategory
from coordinator_app.store.queries.people import person_record
from coordinator_app.store.queries.secondments import secondments_of
from coordinator_app.store.store import Store
from coordinator_app.views.accessible import assert_accessible
from coordinator_app.views.desk import Desk
from coordinator_app.views.frame import Frame
from coordinator_app.views.people.job_change import JobChangeForm
from coordinator_app.views.people.page import PeoplePage
from coordinator_app.views.people.seat_list import SeatRow
from coordinator_app.views.window_state import WindowState
from tests.builders import add_person

Key = Qt.Key
MUNICIPAL = MemberCategory.MUNICIPAL_PROFESSIONAL


@pytest.fixture(autouse=True)
def _in_english(_language: None) -> None:
    texts.use("en")


@pytest.fixture
def janny(store: Store) -> int:
    person = add_person(
        store,
        "Berg",
        given_name="Janny",
        organisation="Gemeente Utrecht",
        job_title="Adviseur",
        category=MUNICIPAL,
        member_since=dt.date(2024, 1, 1),
    )
    lent = NewSecondment("Gemeente Amersfoort", 8, "1-1-2026")
    add_secondment(store, person, lent, today=today())
    add_practice_member(store, person, "Proeftuin Utrecht", today=today())
    add_follow_up(store, NewFollowUp(today(), "Bellen", person))
    add_person(
        store,
        "Post",
        given_name="Piet",
        organisation="Gemeente Ede",
        category=MUNICIPAL,
        member_since=dt.date(2024, 1, 1),
    )
    return person


@pytest.fixture
def frame(store: Store, janny: int, state: WindowState, shown: Callable[[Any], Any]) -> Frame:
    state.keep("language", "en")
    state.keep_data("people/filters", {})
    made: Frame = shown(Frame(Desk(store, state), [PeoplePage], lambda _typed: []))
    made.start()
    background.wait_for_all()
    made.page("people").open_record(janny)
    return made


@pytest.fixture
def form(frame: Frame) -> JobChangeForm:
    frame.do("change_job")
    page = frame.page("people")
    assert isinstance(page, PeoplePage)
    return page.job_change


def row(form: JobChangeForm, kind: str) -> SeatRow:
    return next(found for key, found in form.seat.rows.items() if key.startswith(kind))


def typed(form: JobChangeForm, qtbot: QtBot, **values: str) -> None:
    for key, value in values.items():
        qtbot.keyClicks(form.group.rows[key].widget, value)
        background.wait_for_all()


def test_it_says_what_hangs_on_the_seat_and_what_will_happen(
    form: JobChangeForm, qtbot: QtBot
) -> None:
    assert form.group.rows["organisation"].widget.hasFocus()
    assert not form.group.rows["leaving"].widget.isVisible()
    assert [key.partition("-")[0] for key in form.seat.rows] == [
        *("membership", "secondment", "practice", "follow_up"),
    ]
    typed(form, qtbot, organisation="Gemeente Zwolle", started_on="1-4-2027", manager_id="Els Meer")
    said = form.plan.text()
    assert "Janny Berg leaves Gemeente Utrecht: Wed 31 Mar 2027 is the last day." in said
    assert "The seat of Gemeente Utrecht is vacant then." in said
    assert "Els Meer is asked for consent. Ends: 1 secondment." in said
    row(form, "follow_up").choose(Decision.END)
    assert "Ends: 1 secondment, 1 follow-up." in form.plan.text()


def test_escape_leaves_everything_untouched_and_what_was_typed_stays_in_the_form(
    form: JobChangeForm, frame: Frame, store: Store, qtbot: QtBot
) -> None:
    label = store.undo_label()
    typed(form, qtbot, organisation="Gemeente Zwolle")
    qtbot.keyClick(form.group.rows["organisation"].widget, Key.Key_Escape)
    assert not form.isVisible()
    assert store.undo_label() == label
    frame.do("change_job")
    assert form.group.rows["organisation"].editor.raw() == ""


def test_a_refusal_stands_at_its_field_or_at_its_thing(
    form: JobChangeForm, store: Store, qtbot: QtBot
) -> None:
    label = store.undo_label()
    organisation = form.group.rows["organisation"]
    qtbot.keyClick(organisation.widget, Key.Key_Return)
    assert organisation.error.isVisible()
    typed(form, qtbot, organisation="Gemeente Zwolle")
    lent = row(form, "secondment")
    lent.choose(Decision.HAND_OVER)
    qtbot.mouseClick(form.save_button, Qt.MouseButton.LeftButton)
    assert lent.error.text() == "Say who takes it over."
    assert lent.to.widget.hasFocus()
    assert store.undo_label() == label
    lent.choose(Decision.KEEP)
    assert not lent.error.isVisible()
    form.group.rows["organisation"].editor.write("Gemeente Amersfoort")
    qtbot.mouseClick(form.save_button, Qt.MouseButton.LeftButton)
    assert "own organisation" in lent.error.text()


def test_it_is_carried_out_in_one_step_and_the_letter_is_offered(
    form: JobChangeForm, frame: Frame, store: Store, janny: int, qtbot: QtBot
) -> None:
    typed(form, qtbot, organisation="Gemeente Zwolle", manager_id="Els Meer")
    lent = row(form, "secondment")
    lent.choose(Decision.HAND_OVER)
    qtbot.keyClicks(lent.to.widget, "Piet")
    background.wait_for_all()
    qtbot.keyClick(lent.to.widget, Key.Key_Tab)
    assert lent.to.editor.raw() == "Piet Post · Gemeente Ede"
    qtbot.keyClick(form.save_button, Key.Key_Return)
    background.wait_for_all()
    page = frame.page("people")
    assert isinstance(page, PeoplePage)
    assert not form.isVisible()
    assert page.pane.consents.letter.isVisible()
    assert "Meer, Els" in page.pane.consents.letter.words.text()
    with store.reading() as connection:
        record = person_record(connection, janny, today())
        piet = secondments_of(connection, janny + 1, today())
    assert record is not None
    assert record.affiliations[0].organisation_name == "Gemeente Zwolle"
    assert record.affiliations[1].ended_on == today() - dt.timedelta(days=1)
    assert [one.host for one in piet] == ["Gemeente Amersfoort"]
    frame.do("undo")
    background.wait_for_all()
    assert not page.pane.consents.letter.isVisible()
    with store.reading() as connection:
        assert secondments_of(connection, janny + 1, today()) == ()


def test_of_several_posts_one_is_left_or_all(
    frame: Frame, store: Store, janny: int, qtbot: QtBot
) -> None:
    post = NewPost("Stichting Meedoen", "Bestuurslid", "1-1-2026")
    start_affiliation(store, janny, post, today=today())
    frame.do("change_job")
    page = frame.page("people")
    assert isinstance(page, PeoplePage)
    form = page.job_change
    leaving: Any = form.group.rows["leaving"].widget
    assert leaving.isVisible()
    assert leaving.currentText() == "Bestuurslid, Stichting Meedoen"
    assert not any(key.startswith("secondment") for key in form.seat.rows)
    leaving.setCurrentIndex(leaving.findData("0"))
    leaving.activated.emit(leaving.currentIndex())
    assert any(key.startswith("secondment") for key in form.seat.rows)
    typed(form, qtbot, organisation="Gemeente Zwolle")
    assert "leaves Gemeente Utrecht" in form.plan.text()
    form.save()
    with store.reading() as connection:
        record = person_record(connection, janny, today())
    assert record is not None
    assert [post.is_over(today()) for post in record.affiliations] == [False, True, True]


def test_somebody_without_a_post_or_membership_just_begins(
    frame: Frame, store: Store, qtbot: QtBot
) -> None:
    nobody = add_person(store, "Wit")
    page = frame.page("people")
    assert isinstance(page, PeoplePage)
    page.list.table.reload()
    background.wait_for_all()
    page.open_record(nobody)
    frame.do("change_job")
    rows = page.job_change.group.rows
    assert not any(rows[key].widget.isVisible() for key in ("leaving", "ended_on", "manager_id"))
    assert page.job_change.seat.nothing.isVisible()
    qtbot.keyClicks(rows["organisation"].widget, "Gemeente Ede")
    page.job_change.save()
    with store.reading() as connection:
        record = person_record(connection, nobody, today())
    assert record is not None
    assert [post.organisation_name for post in record.affiliations] == ["Gemeente Ede"]


def test_tab_goes_down_the_form_and_a_screen_reader_is_told_everything(
    form: JobChangeForm, frame: Frame, qtbot: QtBot
) -> None:
    row(form, "secondment").choose(Decision.HAND_OVER)
    assert_accessible(frame)
    seen: list[QWidget] = []
    for _ in range(30):
        now = frame.focusWidget()
        assert now is not None
        seen.append(now)
        if now is form.cancel_button:
            break
        qtbot.keyClick(now, Key.Key_Tab)
    heights = [part.mapTo(form, part.rect().topLeft()).y() for part in seen]
    assert heights == sorted(heights)
    assert row(form, "secondment").to.widget in seen
    assert form.save_button in seen


def test_what_the_letter_lacks_is_mended_in_its_line(
    frame: Frame, store: Store, janny: int
) -> None:
    change = JobChange(janny, NewPost("Gemeente Zwolle"), manager="Els Meer")
    frame.desk.did(change_job(store, change, today=today()))
    background.wait_for_all()
    page = frame.page("people")
    assert isinstance(page, PeoplePage)
    for field, part in (
        ("answer", page.pane.consents),
        ("started_on", page.pane.memberships),
        ("manager_id", page.pane.consents),
    ):
        frame.desk.mend("people", janny, field)
        background.wait_for_all()
        assert part.editor.rows[field].widget.hasFocus()
    frame.desk.mend("people", janny, "affiliations")
    assert page.pane.posts.begin.isVisible()
