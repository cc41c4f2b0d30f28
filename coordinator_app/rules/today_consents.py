"""What asks for attention of the consents of members: those that end soon, and that have ended."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from coordinator_app.rules.today_facts import EndingConsent, TodayFacts
from coordinator_app.rules.today_items import TodayAction, TodayItem, after, group_of
from coordinator_app.rules.today_settings import TodaySettings
from coordinator_app.texts import Text, text


def consents_ending(
    facts: TodayFacts, today: dt.date, settings: TodaySettings
) -> Iterator[TodayItem]:
    """From so many days before a consent ends until it is asked for again."""
    for consent in facts.ending_consents:
        if consent.valid_until <= after(today, settings.consent_notice_days):
            noun, record_id, action = _place(consent)
            yield TodayItem(
                f"ending_consent:{consent.person_id}",
                group_of(consent.valid_until, today),
                _sentence(consent, today),
                text("{manager} gave it until then. Ask again.", manager=consent.manager),
                consent.valid_until,
                noun,
                record_id,
                action,
                person_id=consent.manager_id,
                ahead=True,
            )


def _sentence(consent: EndingConsent, today: dt.date) -> Text:
    name, day = consent.name, consent.valid_until
    if day < today:
        return text("The consent for {name} expired on {day}", name=name, day=day)
    return text("The consent for {name} ends on {day}", name=name, day=day)


def _place(consent: EndingConsent) -> tuple[str, int, TodayAction]:
    if consent.nomination_id is not None:
        return "nominations", consent.nomination_id, TodayAction.OPEN_NOMINATION
    return "people", consent.person_id, TodayAction.OPEN_MEMBER
