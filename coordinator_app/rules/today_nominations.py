"""What asks for attention of nominations: consents that wait, and dossiers that stand still."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from coordinator_app.rules.nominations import NominationStage
from coordinator_app.rules.today_facts import OpenNomination, TodayFacts, WaitingConsent
from coordinator_app.rules.today_items import TodayAction, TodayItem, after, group_of
from coordinator_app.rules.today_settings import TodaySettings
from coordinator_app.texts import Text, plural, text


def consents_waiting(
    facts: TodayFacts, today: dt.date, settings: TodaySettings
) -> Iterator[TodayItem]:
    for consent in facts.consents:
        due = after(consent.asked_on, settings.consent_wait_days)
        if since := max(filter(None, (consent.spoken_on, consent.reminded_on)), default=None):
            due = max(due, after(since, settings.reminder_wait_days))
        yield TodayItem(
            f"consent:{consent.nomination_id}",
            group_of(due, today),
            plural(
                "The consent of {manager} for {candidate} has been waiting {n} day",
                "The consent of {manager} for {candidate} has been waiting {n} days",
                max((today - consent.asked_on).days, 0),
                manager=consent.manager,
                candidate=consent.candidate,
            ),
            _asked(consent),
            due,
            "nominations",
            consent.nomination_id,
            TodayAction.REMIND_MANAGER,
            consent.nomination_id,
            consent.manager_id,
        )


def _asked(consent: WaitingConsent) -> Text:
    """When it was asked, and what was done since."""
    spoken, reminded = consent.spoken_on, consent.reminded_on
    if reminded is not None and (spoken is None or reminded >= spoken):
        return text("Asked on {day}, reminded on {later}.", day=consent.asked_on, later=reminded)
    if spoken is not None:
        return text("Asked on {day}, spoken on {later}.", day=consent.asked_on, later=spoken)
    return text("Asked on {day}, without an answer.", day=consent.asked_on)


def nominations_waiting(
    facts: TodayFacts, today: dt.date, settings: TodaySettings
) -> Iterator[TodayItem]:
    for nomination in facts.nominations:
        if nomination.refused_on is not None:
            yield _refused(nomination, nomination.refused_on, today)
        # A consent that is asked for has its own item, with its own patience.
        days = settings.stage_days(nomination.stage)
        if days is None or nomination.stage is NominationStage.CONSENT_ASKED:
            continue
        due = after(nomination.stage_since, days)
        yield TodayItem(
            f"nomination:{nomination.nomination_id}",
            group_of(due, today),
            plural(
                "The nomination of {candidate} has stood still for {n} day",
                "The nomination of {candidate} has stood still for {n} days",
                max((today - nomination.stage_since).days, 0),
                candidate=nomination.candidate,
            ),
            nomination.next_step,
            due,
            "nominations",
            nomination.nomination_id,
            TodayAction.OPEN_NOMINATION,
            nomination.nomination_id,
            nomination.candidate_id,
        )


def _refused(nomination: OpenNomination, refused_on: dt.date, today: dt.date) -> TodayItem:
    return TodayItem(
        f"nomination:{nomination.nomination_id}",
        group_of(refused_on, today),
        text("There is no consent for {candidate}", candidate=nomination.candidate),
        text("The manager said no on {day}. Ask another, or decline.", day=refused_on),
        refused_on,
        "nominations",
        nomination.nomination_id,
        TodayAction.OPEN_NOMINATION,
        nomination.nomination_id,
        nomination.candidate_id,
    )
