"""Seasons: plan a year, and change or remove the plan."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from coordinator_app.errors import UserError
from coordinator_app.models import Season
from coordinator_app.operations.called import called
from coordinator_app.operations.rows import existing
from coordinator_app.operations.typed import line_of, needed_date_of
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.store import Store


@dataclass(frozen=True)
class NewSeason:
    """A season: ``NewSeason("Season 2027", date(2027, 1, 1), date(2027, 12, 31))``."""

    name: str
    starts_on: dt.date
    ends_on: dt.date


def add_season(store: Store, new: NewSeason) -> Outcome:
    """Add a season. Raises `UserError` without a name or when it ends before it starts."""
    name = line_of(new.name, "name", required=True)
    _refuse_backwards(new.starts_on, new.ends_on, "ends_on")
    with store.work("Add season: {name}", name=name) as work:
        work.session.add(Season(name=name, starts_on=new.starts_on, ends_on=new.ends_on))
    return work.outcome


def edit_season(store: Store, season_id: int, field: str, value: Any, *, today: dt.date) -> Outcome:
    """Change ``name``, ``starts_on`` or ``ends_on``; dates may be typed."""
    given: Any
    if field == "name":
        given = line_of(value, field, required=True)
    elif field in {"starts_on", "ends_on"}:
        given = needed_date_of(value, field, today)
    else:
        raise ValueError(field)
    with store.work("Change season: {name}", name=called(store, Season, season_id)) as work:
        season = existing(work.session, Season, season_id)
        setattr(season, field, given)
        _refuse_backwards(season.starts_on, season.ends_on, field)
    return work.outcome


def _refuse_backwards(starts_on: dt.date, ends_on: dt.date, field: str) -> None:
    if ends_on < starts_on:
        raise UserError(
            "The season ends ({end}) before it begins ({start}). Change one of the two.",
            field=field,
            start=starts_on,
            end=ends_on,
        )
