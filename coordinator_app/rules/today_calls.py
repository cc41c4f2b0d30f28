"""What asks for attention of calls that are about to close: own rounds, and calls of others."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from coordinator_app.rules.dates import near_words
from coordinator_app.rules.nomination_rounds import received_words
from coordinator_app.rules.today_facts import ClosingCall, ClosingRound, TodayFacts
from coordinator_app.rules.today_items import TodayAction, TodayItem, group_of
from coordinator_app.rules.today_settings import TodaySettings
from coordinator_app.texts import Text, text


def rounds_closing(
    facts: TodayFacts, today: dt.date, settings: TodaySettings
) -> Iterator[TodayItem]:
    """Own rounds from so many days before they close until and with the last day."""
    for one in facts.rounds:
        if _shows(one, today, settings.round_notice_days):
            yield TodayItem(
                f"round:{one.round_id}",
                group_of(one.closes_on, today),
                _closes(one, today),
                text("{received}.", received=received_words(one.received, one.wished)),
                one.closes_on,
                "nomination_rounds",
                one.round_id,
                TodayAction.OPEN_ROUND,
                ahead=True,
            )


def calls_closing(
    facts: TodayFacts, today: dt.date, settings: TodaySettings
) -> Iterator[TodayItem]:
    """Calls of others likewise: what was missed asks for nothing any more."""
    for one in facts.calls:
        if _shows(one, today, settings.call_notice_days):
            yield TodayItem(
                f"call:{one.call_id}",
                group_of(one.closes_on, today),
                _closes(one, today),
                text("A call of {organisation}.", organisation=one.organisation)
                if one.organisation
                else text("A call of others."),
                one.closes_on,
                "external_calls",
                one.call_id,
                TodayAction.OPEN_CALL,
                organisation_id=one.organisation_id,
                ahead=True,
            )


def _shows(one: ClosingRound | ClosingCall, today: dt.date, notice_days: int) -> bool:
    return 0 <= (one.closes_on - today).days <= notice_days


def _closes(one: ClosingRound | ClosingCall, today: dt.date) -> Text:
    return text("{name} closes {when}", name=one.name, when=near_words(one.closes_on, today))
