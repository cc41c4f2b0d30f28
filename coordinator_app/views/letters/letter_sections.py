"""The letters to the people of a meeting: invitations, reminders, thanks and their like."""

from __future__ import annotations

import datetime as dt

from PySide6.QtWidgets import QWidget

from coordinator_app.operations.letter_templates import Templates
from coordinator_app.operations.recipients import ParticipantGroup
from coordinator_app.rules.letters import LetterKind
from coordinator_app.texts import Text, text
from coordinator_app.views.desk import Desk
from coordinator_app.views.letters.meeting_moment import Standing, standing_of
from coordinator_app.views.letters.meeting_section import MeetingSection
from coordinator_app.views.letters.own_text import OwnText
from coordinator_app.views.letters.ready_paper import Find
from coordinator_app.views.letters.ready_papers import ready_invitations, ready_meeting_letters

_WHO = tuple(ParticipantGroup)


class LetterSection(MeetingSection):
    """Letters of one kind; they are there only while they concern somebody."""

    def __init__(
        self, desk: Desk, title: Text, kind: LetterKind, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, title, parent, letters=True)
        self._kind = kind
        self.show_kind(kind)
        self._offer_whom()
        self.own_text = OwnText(desk, (kind, LetterKind.OTHER), self)
        self.own_text.changed.connect(self.ask_anew)
        self.put_above(self.own_text)

    def begin(self, now: Standing | None) -> None:
        """Another meeting is shown: nothing that was chosen for one alone goes along."""
        del now
        self.own_text.forget()

    def find_paper(self, meeting_id: int, today: dt.date) -> Find | None:
        now = standing_of(self._desk.store, meeting_id, today)
        wanted = now is not None and now.wants(self._kind)
        self.setVisible(wanted)
        return self._find_letters(meeting_id, today) if wanted else None

    # -- inside ----------------------------------------------------------------------------------

    def _offer_whom(self) -> None:
        """A choice of people, where who gets the letter is not in its nature."""

    def _find_letters(self, meeting_id: int, today: dt.date) -> Find:
        return ready_meeting_letters(
            self._desk.store,
            meeting_id,
            self._kind,
            today,
            template=self._template(),
            chosen=self.chosen,
        )

    def _template(self) -> Templates | None:
        return self.own_text.taken(informal=self.chosen.informal)


class InvitationSection(LetterSection):
    """Always there: it says so when there is nobody to invite."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, text("Invitations"), LetterKind.INVITATION, parent)

    def begin(self, now: Standing | None) -> None:
        """For who was not invited yet, unless everybody was."""
        super().begin(now)
        invited = now is None or now.is_everybody_invited
        group = ParticipantGroup.EVERYBODY if invited else ParticipantGroup.NEW
        before = self.who.blockSignals(True)
        self.who.setCurrentIndex(_WHO.index(group))
        self.who.blockSignals(before)

    def find_paper(self, meeting_id: int, today: dt.date) -> Find:
        return ready_invitations(
            self._desk.store,
            meeting_id,
            today,
            group=_WHO[self.who.currentIndex()],
            template=self._template(),
            chosen=self.chosen,
        )

    def _offer_whom(self) -> None:
        self.who = self.offer_words(tuple(group.word for group in _WHO), text("For whom"))
