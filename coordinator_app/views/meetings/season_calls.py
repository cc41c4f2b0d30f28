"""Under the line of a season: when calls open and close; one press opens a call.

One quiet line, however narrow: what does not fit beside the others is behind "2 more", the calls
that are over first.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QIcon, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

from coordinator_app.clock import today
from coordinator_app.rules.dates import near_words
from coordinator_app.store.queries.season_calls import CallMark, call_marks
from coordinator_app.store.store import Store
from coordinator_app.texts import Text, day, text
from coordinator_app.views.icons import beside_words, icon
from coordinator_app.views.said import Said

_LONGEST = 28  # letters of a name; the whole of it is in the tip
_GAP = 8


class SeasonCalls(QWidget):
    """``chosen`` tells the noun and the id; hidden in a season without calls."""

    chosen = Signal(str, int)

    def __init__(self, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._said = Said()
        self._said(self.setAccessibleName, text("Rounds and calls of this season"))
        self._season = 0
        self._marks: Sequence[CallMark] = ()
        self.buttons: list[QToolButton] = []
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(_GAP)
        self.more = self._more_button()
        self._line.addWidget(self.more)
        self._line.addStretch(1)
        self.hide()

    def show_season(self, season_id: int) -> None:
        """Show the calls of this season; 0 is none."""
        self._season = season_id
        with self._store.reading() as connection:
            self._marks = call_marks(connection, season_id)
        self._show()

    def retranslate(self) -> None:
        self._said.again()
        self._show()

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

    def _show(self) -> None:
        for button in self.buttons:
            self._line.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = [self._button(mark) for mark in self._marks]
        for place, button in enumerate(self.buttons):
            self._line.insertWidget(place, button)
        self._fit()
        self.setVisible(bool(self.buttons))

    def _fold(self) -> None:
        """Put behind one button what there is no room for: first what is over, then the last."""
        folded: set[int] = set()
        over = [_is_over(mark) for mark in self._marks]
        for place in sorted(range(len(over)), key=lambda n: (not over[n], -n)):
            if self._needs(folded) <= self.width():
                break
            folded.add(place)
        for place, button in enumerate(self.buttons):
            button.setVisible(place not in folded)
        self.more.setVisible(bool(folded))
        self.more.setText(f"{_more(len(folded)).say()}  ▾")
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
            words = _short(mark, mark.name).say().replace("&", "&&")
            action = menu.addAction(_picture(mark), words)
            action.setData([mark.noun, mark.id])

    def _more_button(self) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("quiet", "true")
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setMenu(QMenu(button))
        button.menu().triggered.connect(self._on_chosen)
        self._said(button.setAccessibleName, text("More rounds and calls of this season"))
        return button

    def _button(self, mark: CallMark) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("quiet", "true")
        button.setProperty("mark", [mark.noun, mark.id])
        button.setIcon(_picture(mark))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        whole = _whole(mark).say()
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
            said = _short(mark, name).say()
            button.setText(said.replace("&", "&&"))
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


def _is_over(mark: CallMark) -> bool:
    return mark.is_settled or mark.closes_on < today()


def _more(number: int) -> Text:
    return text("{n} more", n=number)


def _picture(mark: CallMark) -> QIcon:
    return icon("megaphone" if mark.is_own else "trophy")


def _short(mark: CallMark, name: str) -> Text:
    closes = day(mark.closes_on, style="d MMM")
    if mark.is_own and mark.opens_on is not None:
        opens = day(mark.opens_on, style="d MMM")
        return text("{opens} – {closes}: {name}", opens=opens, closes=closes, name=name)
    if mark.is_settled:
        return text("until {closes}: {name}, settled", closes=closes, name=name)
    return text("until {closes}: {name}", closes=closes, name=name)


def _whole(mark: CallMark) -> Text:
    """``Round: Spring 2027 opens on Mon 1 Feb 2027, closes on Wed 31 Mar 2027 (in 3 weeks)``."""
    if mark.is_settled:
        return text("Call of others: {name} closes on {day}, settled",
                    name=mark.name, day=mark.closes_on)  # fmt: skip
    near = near_words(mark.closes_on, today())
    if not mark.is_own:
        return text("Call of others: {name} closes on {day} ({near})",
                    name=mark.name, day=mark.closes_on, near=near)  # fmt: skip
    return text("Round: {name} opens on {opens}, closes on {day} ({near})",
                name=mark.name, opens=mark.opens_on, day=mark.closes_on, near=near)  # fmt: skip
