"""Secondments: a member works some hours a week at a host other than the own organisation."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field

from coordinator_app.errors import UserError
from coordinator_app.rules.affiliations import Post
from coordinator_app.rules.periods import Period

MOST_HOURS = 40


@dataclass(frozen=True)
class Lent:
    """Who hosts, for how many hours a week (None: not agreed yet), from when until when."""

    host_id: int
    hours_a_week: int | None = None
    period: Period = field(default_factory=Period)


def refuse_secondment(lent: Lent, posts: Iterable[Post]) -> None:
    """Refuse hours outside 1–40, at ``hours_a_week``, and the own organisation, at ``host``.

    ``posts`` are those of the member; one that is over before the secondment begins says nothing.
    """
    if lent.hours_a_week is not None and not 1 <= lent.hours_a_week <= MOST_HOURS:
        raise UserError(
            "A secondment is for 1 to {most} hours a week.", field="hours_a_week", most=MOST_HOURS
        )
    own = (post for post in posts if post.organisation_id == lent.host_id)
    if any(post.period.overlaps(lent.period) for post in own):
        raise UserError(
            "This is the own organisation at that time. A secondment goes to another one.",
            field="host",
        )


def last_day_left(period: Period, last_day: dt.date) -> dt.date | None:
    """The end of what stops on ``last_day`` at the latest; None when it had not begun by then."""
    if period.start is not None and period.start > last_day:
        return None
    return min(period.end or last_day, last_day)
