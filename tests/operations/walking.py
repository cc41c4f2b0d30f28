"""A walk through all that can be done, and the small network in which it goes about."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable
from typing import Any

from sqlalchemy import text

from coordinator_app.operations import (
    agenda,
    contacts,
    meetings,
    nomination_stages,
    nominations,
    participations,
    people,
    seasons,
    venues,
)
from coordinator_app.rules.contacts import ContactKind
from coordinator_app.rules.memberships import MemberCategory
from coordinator_app.rules.names import NameParts
from coordinator_app.rules.nominations import NominationStage
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.store import Store
from tests.operations import walked_papers

TODAY = dt.date(2027, 3, 20)
WORDS = ("Bos", "De Wit", "Çelik", "Utrecht", "Gemeente Urk", "Armoede", "", "x" * 301, "<b>&")
TYPED_DAYS = ("", "20 mrt", "31-2-2027", "1-1-2027", "over 2 weken", "2030-01-01", "morgen")
_SOUND = 0.93  # how often what is asked for is there, and what is typed can be


class Walk:
    """Chooses what is done next, and to what: mostly to what is there, at times to what is not."""

    def __init__(self, store: Store, seed: int) -> None:
        self.store = store
        self.chance = random.Random(seed)  # noqa: S311 - a walk, no secret

    def some(self, table: str) -> int:
        with self.store.reading() as connection:
            ids = list(connection.execute(text(f"SELECT id FROM {table} ORDER BY id")).scalars())
        return int(self.chance.choice(ids)) if ids and self.chance.random() < _SOUND else 999

    def one(self, values: Any) -> Any:
        return self.chance.choice(list(values))

    def several(self, table: str) -> list[int]:
        return [self.some(table) for _ in range(self.chance.randint(1, 3))]

    def word(self) -> str:
        return str(self.one(WORDS[:6] if self.chance.random() < _SOUND else WORDS))

    def day(self) -> dt.date:
        return TODAY + dt.timedelta(days=self.chance.randint(-40, 40))

    def moment(self) -> dt.datetime:
        return dt.datetime.combine(self.day(), dt.time(self.chance.randint(8, 20)))

    def who(self) -> Any:
        known = self.some("people")
        return self.one([known, known, known, "Jan van der Berg", "Els Bos", "", "12"])

    def field(self, fields: dict[str, Any]) -> tuple[str, Any]:
        name = self.one(fields)
        value = fields[name]
        return name, value() if callable(value) else self.one(value)


Verb = Callable[[Walk, Store], Outcome]


def begun(store: Store) -> None:
    """A network small enough that the same few records meet again and again."""
    for name in ("Ann Bos", "Bob de Wit", "Cem Çelik", "Dirk van Urk"):
        given, _, family = name.partition(" ")
        parts = NameParts(given_name=given, family_name=family)
        category = MemberCategory.SOCIAL_PROFESSIONAL if given < "C" else None
        new = people.NewPerson(parts, organisation="Gemeente Urk", category=category)
        people.add_person(store, new, today=TODAY)
    venues.add_venue(store, venues.NewVenue("Stadhuis"))
    season = seasons.NewSeason("2027", dt.date(2027, 1, 1), dt.date(2027, 12, 31))
    seasons.add_season(store, season)
    for day in (TODAY, TODAY + dt.timedelta(days=30)):
        begin = dt.datetime.combine(day, dt.time(10))
        new_meeting = meetings.NewMeeting("Dag", begin, begin.replace(hour=15), venue_id=1)
        meeting = meetings.add_meeting(store, new_meeting).new_id("meetings")
        participations.invite_all_members(store, meeting, today=TODAY)
        agenda.add_agenda_item(store, meeting, agenda.NewAgendaItem("Welkom", 15))
    for candidate in (3, 4):
        new_nomination = nominations.NewNomination(
            candidate, MemberCategory.SOCIAL_PROFESSIONAL, TODAY, nominator=1
        )
        one = nominations.nominate(store, new_nomination, today=TODAY).new_id("nominations")
        approached = NominationStage.APPROACHED
        nomination_stages.move_nomination(store, one, approached, today=TODAY)
    call = contacts.NewContact(
        TODAY, ContactKind.CALL, "Bel", person_ids=(1, 2), next_step="Brief", next_due=TODAY
    )
    contacts.log_contact(store, call, today=TODAY)
    walked_papers.begin_papers(store)
