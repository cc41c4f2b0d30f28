"""Affiliations: a person's posts over time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from coordinator_app.errors import UserError
from coordinator_app.rules.cleaning import clean, refuse_too_long
from coordinator_app.rules.periods import Period


@dataclass(frozen=True)
class Post:
    """One post of a person: at which organisation, as what, from when until when."""

    organisation_id: int
    job_title: str = ""
    period: Period = field(default_factory=Period)


def refuse_post(post: Post, others: Iterable[Post] = ()) -> None:
    """Refuse the same post at the same organisation twice at a time, at ``organisation_id``.

    Two posts at once are fine (an alderman who is a chairman too); so is another job title.
    """
    refuse_too_long(post.job_title, "job_title")
    for other in others:
        same = (other.organisation_id, clean(other.job_title).casefold()) == (
            post.organisation_id,
            clean(post.job_title).casefold(),
        )
        if same and post.period.overlaps(other.period):
            raise UserError("This post is there already for that time.", field="organisation_id")
