"""Who gets which letter, when that is asked in words: of a meeting, a nomination, to people."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Connection

from coordinator_app.errors import UserError
from coordinator_app.operations.batch import Batch
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
from coordinator_app.operations.year_overviews import year_overviews
from coordinator_app.rules.letters import (
    OF_A_MEETING,
    OF_A_MEMBERSHIP,
    OF_A_NOMINATION,
    OF_A_YEAR,
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
    asked = _Asked(store, template, meeting_id, to, today, way)
    if asked.kind in OF_A_NOMINATION:
        return asked.of_nominations()
    if asked.kind in OF_A_MEMBERSHIP:
        return asked.of_memberships()
    if asked.kind in OF_A_YEAR:
        return [asked.of_the_year()]
    return [asked.of_the_meeting() if asked.kind in OF_A_MEETING else asked.to_people()]


@dataclass(frozen=True)
class _Asked:
    """What `batches` was asked for."""

    store: Store
    template: Templates
    meeting_id: int | None
    to: str
    today: dt.date
    way: LetterWay | None

    @property
    def kind(self) -> LetterKind:
        return next(iter(self.template.values())).kind

    def of_nominations(self) -> list[Batch]:
        with self.store.reading() as connection:
            ids = _nominations(connection, self.kind, self.to, self.today)
        return [
            nomination_letter(
                self.store, one, self.kind, today=self.today, template=self.template, way=self.way
            )
            for one in ids
        ]

    def of_memberships(self) -> list[Batch]:
        with self.store.reading() as connection:
            ids = _memberships(connection, self.to, self.today)
        return [
            consent_renewal_letter(
                self.store, one, today=self.today, template=self.template, way=self.way
            )
            for one in ids
        ]

    def of_the_year(self) -> Batch:
        people = self._people(self.to)
        return year_overviews(
            self.store, today=self.today, member_ids=people, template=self.template, way=self.way
        )

    def of_the_meeting(self) -> Batch:
        if self.meeting_id is None:
            raise UserError("Say for which meeting the letters are.", field="meeting")
        return meeting_letters(
            self.store,
            self.meeting_id,
            self.kind,
            today=self.today,
            person_ids=self._people(self.to),
            template=self.template,
            way=self.way,
        )

    def to_people(self) -> Batch:
        """To whom words name; else to partners, or to everybody at the meeting."""
        partners = PARTNERS if self.kind is LetterKind.PARTNER_LETTER else ""
        people = self._people(self.to or partners)
        with self.store.reading() as connection:
            network = network_settings(connection).name
            if people is None and self.meeting_id is not None:
                people = [one.person_id for one in participants_of(connection, self.meeting_id)]
        if people is None:
            raise UserError("Say to whom the letters go: members, or words that find people.")
        return letters_to(
            self.store,
            self.template,
            people,
            today=self.today,
            meeting_id=self.meeting_id,
            title=network if self.kind in TO_ANYBODY else "",
            way=self.way,
        )

    def _people(self, to: str) -> list[int] | None:
        """Whom words name; None when nothing was said."""
        if not to:
            return None
        with self.store.reading() as connection:
            return people_named(connection, to, self.today, self.meeting_id)


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
