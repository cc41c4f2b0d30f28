"""A consent as it is read and edited in a line: for a nomination and for a membership alike."""

from __future__ import annotations

from typing import Any

from coordinator_app.clock import today
from coordinator_app.rules.consents import ConsentState, consent_state
from coordinator_app.rules.nominations import ConsentAnswer
from coordinator_app.store.queries.nominations import ConsentRow
from coordinator_app.texts import _, day, text
from coordinator_app.views.desk import Desk
from coordinator_app.views.fields import Field, Kind, Reference
from coordinator_app.views.people.lines import Line
from coordinator_app.views.person_finder import PersonFinder


def question_fields(desk: Desk) -> tuple[Field, Field]:
    """Which manager is asked, and when."""
    hint = text("A name; a new one is added")
    manager = Field("manager_id", text("Manager"), Kind.RECORD, find=PersonFinder(desk.store),
                    required=True, or_new=True, hint=hint)  # fmt: skip
    return manager, Field("asked_on", text("Asked on"), Kind.DAY, width=24, past=True)


def consent_fields(desk: Desk) -> tuple[Field, ...]:
    """The answer first, for that is what is filled in; then the question."""
    return (
        Field("answer", text("Answer"), Kind.CHOICE, choices=ConsentAnswer, required=True,
              width=24),
        Field("answered_on", text("Answered on"), Kind.DAY, width=24, past=True),
        Field("evidence", text("How it was given"), hint=text("such as: e-mail of 3 March")),
        *question_fields(desk),
        Field("valid_until", text("Valid until"), Kind.DAY, width=24),
    )  # fmt: skip


def consent_values(row: ConsentRow) -> dict[str, Any]:
    """What stands in the fields of `consent_fields`."""
    return {
        "answer": row.answer,
        "answered_on": row.answered_on,
        "evidence": row.evidence,
        "manager_id": Reference(row.manager.id, row.manager.name, row.manager.post),
        "asked_on": row.asked_on,
        "valid_until": row.valid_until,
    }


def consent_line(row: ConsentRow, last: int) -> Line:
    """``"A. de Boer, Gemeente Hoorn"`` with ``"Gegeven · wo 3 mrt 2027 · tot en met …"``."""
    when = row.answered_on or row.asked_on
    beside = row.answer.word.say()
    if when is not None:
        beside = _("{answer} · {day}", answer=row.answer, day=day(when))
    if row.valid_until is not None and row.answer is ConsentAnswer.GIVEN:
        beside = f"{beside} · {_until(row)}"
    words = f"{row.manager.name}, {row.manager.post}" if row.manager.post else row.manager.name
    return Line(row.id, words, beside, over=row.id != last)


def _until(row: ConsentRow) -> str:
    until = day(row.valid_until) if row.valid_until else ""
    if consent_state(row.answer, row.valid_until, today()) is ConsentState.EXPIRED:
        return _("expired on {day}", day=until)
    return _("until {day}", day=until)
