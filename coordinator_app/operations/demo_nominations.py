"""The demonstration's nominations: one in each stage, brought there step by step."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from coordinator_app.operations import (
    affiliations,
    consents,
    external_calls,
    nomination_stages,
    nominations,
)
from coordinator_app.operations.demo_people import Invented, add_invented
from coordinator_app.rules.memberships import MemberCategory
from coordinator_app.rules.nominations import ConsentAnswer, NominationStage
from coordinator_app.store.queries.email_addresses import ids_by_email
from coordinator_app.store.store import Store

RECEIVED_EARLIEST = 80  # days ago; the round before this one closed then
_PATH = (
    NominationStage.REVIEWED,
    NominationStage.APPROACHED,
    NominationStage.CONSENT_ASKED,
    NominationStage.CONSENTED,
    NominationStage.ADMITTED,
)


def add_all(
    store: Store, told: Sequence[Mapping[str, Any]], rounds: Sequence[int], today: dt.date
) -> None:
    """Put the candidates forward and bring each to its stage, on the days that are told."""
    with store.reading() as connection:
        known = ids_by_email(connection)
    for one in told:
        _Dossier(store, one, known, rounds, today).make()


def add_calls(store: Store, told: Sequence[Mapping[str, Any]], today: dt.date) -> None:
    """Note the awards and grants of others."""
    for one in told:
        opens, closes = (today + dt.timedelta(days=one[day]) for day in ("opens", "closes"))
        new = external_calls.NewCall(
            one["name"], closes, one["organisation"], opens, one["website"], one["notes"]
        )
        external_calls.add_call(store, new)


class _Dossier:
    def __init__(
        self,
        store: Store,
        told: Mapping[str, Any],
        known: Mapping[str, int],
        rounds: Sequence[int],
        today: dt.date,
    ) -> None:
        self.store, self.told, self.known, self.today = store, told, known, today
        self.round_id = rounds[told["round"]]
        self.since = today - dt.timedelta(days=told["since"])
        ago = max(told["since"] + 5, 0 if told["round"] else RECEIVED_EARLIEST)
        self.received_on = today - dt.timedelta(days=ago)

    def make(self) -> None:
        candidate = add_invented(self.store, Invented.of(self.told), self.received_on)
        new = nominations.NewNomination(
            candidate=candidate,
            category=MemberCategory(self.told["category"]),
            received_on=self.received_on,
            nominator=self.known[self.told["nominator"]],
            motivation=self.told["motivation"],
            round_id=self.round_id,
        )
        outcome = nominations.nominate(self.store, new, today=self.received_on)
        self.nomination_id = outcome.new_id("nominations")
        for step, stage in enumerate(self._stages(), start=1):
            day = min(self.received_on + dt.timedelta(days=step), self.since)
            self._go(stage, self.since if stage == self.told["stage"] else day)

    def _stages(self) -> Iterator[NominationStage]:
        goal = NominationStage(self.told["stage"])
        if goal in _PATH:
            yield from _PATH[: _PATH.index(goal) + 1]
        elif goal is not NominationStage.RECEIVED:
            yield NominationStage.REVIEWED
            yield goal

    def _go(self, stage: NominationStage, day: dt.date) -> None:
        reason = self.told.get("reason", "")
        if stage is NominationStage.CONSENT_ASKED:
            self._ask(day)
            self._take_back(day)
        elif stage is NominationStage.CONSENTED:
            consents.record_consent(
                self.store, self.nomination_id, ConsentAnswer.GIVEN, day, "Brief", today=day
            )
        elif stage is NominationStage.DECLINED:
            nomination_stages.decline(self.store, self.nomination_id, reason, today=day)
        elif stage is NominationStage.WITHDRAWN:
            nomination_stages.withdraw(self.store, self.nomination_id, reason, today=day)
        else:
            nomination_stages.move_nomination(self.store, self.nomination_id, stage, today=day)

    def _ask(self, day: dt.date) -> None:
        told = self.told["manager"]
        manager = add_invented(self.store, Invented.of(told), day)
        post = affiliations.NewPost(self.told["organisation"], told["job_title"])
        affiliations.start_affiliation(self.store, manager, post, today=day)
        consents.ask_consent(self.store, self.nomination_id, manager, day, today=day)

    def _take_back(self, asked_on: dt.date) -> None:
        """A manager who gave consent and took it back, where that is told."""
        if "revoked" not in self.told:
            return
        revoked_on = self.today - dt.timedelta(days=self.told["revoked"])
        for answer, day, evidence in (
            (ConsentAnswer.GIVEN, asked_on, "Brief"),
            (ConsentAnswer.REVOKED, revoked_on, "E-mail"),
        ):
            consents.record_consent(
                self.store, self.nomination_id, answer, day, evidence, today=day
            )
