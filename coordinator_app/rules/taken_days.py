"""Days on which the network does not meet: holidays, events of partners, meetings there are."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from coordinator_app.rules.planner_events import PlannerEventKind
from coordinator_app.texts import Text

_DAY = dt.timedelta(days=1)


class TakenBy(Enum):
    """Why a day is taken; beside a public holiday there is no meeting either."""

    PUBLIC_HOLIDAY = auto()
    OFF_FOR_SOME = auto()
    SCHOOL_HOLIDAY = auto()
    EVENT = auto()
    MEETING = auto()


TAKEN_BY = {
    PlannerEventKind.SCHOOL_HOLIDAY: TakenBy.SCHOOL_HOLIDAY,
    PlannerEventKind.PARTNER_EVENT: TakenBy.EVENT,
    PlannerEventKind.OTHER: TakenBy.EVENT,
}


@dataclass(frozen=True)
class TakenDays:
    """From ``first`` to ``last``, both included; ``name`` is what a reason calls it."""

    first: dt.date
    last: dt.date
    name: Text | str
    by: TakenBy

    @property
    def margin(self) -> int:
        """How many days at both sides are kept free too."""
        return 1 if self.by is TakenBy.PUBLIC_HOLIDAY else 0

    def hits(self, first: dt.date, last: dt.date) -> bool:
        """Whether it takes one of these days."""
        wide = self.margin * _DAY
        return self.first - wide <= last and first <= self.last + wide

    def distance(self, day: dt.date) -> int:
        """Days between a day and these; 0 within them."""
        return max((self.first - day).days, (day - self.last).days, 0)


class FreeDays:
    """What days are free of all that is ``taken``."""

    def __init__(self, taken: Iterable[TakenDays]) -> None:
        self._taken: Sequence[TakenDays] = sorted(
            taken, key=lambda one: (one.first, one.last, one.by.value, str(one.name))
        )

    def is_free(self, first: dt.date, last: dt.date) -> bool:
        return self.what_takes(first, last) is None

    def what_takes(self, first: dt.date, last: dt.date) -> TakenDays | None:
        """What is in the way on these days; None when they are free."""
        return next((one for one in self._taken if one.hits(first, last)), None)

    def nearest(self, day: dt.date, within: int) -> TakenDays | None:
        """The days of others next to ``day``, meetings aside; None further than ``within``."""
        others = [one for one in self._taken if one.by is not TakenBy.MEETING]
        found = min(others, key=lambda one: (one.distance(day), -_length(one)), default=None)
        return found if found is not None and found.distance(day) <= within else None

    def most_often(self, days: Iterable[dt.date]) -> Text | str:
        """What takes most of these days."""
        found = [taken for day in days if (taken := self.what_takes(day, day)) is not None]
        counted = Counter(str(one.name) for one in found)
        return max(found, key=lambda one: counted[str(one.name)]).name if found else "–"


def _length(one: TakenDays) -> int:
    return (one.last - one.first).days
