"""What asks for attention of memberships: consent that was asked anew, after a change of job."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from coordinator_app.rules.nominations import SAID_NO, ConsentAnswer
from coordinator_app.rules.today_facts import MemberConsentAsked, TodayFacts
from coordinator_app.rules.today_items import TodayAction, TodayItem, after, group_of
from coordinator_app.rules.today_settings import TodaySettings
from coordinator_app.texts import Text, plural, text


def member_consents(
    facts: TodayFacts, today: dt.date, settings: TodaySettings
) -> Iterator[TodayItem]:
    """The questions that wait for an answer, and those to which the manager said no."""
    for asked in facts.member_consents:
        if asked.answer is ConsentAnswer.AWAITED:
            yield _waiting(asked, today, settings)
        elif asked.answer in SAID_NO:
            yield _refused(asked, today)


def _waiting(asked: MemberConsentAsked, today: dt.date, settings: TodaySettings) -> TodayItem:
    due = after(asked.asked_on, settings.consent_wait_days)
    said = text("Asked on {day}, without an answer.", day=asked.asked_on)
    if asked.spoken_on is not None:
        due = max(due, after(asked.spoken_on, settings.reminder_wait_days))
        said = text("Asked on {day}, spoken on {later}.", day=asked.asked_on, later=asked.spoken_on)
    words = plural(
        "The consent of {manager} for the membership of {member} has been waiting {n} day",
        "The consent of {manager} for the membership of {member} has been waiting {n} days",
        max((today - asked.asked_on).days, 0),
        manager=asked.manager,
        member=asked.member,
    )
    return _item(asked, words, said, due, today)


def _refused(asked: MemberConsentAsked, today: dt.date) -> TodayItem:
    day = asked.answered_on or asked.asked_on
    words = text("There is no consent for the membership of {member}", member=asked.member)
    said = text("The manager said no on {day}. Ask another, or end the membership.", day=day)
    return _item(asked, words, said, day, today)


def _item(
    asked: MemberConsentAsked, words: Text, reason: Text, due: dt.date, today: dt.date
) -> TodayItem:
    return TodayItem(
        f"member_consent:{asked.membership_id}",
        group_of(due, today),
        words,
        reason,
        due,
        "people",
        asked.member_id,
        TodayAction.RENEW_CONSENT,
        asked.consent_id,
        asked.manager_id,
    )
