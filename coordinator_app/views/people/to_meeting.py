"""Putting chosen people on the list of a meeting: which one, and as what they come."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from coordinator_app.clock import today
from coordinator_app.errors import UserError
from coordinator_app.operations.participations import add_participants
from coordinator_app.rules.participations import ParticipationRole
from coordinator_app.store.queries.meetings import coming_meetings
from coordinator_app.texts import day, plural, text
from coordinator_app.views.desk import Desk
from coordinator_app.views.fields import Field, Kind
from coordinator_app.views.new_record import NewRecord


class ToMeetingForm(NewRecord):
    """``begin_for(people)`` proposes the next meeting; nobody is invited by it yet."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        self._desk = desk
        self._people: Sequence[int] = ()
        fields = (
            Field("meeting", text("Meeting"), Kind.CHOICE, choices=self._meetings, required=True),
            Field("role", text("As what"), Kind.CHOICE, choices=ParticipationRole, required=True),
        )
        super().__init__(text("Put on the list of a meeting"), fields, self._added, parent=parent)

    def begin_for(self, people: Sequence[int]) -> None:
        """Ask to which meeting these people are to come."""
        self._people = tuple(people)
        self.group.retranslate()  # meetings come and go
        known = self._meetings()
        first = known[0][0] if known else None
        self.start({"meeting": first, "role": ParticipationRole.GUEST.value})

    def _meetings(self) -> list[tuple[str, str]]:
        with self._desk.store.reading() as connection:
            found = coming_meetings(connection, today())
        return [(str(one), f"{day(on, style='d MMM y')}  {title}") for one, title, on in found]

    def _added(self, values: Mapping[str, Any]) -> int:
        if not values["meeting"]:
            raise UserError("There is no meeting to come. Plan one first.", field="meeting")
        meeting = int(values["meeting"])
        role = ParticipationRole(values["role"])
        outcome = add_participants(self._desk.store, meeting, self._people, role)
        self._desk.did(outcome)
        added = len(outcome.made.get("participations", ()))
        self._desk.say(
            plural(
                "{n} person put on the list; nobody is invited yet.",
                "{n} people put on the list; nobody is invited yet.",
                added,
            )
        )
        return meeting
