"""Consent of a manager as it stands on a day: asked, given, ended, refused or taken back."""

from __future__ import annotations

import datetime as dt

from coordinator_app.rules.nominations import ConsentAnswer
from coordinator_app.texts import Choice, Text, text


class ConsentState(Choice):
    """What the consent that counts comes to today; computed from its dates."""

    AWAITED = "awaited", text("Consent awaited")
    GIVEN = "given", text("Consent given")
    EXPIRED = "expired", text("Consent expired")
    REFUSED = "refused", text("Consent refused")
    WITHDRAWN = "withdrawn", text("Consent withdrawn")


_STATES = {
    ConsentAnswer.AWAITED: ConsentState.AWAITED,
    ConsentAnswer.GIVEN: ConsentState.GIVEN,
    ConsentAnswer.REFUSED: ConsentState.REFUSED,
    ConsentAnswer.REVOKED: ConsentState.WITHDRAWN,
}


def consent_state(
    answer: ConsentAnswer, valid_until: dt.date | None, today: dt.date
) -> ConsentState:
    """The state on ``today``; the last day of a consent is one on which it still counts."""
    if answer is ConsentAnswer.GIVEN and valid_until is not None and valid_until < today:
        return ConsentState.EXPIRED
    return _STATES[answer]


def consent_words(state: ConsentState, day: dt.date | None) -> Text:
    """The state with its day: ``Consent expired on 3 March 2027``; without one, the state alone."""
    if day is None:
        return state.word
    return {
        ConsentState.AWAITED: text("Consent asked on {day}", day=day),
        ConsentState.GIVEN: text("Consent given on {day}", day=day),
        ConsentState.EXPIRED: text("Consent expired on {day}", day=day),
        ConsentState.REFUSED: text("Consent refused on {day}", day=day),
        ConsentState.WITHDRAWN: text("Consent withdrawn on {day}", day=day),
    }[state]
