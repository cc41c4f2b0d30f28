"""Bringing in the lists of others: review, then import; also in one go for the command line."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

from coordinator_app.errors import UserError
from coordinator_app.exchange.members import read_members
from coordinator_app.exchange.partners import read_partners
from coordinator_app.exchange.reading import read_table
from coordinator_app.operations.import_review import (
    Decision,
    Doubt,
    ImportKind,
    ImportReport,
    ImportReview,
    Step,
    Verdict,
    decide,
    decision_for,
    no_step,
)
from coordinator_app.operations.member_imports import import_members, review_members
from coordinator_app.operations.partner_imports import import_partners, review_partners
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.store import Store

__all__ = [
    "guess_kind",
    "import_list",
    "import_members",
    "import_partners",
    "review_and_import",
    "review_list",
    "review_members",
    "review_partners",
]


def guess_kind(path: Path) -> ImportKind:
    """What kind of list a file holds, by its column names; members unless it clearly is the other.

    Never raises: what cannot be read is refused when it is reviewed.
    """
    try:
        table = read_table(path)
        partners = read_partners(table).fields & _PARTNER_FIELDS
    except UserError:
        return ImportKind.MEMBERS
    try:
        members = read_members(table).fields & _MEMBER_FIELDS
    except UserError:
        members = frozenset()
    return ImportKind.PARTNERS if partners and not members else ImportKind.MEMBERS


_PARTNER_FIELDS = frozenset({"kind", "state", "website", "contacts"})
_MEMBER_FIELDS = frozenset({"family_name", "given_name", "initials", "category", "member_since"})


def review_list(
    store: Store, path: Path, kind: ImportKind | str, *, today: dt.date, step: Step = no_step
) -> ImportReview:
    """Review a list of this kind; see `review_members`."""
    review = review_members if ImportKind(kind) is ImportKind.MEMBERS else review_partners
    return review(store, path, today=today, step=step)


def import_list(
    store: Store,
    review: ImportReview,
    *,
    doubt: Doubt = "stop",
    choices: Mapping[int, Decision] | None = None,
    today: dt.date,
    step: Step = no_step,
) -> Outcome:
    """Write a review of either kind; see `import_members`."""
    write = import_members if review.kind is ImportKind.MEMBERS else import_partners
    return write(store, review, doubt=doubt, choices=choices, today=today, step=step)


def review_and_import(
    store: Store,
    path: Path,
    kind: ImportKind | str,
    *,
    dry_run: bool = False,
    doubt: Doubt = "stop",
    today: dt.date,
) -> ImportReport:
    """Review a file and write it, all or nothing; tell what was done, or would be.

    Nothing is written with ``dry_run``, when a row is wrong, and when rows are doubtful while
    ``doubt`` is ``stop``: ``outcome`` is then None. Raises UserError for a file that cannot be
    read.
    """
    review = review_list(store, path, kind, today=today)
    errors, doubtful = review.of(Verdict.ERROR), review.of(Verdict.DOUBT)
    stopped = bool(errors) or (bool(doubtful) and doubt == "stop")
    outcome = None
    if not dry_run and not stopped:
        outcome = _written(store, review, doubt, today)
    settled = [decision_for(row, doubt, {}) for row in doubtful] if doubt != "stop" else []
    return ImportReport(
        new=review.count(Verdict.NEW) + settled.count("new"),
        changed=review.count(Verdict.CHANGE),
        same=review.count(Verdict.SAME),
        skipped=settled.count("skip"),
        doubtful=tuple(doubtful),
        errors=tuple(errors),
        left_aside=review.left_aside,
        outcome=outcome,
    )


def _written(store: Store, review: ImportReview, doubt: Doubt, today: dt.date) -> Outcome | None:
    """Write the review; a file in which everything is there already makes no empty step."""
    if not decide(review, doubt).rows:
        return None
    return import_list(store, review, doubt=doubt, today=today)
