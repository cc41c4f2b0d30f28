"""Work: one step of the coordinator, written whole or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coordinator_app.store.outcome import Outcome

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


class Work:
    """The open step inside ``with store.work(…) as work``: facts are changed through ``session``.

    After the block ``outcome`` tells what was touched; ORM objects do not leave the block.
    """

    def __init__(self, session: Session) -> None:
        self.session = session
        self._outcome: Outcome | None = None

    @property
    def outcome(self) -> Outcome:
        if self._outcome is None:
            raise RuntimeError("the work is not finished yet")
        return self._outcome

    def finish(self, outcome: Outcome) -> None:
        self._outcome = outcome
