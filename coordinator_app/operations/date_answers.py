"""Answers to the dates of a poll, one at a time or a row at once, as they come in by phone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from coordinator_app.errors import UserError
from coordinator_app.models import DateAnswer, DatePoll, Person
from coordinator_app.operations.called import called
from coordinator_app.operations.date_poll_rows import (
    answers_where,
    asked_rows,
    open_poll,
    options_of,
)
from coordinator_app.operations.typed import choice_of
from coordinator_app.rules.date_answers import read_answers
from coordinator_app.rules.date_polls import DateAnswerKind
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.store import Store
from coordinator_app.texts import Text, text

Given = Mapping[tuple[int, int], DateAnswerKind | str | None]  # by option and person


def record_date_answers(store: Store, poll_id: int, given: Given, *, on: dt.date) -> Outcome:
    """Note answers; None clears one. The day stays when somebody answers the same again.

    Raises `UserError` for who is not asked, for a date that is not of this poll, and when the
    meeting was planned.
    """
    read = {place: _kind(answer) for place, answer in given.items()}
    with store.work(_label(store, poll_id, read)) as work:
        poll = open_poll(work.session, poll_id)
        asked_rows(work.session, poll.id, [person for _option, person in read])
        _refuse_unknown(work.session, poll.id, {option for option, _person in read})
        _put(work.session, read, on)
    return work.outcome


def type_date_answers(
    store: Store, poll_id: int, person_id: int, typed: str, *, on: dt.date
) -> Outcome:
    """Note a whole row as it is said on the phone: ``jnzj``, ``ja nee zo nodig ja``, ``alles ja``.

    One answer for each date in the order of time; a hyphen is no answer. Raises `UserError` at
    ``answers``.
    """
    with store.work("Answers of {name}", name=called(store, Person, person_id)) as work:
        poll = open_poll(work.session, poll_id)
        asked_rows(work.session, poll.id, [person_id])
        options = [option.id for option in options_of(work.session, poll.id)]
        row = read_answers(typed, len(options))
        given = {(option, person_id): kind for option, kind in zip(options, row, strict=True)}
        _put(work.session, given, on)
    return work.outcome


def _kind(answer: DateAnswerKind | str | None) -> DateAnswerKind | None:
    return None if answer is None else choice_of(answer, DateAnswerKind, "answers")


def _label(store: Store, poll_id: int, given: Mapping[tuple[int, int], Any]) -> Text:
    people = {person for _option, person in given}
    if len(people) != 1:
        return text("Answers to dates: {title}", title=called(store, DatePoll, poll_id))
    name = called(store, Person, *people)
    answers = set(given.values())
    if len(given) > 1 or None in answers:
        return text("Answers of {name}", name=name)
    return text("Answer of {name}: {answer}", name=name, answer=answers.pop())


def _refuse_unknown(session: Session, poll_id: int, options: set[int]) -> None:
    if not options <= {option.id for option in options_of(session, poll_id)}:
        raise UserError("This date is no longer asked about. Undo brings it back.")


def _put(
    session: Session, given: Mapping[tuple[int, int], DateAnswerKind | None], on: dt.date
) -> None:
    there = _there(session, given)
    for place, kind in given.items():
        kept = there.get(place)
        if kept is not None and kind is None:
            session.delete(kept)
        elif kept is not None and kind is not None and kept.answer != kind:
            kept.answer, kept.answered_on = kind, on
        elif kept is None and kind is not None:
            option, person = place
            session.add(
                DateAnswer(date_option_id=option, person_id=person, answer=kind, answered_on=on)
            )


def _there(session: Session, given: Mapping[tuple[int, int], Any]) -> dict[Any, DateAnswer]:
    options, people = ({place[side] for place in given} for side in (0, 1))
    condition = DateAnswer.date_option_id.in_(options) & DateAnswer.person_id.in_(people)
    return {(row.date_option_id, row.person_id): row for row in answers_where(session, condition)}
