"""What is different on a new version of an agenda, item by item."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from coordinator_app.texts import Text, listed, text


@dataclass(frozen=True)
class PrintedItem:
    """An item as it was printed. ``content``: its parts by what they are called, as plain data.

    ``id`` tells which item it is, whatever it is called now; 0 where that was not kept.
    """

    id: int
    title: str
    starts: dt.time
    minutes: int
    content: Mapping[str, object]


@dataclass(frozen=True)
class Changes:
    """What to say at each item (None: nothing), and the titles of what is no longer there."""

    marks: tuple[Text | None, ...] = ()
    removed: tuple[str, ...] = ()


_NEW = text("New")
# The parts of an item in the order in which they are named; `TITLE` and `LENGTH` are always there.
_WORDS = {
    "title": text("title"),
    "length": text("length"),
    "kind": text("form"),
    "room": text("room"),
    "speakers": text("speakers"),
    "opened_by": text("who opens"),
    "goal": text("goal"),
    "materials": text("materials"),
    "notes": text("notes"),
    "documents": text("documents"),
    "parallel": text("at the same time"),
}


def changes(before: Sequence[PrintedItem], now: Sequence[PrintedItem]) -> Changes:
    """Compare two prints: new, changed (and in what), at another time, no longer there.

    An item that only begins earlier or later because another changed is at another time; in the
    changed one itself its new time is not said again.
    """
    pairs = _paired(before, now)
    taken = {id(old) for old in pairs if old is not None}
    marks = tuple(_mark(old, new) for old, new in zip(pairs, now, strict=True))
    return Changes(marks, tuple(old.title for old in before if id(old) not in taken))


def _paired(before: Sequence[PrintedItem], now: Sequence[PrintedItem]) -> list[PrintedItem | None]:
    """For each item the one it was before: of the same id, else of the same title."""
    by_id = {old.id: old for old in before if old.id}
    pairs = [by_id.get(new.id) for new in now]
    left = [old for old in before if not any(old is one for one in pairs)]
    for place, new in enumerate(now):
        alike = next((old for old in left if _same_title(old, new)), None)
        if pairs[place] is None and alike is not None:
            pairs[place] = alike
            left.remove(alike)
    return pairs


def _same_title(old: PrintedItem, new: PrintedItem) -> bool:
    return old.title.casefold() == new.title.casefold()


def _mark(old: PrintedItem | None, new: PrintedItem) -> Text | None:
    if old is None:
        return _NEW
    different = [word for part, word in _WORDS.items() if _part(old, part) != _part(new, part)]
    if different:
        return text("Changed: {parts}", parts=listed(different))
    if old.starts != new.starts:
        return text("Other time (was {start})", start=_clock(old.starts))
    return None


def _clock(time: dt.time) -> Text:
    """A time as people write it: 10:30 in English, 10.30 in Dutch."""
    return text("{hours}:{minutes}", hours=f"{time:%H}", minutes=f"{time:%M}")


def _part(item: PrintedItem, part: str) -> object:
    own: Mapping[str, object] = {"title": item.title, "length": item.minutes}
    return own[part] if part in own else item.content.get(part)
