"""Nomination rounds: how many came in and how far they are, and the round of the next year."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass

from dateutil.relativedelta import relativedelta

from coordinator_app.errors import UserError
from coordinator_app.rules.nominations import CLOSED, NominationStage
from coordinator_app.texts import Text, plural, text

_S = NominationStage
# A year in a name, with the short second year of a pair: 2027, 2026-2027, 2026/27, '27.
_YEAR = re.compile(
    r"(?<!\d)(?P<year>(?:19|20|21)\d\d)(?!\d)(?:(?P<between>\s*[-–/]\s*['’]?)(?P<second>\d\d)(?!\d))?"
    r"|(?<!\w)(?P<mark>['’])(?P<short>\d\d)(?!\d)"
)


@dataclass(frozen=True)
class RoundCounts:
    """The nominations of a round: where each of them stands counts once, ``received`` them all.

    ``awaited`` are those whose manager was asked; they are under way too.
    """

    received: int = 0
    under_way: int = 0
    awaited: int = 0
    admitted: int = 0
    declined: int = 0
    withdrawn: int = 0


def counts_of(stages: Mapping[NominationStage, int]) -> RoundCounts:
    """``{S.RECEIVED: 2, S.ADMITTED: 1}`` → 3 received, 2 under way, 1 admitted."""
    return RoundCounts(
        received=sum(stages.values()),
        under_way=sum(number for stage, number in stages.items() if stage not in CLOSED),
        awaited=stages.get(_S.CONSENT_ASKED, 0),
        admitted=stages.get(_S.ADMITTED, 0),
        declined=stages.get(_S.DECLINED, 0),
        withdrawn=stages.get(_S.WITHDRAWN, 0),
    )


def received_words(received: int, wished: int | None) -> Text:
    """``3 of 8 received``; without a wished-for number ``3 received``."""
    if wished is None:
        return plural("{n} received", "{n} received", received)
    return text("{received} of {wished} received", received=received, wished=wished)


def count_words(counts: RoundCounts) -> tuple[Text, ...]:
    """What became of those that were received, each as a few words; nothing of which there is none.

    ``2 under way``, ``1 waits for consent``, ``1 admitted`` …
    """
    said = (
        plural("{n} under way", "{n} under way", counts.under_way),
        plural("{n} waits for consent", "{n} wait for consent", counts.awaited),
        plural("{n} admitted", "{n} admitted", counts.admitted),
        plural("{n} declined", "{n} declined", counts.declined),
        plural("{n} withdrawn", "{n} withdrawn", counts.withdrawn),
    )
    return tuple(words for words in said if words.number)


def closing_words(opens_on: dt.date, closes_on: dt.date, today: dt.date) -> Text:
    """Where today lies: ``opens in 3 days``, ``closes in 5 days``, ``closes today``, ``closed``."""
    if today < opens_on:
        return plural("opens in {n} day", "opens in {n} days", (opens_on - today).days)
    days = (closes_on - today).days
    if days > 0:
        return plural("closes in {n} day", "closes in {n} days", days)
    return text("closes today") if days == 0 else text("closed")


def refuse_dates(opens_on: dt.date, closes_on: dt.date) -> None:
    """Refuse at ``closes_on`` a round that closes before it opens; both of its days count."""
    if closes_on < opens_on:
        raise UserError("A round cannot close before it opens.", field="closes_on")


def a_year_later(day: dt.date) -> dt.date:
    """The same date in the next year: 1 February 2027 → 1 February 2028.

    A call is known by its dates ("before 31 March"), so the date is kept and the weekday is not.
    29 February becomes the 28th.
    """
    return day + relativedelta(years=1)


def name_a_year_later(name: str, opens_on: dt.date) -> str:
    """Each year in a name one higher; a name without one gets that of ``opens_on``.

    ``"Spring 2027"`` → ``"Spring 2028"``, ``"2026-2027"`` → ``"2027-2028"``, ``"2026/27"`` →
    ``"2027/28"``, ``"Spring"`` with an opening in 2028 → ``"Spring 2028"``.
    """
    raised, found = _YEAR.subn(_raised, name)
    return raised if found else f"{name} {opens_on.year}"


def _raised(found: re.Match[str]) -> str:
    if found["mark"]:
        return f"{found['mark']}{_two_figures(found['short'])}"
    year = int(found["year"])
    if found["second"] is None:
        return str(year + 1)
    # 2027-03 is a month, 2027-28 a pair of years.
    pair = int(found["second"]) == (year + 1) % 100
    second = _two_figures(found["second"]) if pair else found["second"]
    return f"{year + 1}{found['between']}{second}"


def _two_figures(short: str) -> str:
    return f"{(int(short) + 1) % 100:02}"
