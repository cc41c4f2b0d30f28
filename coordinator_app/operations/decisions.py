"""Decisions: what a meeting decided, with a number of its year that is never given again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select
from sqlalchemy.orm import Session

from coordinator_app.errors import UserError
from coordinator_app.models import AgendaItem, Decision, Meeting
from coordinator_app.operations.bin import put_in_bin, take_from_bin
from coordinator_app.operations.called import called
from coordinator_app.operations.rows import existing
from coordinator_app.rules.cleaning import clean, refuse_too_long, shortened
from coordinator_app.rules.minutes import decision_number
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.store import Store
from coordinator_app.texts import plural

_LONGEST = 2_000  # characters: some sentences; more is what was said, not what was decided


@dataclass(frozen=True)
class NewDecision:
    """What was decided, at a meeting and perhaps at one of its agenda items."""

    words: str
    meeting_id: int
    agenda_item_id: int | None = None


def add_decision(store: Store, new: NewDecision) -> Outcome:
    """Write a decision down, on the day of its meeting; it gets the next number of that year.

    Numbers run on without a hole. That of a decision in the bin stays its own.
    """
    words = _words(new.words)
    with store.work("New decision: {words}", words=_short(words)) as work:
        meeting = existing(work.session, Meeting, new.meeting_id)
        refuse_other_meeting(work.session, new.agenda_item_id, meeting.id)
        day = meeting.starts_at.date()
        work.session.add(
            Decision(
                meeting_id=meeting.id,
                agenda_item_id=new.agenda_item_id,
                year=day.year,
                number=_next_number(work.session.connection(), day.year),
                decided_on=day,
                words=words,
            )
        )
    return work.outcome


def edit_decision(store: Store, decision_id: int, field: str, value: Any) -> Outcome:
    """Change its ``words``, or the ``agenda_item_id`` it was taken at; the number stays."""
    words = _words(value) if field == "words" else called(store, Decision, decision_id)
    with store.work("Change decision: {words}", words=_short(words)) as work:
        decision = existing(work.session, Decision, decision_id)
        if field == "words":
            decision.words = words
        else:
            item_id = item_of(value)
            refuse_other_meeting(work.session, item_id, decision.meeting_id)
            decision.agenda_item_id = item_id
    return work.outcome


def put_decisions_in_bin(store: Store, ids: Iterable[int]) -> Outcome:
    """Put decisions in the bin; their numbers are not given to others."""
    wanted = tuple(ids)
    many = plural("{n} decision to the bin", "{n} decisions to the bin", len(wanted))
    return put_in_bin(store, Decision, wanted, many)


def take_decisions_from_bin(store: Store, ids: Iterable[int]) -> Outcome:
    """Bring decisions back from the bin, each with its number."""
    wanted = tuple(ids)
    many = plural("{n} decision out of the bin", "{n} decisions out of the bin", len(wanted))
    return take_from_bin(store, Decision, wanted, many)


def next_number(connection: Connection, year: int) -> str:
    """The number that the next decision of a year gets: ``"2027-4"``."""
    return decision_number(year, _next_number(connection, year))


def refuse_other_meeting(session: Session, item_id: int | None, meeting_id: int | None) -> None:
    """Refuse an agenda item of another meeting, at ``agenda_item_id``."""
    if item_id is not None and existing(session, AgendaItem, item_id).meeting_id != meeting_id:
        raise UserError(
            "This agenda item is of another meeting. Choose one from the list.",
            field="agenda_item_id",
        )


def item_of(value: Any) -> int | None:
    """An agenda item as a list gives it: its id, as text too; None for nothing."""
    return int(value) if value else None


def _words(value: Any) -> str:
    words = clean(str(value or ""))
    refuse_too_long(words, "words", _LONGEST)
    if not words:
        raise UserError("Fill this in; it cannot stay empty.", field="words")
    return words


def _short(words: str) -> str:
    """As the Undo menu has room for."""
    return shortened(words, 60)


def _next_number(connection: Connection, year: int) -> int:
    """One more than the highest, those in the bin included."""
    query = select(func.max(Decision.number)).where(Decision.year == year)
    return (connection.execute(query).scalar() or 0) + 1
