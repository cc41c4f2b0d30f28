"""Memberships: categories, status, and periods that may not overlap."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from coordinator_app.errors import UserError
from coordinator_app.rules.periods import Period
from coordinator_app.texts import Choice, text


class MemberCategory(Choice):
    """The three kinds of front-runner the network brings together."""

    MUNICIPAL_PROFESSIONAL = "municipal_professional", text("Municipal professional")
    SOCIAL_PROFESSIONAL = "social_professional", text("Social professional")
    EXPERT_BY_EXPERIENCE = "expert_by_experience", text("Expert by experience")


class MembershipStatus(Choice):
    """Whether a membership runs."""

    ACTIVE = "active", text("Active")
    PAUSED = "paused", text("Paused")
    ENDED = "ended", text("Ended")


def refuse_membership(
    period: Period, status: MembershipStatus, others: Iterable[Period] = ()
) -> None:
    """Refuse a membership that overlaps another of the same person, or ended without a date.

    A person may leave and return: the new one starts after the old one ended.
    """
    for other in others:
        if period.overlaps(other):
            raise UserError(
                "This person is already a member in that time. End that membership first.",
                field="started_on",
            )
    if status is MembershipStatus.ENDED and period.end is None:
        raise UserError("Fill in the day on which the membership ended.", field="ended_on")


def needs_consent(category: MemberCategory, *, has_employer: bool) -> bool:
    """An expert by experience without an employer has no manager to ask."""
    return has_employer or category is not MemberCategory.EXPERT_BY_EXPERIENCE


def is_member_on(period: Period, status: MembershipStatus, day: dt.date) -> bool:
    """Whether the membership makes somebody a member on ``day``; a paused one does."""
    ended_sometime = status is MembershipStatus.ENDED and period.end is None
    return period.covers(day) and not ended_sometime
