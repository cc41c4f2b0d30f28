"""What the coordinator notes of letters that were made: sent, answered, come back, a remark."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from coordinator_app.models import Letter
from coordinator_app.operations.called import called
from coordinator_app.operations.rows import all_existing, existing
from coordinator_app.operations.typed import choice_of, date_of, note_of
from coordinator_app.rules.letter_marks import LetterMark, Marks, refuse_mark
from coordinator_app.rules.letters import LetterWay
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.queries.letters import are_marked
from coordinator_app.store.store import Store
from coordinator_app.texts import plural


def mark_letters(
    store: Store,
    letter_ids: Iterable[int],
    mark: LetterMark,
    on: dt.date | None,
    *,
    today: dt.date,
) -> Outcome:
    """Mark letters as sent, answered or come back on that day; None takes the mark off.

    One that bears the mark already keeps its own day. Raises UserError at the mark's field.
    """
    wanted = list(dict.fromkeys(letter_ids))
    label = plural("{n} letter: {mark}", "{n} letters: {mark}", len(wanted), mark=mark.word)
    with store.work(label) as work:
        for letter in all_existing(work.session, Letter, wanted):
            if on is None or getattr(letter, mark.value) is None:
                _mark(letter, mark, on, today)
    return work.outcome


def toggle_mark(
    store: Store, letter_ids: Sequence[int], mark: LetterMark, *, today: dt.date
) -> Outcome:
    """Mark letters with today; when all of them bear the mark, take it off."""
    with store.reading() as connection:
        marked = are_marked(connection, letter_ids, mark)
    return mark_letters(store, letter_ids, mark, None if marked else today, today=today)


def edit_letter(store: Store, letter_id: int, field: str, value: Any, *, today: dt.date) -> Outcome:
    """Change one of the marks, the way it went or the remark. Raises UserError at the field."""
    with store.work("Register: {title}", title=called(store, Letter, letter_id)) as work:
        letter = existing(work.session, Letter, letter_id)
        if field in _MARKS:
            _mark(letter, LetterMark(field), date_of(value, field, today), today)
        else:
            setattr(letter, field, _READ[field](value, field))
    return work.outcome


_MARKS = {mark.value for mark in LetterMark}
_READ: Mapping[str, Callable[[Any, str], Any]] = {
    "way": lambda value, field: choice_of(value, LetterWay, field),
    "remark": note_of,
}


def _mark(letter: Letter, mark: LetterMark, on: dt.date | None, today: dt.date) -> None:
    if on is not None:
        refuse_mark(_marks(letter), mark, on, today)
    setattr(letter, mark.value, on)


def _marks(letter: Letter) -> Marks:
    made_on = letter.produced_at.astimezone().date()
    return Marks(made_on, letter.sent_on, letter.answered_on, letter.returned_on)
