"""Inviting people, printing the letters and reading what came out."""

from __future__ import annotations

from coordinator_app.documents.previews import page_text
from coordinator_app.operations.batch import Batch
from coordinator_app.operations.letters import invitations
from coordinator_app.operations.printing import Printed, print_batch
from coordinator_app.store.store import Store
from tests.builders import TODAY


def invite(store: Store, meeting_id: int, **values: object) -> Batch:
    return invitations(store, meeting_id, today=TODAY, **values)  # type: ignore[arg-type]


def printed(store: Store, meeting_id: int, *, one_file: bool = True) -> Printed:
    return print_batch(store, invite(store, meeting_id), one_file=one_file)


def text_of(pdf: bytes, page: int = 0) -> str:
    return " ".join(page_text(pdf, page).split())


def holes(batch: Batch) -> list[tuple[str, str]]:
    return [(gap.noun, gap.field) for gap in batch.gaps]


def looks(batch: Batch) -> list[tuple[str, str]]:
    return [(str(gap.name), gap.text.say("en")) for gap in batch.notices]
