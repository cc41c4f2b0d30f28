"""Who sits at which table: typed by hand, or divided over tables in one step."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select

from coordinator_app.errors import UserError
from coordinator_app.models import Meeting, Participation
from coordinator_app.operations.called import called
from coordinator_app.operations.door_papers import coming
from coordinator_app.operations.participations import needed
from coordinator_app.operations.typed import line_of
from coordinator_app.rules.door import USUAL_TABLE, Sitting, divide
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.queries.door import door_rows
from coordinator_app.store.store import Store
from coordinator_app.texts import plural


def seat_at_table(store: Store, meeting_id: int, person_ids: Iterable[int], name: str) -> Outcome:
    """Give people a table or group (``"3"``, ``"Blue"``); nothing takes them from it."""
    ids, table = list(dict.fromkeys(person_ids)), line_of(name, "table_group")
    label = plural("Table of a participant: {table}", "Table of {n} participants: {table}",
                   len(ids), table=table or "–")  # fmt: skip
    with store.work(label) as work:
        for participation in needed(work.session, meeting_id, ids):
            participation.table_group = table
    return work.outcome


def divide_over_tables(store: Store, meeting_id: int, about: int = USUAL_TABLE) -> Outcome:
    """Divide those who come over tables of about so many; who has a table stays there.

    Raises UserError at ``about`` for a number that is no table, and when everybody sits already.
    """
    with store.reading() as connection:
        there = coming(door_rows(connection, meeting_id))
    people = [
        Sitting(one.person_id, one.organisation, one.category, one.table_group) for one in there
    ]
    seats = divide(people, about)
    if not seats:
        raise UserError("Everybody who comes has a table already. Clear the tables to divide anew.",
                        field="about")  # fmt: skip
    with store.work(
        "Divide over tables: {title}", title=called(store, Meeting, meeting_id)
    ) as work:
        for participation in needed(work.session, meeting_id, list(seats)):
            participation.table_group = seats[participation.person_id]
    return work.outcome


def clear_tables(store: Store, meeting_id: int) -> Outcome:
    """Nobody sits anywhere any more."""
    with store.work("Clear the tables: {title}", title=called(store, Meeting, meeting_id)) as work:
        query = select(Participation).where(
            Participation.meeting_id == meeting_id, Participation.table_group != ""
        )
        for participation in work.session.scalars(query):
            participation.table_group = ""
    return work.outcome
