"""The form for a new nomination: who, by whom, in which round; known people are found."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from coordinator_app.clock import today
from coordinator_app.operations.nominations import NewNomination, nominate
from coordinator_app.rules.memberships import MemberCategory
from coordinator_app.store.queries.nomination_rounds import open_round
from coordinator_app.store.queries.people import person_name
from coordinator_app.texts import text
from coordinator_app.views.desk import Desk
from coordinator_app.views.field import Reference
from coordinator_app.views.fields import Field, Kind
from coordinator_app.views.name_doubles import NameDoubles
from coordinator_app.views.new_record import NewRecord
from coordinator_app.views.nominations.dossier import A_NAME
from coordinator_app.views.nominations.rounds import RoundChoices
from coordinator_app.views.people.name_completer import NameCompleter, organisations
from coordinator_app.views.person_finder import PersonFinder


class NewNominationForm(NewRecord):
    """Today, in the round that is open, unless said otherwise."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        self._desk = desk
        finder = PersonFinder(desk.store)
        fields = (
            Field("candidate_id", text("Candidate"), Kind.RECORD, find=finder, hint=A_NAME,
                  required=True, or_new=True),
            Field("organisation", text("Works at"), hint=text("for a new candidate")),
            Field("category", text("Category"), Kind.CHOICE, choices=MemberCategory, required=True),
            Field("nominator_id", text("Nominator"), Kind.RECORD, find=finder, hint=A_NAME,
                  or_new=True),
            Field("round_id", text("Round"), Kind.CHOICE, choices=RoundChoices(desk.store)),
            Field("received_on", text("Received on"), Kind.DAY, required=True, width=24, past=True),
            Field("motivation", text("Motivation"), Kind.LINES),
        )  # fmt: skip
        super().__init__(text("New nomination"), fields, self.nominate, None, parent)
        self.known = NameDoubles(desk.store, self.group.rows["candidate_id"], self)
        self.column.insertWidget(self.column.indexOf(self.warning), self.known)
        NameCompleter(self.group.rows["organisation"].widget, organisations(desk.store))

    def start(self, values: Mapping[str, Any] | None = None) -> None:
        with self._desk.store.reading() as connection:
            now = open_round(connection, today())
        usual = {"received_on": today(), "round_id": str(now.id) if now else None}
        super().start(usual | dict(values or {}))

    def start_for(self, person_id: int) -> None:
        """A nomination of somebody who is known; what was half typed for another goes."""
        with self._desk.store.reading() as connection:
            name = person_name(connection, person_id)
        self.start({"candidate_id": Reference(person_id, name)})
        self.group.focus_first("category")

    def nominate(self, values: Mapping[str, Any]) -> int:
        """Write the nomination, with the people it names when they are new."""
        new = NewNomination(
            candidate=values["candidate_id"],
            category=MemberCategory(values["category"]),
            received_on=values["received_on"],
            nominator=values["nominator_id"],
            motivation=values["motivation"] or "",
            round_id=int(values["round_id"]) if values["round_id"] else None,
            organisation=values["organisation"] or "",
            not_same_as=tuple(self.known.put_aside),
        )
        outcome = nominate(self._desk.store, new, today=today())
        self._desk.did(outcome)
        return outcome.new_id("nominations")
