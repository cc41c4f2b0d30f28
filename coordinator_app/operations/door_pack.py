"""The door pack: everything for the entrance in one print, and each part kept as it was."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any

from sqlalchemy import Connection

from coordinator_app.documents.badges import Badges
from coordinator_app.documents.diet_sheet import DietSheet
from coordinator_app.documents.door_pack import DoorPaper, door_pack_pdf
from coordinator_app.documents.house_style import HouseStyle
from coordinator_app.documents.previews import page_count
from coordinator_app.documents.room_signs import RoomSigns
from coordinator_app.documents.table_sheets import TableSheets
from coordinator_app.errors import UserError
from coordinator_app.exchange.filenames import safe_name
from coordinator_app.operations.diet_sheets import diet_sheet_of
from coordinator_app.operations.door_notices import notices_of
from coordinator_app.operations.door_papers import badges_of, coming, rooms_of, tables_of
from coordinator_app.operations.frozen import Made, freeze
from coordinator_app.operations.frozen_door import door_paper_pdf
from coordinator_app.operations.house_style import read_house_style
from coordinator_app.operations.keeping_letters import refuse_incomplete
from coordinator_app.operations.meeting_papers import meeting_to_print, sign_in_of
from coordinator_app.operations.printing import Printed, Write, written
from coordinator_app.operations.settings import (
    network_settings,
    read_setting,
    write_setting,
)
from coordinator_app.rules.badge_sheets import BadgeFormat, badge_sheet, refuse_badge_start
from coordinator_app.rules.door import DOOR_PARTS
from coordinator_app.rules.letters import LetterKind
from coordinator_app.rules.preflight import Gap
from coordinator_app.store.queries.door import door_rows
from coordinator_app.store.queries.meetings import MeetingRecord
from coordinator_app.store.store import Store
from coordinator_app.texts import text

_SETTING = "badges"
SPARE = 4
_ONE_SIDE = (Badges, TableSheets, RoomSigns)  # nothing may stand on the back of these


@dataclass(frozen=True)
class NextBadge:
    """The sheet of badges that lies in the drawer, and the first place that is left on it."""

    kind: BadgeFormat = BadgeFormat.B90X54
    start: int = 1


@dataclass(frozen=True)
class DoorWishes:
    """What is to be in the pack, and on which sheets the badges go."""

    parts: frozenset[LetterKind] = frozenset(DOOR_PARTS)
    badges: NextBadge = field(default_factory=NextBadge)
    spare: int = SPARE
    large_print: bool = False
    walk_in_lines: int = 6


@dataclass(frozen=True)
class DoorPack:
    """The pack as it would go out: one PDF, and each part of it as it would be kept.

    ``fronts`` are the pages (from 1) that need a sheet of their own when both sides are used;
    ``badge_pages`` are the last ones, on other paper. ``notices`` stop nothing.
    """

    title: str
    date: dt.date
    style: HouseStyle
    parts: tuple[Made, ...]
    pdf: bytes
    pages: int
    fronts: frozenset[int]
    badge_pages: int
    notices: tuple[Gap, ...]
    following: NextBadge | None


def next_badge(connection: Connection) -> NextBadge:
    """The sheet used last, and where it goes on; a new one when this version does not know it."""
    kept: dict[str, Any] = read_setting(connection, _SETTING, {})
    kind = {one.value: one for one in BadgeFormat}.get(str(kept.get("kind")))
    if kind is None:
        return NextBadge()
    start = kept.get("start")
    if not isinstance(start, int) or not 1 <= start <= badge_sheet(kind).count:
        start = 1
    return NextBadge(kind, start)


def door_pack(store: Store, meeting_id: int, language: str, wishes: DoorWishes) -> DoorPack:
    """Lay the pack out; nothing is written.

    Raises UserError at ``parts`` when nothing was chosen, or of what was chosen there is nothing.
    """
    refuse_badge_start(badge_sheet(wishes.badges.kind), wishes.badges.start)
    with store.reading() as connection:
        meeting = meeting_to_print(connection, meeting_id)
        style = read_house_style(connection)
        network = network_settings(connection).name or style.sender_name
        sheet = sign_in_of(
            connection,
            meeting,
            language,
            large_print=wishes.large_print,
            walk_in_lines=wishes.walk_in_lines,
        )
        rows = door_rows(connection, meeting_id)
    there = coming(rows)
    papers: dict[LetterKind, DoorPaper] = {
        LetterKind.SIGN_IN_SHEET: sheet,
        LetterKind.TABLE_SHEETS: tables_of(meeting, there, language=language),
        LetterKind.ROOM_SIGN: rooms_of(meeting, language=language, network=network),
        LetterKind.DIET_SHEET: diet_sheet_of(meeting, style, language),
        LetterKind.NAME_BADGES: badges_of(
            meeting,
            there,
            language=language,
            network=network,
            kind=wishes.badges.kind,
            start=wishes.badges.start,
            spare=wishes.spare,
        ),
    }
    chosen = {kind: paper for kind, paper in papers.items() if kind in wishes.parts}
    notices = notices_of(meeting, rows, there, chosen)
    filled = {kind: paper for kind, paper in chosen.items() if not _is_empty(paper)}
    _refuse_nothing(wishes, filled)
    parts = tuple(
        _made(style, meeting, kind, filled[kind]) for kind in DOOR_PARTS if kind in filled
    )
    return _bound(style, meeting, language, parts, notices)


def print_door_pack(
    store: Store, pack: DoorPack, *, today: dt.date, write: Write | None = None
) -> Printed:
    """Give the pack out in one file, keep each part, and remember which badge comes next."""
    label = text("Door pack: {title}", title=pack.title)
    name = text("{day} At the door – {name}", day=pack.date.isoformat(), name=pack.title)
    if len(pack.parts) == 1:
        label = text("{kind}: {title}", kind=pack.parts[0].kind, title=pack.title)
        name = text("{day} {kind} – {name}", day=pack.date.isoformat(), kind=pack.parts[0].kind,
                    name=pack.title)  # fmt: skip
    files = ((safe_name(name.say(), ".pdf"), pack.pdf),)
    with written(files, write) as paths, store.work(label) as work:
        freeze(work.session, pack.style, pack.parts, today)
        if pack.following is not None:
            kept = {"kind": pack.following.kind.value, "start": pack.following.start}
            write_setting(work.session, _SETTING, kept)
    return Printed(work.outcome, files, len(pack.parts), pack.pages, paths)


def _bound(
    style: HouseStyle,
    meeting: MeetingRecord,
    language: str,
    parts: tuple[Made, ...],
    notices: tuple[Gap, ...],
) -> DoorPack:
    sources = [one.source for one in parts]
    said = text("At the door").say(language)
    pdf = parts[0].pdf
    if len(parts) > 1:
        papers: Any = sources
        pdf = door_pack_pdf(style, papers, language=language, title=f"{said}: {meeting.title}")
    pages = page_count(pdf)
    refuse_incomplete(complete=pages == sum(one.pages for one in parts))
    badges = next((one for one in sources if isinstance(one, Badges)), None)
    return DoorPack(
        meeting.title,
        meeting.starts_at.date(),
        style,
        parts,
        pdf,
        pages,
        frozenset(_fronts(parts)),
        parts[-1].pages if badges is not None else 0,
        notices,
        _following(badges),
    )


def _made(style: HouseStyle, meeting: MeetingRecord, kind: LetterKind, paper: DoorPaper) -> Made:
    pdf = door_paper_pdf(style, paper)
    return Made(
        kind, meeting.title, paper.language, pdf, page_count(pdf), paper, meeting_id=meeting.id
    )


def _following(badges: Badges | None) -> NextBadge | None:
    if badges is None:
        return None
    sheet = badge_sheet(badges.format)
    return NextBadge(badges.format, sheet.next_start(len(badges.badges), badges.start))


def _fronts(parts: Sequence[Made]) -> Iterator[int]:
    """Where each part begins; of badges and signs every page."""
    begins = accumulate((one.pages for one in parts), initial=1)
    for begin, one in zip(begins, parts, strict=False):
        alone = isinstance(one.source, _ONE_SIDE)
        yield from range(begin, begin + (one.pages if alone else 1))


def _is_empty(paper: DoorPaper) -> bool:
    match paper:
        case Badges():
            return not paper.badges
        case TableSheets():
            return not paper.tables
        case DietSheet():
            return not paper.counts.asks
        case _:
            return False


def _refuse_nothing(wishes: DoorWishes, filled: dict[LetterKind, DoorPaper]) -> None:
    if not wishes.parts:
        raise UserError("Choose at least one of the papers.", field="parts")
    if not filled and LetterKind.TABLE_SHEETS in wishes.parts:
        raise UserError(
            "Nobody sits at a table yet. Divide people over tables first, or type a table in the"
            " list of participants.",
            field="parts",
        )
    if not filled and LetterKind.DIET_SHEET in wishes.parts:
        raise UserError("Nobody asked for a diet or anything else.", field="parts")
    if not filled:
        raise UserError("There is nobody to make a badge for yet.", field="parts")
