"""The board of nominations: which cards lie in which stage, and what stands on a card."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection, RowMapping, text

from coordinator_app.rules.memberships import MemberCategory
from coordinator_app.rules.nomination_board import BoardColumn, column_of
from coordinator_app.rules.nomination_turns import Dates
from coordinator_app.rules.nominations import (
    ConsentAnswer,
    NominationFacts,
    NominationStage,
)
from coordinator_app.store.queries.consents import expired_consents
from coordinator_app.store.queries.days import day_of
from coordinator_app.store.queries.lists import IN_BIN
from coordinator_app.store.queries.nominations_list import nominations_list
from coordinator_app.store.queries.posts import post


@dataclass(frozen=True)
class CardRow:
    """A nomination as its card shows it; ``town`` is the employer's, else the candidate's own."""

    id: int
    candidate: str
    organisation: str
    town: str
    category: MemberCategory
    facts: NominationFacts
    dates: Dates
    has_motivation: bool
    in_bin: bool

    @property
    def stage(self) -> NominationStage:
        return self.facts.stage

    @property
    def place(self) -> str:
        """``"Gemeente Urk"``, ``"Welzijn Noord, Zwolle"``: the town is not said twice."""
        if self.town and self.town in self.organisation:
            return self.organisation
        return ", ".join(filter(None, (self.organisation, self.town)))


def board_ids(
    connection: Connection, today: dt.date, filters: Mapping[str, str], find: str = ""
) -> dict[BoardColumn, tuple[int, ...]]:
    """The cards of each column, empty ones included; ``filters`` are those of the list.

    Who waits longest stands first; among the decided what was decided last.
    """
    asked = dict(filters)
    if asked.get("stage") == IN_BIN:
        asked[IN_BIN] = asked.pop("stage")
    query = nominations_list(today, reopened_nominations(connection, today))
    ids = query.ids(connection, "stage_since", filters=asked, find=find)
    stages = {
        row[0]: row[1] for row in connection.execute(text("SELECT id, stage FROM nominations"))
    }
    column = {stage.value: column_of(stage) for stage in NominationStage}
    found: dict[BoardColumn, list[int]] = {one: [] for one in BoardColumn}
    for one in ids:
        found[column[stages[one]]].append(one)
    found[BoardColumn.DECIDED].reverse()
    return {one: tuple(cards) for one, cards in found.items()}


def reopened_nominations(connection: Connection, today: dt.date) -> tuple[int, ...]:
    """The admitted nominations that run again, for the member's consent is over."""
    query = text(
        "SELECT t.id FROM nominations AS t JOIN consents AS c ON c.id ="
        " (SELECT max(id) FROM consents WHERE nomination_id = t.id)"
        " WHERE t.stage = 'admitted' AND c.answer = 'given' AND c.valid_until < :today"
    )
    over = connection.execute(query, {"today": today.isoformat()}).scalars().all()
    cards = board_cards(connection, over, today)
    return tuple(one for one, card in cards.items() if card.facts.consent_expired_on is not None)


def board_cards(connection: Connection, ids: Sequence[int], today: dt.date) -> dict[int, CardRow]:
    """The cards of these ids; unknown ones are absent."""
    wanted = ",".join(map(str, map(int, ids)))
    candidate = "t.candidate_id"
    query = text(
        "SELECT t.id, t.stage, t.stage_since, t.category, t.candidate_id, t.nominator_id,"
        " trim(t.motivation) <> '' AS motivated, t.deleted_at,"
        " p.full_name AS candidate, p.city AS own_town,"
        f" {post('o.name', candidate, today)} AS organisation,"
        f" {post('o.city', candidate, today)} AS town,"
        " c.manager_id, c.answer, c.asked_on, c.answered_on, c.valid_until"
        " FROM nominations AS t JOIN people AS p ON p.id = t.candidate_id"
        " LEFT JOIN consents AS c ON c.id ="
        " (SELECT max(id) FROM consents WHERE nomination_id = t.id)"
        f" WHERE t.id IN ({wanted})"
    )
    cards = {row["id"]: _card(row) for row in connection.execute(query).mappings()}
    facts = {one: card.facts for one, card in cards.items()}
    for one, until in expired_consents(connection, today, facts).items():
        again = replace(facts[one], consent_expired_on=until)
        cards[one] = replace(cards[one], facts=again)
    return cards


def facts_of(row: RowMapping) -> NominationFacts:
    """What the rules need to know of a row with the consent that was asked last."""
    return NominationFacts(
        stage=NominationStage(row["stage"]),
        category=MemberCategory(row["category"]),
        candidate_id=row["candidate_id"],
        nominator_id=row["nominator_id"],
        manager_id=row["manager_id"],
        consent=ConsentAnswer(row["answer"]) if row["answer"] else None,
        consent_valid_until=day_of(row["valid_until"]),
        has_employer=bool(row["organisation"]),
    )


def _card(row: RowMapping) -> CardRow:
    since = dt.date.fromisoformat(row["stage_since"])
    return CardRow(
        id=row["id"],
        candidate=row["candidate"],
        organisation=row["organisation"],
        town=row["town"] or row["own_town"],
        category=MemberCategory(row["category"]),
        facts=facts_of(row),
        dates=Dates(since, day_of(row["asked_on"]), day_of(row["answered_on"])),
        has_motivation=bool(row["motivated"]),
        in_bin=row["deleted_at"] is not None,
    )
