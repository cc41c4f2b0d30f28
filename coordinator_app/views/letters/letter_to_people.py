"""A letter to somebody, or to the contact persons of a partner, in their record."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from coordinator_app.operations.letter_templates import Templates, letter_texts
from coordinator_app.rules.letters import LetterKind
from coordinator_app.store.store import Store
from coordinator_app.texts import text
from coordinator_app.views.choice_box import ChoiceBox
from coordinator_app.views.desk import Desk
from coordinator_app.views.letters.letter_choices import Chosen
from coordinator_app.views.letters.own_text import OwnText
from coordinator_app.views.letters.paper_section import PaperSection
from coordinator_app.views.letters.ready_paper import Find


@dataclass(frozen=True)
class LetterText:
    """Which letter, in which text: one of the coordinator's own from a file, or that of a kind."""

    kind: LetterKind
    own: Templates | None
    chosen: Chosen

    def templates(self, store: Store) -> Templates:
        """The text to make it from. Raises UserError."""
        if self.own is not None:
            return self.own
        with store.reading() as connection:
            return letter_texts(connection, self.kind, informal=self.chosen.informal)


FindLetter = Callable[[int, LetterText], Find]


class LetterToPeople(PaperSection):
    """Out of sight until `start`; another record puts it away. ``find`` is given that record."""

    def __init__(
        self,
        desk: Desk,
        find: FindLetter,
        kinds: tuple[LetterKind, ...],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(desk, text("Letter"), wishes=True, parent=parent)
        self.wished.connect(self._ask_letter)
        self._find = find
        self._kinds = kinds
        self._record = 0
        self.kind = ChoiceBox(self)
        self.kind.addItems([kind.word.say() for kind in kinds])
        self._said(self.kind.setAccessibleName, text("Which letter"))
        self.kind.currentIndexChanged.connect(self._ask_letter)
        self.put_above(self.kind)
        self.own_text = OwnText(desk, (*kinds, LetterKind.OTHER), self)
        self.own_text.changed.connect(self._ask_letter)
        self.put_above(self.own_text)
        self.hide()

    def show_record(self, record_id: int) -> None:
        """Another record is shown, or the same with something changed."""
        if record_id != self._record:
            self._record = record_id
            self.hide()
            self.ask(None)
        elif not self.isHidden():
            self._ask_letter()

    def start(self) -> None:
        """Lay out a letter for the record that is shown, and take the focus."""
        self.show()
        self._ask_letter()
        self.take_focus()

    def retranslate(self) -> None:
        super().retranslate()
        for place, kind in enumerate(self._kinds):
            self.kind.setItemText(place, kind.word.say())

    def _ask_letter(self) -> None:
        if self._record and not self.isHidden():
            kind = self._kinds[self.kind.currentIndex()]
            self.show_kind(kind)
            letter = LetterText(
                kind, self.own_text.taken(informal=self.chosen.informal), self.chosen
            )
            self.ask(self._find(self._record, letter))
