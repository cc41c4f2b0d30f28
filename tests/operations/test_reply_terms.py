"""Letters ask for an answer within the days that the settings name."""

from __future__ import annotations

import datetime as dt

import pytest

from coordinator_app.operations.consents import ask_consent
from coordinator_app.operations.nomination_stages import move_nomination
from coordinator_app.operations.nomination_values import nomination_fields
from coordinator_app.operations.nominations import NewNomination, nominate
from coordinator_app.operations.today import change_today_settings, today_settings
from coordinator_app.rules.letters import LetterKind
from coordinator_app.rules.memberships import MemberCategory
from coordinator_app.rules.nominations import NominationStage
from coordinator_app.store.queries.nominations import nomination
from coordinator_app.store.store import Store
from coordinator_app.texts import day
from tests.builders import TODAY


@pytest.fixture
def asked(store: Store) -> int:
    new = NewNomination("Anna de Groot", MemberCategory.SOCIAL_PROFESSIONAL, TODAY)
    one = nominate(store, new, today=TODAY).new_id("nominations")
    move_nomination(store, one, NominationStage.APPROACHED, today=TODAY)
    ask_consent(store, one, "Els van der Meer", TODAY, today=TODAY)
    return one


def answered_by(store: Store, nomination_id: int, kind: LetterKind) -> str:
    with store.reading() as connection:
        record = nomination(connection, nomination_id, TODAY)
        assert record is not None
        terms = today_settings(connection)
        said = nomination_fields(record, kind, "en", TODAY, terms)["reply_by"]
        return said.replace("\N{NO-BREAK SPACE}", " ")


def test_the_term_of_a_letter_is_a_setting(store: Store, asked: int) -> None:
    request, reminder = LetterKind.CONSENT_REQUEST, LetterKind.CONSENT_REMINDER
    assert answered_by(store, asked, request) == in_days(21)
    assert answered_by(store, asked, reminder) == in_days(14)
    change_today_settings(store, consent_term_days=30, reminder_term_days=7)
    assert answered_by(store, asked, request) == in_days(30)
    assert answered_by(store, asked, reminder) == in_days(7)
    store.undo()
    assert answered_by(store, asked, request) == in_days(21)


def in_days(days: int) -> str:
    return day(TODAY + dt.timedelta(days=days), "en", "d MMMM y")
