"""W8, a front-runner changes job: by keyboard, from an empty network to the manager's answer."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox

from coordinator_app.clock import today
from coordinator_app.documents.previews import page_text
from coordinator_app.operations.export_rows import attendance_records
from coordinator_app.operations.today import today_items
from coordinator_app.rules.consents import ConsentState
from coordinator_app.rules.job_changes import Decision
from coordinator_app.rules.today_items import TodayAction
from coordinator_app.store.queries.consents import MemberConsent, consent_state_of_members
from coordinator_app.store.queries.people import PersonRecord, person_record
from coordinator_app.store.queries.people_list import people_list
from coordinator_app.store.queries.secondments import secondments_of
from coordinator_app.store.store import Store
from coordinator_app.views.partners.page import PartnersPage
from coordinator_app.views.people.page import PeoplePage
from coordinator_app.views.people.seat_list import SeatRow
from coordinator_app.views.today.page import TodayPage
from tests.store.facts import facts_of
from tests.workflows.hands import CTRL, SHIFT, Hands

Key = Qt.Key
DAY = dt.timedelta(days=1)


def people(hands: Hands) -> PeoplePage:
    page = hands.page("people")
    assert isinstance(page, PeoplePage)
    return page


def pick(hands: Hands, value: str) -> None:
    """Choose this value in the list that has the focus, with the arrow keys."""
    box = hands.focus()
    assert isinstance(box, QComboBox)
    for _step in range(box.count()):
        if box.currentData() == value:
            return
        hands(Key.Key_Down)
    raise AssertionError(f"{value} cannot be chosen")


def organisation(hands: Hands, name: str) -> None:
    """A name that may be known, of which none of the proposals is taken."""
    hands(name)
    if QApplication.activePopupWidget() is not None:
        hands(Key.Key_Escape)
    # Without a display a list of proposals that closes leaves no window active.
    hands.frame.activateWindow()
    hands(Key.Key_Tab)


def add_member(hands: Hands, given: str, family: str, employer: str) -> None:
    """A member since 2024, whose membership is mended in its line."""
    hands((Key.Key_N, CTRL), given, Key.Key_Tab, Key.Key_Tab, family, Key.Key_Tab, Key.Key_Tab)
    organisation(hands, employer)
    pick(hands, "municipal_professional")
    hands(Key.Key_Return)
    part = people(hands).pane.memberships
    hands.tab_to(part.lines)
    hands(Key.Key_Return)
    hands.tab_to(part.editor.rows["started_on"].widget)
    hands.retype("1-1-2024")
    hands(Key.Key_Return, Key.Key_Escape, Key.Key_Escape)


def fill_the_seat(hands: Hands) -> None:
    """A secondment, a learning practice and a follow-up, each from its button in the record."""
    pane = people(hands).pane
    hands.tab_to(pane.secondments.begin_button)
    hands(Key.Key_Space)
    organisation(hands, "Gemeente Amersfoort")
    hands("8", Key.Key_Tab, "1-1-2026", Key.Key_Return)
    hands.tab_to(pane.practices.begin_button)
    hands(Key.Key_Space, "Proeftuin Utrecht", Key.Key_Return, Key.Key_Escape)


def meet_yesterday(hands: Hands) -> None:
    """A meeting with everybody, at which Janny was present."""
    hands((Key.Key_4, CTRL), Key.Key_Return, "Wijkteams", Key.Key_Tab, "gisteren", Key.Key_Return)
    hands((Key.Key_L, CTRL | SHIFT), Key.Key_Return)
    hands((Key.Key_5, CTRL), "ber", Key.Key_Return)


def person(store: Store, name: str) -> PersonRecord:
    with store.reading() as connection:
        (found,) = people_list(today()).ids(connection, "name", find=name)
        record = person_record(connection, found, today())
    assert record is not None
    return record


def consent(store: Store, person_id: int) -> MemberConsent:
    with store.reading() as connection:
        return consent_state_of_members(connection, today(), [person_id])[person_id]


def seat_row(hands: Hands, kind: str) -> SeatRow:
    rows = people(hands).job_change.seat.rows
    return next(row for key, row in rows.items() if key.startswith(kind))


def change_job(hands: Hands) -> None:
    hands((Key.Key_J, CTRL))
    organisation(hands, "Gemeente Zwolle")
    hands("Directeur", Key.Key_Tab, Key.Key_Tab, Key.Key_Tab, "Els Meer", Key.Key_Tab)
    lent = seat_row(hands, "secondment")
    hands.tab_to(lent.choice)
    pick(hands, Decision.HAND_OVER.value)
    hands(Key.Key_Tab, "Piet", Key.Key_Tab)
    hands.tab_to(people(hands).job_change.save_button)
    hands(Key.Key_Return)


ANSWERS = {
    "name": "Netwerk Meedoen",
    "sender_name": "Movida",
    "sender_lines": "Kerkstraat 1",
    "street": "Grote Kerkplein",
    "house_number": "15",
    "postcode": "8011 PK",
    "city": "Zwolle",
}


def mend(hands: Hands) -> None:
    """Each gap of the letter where its name leads to, until there is none."""
    letter = people(hands).pane.consents.letter
    for _step in range(12):
        if not letter.gaps.lines:
            return
        hands.tab_to(letter.gaps.lines[0])
        hands(Key.Key_Space)
        hands(ANSWERS[hands.focus().objectName()], (Key.Key_Return, CTRL))
        if hands.page_name() == "partners":
            for field in ("house_number", "postcode", "city"):
                page = hands.page("partners")
                assert isinstance(page, PartnersPage)
                hands.tab_to(page.address.rows[field].widget)
                hands(ANSWERS[field], Key.Key_Return)
        while hands.page_name() != "people":
            hands(Key.Key_Escape)
    raise AssertionError([line.text() for line in letter.gaps.lines])


def to_the_answer(hands: Hands) -> None:
    """From the button of its line on Today."""
    hands((Key.Key_1, CTRL))
    page = hands.page("today")
    assert isinstance(page, TodayPage)
    waiting = today_items(hands.frame.desk.store, today())
    (item,) = (one for one in waiting if one.action is TodayAction.RENEW_CONSENT)
    page.list.pressed.emit(item)
    hands()


def test_w08(hands: Hands, store: Store, tmp_path: Path) -> None:
    hands((Key.Key_2, CTRL))
    add_member(hands, "Piet", "Post", "Gemeente Ede")
    add_member(hands, "Janny", "Berg", "Gemeente Utrecht")
    fill_the_seat(hands)
    meet_yesterday(hands)
    hands((Key.Key_2, CTRL))
    janny = person(store, "Janny").id
    assert people(hands).current_id() == janny
    before = facts_of(store.path)

    change_job(hands)
    assert people(hands).pane.consents.letter.isVisible()
    record = person(store, "Janny")
    assert [post.organisation_name for post in record.affiliations] == [
        *("Gemeente Zwolle", "Gemeente Utrecht"),
    ]
    assert record.affiliations[1].ended_on == today() - DAY
    with store.reading() as connection:
        (lent,) = secondments_of(connection, person(store, "Piet").id, today())
        shown = {row["name"]: row["organisation"] for row in attendance_records(connection)}
    assert (lent.host, lent.hours_a_week) == ("Gemeente Amersfoort", 8)
    assert shown["Janny Berg"] == "Gemeente Utrecht"
    assert consent(store, janny).state is ConsentState.AWAITED

    after = facts_of(store.path)
    hands((Key.Key_Escape), (Key.Key_Z, CTRL))
    assert facts_of(store.path) == before
    hands((Key.Key_Z, CTRL | SHIFT))
    assert facts_of(store.path) == after

    part = people(hands).pane.consents
    mend(hands)
    hands.tab_to(part.letter.save_button)
    hands(Key.Key_Space)
    hands.choose_file(tmp_path / "instemming.pdf")
    words = " ".join(page_text((tmp_path / "instemming.pdf").read_bytes()).split())
    for expected in ("E. Meer", "Janny Berg", "Directeur, Gemeente Zwolle", "Netwerk Meedoen"):
        assert expected in words

    hands.tab_to(part.lines)
    hands(Key.Key_Return)
    hands.tab_to(part.editor.rows["asked_on"].widget)
    hands.retype(f"{today() - 21 * DAY:%d-%m-%Y}")
    hands(Key.Key_Return)
    waiting = [item.action for item in today_items(store, today())]
    assert TodayAction.RENEW_CONSENT in waiting
    hands(Key.Key_Escape, Key.Key_Escape)

    to_the_answer(hands)
    assert people(hands).current_id() == janny
    pick(hands, "given")
    hands(Key.Key_Tab)
    assert consent(store, janny).state is ConsentState.GIVEN
    assert not part.letter.isVisible()
    assert TodayAction.RENEW_CONSENT not in [item.action for item in today_items(store, today())]

    hands.frame.do("go.partners")
    partners = hands.page("partners")
    assert isinstance(partners, PartnersPage)
    partners.open_record(record.affiliations[1].organisation_id)
    hands()
    assert "Janny Berg" in partners.vacant.text()
