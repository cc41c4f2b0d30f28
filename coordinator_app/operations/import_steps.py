"""What the review and the import of every kind of list do alike."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection

from coordinator_app.errors import UserError
from coordinator_app.operations.import_review import ImportReview, ReviewedRow, Step
from coordinator_app.store.queries.imports import step_before

R = TypeVar("R")
_AT_ONCE = 50


def reviewed_rows(
    path: Path, rows: Sequence[object], read: Iterable[R], review: Callable[[R], ReviewedRow],
    step: Step,
) -> tuple[ReviewedRow, ...]:  # fmt: skip
    """Each row as it was read and reviewed, with the progress told.

    Raises UserError for a list that has column names and nothing below them.
    """
    if not rows:
        raise UserError("{name} has column names but no rows below them.", name=path.name)
    reviewed = []
    for done, row in enumerate(read):
        if done % _AT_ONCE == 0:
            step(done, len(rows))
        reviewed.append(review(row))
    return tuple(reviewed)


def refuse_outdated(connection: Connection, review: ImportReview) -> None:
    """Refuse a review that was made before the latest change; its verdicts may be wrong.

    Asked inside the step that writes it, so that nothing can come between.
    """
    if step_before(connection) != review.seen:
        raise UserError(
            "The network was changed since this list was compared with it. Compare it again."
        )
