"""One paper of a meeting, with the choices of its reader: language, large print."""

from __future__ import annotations

import datetime as dt

from PySide6.QtWidgets import QCheckBox, QWidget

from coordinator_app.clock import today
from coordinator_app.texts import Text, text
from coordinator_app.views.desk import Desk
from coordinator_app.views.letters.paper_section import PaperSection
from coordinator_app.views.letters.ready_paper import Find
from coordinator_app.views.word_box import LanguageBox, WordBox


class MeetingSection(PaperSection):
    """``show_meeting(id)`` lays the paper out, and so does each choice that changes.

    Write `find_paper`.
    """

    def __init__(
        self,
        desk: Desk,
        title: Text,
        parent: QWidget | None = None,
        *,
        letters: bool = False,
        each: bool = False,
    ) -> None:
        super().__init__(
            desk, title, letters=letters, each=each, wishes=letters, folds=True, parent=parent
        )
        self._meeting = 0
        self.wished.connect(self.ask_anew)

    def show_meeting(self, meeting_id: int) -> None:
        """Lay the paper of this meeting out."""
        self._meeting = meeting_id
        self.ask_anew()

    def find_paper(self, meeting_id: int, today: dt.date) -> Find | None:
        """How the paper is laid out as is chosen now; None: there is nothing to lay out."""
        raise NotImplementedError

    def ask_anew(self) -> None:
        """Lay it out as is chosen now."""
        if self._meeting:
            self.ask(self.find_paper(self._meeting, today()))

    # -- choices ---------------------------------------------------------------------------------

    def offer_words(self, words: tuple[Text, ...], name: Text) -> WordBox:
        box = WordBox(words, name, self)
        box.currentIndexChanged.connect(self.ask_anew)
        self.put_above(box)
        return box

    def offer_language(self, name: Text) -> LanguageBox:
        box = LanguageBox(name, self)
        box.currentIndexChanged.connect(self.ask_anew)
        self.put_above(box)
        return box

    def offer_large_print(self) -> QCheckBox:
        box = self.put_check(text("Large print"))
        box.toggled.connect(self.ask_anew)
        return box
