"""Labels and envelopes as a file, for people who are called by words or by their meeting."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from coordinator_app.errors import UserError
from coordinator_app.operations.labels import (
    Addressed,
    Stationery,
    addresses_on,
    next_label,
    people_by_post,
    print_addresses,
)
from coordinator_app.operations.letters import meeting_to_write_about
from coordinator_app.operations.paper_files import file_writer
from coordinator_app.operations.recipients import people_named, refuse_number
from coordinator_app.operations.settings import network_settings
from coordinator_app.rules.cleaning import shortened
from coordinator_app.rules.envelopes import EnvelopeSize
from coordinator_app.rules.label_sheets import LabelFormat
from coordinator_app.store.store import Store


def addresses_to_file(
    store: Store,
    out: Path,
    *,
    today: dt.date,
    language: str,
    to: str = "",
    meeting_id: int | None = None,
    on: str = "",
    start: int | None = None,
) -> Addressed:
    """Labels or envelopes as the file ``out``; with gaps nothing is written.

    ``to`` as for `people_named`; without it those of the meeting who get letters on paper. ``on``
    names a sheet or an envelope ("63.5x38.1", "c5"); without it, and without ``start``, it goes on
    where the sheet in the drawer was left. Raises UserError.
    """
    with store.reading() as connection:
        left = next_label(connection)
        people = people_named(connection, to, today, meeting_id) if to else []
        title = network_settings(connection).name or to
        if meeting_id is not None:
            title = meeting_to_write_about(connection, meeting_id).title
    if not to:
        if meeting_id is None:
            raise UserError("Say to whom the letters go: members, or words that find people.")
        people = people_by_post(store, meeting_id, today=today)
    refuse_number(people)
    paper = stationery(on) if on else left.kind
    if start is None:
        start = left.start if paper is left.kind else 1
    made = addresses_on(
        store, people, paper, language=language, title=title, today=today, start=start
    )
    if not made.gaps:
        print_addresses(store, made, write=file_writer(out))
    return made


def stationery(named: str) -> Stationery:
    """The sheet of labels or the envelope of that name. Raises UserError with those there are."""
    known: dict[str, Stationery] = {one.value: one for one in (*LabelFormat, *EnvelopeSize)}
    try:
        return known[named.casefold()]
    except KeyError:
        raise UserError(
            "There are no labels “{name}”. There are: {known}.",
            field="format",
            name=shortened(named),
            known=", ".join(known),
        ) from None
