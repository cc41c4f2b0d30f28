"""A seat that is left: the change of job that is under way, and what was decided of each thing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from coordinator_app.errors import UserError
from coordinator_app.models import Person
from coordinator_app.operations.somebody import Who, person_for
from coordinator_app.rules.folding import fold
from coordinator_app.rules.job_changes import Decision, Hang, key_of


@dataclass(frozen=True)
class Decided:
    """What becomes of one thing; ``to`` is who takes it over: an id, or a new name.

    ``not_same_as`` are people who look like somebody new and were said to be somebody else.
    """

    hang: Hang
    record_id: int
    decision: Decision
    to: Who | None = None
    not_same_as: tuple[int, ...] = ()

    @property
    def key(self) -> str:
        return key_of(self.hang, self.record_id)


@dataclass
class Seat:
    """The change of job under way; ``left`` names the organisation of the old post.

    ``new_post`` is the affiliation that begins, ``manager`` who is asked for consent.
    """

    session: Session
    person_id: int
    first_day: dt.date
    last_day: dt.date
    today: dt.date
    left: str
    new_post: int
    manager: Person | None = None
    _named: dict[str, Person] = field(default_factory=dict)

    def somebody(
        self, who: Who, at: str, organisation: str = "", not_same_as: Collection[int] = ()
    ) -> Person:
        """That person; the same new name twice is one new person. A refusal is at ``at``."""
        if isinstance(who, str) and fold(who) in self._named:
            return self._named[fold(who)]
        person = person_for(
            self.session, who, at, today=self.today, organisation=organisation,
            not_same_as=not_same_as,
        )  # fmt: skip
        if isinstance(who, str):
            self._named[fold(who)] = person
        return person

    def successor(self, decided: Decided, organisation: str = "") -> Person:
        """Who takes it over: somebody, and somebody else. Raises UserError at the thing."""
        if decided.to is None or not str(decided.to).strip():
            raise UserError("Say who takes it over.", field=decided.key)
        person = self.somebody(decided.to, decided.key, organisation, decided.not_same_as)
        if person.id == self.person_id:
            raise UserError(
                "This is who leaves. Choose somebody else, or leave it as it is.",
                field=decided.key,
            )
        return person
