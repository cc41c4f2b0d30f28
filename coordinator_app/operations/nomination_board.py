"""The board of nominations as it is today: its cards, each with whose move it is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from coordinator_app.operations.today import today_settings
from coordinator_app.rules.nomination_turns import Turn, turn_of
from coordinator_app.rules.nominations import SAID_NO, NominationStage
from coordinator_app.store.queries.nomination_board import CardRow, board_cards


@dataclass(frozen=True)
class Card:
    """A card of the board; ``turn`` is None when the nomination was decided.

    ``days``: in this stage, or since the consent is over. ``is_late``: it waits as long as the
    settings allow, or longer.
    """

    row: CardRow
    turn: Turn | None
    days: int
    is_late: bool

    @property
    def said_no(self) -> bool:
        """Whether the manager who was asked refused, or took the consent back."""
        facts = self.row.facts
        return facts.stage is NominationStage.CONSENT_ASKED and facts.consent in SAID_NO

    @property
    def expired(self) -> bool:
        """Whether the consent is over while a new one is wanted: of a member too."""
        return self.row.facts.consent_expired_on is not None


def cards_of(connection: Connection, ids: Sequence[int], today: dt.date) -> Mapping[int, Card]:
    """The cards of these nominations; how long they may wait is read from the settings."""
    settings = today_settings(connection)

    def card(row: CardRow) -> Card:
        patience = settings.stage_days(row.stage)
        turn = turn_of(row.facts, row.dates, patience, has_motivation=row.has_motivation)
        since = row.facts.consent_expired_on or row.dates.stage_since
        days = max((today - since).days, 0)
        return Card(row, turn, days, turn is not None and turn.is_late(today))

    return {one: card(row) for one, row in board_cards(connection, ids, today).items()}
