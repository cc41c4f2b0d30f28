"""Versions of agendas and run sheets: their number, and what changed since an earlier one."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from sqlalchemy import Connection

from coordinator_app.documents.agenda import (
    NOTHING_SINCE,
    AgendaAction,
    AgendaDocument,
    AgendaEntry,
    Since,
)
from coordinator_app.documents.run_sheet import RunEntry, RunSheet
from coordinator_app.operations.frozen import packed
from coordinator_app.operations.frozen_programmes import agenda_from, run_sheet_from
from coordinator_app.rules.agenda_changes import Changes, PrintedItem, changes
from coordinator_app.rules.letters import LetterKind
from coordinator_app.store.queries.letters import letters_of_meeting
from coordinator_app.texts import Text, listed, text

Programme = TypeVar("Programme", AgendaDocument, RunSheet)
_DAY = 24 * 60
_NEW = text("New")
# What the head says, in the order in which changes in it are named.
_FACTS = {
    "title": text("title"),
    "date": text("date"),
    "starts": text("start"),
    "ends": text("end"),
    "until": text("last day"),
    "venue_lines": text("place"),
    "theme": text("theme"),
    "practice": text("learning practice"),
    "host": text("host"),
    "directions": text("getting there"),
    "contacts": text("telephone numbers"),
}
_ACTION_PARTS = {"owner": text("who"), "due_on": text("by when")}
_READ = {LetterKind.AGENDA: agenda_from, LetterKind.RUN_SHEET: run_sheet_from}


@dataclass(frozen=True)
class Earlier:
    """A print that was kept; ``person_id`` is whose copy it was, None for everybody's."""

    made_on: dt.date
    person_id: int | None
    source: Any


def earlier_prints(
    connection: Connection, meeting_id: int, kind: LetterKind
) -> tuple[Earlier, ...]:
    """Every agenda, or run sheet, that was made for a meeting; the latest first."""
    return tuple(
        Earlier(
            record.produced_at.astimezone().date(),
            record.person_id,
            _READ[kind](json.loads(record.data)["made"]),
        )
        for record in letters_of_meeting(connection, meeting_id)
        if record.kind is kind
    )


def versioned(
    paper: Programme, earlier: Sequence[Earlier], person_id: int | None = None
) -> Programme:
    """The paper with its version, and with marks since the one that this person received last.

    What says the same as the latest version is that version, whoever got it; going back to what an
    older one said is a new one, as the newer was in people's hands. It is compared with the latest
    print of this person (without one: of everybody) that says something else; a copy of the same
    version bears the same marks. Who never received one gets a paper without marks.
    """
    said = content(paper)
    numbered = replace(paper, version=_version(said, earlier))
    received = (one for one in earlier if one.person_id == person_id)
    before = next((one for one in received if content(one.source) != said), None)
    return numbered if before is None else _marked(numbered, before)


def content(paper: AgendaDocument | RunSheet) -> str:
    """What a paper says to everybody: whatever its language, its size, its reader and version."""
    items: Any = tuple(replace(one, mark="", item_id=0) for one in paper.items)
    actions = tuple(replace(one, mark="") for one in paper.actions)
    plain: dict[str, Any] = {"language": "", "version": 0, "since": NOTHING_SINCE}
    plain |= {"large_print": False, "items": items, "actions": actions}
    if isinstance(paper, AgendaDocument):
        plain["reader"] = ""
    return json.dumps(packed(replace(paper, **plain)), sort_keys=True)


def _version(said: str, earlier: Sequence[Earlier]) -> int:
    latest = max((one.source.version for one in earlier), default=0)
    last = (content(one.source) for one in earlier if one.source.version == latest)
    return latest if said in last else latest + 1


def _marked(paper: Programme, before: Earlier) -> Programme:
    found = changes(_printed(before.source.items), _printed(paper.items))
    items: Any = tuple(
        replace(one, mark=mark or "") for one, mark in zip(paper.items, found.marks, strict=True)
    )
    actions = _marked_actions(before.source.actions, paper.actions)
    since = _since(paper, before, found)
    return replace(paper, items=items, actions=actions, since=since)


def _since(paper: AgendaDocument | RunSheet, before: Earlier, found: Changes) -> Since:
    old = before.source
    now = {one.words for one in paper.actions}
    closed = tuple(one.words for one in old.actions if one.words not in now)
    facts = tuple(
        word
        for name, word in _FACTS.items()
        if hasattr(paper, name) and getattr(paper, name) != getattr(old, name)
    )
    return Since(old.version, before.made_on, found.removed, closed, facts)


def _marked_actions(
    before: Iterable[AgendaAction], now: Iterable[AgendaAction]
) -> tuple[AgendaAction, ...]:
    """Of several with the same words, those that are wholly the same are no change."""
    left = [replace(one, mark="") for one in before]
    now = [replace(one, mark="") for one in now]
    same = [_taken(left, one, lambda old, new: old == new) for one in now]
    marks = [
        None if alike else _action_mark(_taken(left, one, _same_words), one)
        for alike, one in zip(same, now, strict=True)
    ]
    return tuple(replace(one, mark=mark or "") for one, mark in zip(now, marks, strict=True))


def _same_words(old: AgendaAction, new: AgendaAction) -> bool:
    return old.words == new.words


def _taken(
    left: list[AgendaAction], one: AgendaAction, alike: Callable[[AgendaAction, AgendaAction], bool]
) -> AgendaAction | None:
    """The first of ``left`` that is alike, taken out of it."""
    found = next((old for old in left if alike(old, one)), None)
    if found is not None:
        left.remove(found)
    return found


def _action_mark(old: AgendaAction | None, new: AgendaAction) -> Text:
    if old is None:
        return _NEW
    parts = [
        word for name, word in _ACTION_PARTS.items() if getattr(old, name) != getattr(new, name)
    ]
    return text("Changed: {parts}", parts=listed(parts))


def _printed(items: Sequence[AgendaEntry | RunEntry]) -> list[PrintedItem]:
    return [
        PrintedItem(one.item_id, one.title, one.starts, _minutes(one), _content_of(one))
        for one in items
    ]


def _minutes(item: AgendaEntry | RunEntry) -> int:
    hours, minutes = item.ends.hour - item.starts.hour, item.ends.minute - item.starts.minute
    return (hours * 60 + minutes) % _DAY


def _content_of(item: AgendaEntry | RunEntry) -> dict[str, object]:
    """The parts of an item as `rules.agenda_changes` names them."""
    parts = ("room", "speakers", "goal", "notes", "documents", "parallel")
    own = ("opened_by", "materials") if isinstance(item, RunEntry) else ()
    found = {name: getattr(item, name) for name in (*parts, *own)}
    return found | {"kind": packed(item.kind_word), "speakers": packed(item.speakers)}
