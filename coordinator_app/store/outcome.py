"""Outcome: what a change did, in words and in ids, read back from the journal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from coordinator_app.texts import Text


@dataclass(frozen=True)
class Outcome:
    """``touched`` holds, per table, the rows that changed and the rows those point at.

    A new phone number thus touches ``{"phone_numbers": {7}, "people": {3}}``. ``made`` holds the
    rows that are new. ``change_set`` is None when nothing changed. What was erased for good is not
    ``undoable``.
    """

    label: Text
    change_set: int | None
    touched: Mapping[str, frozenset[int]] = field(default_factory=dict)
    made: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    undoable: bool = True

    def ids(self, noun: str) -> frozenset[int]:
        """The touched ids of one table."""
        return self.touched.get(noun, frozenset())

    def new_id(self, noun: str) -> int:
        """The id of the one row of a table that this change made."""
        (made,) = self.made[noun]
        return made
