"""What asks for attention of date polls: answers that stay away, and dates nobody chose from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from coordinator_app.rules.today_facts import OpenDatePoll, TodayFacts
from coordinator_app.rules.today_items import TodayAction, TodayItem, group_of
from coordinator_app.texts import Text, plural, text


def date_polls_waiting(facts: TodayFacts, today: dt.date) -> Iterator[TodayItem]:
    """A poll from the day before which answers were asked, from the day on which everybody had
    answered, or from the day on which its last date was over.
    """
    for poll in facts.date_polls:
        if poll.last_date < today:
            yield _item(poll, today, poll.last_date, *_over(poll))
        elif not poll.missing:
            yield _item(poll, today, poll.answered_on or today, *_complete(poll))
        elif poll.answer_by is not None and poll.answer_by <= today:
            yield _item(poll, today, poll.answer_by, *_missing(poll))


def _over(poll: OpenDatePoll) -> tuple[Text, Text]:
    return (
        text("No date was chosen for {title}", title=poll.title),
        text("The last of the dates was {day}.", day=poll.last_date),
    )


def _complete(poll: OpenDatePoll) -> tuple[Text, Text]:
    return (
        text("Everybody has answered: choose a date for {title}", title=poll.title),
        text("The first of the dates is {day}.", day=poll.first_date),
    )


def _missing(poll: OpenDatePoll) -> tuple[Text, Text]:
    return (
        plural(
            "{n} person has not said which dates suit for {title}",
            "{n} people have not said which dates suit for {title}",
            poll.missing,
            title=poll.title,
        ),
        text("An answer was asked for by {day}.", day=poll.answer_by),
    )


def _item(
    poll: OpenDatePoll, today: dt.date, due: dt.date, sentence: Text, reason: Text
) -> TodayItem:
    return TodayItem(
        f"date_poll:{poll.poll_id}",
        group_of(due, today),
        sentence,
        reason,
        due,
        "date_polls",
        poll.poll_id,
        TodayAction.OPEN_DATE_POLL,
    )
