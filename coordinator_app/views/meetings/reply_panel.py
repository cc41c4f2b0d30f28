"""The panel under the participants: what came with one person's reply, each field saved by itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from coordinator_app.rules.participations import ReplyWay
from coordinator_app.store.queries.participations import ParticipantRow
from coordinator_app.texts import Text, day, text
from coordinator_app.views.fields import Field, FieldGroup, Kind
from coordinator_app.views.plain import PlainLabel
from coordinator_app.views.said import Said

Save = Callable[[str, Any], None]

_NEEDS = (
    Field("remark", text("Remark")),
    Field("diet", text("Diet"), hint=text("vegetarian, gluten-free")),
    Field("access_needs", text("Needs"), hint=text("seat near the door, sign interpreter")),
)
_REPLY = (
    Field("replied_on", text("Replied on"), Kind.DAY, past=True, width=24),
    Field("reply_way", text("How"), Kind.CHOICE, choices=ReplyWay),
    Field("replied_by", text("Answered by"), hint=text("when it was somebody else")),
)


class ReplyPanel(QFrame):
    """``show_person(row)``; Esc leads back to the table (``left``)."""

    left = Signal()

    def __init__(self, save: Save, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said = Said()
        self._one: ParticipantRow | None = None
        self.heading = PlainLabel(self)
        self.heading.setProperty("role", "strong")
        self.needs = FieldGroup(None, _NEEDS, save, self)
        self.reply = FieldGroup(None, _REPLY, save, self)
        self._said(self.setAccessibleName, text("Details of the participant"))
        self._lay_out()

    @property
    def groups(self) -> tuple[FieldGroup, ...]:
        return self.needs, self.reply

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

    def focus_first(self) -> None:
        self.needs.focus_first()

    def retranslate(self) -> None:
        self._said.again()
        self._say_who()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _say_who(self) -> None:
        one = self._one
        if one is None:
            return
        said: list[str | Text] = [one.name, one.organisation, one.role.word]
        if one.invited_on:
            said.append(text("invited {day}", day=day(one.invited_on, style="d MMM")))
        self.heading.setText("  ·  ".join(str(part) for part in said if str(part)))

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(24)
        for group in self.groups:
            line.addWidget(group, 1, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(4)
        column.addWidget(self.heading)
        column.addLayout(line)
