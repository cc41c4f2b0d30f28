"""Food and room of a meeting: counted from the replies, and made into a sheet without names."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from coordinator_app.documents.diet_sheet import DietSheet, diet_sheet_pdf
from coordinator_app.documents.house_style import HouseStyle
from coordinator_app.documents.previews import page_count
from coordinator_app.exchange.filenames import safe_name
from coordinator_app.operations.frozen import Made, freeze
from coordinator_app.operations.house_style import read_house_style
from coordinator_app.operations.letters import meeting_to_write_about
from coordinator_app.operations.paper_names import paper_stem
from coordinator_app.operations.printing import Printed, Write, written
from coordinator_app.rules.catering import Catering, Needs, catering
from coordinator_app.rules.letters import LetterKind
from coordinator_app.store.queries.meetings import MeetingRecord
from coordinator_app.store.queries.participations import ParticipantRow
from coordinator_app.store.store import Store
from coordinator_app.texts import text


def catering_of(participants: Iterable[ParticipantRow]) -> Catering:
    """What room and kitchen must know, out of what these participants answered."""
    return catering(Needs(one.reply, one.diet, one.access_needs) for one in participants)


def diet_preview(store: Store, meeting_id: int, language: str) -> tuple[Made, HouseStyle]:
    """The diet sheet as it would be kept now. Raises UserError when the meeting is gone."""
    with store.reading() as connection:
        meeting = meeting_to_write_about(connection, meeting_id)
        style = read_house_style(connection)
    sheet = diet_sheet_of(meeting, style, language)
    pdf = diet_sheet_pdf(style, sheet)
    made = Made(
        LetterKind.DIET_SHEET,
        meeting.title,
        language,
        pdf,
        page_count(pdf),
        sheet,
        meeting_id=meeting_id,
    )
    return made, style


def diet_paper(
    store: Store, meeting_id: int, language: str, *, today: dt.date, write: Write | None = None
) -> Printed:
    """Make the diet sheet of a meeting and keep it as it is; it names nobody."""
    made, style = diet_preview(store, meeting_id, language)
    assert isinstance(made.source, DietSheet)  # noqa: S101
    name = safe_name(paper_stem(made.source.date, made.kind, made.title), ".pdf")
    files = ((name, made.pdf),)
    label = text("{kind}: {title}", kind=made.kind, title=made.title)
    with written(files, write) as paths, store.work(label) as work:
        freeze(work.session, style, [made], today)
    return Printed(work.outcome, files, 1, made.pages, paths)


def diet_sheet_of(meeting: MeetingRecord, style: HouseStyle, language: str) -> DietSheet:
    """What the diet sheet of a meeting says now."""
    venue = meeting.venue
    return DietSheet(
        language=language,
        title=meeting.title,
        date=meeting.starts_at.date(),
        starts=meeting.starts_at.time(),
        ends=meeting.ends_at.time(),
        venue=", ".join(" ".join(line.split()) for line in venue.lines) if venue else "",
        asked_by=style.sender_name,
        counts=catering_of(meeting.participants),
        until=meeting.last_day,
    )
