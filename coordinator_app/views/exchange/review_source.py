"""The rows of a review as a list on the screen: verdict, row, name, what happens, and why."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from coordinator_app.operations.import_review import (
    Decision,
    FieldChange,
    ImportReview,
    ReviewedRow,
    Verdict,
)
from coordinator_app.rules.folding import fold
from coordinator_app.texts import Text, text
from coordinator_app.views.chips import Toned
from coordinator_app.views.id_table import Column
from coordinator_app.views.palette import Tone

COLUMNS = (
    Column("verdict", text("Verdict"), 11, chip=True),
    Column("number", text("Row"), 4, quiet=True),
    Column("name", text("Name"), 20),
    Column("decision", text("What happens"), 16, quiet=True),
    Column("what", text("What and why"), 44),
)

TONES: Mapping[Verdict, Tone] = {
    Verdict.NEW: Tone.GOOD,
    Verdict.CHANGE: Tone.NEWS,
    Verdict.SAME: Tone.PLAIN,
    Verdict.DOUBT: Tone.WAIT,
    Verdict.ERROR: Tone.BAD,
}
_ORDER = {
    verdict: place
    for place, verdict in enumerate(
        (Verdict.ERROR, Verdict.DOUBT, Verdict.CHANGE, Verdict.NEW, Verdict.SAME)
    )
}
_HAPPENS: Mapping[Verdict, Text] = {
    Verdict.NEW: text("Is added"),
    Verdict.CHANGE: text("Is changed"),
    Verdict.SAME: text("Nothing"),
    Verdict.DOUBT: text("Choose"),
    Verdict.ERROR: text("Mend or skip"),
}


class ReviewSource:
    """Answers the list from a review and the choices made so far; the id of a row is its number."""

    def __init__(self) -> None:
        self.review: ImportReview | None = None
        self.choices: dict[int, Decision] = {}
        self._rows: dict[int, ReviewedRow] = {}

    def show(self, review: ImportReview) -> None:
        """Show another review; choices for rows that still ask for one are kept."""
        self.review = review
        self._rows = {row.number: row for row in review.rows}
        asking = {row.number for row in review.rows if asks(row)}
        self.choices = {row: one for row, one in self.choices.items() if row in asking}

    def row(self, number: int) -> ReviewedRow | None:
        return self._rows.get(number)

    def ids(
        self, order: str, descending: bool, filters: Mapping[str, str], find: str
    ) -> array[int]:
        wanted = filters.get("verdict", "")
        found = [
            row
            for row in self._rows.values()
            if (not wanted or row.verdict == wanted) and fold(find) in fold(row.name)
        ]
        found.sort(key=_SORTS[order], reverse=descending)
        return array("q", (row.number for row in found))

    def rows(self, ids: Sequence[int]) -> Mapping[int, tuple[str, ...]]:
        return {one: self._cells(self._rows[one]) for one in ids if one in self._rows}

    def _cells(self, row: ReviewedRow) -> tuple[str, ...]:
        return (
            Toned(row.verdict.word.say(), TONES[row.verdict]),
            str(row.number),
            row.name,
            happens(row, self.choices).say(),
            " · ".join(words.say() for words in sentences(row)) or row.where,
        )


_SORTS: Mapping[str, Callable[[ReviewedRow], Any]] = {
    "verdict": lambda row: (_ORDER[row.verdict], row.number),
    "number": lambda row: row.number,
    "name": lambda row: (fold(row.name), row.number),
    "what": lambda row: (not row.details, not row.changes, row.number),
    "decision": lambda row: (_ORDER[row.verdict], row.number),
}


def asks(row: ReviewedRow) -> bool:
    """Whether the coordinator is to choose what happens with a row."""
    return row.verdict in (Verdict.DOUBT, Verdict.ERROR)


def sentences(row: ReviewedRow) -> list[Text]:
    """Why, and what becomes different."""
    return [*row.details, *map(change_sentence, row.changes)]


def change_sentence(change: FieldChange) -> Text:
    """``Place: Utrecht → Zwolle``; what was empty is only added."""
    if change.old in ("", None):
        return text("{field}: {new} (was empty)", field=change.word, new=change.new)
    return text("{field}: {old} → {new}", field=change.word, old=change.old, new=change.new)


def happens(row: ReviewedRow, choices: Mapping[int, Decision]) -> Text:
    """What becomes of a row, as a word or two."""
    chosen = choices.get(row.number)
    if chosen == "skip":
        return text("Is skipped")
    if chosen == "new":
        return text("Is added")
    return text("Is changed") if chosen is not None else _HAPPENS[row.verdict]
