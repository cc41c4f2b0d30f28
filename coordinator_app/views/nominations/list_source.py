"""The rows of the list of nominations, as they are read on the screen."""

from __future__ import annotations

import datetime as dt
from array import array
from collections.abc import Mapping, Sequence

from coordinator_app.clock import today
from coordinator_app.rules.memberships import MemberCategory
from coordinator_app.rules.nomination_turns import mover_of
from coordinator_app.rules.nominations import (
    CLOSED,
    SAID_NO,
    ConsentAnswer,
    NominationFacts,
    NominationStage,
    whose_move,
)
from coordinator_app.store.queries.lists import IN_BIN
from coordinator_app.store.queries.nominations_list import CLOSED as CLOSED_FILTER
from coordinator_app.store.queries.nominations_list import OPEN, nominations_list
from coordinator_app.store.store import Store
from coordinator_app.texts import Text, day, plural, text
from coordinator_app.views.chips import Toned
from coordinator_app.views.id_table import Column
from coordinator_app.views.palette import Tone

COLUMNS = (
    Column("candidate", text("Candidate"), 22),
    Column("stage", text("Stage"), 22, chip=True),
    Column("stage_since", text("Since"), 10),
    Column("move", text("Whose move"), 15, sortable=False),
    Column("organisation", text("Organisation"), 24),
    Column("category", text("Category"), 25, quiet=True),
    Column("round", text("Round"), 18, quiet=True),
)

TONES = {
    NominationStage.RECEIVED: Tone.NEWS,
    NominationStage.REVIEWED: Tone.NEWS,
    NominationStage.APPROACHED: Tone.NEWS,
    NominationStage.CONSENT_ASKED: Tone.WAIT,
    NominationStage.CONSENTED: Tone.GOOD,
    NominationStage.ADMITTED: Tone.GOOD,
    NominationStage.DECLINED: Tone.PLAIN,
    NominationStage.WITHDRAWN: Tone.PLAIN,
}

STAGES: tuple[tuple[str, Text], ...] = (
    (OPEN, text("All that run")),
    (CLOSED_FILTER, text("All that were decided")),
    *((stage.value, stage.word) for stage in NominationStage),
    (IN_BIN, text("In the bin")),
)


class NominationSource:
    """Nominations by any column, as they are today."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def ids(
        self, order: str, descending: bool, filters: Mapping[str, str], find: str
    ) -> array[int]:
        query = nominations_list(today())
        asked = dict(filters)
        if asked.get("stage") == IN_BIN:
            asked[IN_BIN] = asked.pop("stage")
        with self._store.reading() as connection:
            return query.ids(connection, order, descending=descending, filters=asked, find=find)

    def rows(self, ids: Sequence[int]) -> Mapping[int, tuple[str, ...]]:
        query = nominations_list(today())
        with self._store.reading() as connection:
            found = query.rows(connection, ids)
        names = tuple(query.columns)
        return {key: _cells(dict(zip(names, row, strict=True))) for key, row in found.items()}


def move_of(facts: NominationFacts) -> Text:
    """Who is to do what next; empty when nobody has to do anything."""
    return whose_move(facts) or text("")


def mover(facts: NominationFacts) -> Text:
    """Whose move it is, in one word; empty when nobody has to do anything."""
    who = mover_of(facts)
    return who.word if who is not None else text("")


def days_in_stage(since: dt.date) -> Text:
    return plural("{n} day", "{n} days", max((today() - since).days, 0))


def _cells(values: Mapping[str, str]) -> tuple[str, ...]:
    stage, category = NominationStage(values["stage"]), MemberCategory(values["category"])
    since = dt.date.fromisoformat(values["stage_since"])
    answer = ConsentAnswer(values["answer"]) if values["answer"] else None
    facts = NominationFacts(
        stage, category, 0, consent=answer, has_employer=bool(values["organisation"])
    )
    said_no = stage is NominationStage.CONSENT_ASKED and answer in SAID_NO
    shown: dict[str, str] = {
        "category": category.word.say(),
        "stage": Toned(stage.word.say(), Tone.BAD if said_no else TONES[stage]),
        "stage_since": Toned("" if stage in CLOSED else days_in_stage(since).say(), tip=day(since)),
        "move": Toned(mover(facts).say(), tip=move_of(facts).say()),
    }
    return tuple(
        shown[column.key] if column.key in shown else values[column.key] for column in COLUMNS
    )
