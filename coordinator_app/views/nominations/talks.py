"""The talks about a candidate, in the dossier: typed once, they stand with the people too."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtWidgets import QWidget

from coordinator_app.rules.contacts import ContactKind
from coordinator_app.store.queries.nominations import NominationRecord, Somebody
from coordinator_app.store.queries.referees import RefereeRow
from coordinator_app.texts import text
from coordinator_app.views.contacts.contact_log import NOMINATION, ContactLogPart
from coordinator_app.views.desk import Desk


class TalksPart(ContactLogPart):
    """With the candidate, unless others are ticked: nominator, manager, referees."""

    title = text("Talks")
    word = text("Log a talk")
    usual = ContactKind.TALK

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, NOMINATION, parent)
        self._candidate = 0

    def show_talks(self, record: NominationRecord, referees: Iterable[RefereeRow]) -> None:
        self._candidate = record.candidate.id
        known = [record.candidate, record.nominator]
        known += [record.consent.manager if record.consent else None]
        known += [row.person for row in referees]
        self.load(record.id, tuple(_once(known).items()))

    def there(self) -> Mapping[str, bool]:
        return {f"person:{self._candidate}": True}


def _once(people: Iterable[Somebody | None]) -> dict[int, str]:
    return {one.id: one.name for one in people if one is not None}
