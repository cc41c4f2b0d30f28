"""The letters of a nomination in its record: the one that fits the stage, and the others."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from coordinator_app.clock import today
from coordinator_app.operations.nomination_letters import fitting_letters
from coordinator_app.rules.letters import OF_A_NOMINATION, LetterKind
from coordinator_app.store.queries.nominations import NominationRecord
from coordinator_app.texts import text
from coordinator_app.views.choice_box import ChoiceBox
from coordinator_app.views.desk import Desk
from coordinator_app.views.letters import ready_papers
from coordinator_app.views.letters.own_text import OwnText
from coordinator_app.views.letters.paper_section import PaperSection


class NominationLetters(PaperSection):
    """``show_nomination(record)`` offers the letter that fits first; the list has them all.

    Another choice stays until something else fits, a text of one's own until another letter.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, text("Letters"), wishes=True, parent=parent)
        self.wished.connect(self._ask_letter)
        self._nomination = 0
        self._fitting: tuple[LetterKind, ...] = ()
        self.kind = ChoiceBox(self)
        self._said(self.kind.setAccessibleName, text("Which letter"))
        self.kind.currentIndexChanged.connect(self._on_kind)
        self.put_above(self.kind)
        self.own_text = OwnText(desk, (*OF_A_NOMINATION, LetterKind.OTHER), self)
        self.own_text.changed.connect(self._ask_letter)
        self.put_above(self.own_text)

    def show_nomination(self, record: NominationRecord) -> None:
        """Lay out the letter that fits this nomination now, or the one that was chosen."""
        with self._desk.store.reading() as connection:
            fitting = fitting_letters(connection, record, today())
        if (record.id, fitting) != (self._nomination, self._fitting):
            self._nomination, self._fitting = record.id, fitting
            self._fill()
        self.setVisible(not record.in_bin)
        self._ask_letter()

    def choose(self, kind: LetterKind) -> None:
        """Lay out this letter."""
        self.kind.setCurrentIndex(self.kind.findData(kind.value))

    def retranslate(self) -> None:
        super().retranslate()
        for place in range(self.kind.count()):
            kind = self.kind.itemData(place)
            if kind:
                self.kind.setItemText(place, LetterKind(kind).word.say())

    def _on_kind(self) -> None:
        self.own_text.forget()
        self._ask_letter()

    def _fill(self) -> None:
        self.own_text.forget()
        self.kind.blockSignals(True)
        self.kind.clear()
        for kind in self._fitting:
            self.kind.addItem(kind.word.say(), kind.value)
        if self._fitting:
            self.kind.insertSeparator(len(self._fitting))
        for kind in OF_A_NOMINATION:
            if kind not in self._fitting:
                self.kind.addItem(kind.word.say(), kind.value)
        self.kind.setCurrentIndex(0)
        self.kind.blockSignals(False)

    def _ask_letter(self) -> None:
        kind = self.kind.currentData()
        if self._nomination and kind:
            self.show_kind(LetterKind(kind))
            self.ask(
                ready_papers.ready_nomination_letter(
                    self._desk.store,
                    self._nomination,
                    LetterKind(kind),
                    today(),
                    template=self.own_text.taken(informal=self.chosen.informal),
                    chosen=self.chosen,
                )
            )
