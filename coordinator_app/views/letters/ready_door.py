"""The door pack as it would be printed now, in words. No widgets here."""

from __future__ import annotations

import datetime as dt
from functools import reduce

from coordinator_app.operations.door_pack import (
    DoorPack,
    DoorWishes,
    door_pack,
    print_door_pack,
)
from coordinator_app.operations.paper_names import paper_stem
from coordinator_app.operations.printing import Printed, Step, Write
from coordinator_app.store.store import Store
from coordinator_app.texts import Text, plural, text
from coordinator_app.views.letters.paper_output import Job
from coordinator_app.views.letters.ready_paper import Find, Ready


def ready_door_pack(
    store: Store, meeting_id: int, language: str, today: dt.date, wishes: DoorWishes
) -> Find:
    """The chosen parts in one print."""

    def find() -> Ready:
        pack = door_pack(store, meeting_id, language, wishes)

        def make(step: Step, write: Write | None) -> Printed:
            del step
            return print_door_pack(store, pack, today=today, write=write)

        job = Job(make, _name(pack), pack.pages, fronts=pack.fronts)
        return Ready(_words(pack), lambda: pack.pdf, job, notices=pack.notices)

    return find


def _name(pack: DoorPack) -> str:
    if len(pack.parts) == 1:
        return paper_stem(pack.date, pack.parts[0].kind, pack.title)
    return text("{day} At the door – {name}", day=pack.date.isoformat(), name=pack.title).say()


def _words(pack: DoorPack) -> Text:
    """``"7 pages: Sign-in sheet 3, Room sign 1, Name badges 3. The last 3 …"``."""
    parts = [text("{kind} {n}", kind=one.kind, n=one.pages) for one in pack.parts]
    listed = reduce(lambda first, then: text("{first}, {then}", first=first, then=then), parts)
    pages = plural("{n} page", "{n} pages", pack.pages)
    said = text("{pages}: {parts}.", pages=pages, parts=listed)
    if pack.following is None:
        return said
    return text(
        "{pack} The badges come last: print them at 100 % on their own sheets; badge {next} comes"
        " next.",
        pack=said,
        next=pack.following.start,
    )
