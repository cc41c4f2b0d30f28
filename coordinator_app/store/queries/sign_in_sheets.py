"""Who had which number on the signed sheet of a meeting."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass

from sqlalchemy import Connection

from coordinator_app.rules.letters import LetterKind
from coordinator_app.store.queries.letters import latest_of_meeting
from coordinator_app.store.queries.participations import sign_in_rows


@dataclass(frozen=True)
class NumberedSheet:
    """The people of a sheet in the order of their numbers, the first has number 1.

    ``printed_on``: it is the sheet that was printed on that day; None: nothing was printed yet,
    and the numbers are those that a sheet would have now.
    """

    people: tuple[tuple[int, str], ...]
    printed_on: dt.date | None = None

    @property
    def highest(self) -> int:
        return len(self.people)

    def person(self, number: int) -> int:
        """The id of who has this number."""
        return self.people[number - 1][0]

    def name(self, number: int) -> str:
        """The name beside this number."""
        return self.people[number - 1][1]


def numbered_sheet(connection: Connection, meeting_id: int) -> NumberedSheet:
    """The sheet that was printed last; people who came on the list since have no number on it."""
    printed = latest_of_meeting(connection, meeting_id, LetterKind.SIGN_IN_SHEET)
    if printed is not None:
        rows = json.loads(printed.data)["made"]["rows"]
        if all(row.get("person_id") for row in rows):
            people = tuple((int(row["person_id"]), str(row["name"])) for row in rows)
            return NumberedSheet(people, printed.produced_at.astimezone().date())
    return NumberedSheet(
        tuple((one.person_id, one.list_name) for one in sign_in_rows(connection, meeting_id))
    )
