"""Mending a gap of a batch where it is shown: one line, through the verb that the record has."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from coordinator_app.operations.house_style import edit_house_style
from coordinator_app.operations.meetings import edit_meeting
from coordinator_app.operations.organisations import edit_organisation
from coordinator_app.operations.people import edit_person
from coordinator_app.operations.reach import set_emails
from coordinator_app.operations.settings import change_network_settings
from coordinator_app.operations.venues import edit_venue
from coordinator_app.rules.postal import ADDRESS_FIELDS
from coordinator_app.rules.preflight import Gap
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.store import Store

_ADDRESS = frozenset(ADDRESS_FIELDS)
_NAME = frozenset(
    {
        "initials",
        "given_name",
        "family_name",
        "partner_family_name",
        "form_of_address",
        "salutation_override",
        "address_line_override",
    }
)
_FIELDS: Mapping[str, frozenset[str]] = {
    "people": _NAME | _ADDRESS | {"email"},
    "organisations": _ADDRESS,
    "venues": _ADDRESS,
    "meetings": frozenset({"reply_by", "title"}),
    "settings": frozenset({"name", "sender_name", "signatory_name", "signatory_role"}),
}


def mends_in_a_line(gap: Gap) -> bool:
    """Whether what is missing fits on one line; the programme of a meeting does not."""
    return gap.field in _FIELDS.get(gap.noun, ())


def mend_gap(store: Store, gap: Gap, value: Any, *, today: dt.date) -> Outcome:
    """Fill in what is missing. Raises UserError at the field for what cannot be kept there."""
    return _VERBS[gap.noun](store, gap, value, today)


def _person(store: Store, gap: Gap, value: Any, today: dt.date) -> Outcome:
    del today
    if gap.field == "email":
        return set_emails(store, gap.record_id, [value])
    return edit_person(store, gap.record_id, gap.field, value)


def _organisation(store: Store, gap: Gap, value: Any, today: dt.date) -> Outcome:
    del today
    return edit_organisation(store, gap.record_id, gap.field, value)


def _venue(store: Store, gap: Gap, value: Any, today: dt.date) -> Outcome:
    del today
    return edit_venue(store, gap.record_id, gap.field, value)


def _meeting(store: Store, gap: Gap, value: Any, today: dt.date) -> Outcome:
    return edit_meeting(store, gap.record_id, gap.field, value, today=today)


def _settings(store: Store, gap: Gap, value: Any, today: dt.date) -> Outcome:
    del today
    if gap.field == "name":
        return change_network_settings(store, name=value)
    return edit_house_style(store, gap.field, value)


_VERBS: Mapping[str, Callable[[Store, Gap, Any, dt.date], Outcome]] = {
    "people": _person,
    "organisations": _organisation,
    "venues": _venue,
    "meetings": _meeting,
    "settings": _settings,
}
