"""The minutes on the tab *Paper*: their language, PDF and printer, and a Word copy to edit."""

from __future__ import annotations

import datetime as dt

from PySide6.QtWidgets import QWidget

from coordinator_app.documents.minutes import MinutesDocument
from coordinator_app.operations.frozen import Made
from coordinator_app.operations.letter_drafts import Copies
from coordinator_app.operations.letter_forms import LetterForm
from coordinator_app.operations.minutes_paper import minutes_copy, minutes_paper, minutes_preview
from coordinator_app.operations.paper_names import paper_stem
from coordinator_app.operations.printing import Printed, Step, Write
from coordinator_app.rules.letters import LetterKind
from coordinator_app.store.queries.letters import latest_of_meeting
from coordinator_app.store.store import Store
from coordinator_app.texts import Text, plural, text
from coordinator_app.views.desk import Desk
from coordinator_app.views.letters.meeting_section import MeetingSection
from coordinator_app.views.letters.paper_output import FolderJob, Job
from coordinator_app.views.letters.ready_paper import Find, Ready


class MinutesSection(MeetingSection):
    """In a language of choice."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, text("Minutes"), parent)
        self.language = self.offer_language(text("Language of the minutes"))

    def find_paper(self, meeting_id: int, today: dt.date) -> Find:
        return ready_minutes(self._desk.store, meeting_id, self.language.language, today)


def ready_minutes(store: Store, meeting_id: int, language: str, today: dt.date) -> Find:
    """The minutes with the version they would have, and a Word copy."""

    def find() -> Ready:
        made, _style = minutes_preview(store, meeting_id, language)

        def make(step: Step, write: Write | None) -> Printed:
            del step
            return minutes_paper(store, meeting_id, language, today=today, write=write)

        def copy(step: Step, write: Write) -> Copies:
            del step
            return minutes_copy(store, meeting_id, language, write=write)

        assert isinstance(made.source, MinutesDocument)  # noqa: S101
        name = paper_stem(made.source.date, made.kind, made.title)
        job = Job(make, name, made.pages)
        copies = FolderJob(copy, LetterForm.WORD)
        return Ready(_words(store, meeting_id, made), lambda: made.pdf, job, copies=copies)

    return find


def _words(store: Store, meeting_id: int, made: Made) -> Text:
    with store.reading() as connection:
        before = latest_of_meeting(connection, meeting_id, LetterKind.MINUTES)
    pages = plural("{n} page", "{n} pages", made.pages)
    if before is None:
        return text("{pages}. Not made before.", pages=pages)
    day = before.produced_at.astimezone().date()
    if before.title == made.title:
        return text("{pages}. The same as what was made on {day}.", pages=pages, day=day)
    return text("{pages}. Changed since {day}: this is a new version.", pages=pages, day=day)
