"""The papers of the day itself: its agenda, its run sheet, what the kitchen should know."""

from __future__ import annotations

import datetime as dt

from PySide6.QtWidgets import QWidget

from coordinator_app.rules.letters import LetterKind
from coordinator_app.texts import current, text
from coordinator_app.views.desk import Desk
from coordinator_app.views.letters.meeting_section import MeetingSection
from coordinator_app.views.letters.ready_paper import Find
from coordinator_app.views.letters.ready_papers import ready_diet_sheet
from coordinator_app.views.letters.ready_programmes import ready_personal_agendas, ready_programme

_READERS = (text("The same for everybody"), text("A copy for each participant"))
_EACH = 1


class AgendaSection(MeetingSection):
    """For everybody alike, or a copy for each that marks what changed for them."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, text("Agenda"), parent, each=True)
        self.readers = self.offer_words(_READERS, text("Copies of the agenda"))
        self.language = self.offer_language(text("Language of the agenda"))
        self.large = self.offer_large_print()

    def find_paper(self, meeting_id: int, today: dt.date) -> Find:
        own = self.readers.currentIndex() == _EACH
        # Each has their own language and size of print.
        for part in (self.language, self.large):
            part.setEnabled(not own)
        store, kind = self._desk.store, LetterKind.AGENDA
        if own:
            return ready_personal_agendas(store, meeting_id, today)
        language, large = self.language.language, self.large.isChecked()
        return ready_programme(store, meeting_id, kind, language, today, large=large)


class RunSheetSection(MeetingSection):
    """For who leads the day, in the language of the screen."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, text("Run sheet"), parent)
        self.large = self.offer_large_print()

    def find_paper(self, meeting_id: int, today: dt.date) -> Find:
        store, kind, large = self._desk.store, LetterKind.RUN_SHEET, self.large.isChecked()
        return ready_programme(store, meeting_id, kind, current(), today, large=large)


class DietSection(MeetingSection):
    """For the kitchen, in its language."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, text("Diet sheet"), parent)
        self.language = self.offer_language(text("Language of the diet sheet"))

    def find_paper(self, meeting_id: int, today: dt.date) -> Find:
        return ready_diet_sheet(self._desk.store, meeting_id, self.language.language, today)
