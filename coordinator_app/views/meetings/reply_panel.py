"""The panel under the participants: what came with one person's reply, field by field."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout, QWidget

from coordinator_app.rules.participations import ReplyWay
from coordinator_app.store.queries.participations import ParticipantRow
from coordinator_app.texts import Text, day, text
from coordinator_app.views.fields import Field, FieldGroup, Kind
from coordinator_app.views.fold_line import FoldLine
from coordinator_app.views.in_sight import bring_in_sight
from coordinator_app.views.said import Said

_ROOM = 64  # letters that three columns take
_SETTLED = 60  # milliseconds: by then the window has made place for what was opened
Save = Callable[[str, Any], None]

# Three columns: under the table there is more room beside than below.
_COLUMNS = (
    (
        Field("remark", text("Remark")),
        Field("diet", text("Diet"), hint=text("vegetarian, gluten-free")),
    ),
    (
        Field("access_needs", text("Needs"), hint=text("seat near the door, interpreter")),
        Field("replied_by", text("Answered by"), hint=text("when it was somebody else")),
    ),
    (
        Field("reply_way", text("How"), Kind.CHOICE, choices=ReplyWay),
        Field("replied_on", text("Replied on"), Kind.DAY, past=True),
        Field("table_group", text("Table"), hint=text("table or group, on its sheet")),
    ),
)


class ReplyPanel(QFrame):
    """``show_person(row)``; a line until it is opened. Esc shuts it and leads back (``left``)."""

    left = Signal()

    def __init__(self, save: Save, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said = Said()
        self._one: ParticipantRow | None = None
        self._inside = QWidget(self)
        self.fold = FoldLine(self._inside, self)
        self._said(self.fold.button.setText, text("Details"))
        self.groups = tuple(FieldGroup(None, one, save, self._inside) for one in _COLUMNS)
        self._said(self.setAccessibleName, text("Details of the participant"))
        self._lay_out()
        # A part that was just shown has its place only when the layout has run.
        self._look = QTimer(self)
        self._look.setSingleShot(True)
        self._look.timeout.connect(self._bring_in_sight)
        self._fit = QTimer(self)
        self._fit.setSingleShot(True)
        self._fit.timeout.connect(self._size_fields)

    def show_person(self, one: ParticipantRow | None) -> None:
        """Show what came with this person's reply; None hides the panel."""
        self._one = one
        self.setVisible(one is not None)
        if one is None:
            return
        values = vars(one) | {"reply_way": one.reply_way.value}
        for group in self.groups:
            group.load(values, one.id)
        self._say_who()

    def open_up(self, field: str = "") -> None:
        """Open, with the focus in this field, or in the first one."""
        self.fold.set_open(is_open=True)
        wanted = next((one for one in self.groups if field in one.rows), self.groups[0])
        wanted.focus_first(field)
        self._look.start(_SETTLED)

    def retranslate(self) -> None:
        self._said.again()
        self._say_who()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            self.fold.set_open(is_open=False)
        else:
            super().keyPressEvent(event)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As narrow as one column: larger text never makes the window wider."""
        wished = super().minimumSizeHint()
        widest = max(group.minimumSizeHint().width() for group in self.groups)
        return QSize(min(wished.width(), widest), wished.height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """The columns go under each other where there is no room beside."""
        super().resizeEvent(event)
        narrow = self.width() < _ROOM * self.fontMetrics().averageCharWidth()
        ways = QBoxLayout.Direction
        self._line.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)
        self._fit.start(0)  # when the groups have put their labels beside or above

    def _size_fields(self) -> None:
        """A field keeps its height; else it would give way by some pixels."""
        for group in self.groups:
            for row in group.rows.values():
                row.widget.setMinimumHeight(row.widget.sizeHint().height())
        heights = [group.minimumSizeHint().height() for group in self.groups]
        below = self._line.direction() == QBoxLayout.Direction.TopToBottom
        fields = sum(heights) + 2 * self._line.spacing() if below else max(heights)
        self._inside.setMinimumHeight(fields)

    def _bring_in_sight(self) -> None:
        self._size_fields()  # the groups have their widths only now
        bring_in_sight(self, self.groups[-1])

    def _say_who(self) -> None:
        one = self._one
        if one is None:
            return
        said: list[str | Text] = [one.name, one.organisation, one.role.word]
        if one.invited_on:
            said.append(text("invited {day}", day=day(one.invited_on, style="d MMM")))
        noted: list[str | Text] = [one.remark, one.diet, one.access_needs]
        if one.reply_way is not ReplyWay.UNKNOWN:
            noted.append(one.reply_way.word)
        if one.replied_by:
            noted.append(text("answered by {name}", name=one.replied_by))
        if one.replied_on:
            noted.append(day(one.replied_on, style="d MMM"))
        if one.table_group:
            noted.append(text("table {name}", name=one.table_group))
        self.fold.say(_joined([one.name, *noted]), opened=_joined(said))

    def _lay_out(self) -> None:
        line = self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        line.setSpacing(16)
        for group in self.groups:
            line.addWidget(group, 1, Qt.AlignmentFlag.AlignTop)
        inside = QVBoxLayout(self._inside)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(4)
        inside.addLayout(line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.fold)
        column.addWidget(self._inside)


def _joined(parts: Sequence[str | Text]) -> str:
    return "  ·  ".join(str(part) for part in parts if str(part))
