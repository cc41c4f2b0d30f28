"""What asks for attention today, and the periods after which something does."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict, dataclass, fields, replace

from sqlalchemy import Connection

from coordinator_app.errors import UserError
from coordinator_app.operations.settings import read_setting, write_setting
from coordinator_app.rules import today as rules
from coordinator_app.rules.today import Periods, TodayItem, Urgency
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.queries.today import NextMeeting, next_meeting_counted, today_facts
from coordinator_app.store.store import Store

_PERIODS = "today_periods"
LONGEST = 365


@dataclass(frozen=True)
class Today:
    """The page of today: what to do, the next meeting, and the day of the last proved backup."""

    items: tuple[TodayItem, ...]
    next_meeting: NextMeeting | None
    last_backup_on: dt.date | None
    has_people: bool

    @property
    def pressing(self) -> int:
        """How many cannot wait until tomorrow."""
        return sum(item.urgency is not Urgency.THIS_WEEK for item in self.items)


def look_at_today(store: Store, today: dt.date) -> Today:
    """Everything that the page of today shows; same facts, same page."""
    with store.reading() as connection:
        facts = today_facts(connection, today)
        return Today(
            items=rules.today_items(facts, today, periods(connection)),
            next_meeting=next_meeting_counted(connection, today),
            last_backup_on=facts.last_backup_on,
            has_people=facts.has_people,
        )


def today_items(store: Store, today: dt.date) -> tuple[TodayItem, ...]:
    """The list of today alone."""
    return look_at_today(store, today).items


def periods(connection: Connection) -> Periods:
    """The periods of this network; what a newer version wrote besides is passed over."""
    kept = read_setting(connection, _PERIODS, {})
    known = {field.name for field in fields(Periods)}
    return Periods(**{name: value for name, value in kept.items() if name in known})


def change_periods(store: Store, **changes: int) -> Outcome:
    """Change periods by name, in days: ``change_periods(store, consent_days=28)``."""
    for name, days in changes.items():
        if not 1 <= days <= LONGEST:
            raise UserError("Write a number of days from 1 to 365.", field=name)
    with store.work("Periods of Today") as work:
        kept = replace(periods(work.session.connection()), **changes)
        write_setting(work.session, _PERIODS, asdict(kept))
    return work.outcome
