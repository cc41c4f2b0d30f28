"""What came with a reply, one field at a time: who answered, when and how, remark, diet, needs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from coordinator_app.errors import UserError
from coordinator_app.models import Participation, Person
from coordinator_app.operations.called import called
from coordinator_app.operations.participations import needed
from coordinator_app.operations.typed import choice_of, date_of, line_of
from coordinator_app.rules.participations import Reply, ReplyWay
from coordinator_app.rules.periods import refuse_future
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.store import Store
from coordinator_app.texts import Text, text


def edit_reply(
    store: Store, meeting_id: int, person_id: int, field: str, value: Any, *, today: dt.date
) -> Outcome:
    """Change one thing about somebody's reply; what was typed is read as people write it.

    ``replied_on`` (a day that has been), ``replied_by`` (a name, when it was somebody else),
    ``reply_way``, ``remark``, ``diet``, ``access_needs``. Raises `UserError` at the field.
    """
    word, read = _FIELDS[field]
    kept = read(value, field, today)
    label = text("{field} of {name}", field=word, name=called(store, Person, person_id))
    with store.work(label) as work:
        (participation,) = needed(work.session, meeting_id, [person_id])
        if field in _OF_A_REPLY and kept:
            _refuse_without_reply(participation, field)
        setattr(participation, field, kept)
    return work.outcome


def _refuse_without_reply(participation: Participation, field: str) -> None:
    if participation.reply is Reply.NONE:
        raise UserError("Note first what the answer is: yes, no or perhaps.", field=field)


def _line(value: Any, field: str, _today: dt.date) -> str:
    return line_of(value, field)


def _day(value: Any, field: str, today: dt.date) -> dt.date | None:
    day = date_of(value, field, today)
    refuse_future(day, today, field)
    return day


def _way(value: Any, field: str, _today: dt.date) -> ReplyWay:
    return choice_of(value or ReplyWay.UNKNOWN, ReplyWay, field)


_Read = Callable[[Any, str, dt.date], Any]
_OF_A_REPLY = {"replied_on", "replied_by"}
# What somebody eats or needs is named in no label: labels stay when it is erased.
_FIELDS: Mapping[str, tuple[Text, _Read]] = {
    "replied_on": (text("Day of the reply"), _day),
    "replied_by": (text("Who answered"), _line),
    "reply_way": (text("Way of the reply"), _way),
    "remark": (text("Remark"), _line),
    "diet": (text("Wishes"), _line),
    "access_needs": (text("Wishes"), _line),
}
