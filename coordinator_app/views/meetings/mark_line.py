"""One quiet line of marks beside the strip of a season, however narrow.

What does not fit beside the others is behind "2 more": what is over first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from coordinator_app.texts import Text
from coordinator_app.views.icons import beside_words, icon
from coordinator_app.views.meetings.folded_line import FoldedLine
from coordinator_app.views.plain import plain_action

_LONGEST = 28  # letters of a name; the whole of it is in the tip


@dataclass(frozen=True)
class Mark:
    """``short`` has room for ``{name}``; ``whole`` is what the tip and a screen reader say.

    ``noun`` and ``id`` tell what it opens.
    """

    noun: str
    id: int
    name: str
    short: Text
    whole: Text
    icon: str
    is_over: bool = False

    def words(self, name: str) -> str:
        return Text(self.short.source, {**self.short.values, "name": name}).say()


class MarkLine(FoldedLine):
    """``chosen`` tells the noun and the id of a mark; hidden without marks."""

    chosen = Signal(str, int)

    def __init__(self, name: Text, more: Text, parent: QWidget | None = None) -> None:
        super().__init__(name, more, parent)
        self._marks: Sequence[Mark] = ()
        self.hide()

    def marks(self) -> Sequence[Mark]:
        """What is shown, said in the language of the screen; to be written by a line."""
        raise NotImplementedError

    def number_words(self, number: int) -> Text:
        """How many there are; to be written by a line."""
        raise NotImplementedError

    def show_marks(self) -> None:
        """Show the marks anew."""
        self._marks = self.marks()
        self.put([self._button(mark) for mark in self._marks])
        self.setVisible(bool(self.buttons))

    def retranslate(self) -> None:
        super().retranslate()
        self.show_marks()

    def order(self) -> Sequence[int]:
        """First what is over, then the last."""
        over = [mark.is_over for mark in self._marks]
        return sorted(range(len(over)), key=lambda n: (not over[n], -n))

    def entry(self, menu: QMenu, place: int) -> QAction:
        mark = self._marks[place]
        return menu.addAction(icon(mark.icon), plain_action(mark.words(mark.name)))

    def folded_words(self, number: int) -> Text:
        if number == len(self._marks):
            return self.number_words(number)
        return super().folded_words(number)

    def fit(self) -> None:
        room = _LONGEST * self.fontMetrics().averageCharWidth()
        for button, mark in zip(self.buttons, self._marks, strict=True):
            name = self.fontMetrics().elidedText(mark.name, Qt.TextElideMode.ElideRight, room)
            button.setText(plain_action(mark.words(name)))
            button.setIconSize(beside_words())
        super().fit()

    def _button(self, mark: Mark) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("quiet", "true")
        button.setProperty("mark", [mark.noun, mark.id])
        button.setIcon(icon(mark.icon))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        whole = mark.whole.say()
        # A tip with a "<" in it would be taken for markup.
        button.setToolTip(f"<p>{escape(whole)}</p>")
        button.setAccessibleName(whole)
        button.clicked.connect(self._on_button)
        return button

    def _on_button(self) -> None:
        button = self.sender()
        if isinstance(button, QToolButton):
            noun, record_id = button.property("mark")
            self.chosen.emit(str(noun), int(record_id))
