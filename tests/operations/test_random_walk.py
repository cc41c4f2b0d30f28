"""Whatever is done in whatever order, allowed or refused: the network stays whole and readable."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from coordinator_app.errors import UserError
from coordinator_app.operations.today import look_at_today
from coordinator_app.store import search
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.queries.attendance import attendance_rows_for_export
from coordinator_app.store.queries.date_polls import DATE_POLLS, date_poll
from coordinator_app.store.queries.history import history_of
from coordinator_app.store.queries.letters import LETTERS
from coordinator_app.store.queries.meetings import MEETINGS, meeting_record
from coordinator_app.store.queries.members import member_rows_for_export
from coordinator_app.store.queries.nominations import nomination
from coordinator_app.store.queries.nominations_list import nominations_list
from coordinator_app.store.queries.partners import ALL_ORGANISATIONS, PARTNERS
from coordinator_app.store.queries.partners import partners as records
from coordinator_app.store.queries.people import person_record
from coordinator_app.store.queries.people_list import people_list
from coordinator_app.store.queries.timeline import timeline_of
from coordinator_app.store.store import Store
from tests.operations import (
    walked_doors,
    walked_meetings,
    walked_minutes,
    walked_nominations,
    walked_papers,
    walked_partners,
    walked_people,
    walked_seasons,
)
from tests.operations.walking import TODAY, Verb, Walk, begun
from tests.store.facts import facts_of

STEPS = 45
ALL: tuple[Verb, ...] = (
    *walked_people.VERBS,
    *walked_partners.VERBS,
    *walked_nominations.VERBS,
    *walked_meetings.VERBS,
    *walked_seasons.VERBS,
    *walked_papers.VERBS,
    *walked_minutes.VERBS,
    *walked_doors.VERBS,
)


@pytest.mark.parametrize("seed", range(5))
def test_no_walk_breaks_the_network(store: Store, seed: int) -> None:
    walk = Walk(store, seed)
    begun(store)
    begin = facts_of(store.path)
    outcomes = [_tried(walk, walk.one(ALL)) for _ in range(STEPS)]
    steps = sum(outcome.change_set is not None for outcome in outcomes)
    _everything_can_be_read(store)
    _search_is_as_made_anew(store)
    full = facts_of(store.path)
    for _ in range(steps):
        store.undo()
    assert facts_of(store.path) == begin
    for _ in range(steps):
        store.redo()
    assert facts_of(store.path) == full
    _search_is_as_made_anew(store)


def _tried(walk: Walk, verb: Verb) -> Outcome:
    """What the verb wrote: nothing when it refused, with a sentence that can be said."""
    before = facts_of(walk.store.path)
    try:
        return verb(walk, walk.store)
    except UserError as refusal:
        said = refusal.text
    assert said.say("nl").strip()
    assert facts_of(walk.store.path) == before
    return Outcome(said, None)


def _everything_can_be_read(store: Store) -> None:
    look_at_today(store, TODAY)
    lists = (
        *(people_list(TODAY), nominations_list(TODAY)),
        *(MEETINGS, PARTNERS, LETTERS, DATE_POLLS),
    )
    with store.reading() as connection:
        for declared in lists:
            for order in declared.sorts:
                declared.rows(connection, declared.ids(connection, order))
        records(connection, list(ALL_ORGANISATIONS.ids(connection, "name")), TODAY)
        member_rows_for_export(connection, TODAY)
        attendance_rows_for_export(connection)
        for person in connection.execute(text("SELECT id FROM people")).scalars():
            person_record(connection, person, TODAY)
            timeline_of(connection, person)
            history_of(connection, "people", person)
        for meeting in connection.execute(text("SELECT id FROM meetings")).scalars():
            found = meeting_record(connection, meeting)
            assert found is not None
            counters = found.counters
            answered = counters.yes + counters.no + counters.maybe + counters.none
            assert answered == counters.invited
            assert counters.participants == len(found.participants)
            assert [item.position for item in found.items] == list(range(len(found.items)))
            assert len(found.times) == len(found.items)
        for dossier in connection.execute(text("SELECT id FROM nominations")).scalars():
            nomination(connection, dossier, TODAY)
        for poll in connection.execute(text("SELECT id FROM date_polls")).scalars():
            read = date_poll(connection, poll, TODAY)
            assert read is not None
            assert len(read.ranked(TODAY)) == len(read.dates)
            history_of(connection, "date_polls", poll)


def _search_is_as_made_anew(store: Store) -> None:
    texts = text("SELECT rowid, title, body FROM search_texts ORDER BY rowid")
    with store.reading() as connection:
        kept = connection.execute(texts).all()
    with store._changing() as connection:
        search.rebuild(connection)
        assert connection.execute(texts).all() == kept
