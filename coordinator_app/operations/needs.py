"""Diets and access needs are kept for a meeting and erased some days after it, for good."""

from __future__ import annotations

import datetime as dt

from coordinator_app.errors import NetworkBusy, UserError
from coordinator_app.operations.today import today_settings
from coordinator_app.store.erasing import Erasure
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.queries.needs import meetings_with_needs
from coordinator_app.store.store import Store
from coordinator_app.texts import plural

_COLUMNS = ("diet", "access_needs")


def needs_due(store: Store, today: dt.date) -> dict[int, str]:
    """The meetings (id, title) that ended so long ago that their needs are to be erased."""
    with store.reading() as connection:
        days = today_settings(connection).needs_erase_days
        return meetings_with_needs(connection, today - dt.timedelta(days=days))


def erase_due_needs(store: Store, *, today: dt.date) -> Outcome | None:
    """Erase the diets and access needs of the meetings whose time has come; None: there are none.

    They leave the rows and the journal, so that no undo brings them back; `clear_file` takes them
    out of the file itself. Backups that were made before still hold them.
    """
    due = needs_due(store, today)
    if not due:
        return None
    label = plural(
        "Diets and access needs erased: {title}",
        "Diets and access needs of {n} meetings erased",
        len(due),
        title=next(iter(due.values())),
    )
    what = Erasure("participations", _COLUMNS, "meetings", "meeting_id", frozenset(due))
    return store.erase(label, what)


def clear_file(store: Store) -> None:
    """Write the file anew without what was erased; nothing to do when that was done already.

    Raises `UserError` when it cannot be: on a full disk, say. Ask again later then.
    """
    try:
        store.finish_erasing()
    except NetworkBusy:
        raise
    except UserError as refusal:
        raise UserError(
            "Diets and access needs were erased, but the file still holds traces of them: it could"
            " not be written anew. Is there room on the disk? It is tried again in an hour."
        ) from refusal
