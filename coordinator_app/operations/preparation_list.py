"""The preparation of meetings as it stands on a day, for their screen and for Today."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection

from coordinator_app.rules.preparation import PreparationKind, due_on
from coordinator_app.rules.preparation_facts import PreparationFacts
from coordinator_app.rules.preparation_list import KeptStep, Preparation, prepared
from coordinator_app.store.queries.preparation import (
    meetings_asking,
    preparation_facts,
    steps_of,
)

# What is to be done after a meeting is asked for so long; its own list goes on telling it.
_LOOKING_BACK = dt.timedelta(days=60)


def preparation_of(connection: Connection, meeting_id: int, today: dt.date) -> Preparation:
    """The list of one meeting; without steps when it has none, or is not there."""
    found = _preparations(connection, [meeting_id], today)
    return found[0] if found else Preparation(meeting_id, "", today)


def preparations_asking(connection: Connection, today: dt.date) -> tuple[Preparation, ...]:
    """The lists of meetings that may ask for something this week, the first meeting first."""
    week_end = today + dt.timedelta(days=6 - today.weekday())
    asking = meetings_asking(connection, today - _LOOKING_BACK, week_end)
    return _preparations(connection, asking, today, until=week_end)


def _preparations(
    connection: Connection,
    meeting_ids: Sequence[int],
    today: dt.date,
    until: dt.date = dt.date.max,
) -> tuple[Preparation, ...]:
    if not meeting_ids:
        return ()
    steps = steps_of(connection, meeting_ids)
    facts = preparation_facts(connection, meeting_ids)
    found = []
    for one in facts:
        own = steps.get(one.meeting_id, ())
        asks = _asks_for_agenda(one, own, today, until)
        found.append(prepared(_with_agenda(connection, one) if asks else one, own, today))
    return tuple(found)


def _asks_for_agenda(
    facts: PreparationFacts, steps: Sequence[KeptStep], today: dt.date, until: dt.date
) -> bool:
    """Whether a step asks for it by then: to know whether it changed takes the whole of it."""
    return (
        facts.agenda is not None
        and not facts.is_over(today)
        and any(
            step.kind is PreparationKind.PRINT_AGENDA
            and due_on(facts.day, step.days_before) <= until
            for step in steps
        )
    )


def _with_agenda(connection: Connection, facts: PreparationFacts) -> PreparationFacts:
    """Whether the agenda changed since it was printed."""
    # Papers are not loaded for the first page unless one was printed.
    from coordinator_app.operations.meeting_papers import agenda_version_now

    if facts.agenda is None:
        return facts
    now = agenda_version_now(connection, facts.meeting_id)
    return replace(facts, agenda=replace(facts.agenda, changed=now != facts.agenda.version))
