"""The cards beside the list of today: the next meeting with its counters, and the backup."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from coordinator_app.rules.dates import near_words
from coordinator_app.store.queries.today import MeetingCard
from coordinator_app.texts import Text, _, day, plural, text


class Card(QFrame):
    """A heading, sentences and a button; ``asked`` tells that the button was used."""

    asked = Signal()

    def __init__(self, heading: Text, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading_text = heading
        self.setProperty("panel", "true")
        self._heading = QLabel(self)
        self._heading.setProperty("role", "heading")
        self.button = QPushButton(self)
        self.button.clicked.connect(self.asked)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(16, 16, 16, 16)
        self.column.setSpacing(6)
        self.column.addWidget(self._heading)

    def line(self, role: str = "") -> QLabel:
        """A sentence that may wrap."""
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setProperty("role", role)
        self.column.addWidget(label)
        return label

    def finish(self) -> None:
        self.column.addSpacing(8)
        self.column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)

    def retranslate(self) -> None:
        self._heading.setText(self._heading_text.say())
        self.setAccessibleName(self._heading_text.say())


_COUNTS = (
    ("invited", text("invited")),
    ("yes", text("yes")),
    ("maybe", text("perhaps")),
    ("no", text("no")),
    ("none", text("no reply")),
)


class MeetingPanel(Card):
    """The next meeting, when and where, and how many come."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(text("Next meeting"), parent)
        self._card: MeetingCard | None = None
        self._today = dt.date.min
        self._title = self.line()
        self._when = self.line("secondary")
        self._place = self.line("secondary")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        self._numbers: dict[str, QLabel] = {}
        self._words: dict[str, QLabel] = {}
        self.column.addSpacing(8)
        self.column.addLayout(self._grid)
        for place, (key, _word) in enumerate(_COUNTS):
            self._add_count(place, key)
        self._grid.setColumnStretch(1, 1)
        self.finish()
        self.retranslate()

    def show_meeting(self, card: MeetingCard | None, today: dt.date) -> None:
        self._card, self._today = card, today
        self.retranslate()

    def retranslate(self) -> None:
        super().retranslate()
        card = self._card
        self.button.setText(_("Open meeting") if card else _("Plan a meeting"))
        self._title.setText(card.title if card else _("No meeting is planned."))
        for label in (self._when, self._place):
            label.setVisible(card is not None)
        if card is not None:
            self._when.setText(_when(card, self._today))
            self._place.setText(card.place)
            self._place.setVisible(bool(card.place))
        for key, word in _COUNTS:
            self._show_count(key, word)

    def _show_count(self, key: str, word: Text) -> None:
        number = getattr(self._card.counters, key) if self._card else 0
        shown = self._card is not None and (number or key != "maybe")
        self._numbers[key].setText(str(number))
        self._words[key].setText(word.say())
        self._numbers[key].setVisible(bool(shown))
        self._words[key].setVisible(bool(shown))

    def _add_count(self, place: int, key: str) -> None:
        number, word = QLabel(self), QLabel(self)
        number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBaseline)
        number.setProperty("role", "heading")
        number.setMinimumWidth(number.fontMetrics().averageCharWidth() * 3)
        word.setProperty("role", "secondary")
        self._grid.addWidget(number, place, 0)
        self._grid.addWidget(word, place, 1)
        self._numbers[key], self._words[key] = number, word


class BackupPanel(Card):
    """How old the last proved backup is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(text("Backup"), parent)
        self._last: dt.date | None = None
        self._today = dt.date.min
        self._sentence = self.line()
        self.finish()
        self.retranslate()

    def show_last(self, last: dt.date | None, today: dt.date) -> None:
        self._last, self._today = last, today
        self.retranslate()

    def retranslate(self) -> None:
        super().retranslate()
        self.button.setText(_("Back up…"))
        if self._last is None:
            said = text("No backup was proved yet.")
        else:
            days = (self._today - self._last).days
            said = plural("Proved {n} day ago.", "Proved {n} days ago.", days)
            said = said if days else text("Proved today.")
        self._sentence.setText(said.say())


def _when(card: MeetingCard, today: dt.date) -> str:
    return _(
        "{day}, {start}–{end} · {near}",
        day=day(card.starts_at.date(), style="EEEE d MMMM y"),
        start=f"{card.starts_at:%H:%M}",
        end=f"{card.ends_at:%H:%M}",
        near=near_words(card.starts_at.date(), today),
    )
