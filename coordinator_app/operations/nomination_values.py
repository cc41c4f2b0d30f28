"""What the letters of a nomination say, in their language, and where each value is mended."""

from __future__ import annotations

import datetime as dt

from coordinator_app.operations.letter_values import Place, in_words
from coordinator_app.rules.letters import LetterKind
from coordinator_app.rules.nominations import NominationStage
from coordinator_app.rules.today_settings import TodaySettings
from coordinator_app.store.queries.nominations import NominationRecord
from coordinator_app.texts import Text, text


def nomination_fields(
    record: NominationRecord,
    kind: LetterKind,
    language: str,
    today: dt.date,
    terms: TodaySettings,
) -> dict[str, str]:
    """The values of the fields; ``terms`` tells in how many days an answer is asked."""
    reminded = kind is LetterKind.CONSENT_REMINDER
    days = terms.reminder_term_days if reminded else terms.consent_term_days
    asked = record.consent
    return {
        "candidate_name": record.candidate.name,
        "candidate_function": record.candidate.post,
        "nominator_name": record.nominator.name if record.nominator else "",
        "manager_name": asked.manager.name if asked else "",
        "motivation": record.motivation,
        "received_on": in_words(record.received_on, language),
        "asked_on": in_words(asked.asked_on if asked else None, language),
        "decision": _decision(record).say(language),
        "reply_by": in_words(today + dt.timedelta(days=days), language),
    }


def nomination_places(record: NominationRecord) -> dict[str, Place]:
    """Where the values of `nomination_fields` are mended."""
    name = record.candidate.name
    here = ("nominations", record.id, name)
    whom = ("people", record.candidate.id, name)
    return {
        "candidate_name": Place(*whom, "family_name"),
        "candidate_function": Place(*whom, "affiliations"),
        "nominator_name": Place(*here, "nominator_id"),
        "manager_name": Place(*here, "manager_id"),
        "motivation": Place(*here, "motivation"),
        "asked_on": Place(*here, "asked_on"),
    }


def _decision(record: NominationRecord) -> Text:
    name = record.candidate.name
    if record.stage is NominationStage.ADMITTED:
        return text("{name} has been admitted as a member, and we are glad of it.", name=name)
    if record.stage is NominationStage.DECLINED:
        return text("We cannot welcome {name} as a member this time.", name=name)
    if record.stage is NominationStage.WITHDRAWN:
        return text("The nomination of {name} has been withdrawn.", name=name)
    return text("Nothing has been decided yet.")
