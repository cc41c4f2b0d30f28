"""Reads of minutes: what a meeting said, decided and agreed, all in one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from coordinator_app.models import ActionItem, Decision, Meeting, Person
from coordinator_app.rules.minutes import Attendee
from coordinator_app.store.queries.action_items import (
    ActionItemRow,
    action_items_of_meeting,
    open_action_items,
)
from coordinator_app.store.queries.decisions import DecisionRow, decisions_of
from coordinator_app.store.queries.meetings import MeetingRecord
from coordinator_app.store.queries.participations import ParticipantRow


@dataclass(frozen=True)
class MinutesRecord:
    """``words`` is what is said before the items; ``earlier`` was still open when it began."""

    words: str
    decisions: tuple[DecisionRow, ...] = ()
    actions: tuple[ActionItemRow, ...] = ()
    earlier: tuple[ActionItemRow, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing was written down of the meeting as a whole."""
        return not (self.words or self.decisions or self.actions)


def minutes_of(connection: Connection, meeting: MeetingRecord) -> MinutesRecord:
    """What was written down of a meeting; what was said at an item stands with the item."""
    words = connection.execute(select(Meeting.minutes).where(Meeting.id == meeting.id)).scalar()
    return MinutesRecord(
        words or "",
        decisions_of(connection, meeting.id),
        action_items_of_meeting(connection, meeting.id),
        open_action_items(connection, before=meeting.starts_at),
    )


def meeting_of(connection: Connection, noun: str, record_id: int) -> int:
    """The meeting of a decision or an action item; 0 when there is none."""
    decision = select(Decision.meeting_id).where(Decision.id == record_id)
    action = select(ActionItem.meeting_id).where(ActionItem.id == record_id)
    query = decision if noun == "decisions" else action
    return connection.execute(query).scalar() or 0


def attendees_of(connection: Connection, meeting: MeetingRecord) -> tuple[Attendee, ...]:
    """Who stands on the list, as the rules of minutes look at them."""
    people = {one.person_id for one in meeting.participants}
    instead = {one.replaced_by_id for one in meeting.participants if one.replaced_by_id}
    query = select(Person.id, Person.sort_key).where(Person.id.in_(people | instead))
    keys = {row.id: row.sort_key for row in connection.execute(query)}
    return tuple(_attendee(one, keys) for one in meeting.participants)


def _attendee(one: ParticipantRow, keys: Mapping[int, str]) -> Attendee:
    return Attendee(
        one.name,
        one.role,
        one.presence,
        one.replaced_by,
        one.organisation,
        one.reply,
        keys.get(one.person_id, ""),
        keys.get(one.replaced_by_id or 0, ""),
    )
