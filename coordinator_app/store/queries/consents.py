"""The consent that counts for a member: of the nomination or of the membership, asked last."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, RowMapping, text

from coordinator_app.rules.consents import ConsentState, consent_state, consent_words
from coordinator_app.rules.memberships import MembershipStatus, is_member_on
from coordinator_app.rules.nominations import ConsentAnswer, NominationFacts, NominationStage
from coordinator_app.rules.periods import Period
from coordinator_app.rules.today_facts import EndingConsent
from coordinator_app.store.queries.days import day_of
from coordinator_app.texts import Text

_AT_ONCE = 500


@dataclass(frozen=True)
class MemberConsent:
    """``day`` is when it was asked, answered, taken back or, when it ended, its last day."""

    person_id: int
    name: str
    consent_id: int
    manager_id: int
    manager: str
    state: ConsentState
    day: dt.date | None
    valid_until: dt.date | None
    nomination_id: int | None
    membership_id: int | None

    @property
    def sentence(self) -> Text:
        """``Consent expired on 3 March 2027``."""
        return consent_words(self.state, self.day)


def consent_state_of_members(
    connection: Connection, today: dt.date, person_ids: Iterable[int]
) -> dict[int, MemberConsent]:
    """The consent that counts on ``today`` of each of these people who is a member, by their id.

    It is the one asked last for the membership that runs, or in a nomination since the membership
    before it ended. Who never needed consent, or was entered without one, is not among them.
    """
    found: dict[int, MemberConsent] = {}
    wanted = sorted(set(person_ids))
    for start in range(0, len(wanted), _AT_ONCE):
        for row in _rows(connection, wanted[start : start + _AT_ONCE]):
            period = Period(day_of(row["started_on"]), day_of(row["ended_on"]))
            if is_member_on(period, MembershipStatus(row["status"]), today):
                found[row["person_id"]] = _consent(row, today)
    return found


def expired_consents(
    connection: Connection, today: dt.date, nominations: Mapping[int, NominationFacts]
) -> dict[int, dt.date]:
    """The last day of each consent that is over while a new one is wanted, by its nomination.

    Wanted before admission, and of a member as long as no other consent counts.
    """
    over = {
        one: facts
        for one, facts in nominations.items()
        if facts.needs_consent
        and facts.stage in {NominationStage.CONSENTED, NominationStage.ADMITTED}
        and facts.consent is ConsentAnswer.GIVEN
        and facts.consent_valid_until is not None
        and facts.consent_valid_until < today
    }
    members = [f.candidate_id for f in over.values() if f.stage is NominationStage.ADMITTED]
    held = consent_state_of_members(connection, today, members)
    counting = {one.nomination_id for one in held.values()}
    return {
        one: facts.consent_valid_until
        for one, facts in over.items()
        if facts.consent_valid_until is not None
        and (facts.stage is NominationStage.CONSENTED or one in counting)
    }


def ending_consents(connection: Connection, today: dt.date) -> tuple[EndingConsent, ...]:
    """The consents of members that were given until a day, and count now; the first to end first.

    A candidate whose consent ended before admission has a dossier that runs, with its own item.
    """
    query = text(
        "SELECT DISTINCT coalesce(n.candidate_id, m.person_id) FROM consents AS c"
        " LEFT JOIN nominations AS n ON n.id = c.nomination_id"
        " LEFT JOIN memberships AS m ON m.id = c.membership_id"
        " WHERE c.answer = 'given' AND c.valid_until IS NOT NULL"
    )
    people = connection.execute(query).scalars().all()
    held = consent_state_of_members(connection, today, people)
    return tuple(sorted(_ending(held), key=lambda one: (one.valid_until, one.person_id)))


def _ending(held: Mapping[int, MemberConsent]) -> Iterator[EndingConsent]:
    for one in held.values():
        given = one.state in {ConsentState.GIVEN, ConsentState.EXPIRED}
        if given and one.valid_until is not None:
            yield EndingConsent(
                person_id=one.person_id,
                name=one.name,
                manager=one.manager,
                manager_id=one.manager_id,
                valid_until=one.valid_until,
                nomination_id=one.nomination_id,
            )


# Two ways in, each by its own index; the latest consent comes last.
_HELD = """
    SELECT s.person_id, s.status, s.started_on, s.ended_on, c.id AS consent_id
    FROM memberships AS s JOIN consents AS c ON c.membership_id = s.id
    WHERE s.person_id IN ({ids})
    UNION ALL
    SELECT s.person_id, s.status, s.started_on, s.ended_on, c.id
    FROM memberships AS s
    JOIN nominations AS n ON n.candidate_id = s.person_id AND n.deleted_at IS NULL
    JOIN consents AS c ON c.nomination_id = n.id
    WHERE s.person_id IN ({ids}) AND coalesce(c.answered_on, c.asked_on, n.received_on) >
    coalesce((SELECT max(e.ended_on) FROM memberships AS e WHERE e.person_id = s.person_id
    AND e.id <> s.id AND e.ended_on < s.started_on), '')
"""


def _rows(connection: Connection, person_ids: list[int]) -> list[RowMapping]:
    ids = ",".join(map(str, person_ids))
    query = text(
        "SELECT h.*, p.full_name AS name, c.manager_id, q.full_name AS manager, c.answer,"
        " c.asked_on, c.answered_on, c.valid_until, c.nomination_id, c.membership_id"
        f" FROM ({_HELD.format(ids=ids)}) AS h JOIN consents AS c ON c.id = h.consent_id"
        " JOIN people AS p ON p.id = h.person_id AND p.deleted_at IS NULL"
        " JOIN people AS q ON q.id = c.manager_id ORDER BY c.id"
    )
    return list(connection.execute(query).mappings())


def _consent(row: RowMapping, today: dt.date) -> MemberConsent:
    answer, until = ConsentAnswer(row["answer"]), day_of(row["valid_until"])
    state = consent_state(answer, until, today)
    day = day_of(row["answered_on"]) or day_of(row["asked_on"])
    return MemberConsent(
        person_id=row["person_id"],
        name=row["name"],
        consent_id=row["consent_id"],
        manager_id=row["manager_id"],
        manager=row["manager"],
        state=state,
        day=until if state is ConsentState.EXPIRED else day,
        valid_until=until,
        nomination_id=row["nomination_id"],
        membership_id=row["membership_id"],
    )
