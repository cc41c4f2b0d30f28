"""What is worth a look before the door pack is printed; none of it stops the print."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from coordinator_app.documents.badges import Badges
from coordinator_app.documents.door_pack import DoorPaper
from coordinator_app.documents.table_sheets import TableSheets
from coordinator_app.rules.letters import LetterKind
from coordinator_app.rules.participations import Reply
from coordinator_app.rules.preflight import Gap
from coordinator_app.store.queries.door import DoorRow
from coordinator_app.store.queries.meetings import MeetingRecord
from coordinator_app.texts import Text, plural, text


def notices_of(
    meeting: MeetingRecord,
    rows: Sequence[DoorRow],
    coming: Sequence[DoorRow],
    papers: Mapping[LetterKind, DoorPaper],
) -> tuple[Gap, ...]:
    """Remarks on these papers, those on the meeting first; ``rows`` are all participants."""
    found = [
        _about(meeting, field, said) for field, said in _remarks(meeting, rows, coming, papers)
    ]
    badges = papers.get(LetterKind.NAME_BADGES)
    if isinstance(badges, Badges):
        found += _small(badges)
    return tuple(found)


def _remarks(
    meeting: MeetingRecord,
    rows: Sequence[DoorRow],
    coming: Sequence[DoorRow],
    papers: Mapping[LetterKind, DoorPaper],
) -> Iterator[tuple[str, Text]]:
    if papers and not any(one.reply is Reply.YES for one in rows):
        yield (
            "participants",
            text("Nobody has said yes yet: the papers are for everybody who may still come."),
        )
    if LetterKind.ROOM_SIGN in papers and not (meeting.venue and meeting.venue.room.strip()):
        yield "venue", text("No room is known: the sign says what is on, not where.")
    tables = papers.get(LetterKind.TABLE_SHEETS)
    if isinstance(tables, TableSheets):
        yield from _without_table(tables, coming, alone=len(papers) == 1)


def _without_table(
    tables: TableSheets, coming: Sequence[DoorRow], *, alone: bool
) -> Iterator[tuple[str, Text]]:
    if not tables.tables:
        if not alone:
            yield "tables", text("Nobody sits at a table yet, so there are no table sheets.")
        return
    left = sum(not one.table_group for one in coming)
    if left:
        yield "tables", plural("{n} person sits at no table.", "{n} people sit at no table.", left)


def _small(badges: Badges) -> Iterator[Gap]:
    from coordinator_app.documents.badge_words import small_names

    for one in small_names(badges):
        yield Gap(
            one.person_id,
            one.name,
            "informal_salutation_override",
            text("The name on the badge becomes small. An own informal salutation (Beste …) decides"
                 " what stands there."),
            stops=False,
        )  # fmt: skip


def _about(meeting: MeetingRecord, field: str, said: Text) -> Gap:
    return Gap(meeting.id, meeting.title, field, said, noun="meetings", stops=False)
