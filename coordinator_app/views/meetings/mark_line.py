"""One quiet line of marks under the line of a season, however narrow.

What does not fit beside the others is behind "2 more": what is over first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

from coordinator_app.texts import Text, text
from coordinator_app.views.icons import beside_words, icon
from coordinator_app.views.plain import plain_action
from coordinator_app.views.said import Said

_LONGEST = 28  # letters of a name; the whole of it is in the tip
_GAP = 8


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


class MarkLine(QWidget):
    """``chosen`` tells the noun and the id of a mark; hidden without marks."""

    chosen = Signal(str, int)

    def __init__(self, name: Text, more: Text, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said = Said()
        self._said(self.setAccessibleName, name)
        self._marks: Sequence[Mark] = ()
        self.buttons: list[QToolButton] = []
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(_GAP)
        self.more = self._more_button(more)
        self._line.addWidget(self.more)
        self._line.addStretch(1)
        self.hide()

    def marks(self) -> Sequence[Mark]:
        """What is shown, said in the language of the screen; to be written by a line."""
        raise NotImplementedError

    def show_marks(self) -> None:
        """Show the marks anew."""
        self._marks = self.marks()
        for button in self.buttons:
            self._line.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = [self._button(mark) for mark in self._marks]
        for place, button in enumerate(self.buttons):
            self._line.insertWidget(place, button)
        self._fit()
        self.setVisible(bool(self.buttons))

    def retranslate(self) -> None:
        self._said.again()
        self.show_marks()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As wide as the button that holds what does not fit."""
        return QSize(self.more.sizeHint().width(), self._line.minimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._fold()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "buttons"):
            self._fit()

    def _fold(self) -> None:
        """Put behind one button what there is no room for: first what is over, then the last."""
        folded: set[int] = set()
        over = [mark.is_over for mark in self._marks]
        for place in sorted(range(len(over)), key=lambda n: (not over[n], -n)):
            if self._needs(folded) <= self.width():
                break
            folded.add(place)
        for place, button in enumerate(self.buttons):
            button.setVisible(place not in folded)
        self.more.setVisible(bool(folded))
        self.more.setText(f"{text('{n} more', n=len(folded)).say()}  ▾")
        self._fill_menu(folded)

    def _needs(self, folded: set[int]) -> int:
        """How wide the line is with these behind the button."""
        shown = [one for n, one in enumerate(self.buttons) if n not in folded]
        widths = [one.sizeHint().width() for one in (*shown, *([self.more] if folded else []))]
        return sum(widths) + _GAP * max(len(widths) - 1, 0)

    def _fill_menu(self, folded: set[int]) -> None:
        menu = self.more.menu()
        menu.clear()
        for place in sorted(folded):
            mark = self._marks[place]
            action = menu.addAction(icon(mark.icon), plain_action(mark.words(mark.name)))
            action.setData([mark.noun, mark.id])

    def _more_button(self, said: Text) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("quiet", "true")
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setMenu(QMenu(button))
        button.menu().triggered.connect(self._on_chosen)
        self._said(button.setAccessibleName, said)
        return button

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

    def _fit(self) -> None:
        """Sizes that are counted in letters."""
        room = _LONGEST * self.fontMetrics().averageCharWidth()
        for button, mark in zip(self.buttons, self._marks, strict=True):
            name = self.fontMetrics().elidedText(mark.name, Qt.TextElideMode.ElideRight, room)
            button.setText(plain_action(mark.words(name)))
            button.setIconSize(beside_words())
        self._fold()

    def _on_chosen(self, action: QAction) -> None:
        noun, record_id = action.data()
        self.chosen.emit(str(noun), int(record_id))

    def _on_button(self) -> None:
        button = self.sender()
        if isinstance(button, QToolButton):
            noun, record_id = button.property("mark")
            self.chosen.emit(str(noun), int(record_id))
