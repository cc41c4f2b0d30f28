"""W4, the first half: four dates, answers typed while people call, the date ranked and chosen.

In the whole window, with a keyboard and no mouse: from Ctrl+K to the participants of the meeting.
"""

from __future__ import annotations

import datetime as dt

import pytest

from coordinator_app.clock import today
from coordinator_app.operations.date_polls import edit_date_poll
from coordinator_app.operations.memberships import add_membership
from coordinator_app.operations.today import today_items
from coordinator_app.rules.memberships import MemberCategory
from coordinator_app.rules.participations import Reply
from coordinator_app.store.queries.meetings import meeting_record
from coordinator_app.store.store import Store
from coordinator_app.views.date_polls.page import DatePollsPage
from coordinator_app.views.meetings.page import MeetingsPage
from tests.builders import add_person
from tests.workflows.hands import CTRL, SHIFT, Hands, Key

SOCIAL, EXPERT = MemberCategory.SOCIAL_PROFESSIONAL, MemberCategory.EXPERT_BY_EXPERIENCE
PEOPLE = (("Aalst", SOCIAL), ("Berg", SOCIAL), ("Cruz", EXPERT), ("Dam", EXPERT))


@pytest.fixture(autouse=True)
def people(store: Store) -> list[int]:
    """The host is Jo Aalst; two of four are experts by experience."""
    found = []
    for name, kind in PEOPLE:
        found.append(add_person(store, name, given_name="Jo"))
        add_membership(store, found[-1], kind, "2020-01-01", today=today())
    return found


def asked(hands: Hands) -> DatePollsPage:
    """A poll of four dates was made by Ctrl+K, and has the whole width."""
    first = today() + dt.timedelta(days=30)
    typed = "; ".join(f"{first + dt.timedelta(days=n):%d-%m-%Y} 13:30" for n in (0, 2, 7, 9))
    hands((Key.Key_K, CTRL), "nieuwe datumvraag", Key.Key_Return)
    hands("Voorjaar", Key.Key_Tab, typed, Key.Key_Return)
    page = hands.page("date_polls")
    assert isinstance(page, DatePollsPage)
    hands(Key.Key_Return)
    return page


def test_four_dates_are_ranked_by_who_must_be_there_and_one_key_plans_the_best(
    store: Store, hands: Hands, people: list[int]
) -> None:
    page = asked(hands)
    for row in ("aalst njjz", "berg jjnj", "cruz jnjn", "dam j-nj"):
        hands(row, Key.Key_Return)
    hands("aalst", Key.Key_Return, Key.Key_Space)  # the host must be there
    hands((Key.Key_P, CTRL | SHIFT))
    hands.tab_to(page.poll.facts.needs.rows[EXPERT.value].widget)
    hands("1", Key.Key_Return, (Key.Key_L, CTRL | SHIFT))
    cards = [card.accessibleName() for card in page.poll.answers.ranking.cards]
    assert [card[:2] for card in cards] == ["1.", "2.", "3.", "4."]
    assert "2 ja  ·  1 zo nodig  ·  1 nee" in cards[0]
    assert "Jo Aalst moet erbij zijn en kan zo nodig" in cards[0]
    assert "Ervaringsdeskundige: 1 kan komen; minstens 1 nodig" in cards[0]
    assert "2 ja  ·  2 nee" in cards[1]
    assert "Ervaringsdeskundige: 0 kan komen, 1 moet nog antwoorden" in cards[2]
    # Most can come then, but not the host.
    assert "3 ja  ·  1 nee" in cards[3]
    assert "Jo Aalst moet erbij zijn en kan niet" in cards[3]
    hands(Key.Key_F8)
    hands(Key.Key_Return)  # the button *To the meeting* has the focus
    meetings = hands.page("meetings")
    assert isinstance(meetings, MeetingsPage)
    with store.reading() as connection:
        planned = meeting_record(connection, meetings.current_id())
    assert planned is not None
    assert planned.title == "Voorjaar"
    assert planned.starts_at.date() == today() + dt.timedelta(days=39)
    assert [one.person_id for one in planned.participants] == people
    assert [one.reply for one in planned.participants] == [
        Reply.NONE, Reply.NONE, Reply.NO, Reply.NONE
    ]  # fmt: skip
    hands((Key.Key_Z, CTRL))
    assert meetings.list.table.rowCount() == 0


def test_today_tells_that_answers_stay_away_and_leads_to_the_poll(
    store: Store, hands: Hands, people: list[int]
) -> None:
    page = asked(hands)
    poll = page.current_id()
    hands.frame.desk.did(edit_date_poll(store, poll, "answer_by", today(), today=today()))
    hands((Key.Key_1, CTRL))
    sentences = [item.sentence.say("nl") for item in today_items(store, today())]
    assert "4 mensen hebben nog niet gezegd welke data kunnen voor Voorjaar" in sentences
    hands(Key.Key_Home, *[Key.Key_Down] * _place_of(store), Key.Key_Return)
    assert hands.page("date_polls") is page
    assert hands.focus() is page.poll.answers.entry
    for row in ("aalst alles ja", "berg alles ja", "cruz alles ja", "dam alles nee"):
        hands(row, Key.Key_Return)
    hands((Key.Key_1, CTRL))
    sentences = [item.sentence.say("nl") for item in today_items(store, today())]
    assert "Iedereen heeft geantwoord: kies een datum voor Voorjaar" in sentences


def _place_of(store: Store) -> int:
    """Which line of Today the date poll is."""
    return [item.noun for item in today_items(store, today())].index("date_polls")


def test_a_poll_is_found_by_its_title(hands: Hands) -> None:
    page = asked(hands)
    hands((Key.Key_1, CTRL), (Key.Key_K, CTRL), "voorjaar", Key.Key_Return)
    assert hands.page("date_polls") is page
    assert page.poll.title.text() == "Voorjaar"
