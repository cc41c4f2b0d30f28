"""The dates ranked, best first: what speaks for each and against it, and a button to plan it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from coordinator_app.rules.date_ranking import RankedDate, Verdict
from coordinator_app.rules.date_reasons import count_words, reasons
from coordinator_app.texts import _, text
from coordinator_app.views.chips import Chips
from coordinator_app.views.date_polls.words import moment_words
from coordinator_app.views.palette import Tone
from coordinator_app.views.plain import PlainLabel
from coordinator_app.views.said import Said

_TONES = {
    Verdict.POSSIBLE: Tone.GOOD,
    Verdict.WAITING: Tone.WAIT,
    Verdict.IMPOSSIBLE: Tone.BAD,
}


@dataclass(frozen=True)
class ShownDate:
    """A date with its place among the others; ``is_chosen``: the meeting was planned on it."""

    place: int
    date: RankedDate
    plannable: bool
    is_chosen: bool


class DateCard(QWidget):
    """One date with its place; ``chosen`` tells its id."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said = Said()
        self._shown: ShownDate | None = None
        self.option_id = 0
        self.date, self.chips = QLabel(self), Chips(self)
        self.date.setProperty("role", "heading")
        self.counts, self.reasons = PlainLabel(self), PlainLabel(self)
        self.reasons.setProperty("role", "secondary")
        self.button = QPushButton(self)
        self._said(self.button.setText, text("Plan this date"))
        self.button.clicked.connect(self._on_button)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.date)
        head.addWidget(self.chips, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 12)
        column.setSpacing(3)
        column.addLayout(head)
        column.addWidget(self.counts)
        column.addWidget(self.reasons)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_date(self, shown: ShownDate) -> None:
        """Show this date; what is the same already is left alone."""
        if shown != self._shown:
            self._shown = shown
            self._show(shown)

    def retranslate(self) -> None:
        self._said.again()
        if self._shown is not None:
            self._show(self._shown)

    def summary(self) -> str:
        """The date and how many can, on one line."""
        return f"{self.date.text()} · {self.counts.text()}"

    def _show(self, shown: ShownDate) -> None:
        one = shown.date
        self.option_id = one.date.option_id
        self.date.setText(f"{shown.place}. {moment_words(one.date.starts_at)}")
        chip = (one.verdict.word, _TONES[one.verdict])
        self.chips.show_all([(text("Chosen"), Tone.GOOD) if shown.is_chosen else chip])
        self.counts.setText("  ·  ".join(words.say() for words in count_words(one.counts)))
        said = "\n".join(f"{reason.sign} {reason.said.say()}" for reason in reasons(one))
        self.reasons.setText(said)
        self.reasons.setVisible(bool(said))
        self.button.setVisible(shown.plannable and not one.is_over)
        self._name()

    def _name(self) -> None:
        words = [self.date.text(), self.counts.text(), self.reasons.text()]
        self.setAccessibleName(". ".join(part for part in words if part))
        self.button.setAccessibleName(_("Plan this date: {date}", date=self.date.text()))

    def _on_button(self) -> None:
        self.chosen.emit(self.option_id)


class Ranking(QScrollArea):
    """All dates; there are few, so each keeps its widgets from one answer to the next."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said = Said()
        self.cards: list[DateCard] = []
        body = QWidget(self)
        body.setProperty("clear", "true")
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(12, 8, 12, 8)
        self._column.setSpacing(8)
        self._column.addStretch()
        self.setWidget(body)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._said(self.setAccessibleName, text("The dates, best first"))

    def show_dates(self, ranked: Sequence[RankedDate], *, plannable: bool, chosen: int = 0) -> None:
        """``chosen`` is the date that the meeting was planned on."""
        while len(self.cards) < len(ranked):
            self._add_card()
        for place, card in enumerate(self.cards):
            card.setVisible(place < len(ranked))
            if place < len(ranked):
                one = ranked[place]
                is_chosen = one.date.option_id == chosen
                card.show_date(ShownDate(place + 1, one, plannable, is_chosen))

    def option_with_focus(self) -> int:
        """The date whose button has the focus; 0 when none has."""
        now = QApplication.focusWidget()
        return next((card.option_id for card in self.cards if card.button is now), 0)

    def retranslate(self) -> None:
        self._said.again()

    def _add_card(self) -> None:
        card = DateCard(self.widget())
        card.chosen.connect(self.chosen)
        card.button.setProperty("primary", "true" if not self.cards else "false")
        self.cards.append(card)
        self._column.insertWidget(self._column.count() - 1, card)
