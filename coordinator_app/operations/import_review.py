"""What an import would do, row by row, before anything is written; and what still stops it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from coordinator_app.errors import UserError
from coordinator_app.store.outcome import Outcome
from coordinator_app.texts import Choice, Text, plural, text

Step = Callable[[int, int], None]
Doubt = Literal["stop", "new", "skip"]
Decision = Literal["new", "skip"] | int

SHOWN = 10


def no_step(_done: int, _total: int) -> None:
    """Tell nobody how far it is."""


class ImportKind(Choice):
    """What a list holds."""

    MEMBERS = "members", text("Members")
    PARTNERS = "partners", text("Partners")


class Verdict(Choice):
    """What becomes of a row."""

    NEW = "new", text("New")
    CHANGE = "change", text("Change")
    SAME = "same", text("Already there")
    DOUBT = "doubt", text("Doubt")
    ERROR = "error", text("Error")


@dataclass(frozen=True)
class FieldChange:
    """A value that changes: ``old`` and ``new`` to be shown in a sentence, ``value`` to be kept."""

    field: str
    word: Text
    old: Any
    new: Any
    value: Any = None


@dataclass(frozen=True)
class ReviewedRow:
    """One row of the file, by the number that a spreadsheet shows.

    ``details`` say why; ``changes`` what becomes different. ``record_id`` is who it is, or who it
    may be; ``double_of`` the earlier row of the file that it looks like. ``given`` is what the row
    holds, for writing; ``where`` the organisation and place, to know a row by.
    """

    number: int
    name: str
    verdict: Verdict
    details: tuple[Text, ...] = ()
    changes: tuple[FieldChange, ...] = ()
    record_id: int = 0
    double_of: int = 0
    given: Any = None
    where: str = ""


@dataclass(frozen=True)
class ImportReview:
    """A file that was read and compared. ``left_aside`` are headers that nobody knows.

    ``seen`` is the step of the network up to which it was compared.
    """

    kind: ImportKind
    file: str
    rows: tuple[ReviewedRow, ...]
    left_aside: tuple[str, ...] = ()
    seen: int = 0

    def count(self, verdict: Verdict) -> int:
        """How many rows have this verdict."""
        return self.counts()[verdict]

    def counts(self) -> Counter[Verdict]:
        """How many rows have each verdict."""
        return Counter(row.verdict for row in self.rows)

    def of(self, verdict: Verdict) -> list[ReviewedRow]:
        """The rows with this verdict."""
        return [row for row in self.rows if row.verdict is verdict]


@dataclass(frozen=True)
class Decided:
    """The rows to add, and those to change with the record that is meant."""

    new: tuple[ReviewedRow, ...]
    changed: tuple[tuple[ReviewedRow, int], ...]

    @property
    def rows(self) -> tuple[ReviewedRow, ...]:
        """All rows that are written."""
        return (*self.new, *(row for row, _ in self.changed))


@dataclass(frozen=True)
class ImportReport:
    """What an import did, or would do: counts, the rows that need a look, and the step."""

    new: int
    changed: int
    same: int
    skipped: int
    doubtful: tuple[ReviewedRow, ...]
    errors: tuple[ReviewedRow, ...]
    left_aside: tuple[str, ...]
    outcome: Outcome | None


def row_sentence(row: ReviewedRow, detail: Text) -> Text:
    """A sentence about a row: ``Row 12 (Jan Bakker): …``."""
    return text("Row {row} ({name}): {what}", row=row.number, name=row.name or "–", what=detail)


def decide(
    review: ImportReview, doubt: Doubt = "stop", choices: Mapping[int, Decision] | None = None
) -> Decided:
    """Settle each doubtful row: as it was chosen, else as ``doubt`` says.

    Raises UserError naming the rows that still stop it: errors, and doubts with ``stop``. An error
    row can be left out by the choice ``skip``.
    """
    chosen = choices or {}
    stopping = [row for row in review.rows if _stops(row, doubt, chosen)]
    if stopping:
        raise UserError(_refusal(stopping))
    new, changed = [], []
    for row in review.rows:
        decision = decision_for(row, doubt, chosen)
        if decision == "new":
            new.append(row)
        elif decision != "skip":
            changed.append((row, int(decision)))
    return Decided(tuple(new), tuple(changed))


def decision_for(row: ReviewedRow, doubt: Doubt, choices: Mapping[int, Decision]) -> Decision:
    """What happens with a row: ``new``, ``skip``, or the id of the record that it changes."""
    if row.verdict is Verdict.NEW:
        return choices.get(row.number, "new")
    if row.verdict is Verdict.CHANGE:
        return choices.get(row.number, row.record_id)
    if row.verdict is Verdict.DOUBT:
        return choices.get(row.number, "new" if doubt == "new" else "skip")
    return "skip"


def _stops(row: ReviewedRow, doubt: Doubt, choices: Mapping[int, Decision]) -> bool:
    if row.verdict is Verdict.ERROR:
        return choices.get(row.number) != "skip"
    return row.verdict is Verdict.DOUBT and doubt == "stop" and row.number not in choices


def _refusal(stopping: list[ReviewedRow]) -> Text:
    first = stopping[0]
    what = first.details[0] if first.details else first.verdict.word
    if len(stopping) == 1:
        return row_sentence(first, what)
    return plural(
        "{first} And {n} more row needs a look first.",
        "{first} And {n} more rows need a look first.",
        len(stopping) - 1,
        first=row_sentence(first, what),
    )
