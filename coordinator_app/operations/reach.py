"""What the coordinator does with the ways to reach people: e-mail addresses and phone numbers."""

from __future__ import annotations

from collections.abc import Iterable

from coordinator_app.models import EmailAddress, Person, PhoneNumber
from coordinator_app.operations.called import called
from coordinator_app.operations.person_fields import read_emails, read_phones
from coordinator_app.operations.rows import existing
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.store import Store
from coordinator_app.texts import Text, text


def set_emails(store: Store, person_id: int, addresses: Iterable[str]) -> Outcome:
    """The e-mail addresses of a person, the one that is used first; each once."""
    kept = read_emails(addresses)
    label = text("E-mail addresses of {name}", name=called(store, Person, person_id))
    return _replace_list(store, person_id, label, "email_addresses", EmailAddress, kept)


def set_phones(store: Store, person_id: int, numbers: Iterable[str]) -> Outcome:
    """The phone numbers of a person, the one that is used first; each once."""
    kept = read_phones(numbers)
    label = text("Phone numbers of {name}", name=called(store, Person, person_id))
    return _replace_list(store, person_id, label, "phone_numbers", PhoneNumber, kept)


def _replace_list(
    store: Store, person_id: int, label: Text, relation: str, kind: type, values: tuple[str, ...]
) -> Outcome:
    column = "address" if kind is EmailAddress else "number"
    with store.work(label) as work:
        person = existing(work.session, Person, person_id)
        rows = getattr(person, relation)
        # Rows that stay keep their number, so that an unchanged list leaves no trace.
        for place, value in enumerate(values[: len(rows)]):
            rows[place].position = place
            setattr(rows[place], column, value)
        rows[len(values) :] = []
        rows.extend(
            kind(position=place, **{column: values[place]})
            for place in range(len(rows), len(values))
        )
    return work.outcome
