"""Who gets which letter, when that is asked in words: of a meeting, a nomination, to people."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Connection

from coordinator_app.errors import UserError
from coordinator_app.operations.letter_making import Batch
from coordinator_app.operations.letter_templates import Templates
from coordinator_app.operations.letters import letters_to
from coordinator_app.operations.meeting_letters import meeting_letters
from coordinator_app.operations.membership_letters import (
    awaited_renewals,
    consent_renewal_letter,
)
from coordinator_app.operations.nomination_letters import nomination_letter, waiting_for
from coordinator_app.operations.recipients import PARTNERS, people_named
from coordinator_app.operations.settings import network_settings
from coordinator_app.rules.letters import (
    OF_A_MEETING,
    OF_A_MEMBERSHIP,
    OF_A_NOMINATION,
    TO_ANYBODY,
    LetterKind,
    LetterWay,
)
from coordinator_app.store.queries.addressees import (
    all_nominations,
    awaited_consents,
    nominations_of_people,
)
from coordinator_app.store.queries.participations import participants_of
from coordinator_app.store.store import Store

AWAITED = "awaited"


def batches(
    store: Store,
    template: Templates,
    meeting_id: int | None,
    to: str,
    today: dt.date,
    *,
    way: LetterWay | None = None,
) -> list[Batch]:
    """The batches of this letter: one, or one for each nomination that it fits.

    ``to``: as for `people_named`, or "awaited" (managers who were asked for consent); without it
    whom the letter concerns. ``way``: how all of them go; without it as each prefers. Raises
    UserError.
    """
    kind = next(iter(template.values())).kind
    if kind in OF_A_NOMINATION:
        with store.reading() as connection:
            ids = _nominations(connection, kind, to, today)
        return [
            nomination_letter(store, one, kind, today=today, template=template, way=way)
            for one in ids
        ]
    if kind in OF_A_MEMBERSHIP:
        with store.reading() as connection:
            ids = _memberships(connection, to, today)
        return [
            consent_renewal_letter(store, one, today=today, template=template, way=way)
            for one in ids
        ]
    if kind is LetterKind.PARTNER_LETTER:
        to = to or PARTNERS
    with store.reading() as connection:
        people = people_named(connection, to, today, meeting_id) if to else None
        network = network_settings(connection).name
    if kind in OF_A_MEETING:
        if meeting_id is None:
            raise UserError("Say for which meeting the letters are.", field="meeting")
        made = meeting_letters(
            store, meeting_id, kind, today=today, person_ids=people, template=template, way=way
        )
        return [made]
    if people is None and meeting_id is not None:
        with store.reading() as connection:
            people = [one.person_id for one in participants_of(connection, meeting_id)]
    if people is None:
        raise UserError("Say to whom the letters go: members, or words that find people.")
    title = network if kind in TO_ANYBODY else ""
    made = letters_to(
        store, template, people, today=today, meeting_id=meeting_id, title=title, way=way
    )
    return [made]


def _nominations(connection: Connection, kind: LetterKind, to: str, today: dt.date) -> list[int]:
    """The nominations that are written about: all that wait for it, or those of people found.

    Who is named gets the letter once more; otherwise what was made already is passed over.
    """
    if kind is LetterKind.CONSENT_REQUEST:
        return _awaited(connection, to, today)
    if to and to != AWAITED:
        found = nominations_of_people(connection, people_named(connection, to, today))
        ids = [one.id for one in waiting_for(connection, kind, found, today)]
    else:
        waiting = waiting_for(connection, kind, all_nominations(connection), today)
        ids = [one.id for one in waiting if kind not in {letter.kind for letter in one.letters}]
    if not ids:
        raise UserError("No nomination waits for this letter.")
    return ids


def _memberships(connection: Connection, to: str, today: dt.date) -> list[int]:
    """The memberships whose new manager has not answered: all, or those of people found."""
    waiting = awaited_renewals(connection, today)
    if to not in {"", AWAITED}:
        wanted = set(people_named(connection, to, today))
        waiting = [one for one in waiting if one.member_id in wanted]
    if not waiting:
        raise UserError("No consent for a membership waits for an answer.")
    return [one.membership_id for one in waiting]


def _awaited(connection: Connection, to: str, today: dt.date) -> list[int]:
    found = list(awaited_consents(connection))
    if to not in {"", AWAITED}:
        wanted = set(nominations_of_people(connection, people_named(connection, to, today)))
        found = [one for one in found if one in wanted]
    if not found:
        raise UserError("No consent waits for an answer.")
    return found
