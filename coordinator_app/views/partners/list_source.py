"""The rows of the list of partners, as they are read on the screen."""

from __future__ import annotations

import datetime as dt
from array import array
from collections.abc import Mapping, Sequence

from coordinator_app.clock import today
from coordinator_app.rules.dates import near_words
from coordinator_app.rules.organisations import OrganisationKind, PartnerState
from coordinator_app.store.queries.lists import IN_BIN
from coordinator_app.store.queries.partners import ALL_ORGANISATIONS, PARTNERS
from coordinator_app.store.store import Store
from coordinator_app.texts import Text, day, text
from coordinator_app.views.chips import Toned
from coordinator_app.views.id_table import Column
from coordinator_app.views.palette import Tone

COLUMNS = (
    Column("name", text("Name"), 38),
    Column("state", text("Partnership"), 17, chip=True),
    Column("next_follow_up", text("Next follow-up"), 15),
    Column("last_contact", text("Last contact"), 16, quiet=True),
    Column("kind", text("Kind"), 22),
    Column("city", text("Place"), 14),
)

TONES = {
    PartnerState.PROSPECT: Tone.NEWS,
    PartnerState.IN_TALKS: Tone.WAIT,
    PartnerState.PARTNER: Tone.GOOD,
    PartnerState.FORMER: Tone.PLAIN,
}

ALL = "all"
SHOW: tuple[tuple[str, Text], ...] = (
    (ALL, text("All organisations")),
    (IN_BIN, text("In the bin")),
)


class PartnerSource:
    """Partners; with the filter ``show`` every organisation."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def ids(
        self, order: str, descending: bool, filters: Mapping[str, str], find: str
    ) -> array[int]:
        query = ALL_ORGANISATIONS if filters.get("show") == ALL else PARTNERS
        asked = {key: value for key, value in filters.items() if key != "show"}
        if filters.get("show") == IN_BIN:
            asked[IN_BIN] = IN_BIN
        with self._store.reading() as connection:
            return query.ids(connection, order, descending=descending, filters=asked, find=find)

    def rows(self, ids: Sequence[int]) -> Mapping[int, tuple[str, ...]]:
        names = tuple(PARTNERS.columns)
        with self._store.reading() as connection:
            found = PARTNERS.rows(connection, ids)
        return {key: _cells(dict(zip(names, row, strict=True))) for key, row in found.items()}


def _cells(values: Mapping[str, str | None]) -> tuple[str, ...]:
    state, kind = values["state"], values["kind"]
    shown: dict[str, str] = {
        "state": Toned(PartnerState(state).word.say(), TONES[PartnerState(state)]) if state else "",
        "kind": OrganisationKind(kind).word.say() if kind else "",
        "last_contact": _near(values["last_contact"]),
        "next_follow_up": _near(values["next_follow_up"]),
    }
    return tuple(shown.get(column.key, values[column.key] or "") for column in COLUMNS)


def _near(value: str | None) -> str:
    if not value:
        return ""
    when = dt.date.fromisoformat(value)
    return Toned(near_words(when, today()).say(), tip=day(when))
