"""May somebody be in a photograph: what they said, and on which day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from coordinator_app.models import Person
from coordinator_app.operations.called import called
from coordinator_app.operations.rows import all_existing
from coordinator_app.operations.typed import choice_of
from coordinator_app.rules.photo_consents import PhotoConsent
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.store import Store
from coordinator_app.texts import Text, plural, text


def record_photo_consent(
    store: Store, person_ids: Iterable[int], consent: PhotoConsent | str, *, today: dt.date
) -> Outcome:
    """Note what people said about photographs; *not asked* forgets what was said, and when."""
    ids, chosen = list(dict.fromkeys(person_ids)), choice_of(consent, PhotoConsent, "photo_consent")
    with store.work(_label(store, ids, chosen)) as work:
        for person in all_existing(work.session, Person, ids):
            if person.photo_consent is not chosen:
                person.photo_consent_on = None if chosen is PhotoConsent.UNKNOWN else today
            person.photo_consent = chosen
    return work.outcome


def _label(store: Store, ids: list[int], chosen: PhotoConsent) -> Text:
    if len(ids) == 1:
        return text("Photographs of {name}: {answer}", name=called(store, Person, ids[0]),
                    answer=chosen)  # fmt: skip
    return plural("Photographs of {n} person: {answer}", "Photographs of {n} people: {answer}",
                  len(ids), answer=chosen)  # fmt: skip
