"""One line of the list of today: what, why, by when, and the button that does it."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

from coordinator_app.rules.dates import near_words
from coordinator_app.rules.today_items import TodayAction, TodayGroup, TodayItem
from coordinator_app.texts import day, text
from coordinator_app.views.icons import icon, side

ICONS = {
    TodayAction.COMPLETE_FOLLOW_UP: "bell",
    TodayAction.REMIND_MANAGER: "hourglass",
    TodayAction.RENEW_CONSENT: "hourglass",
    TodayAction.REMIND_PARTICIPANTS: "envelope-simple",
    TodayAction.RECORD_ATTENDANCE: "check-square",
    TodayAction.OPEN_NOMINATION: "user-plus",
    TodayAction.OPEN_MEMBER: "user",
    TodayAction.OPEN_ROUND: "megaphone",
    TodayAction.OPEN_CALL: "trophy",
    TodayAction.OPEN_LETTER: "envelope-simple",
    TodayAction.OPEN_MEETING: "calendar-blank",
    TodayAction.OPEN_DATE_POLL: "calendar-check",
    TodayAction.DO_STEP: "clipboard-text",
    TodayAction.COMPLETE_STEP: "clipboard-text",
    TodayAction.BACK_UP: "shield-check",
}

NARROW = 80  # letters; in less than this the button has no place beside the sentence


def spoken(item: TodayItem, today: dt.date) -> str:
    """The whole line as a screen reader says it."""
    near = near_words(item.due, today).say()
    return f"{item.sentence.say()}. {item.reason.say()} {near}."


class Row(QWidget):
    """``pressed`` tells the key of the item whose button was used; keys do the same in the list."""

    pressed = Signal(str)

    def __init__(self, item: TodayItem, today: dt.date, parent: QWidget) -> None:
        super().__init__(parent)
        self.item = item
        self._sentence = QLabel(item.sentence.say(), self)
        self._reason = QLabel(item.reason.say(), self)
        for label in (self._sentence, self._reason):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self._reason.setProperty("role", "secondary")
        self._reason.setVisible(bool(self._reason.text()))
        self._when = QLabel(near_words(item.due, today).say(), self)
        self._when.setToolTip(day(item.due))
        self._when.setProperty("chip", "bad" if item.group is TodayGroup.LATE else "plain")
        # The list has the keys; a button that takes the focus would make Tab walk every line.
        self.button = QPushButton(item.action.word.say(), self)
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.button.setAccessibleName(text("{what}: {item}", what=item.action.word,
                                           item=item.sentence).say())  # fmt: skip
        self.button.clicked.connect(self._on_clicked)
        self._lay_out()

    def height_for(self, width: int) -> QSize:
        """How high the line is at that width: sentences wrap, the button goes below when narrow."""
        self._arrange(narrow=width < NARROW * self.fontMetrics().averageCharWidth())
        column = self.layout()
        height = column.totalHeightForWidth(width) if column is not None else 0
        return QSize(width, max(height, self.minimumSizeHint().height()))

    def _on_clicked(self) -> None:
        self.pressed.emit(self.item.key)

    def _lay_out(self) -> None:
        self._picture = QLabel(self)
        self._picture.setPixmap(icon(ICONS[self.item.action]).pixmap(QSize(side(), side())))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(12, 8, 12, 8)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(1, 1)
        self._narrow: bool | None = None
        self._arrange(narrow=False)

    def _arrange(self, *, narrow: bool) -> None:
        if narrow == self._narrow:
            return
        self._narrow = narrow
        top, middle = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignVCenter
        left = middle | Qt.AlignmentFlag.AlignLeft
        for part in (self._picture, self._sentence, self._reason, self._when, self.button):
            self._grid.removeWidget(part)
        span = 3 if narrow else 1
        self._grid.addWidget(self._picture, 0, 0, top)
        self._grid.addWidget(self._sentence, 0, 1, 1, span)
        self._grid.addWidget(self._reason, 1, 1, 1, span)
        if narrow:
            self._grid.addWidget(self._when, 2, 1, left)
            self._grid.addWidget(self.button, 2, 3, middle)
        else:
            self._grid.addWidget(self._when, 0, 2, 2, 1, middle)
            self._grid.addWidget(self.button, 0, 3, 2, 1, middle)
