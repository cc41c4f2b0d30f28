"""The rows of the list of nominations, as they are read on the screen."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence

from coordinator_app.clock import today
from coordinator_app.operations.nomination_board import Card, cards_of
from coordinator_app.rules.consents import ConsentState
from coordinator_app.rules.nominations import NominationStage
from coordinator_app.store.queries.lists import IN_BIN
from coordinator_app.store.queries.nomination_board import reopened_nominations
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
    Column("stage_since", text("Since"), 13),
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
        asked = dict(filters)
        if asked.get("stage") == IN_BIN:
            asked[IN_BIN] = asked.pop("stage")
        with self._store.reading() as connection:
            query = nominations_list(today(), reopened_nominations(connection, today()))
            return query.ids(connection, order, descending=descending, filters=asked, find=find)

    def rows(self, ids: Sequence[int]) -> Mapping[int, tuple[str, ...]]:
        query = nominations_list(today())
        with self._store.reading() as connection:
            found = query.rows(connection, ids)
            cards = cards_of(connection, ids, today())
        names = tuple(query.columns)
        return {
            key: _cells(dict(zip(names, row, strict=True)), cards[key])
            for key, row in found.items()
        }


def waiting_days(days: int, *, is_late: bool) -> Text:
    """``23 days``; ``23 days: late`` when that is longer than the settings allow."""
    if is_late:
        return plural("{n} day: late", "{n} days: late", days)
    return plural("{n} day", "{n} days", days)


def _cells(values: Mapping[str, str], card: Card) -> tuple[str, ...]:
    shown: dict[str, str] = {
        "category": card.row.category.word.say(),
        "stage": _stage(card),
        "stage_since": _since(card),
        "move": _whose(card),
    }
    return tuple(
        shown[column.key] if column.key in shown else values[column.key] for column in COLUMNS
    )


def _stage(card: Card) -> Toned:
    stage = card.row.stage
    if card.expired:
        return Toned(ConsentState.EXPIRED.word.say(), Tone.BAD, tip=stage.word.say())
    return Toned(stage.word.say(), Tone.BAD if card.said_no else TONES[stage])


def _since(card: Card) -> Toned:
    days = "" if card.turn is None else waiting_days(card.days, is_late=card.is_late).say()
    return Toned(days, tip=day(card.row.dates.stage_since))


def _whose(card: Card) -> Toned:
    if card.turn is None:
        return Toned("")
    tip = text("{what}, since {day}", what=card.turn.what, day=card.turn.since)
    return Toned(card.turn.who.word.say(), tip=tip.say())
