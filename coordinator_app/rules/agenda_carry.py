"""What comes along to the next agenda: how much a theme asks to be treated, and why, in words."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import NamedTuple

from coordinator_app.texts import Text, listed, plural, text

_LONGEST = 24  # months; what waited longer, or was never treated, has waited this long
_INTEREST_COUNTS = 2
_YEAR = 12


@dataclass(frozen=True)
class ThemeDemand:
    """How many members are tied to a theme, each in a way, and when it was on an agenda last."""

    interest: int = 0
    experience: int = 0
    expertise: int = 0
    treated_on: dt.date | None = None


class ThemeScore(NamedTuple):
    """The higher ``points``, the sooner; ``reason`` says it in words."""

    points: float
    reason: Text


def theme_score(demand: ThemeDemand, on: dt.date) -> ThemeScore:
    """Members' interest times how long the theme has waited on the day ``on``.

    Interest counts double; experience and expertise once, for they can be asked to tell. A year of
    waiting doubles it, two years or never treated makes it three times as much.
    """
    wanted = _INTEREST_COUNTS * demand.interest + demand.experience + demand.expertise
    waited = _LONGEST
    if demand.treated_on is not None:
        waited = min(months_between(demand.treated_on, on), _LONGEST)
    return ThemeScore(wanted * (1 + waited / _YEAR), _reason(demand, on))


def months_between(first: dt.date, then: dt.date) -> int:
    """Whole months from one day to a later one; 0 when it is not later."""
    months = (then.year - first.year) * 12 + then.month - first.month - (then.day < first.day)
    return max(months, 0)


def _reason(demand: ThemeDemand, on: dt.date) -> Text:
    """``7 are interested, 2 have expertise; never treated yet``"""
    counted = (
        (demand.interest, plural("{n} is interested", "{n} are interested", demand.interest)),
        (demand.experience, plural("{n} has experience", "{n} have experience", demand.experience)),
        (demand.expertise, plural("{n} has expertise", "{n} have expertise", demand.expertise)),
    )
    ties = [words for number, words in counted if number]
    waited = _waited(demand.treated_on, on)
    return text("{ties}; {waited}", ties=listed(ties), waited=waited) if ties else waited


def _waited(treated_on: dt.date | None, on: dt.date) -> Text:
    if treated_on is None:
        return text("never treated yet")
    months = months_between(treated_on, on)
    if not months:
        return text("treated less than a month ago")
    return plural("treated {n} month ago", "treated {n} months ago", months)
