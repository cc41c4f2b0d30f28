"""What asks for attention of letters: one that came back is no letter at all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from coordinator_app.rules.today_facts import TodayFacts
from coordinator_app.rules.today_items import TodayAction, TodayItem, group_of
from coordinator_app.texts import text


def letters_returned(facts: TodayFacts, today: dt.date) -> Iterator[TodayItem]:
    """Letters that came back, from that day on, until the person is written to again."""
    for one in facts.returned_letters:
        yield TodayItem(
            f"returned:{one.letter_id}",
            group_of(one.returned_on, today),
            text("The letter to {name} came back", name=one.name),
            text(
                "{kind} of {day}. Check the address and make the letter anew.",
                kind=one.kind.word,
                day=one.made_on,
            ),
            one.returned_on,
            "letters",
            one.letter_id,
            TodayAction.OPEN_LETTER,
            person_id=one.person_id,
        )
