"""What earlier meetings and the members leave for this agenda: one key puts it on."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal, SignalInstance
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from coordinator_app.operations.agenda_carry import (
    Carried,
    ScoredTheme,
    what_comes_along,
)
from coordinator_app.store.queries.agenda_carry import OpenAction, UnfinishedItem
from coordinator_app.texts import Text, _, day, text
from coordinator_app.views.desk import Desk
from coordinator_app.views.people.lines import Line, Lines
from coordinator_app.views.said import Said
from coordinator_app.views.scrolled_body import ScrolledBody

_LEAST = 9  # lines of text
_MOST_THEMES = 12


class ComingAlong(ScrolledBody):
    """What is asked for is an unfinished item or a theme; open actions come by themselves."""

    item_asked = Signal(int)
    theme_asked = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._said = Said()
        self._carried = Carried()
        self._column = QVBoxLayout(self.body)
        self._column.setContentsMargins(0, 8, 12, 0)
        self._column.setSpacing(4)
        self.nothing = self._label("secondary", text("Nothing waits from earlier meetings."))
        self.unfinished = self._part(
            text("Not finished earlier; Enter puts it on this agenda"), self.item_asked
        )
        self.themes = self._part(
            text("Themes that members ask for; Enter puts one on this agenda"), self.theme_asked
        )
        self.open_actions = self._part(
            text("Open actions; they stand on the agenda and the run sheet by themselves"), None
        )
        self._column.addStretch()

    def show_meeting(self, meeting_id: int) -> None:
        """Find what comes along to this meeting."""
        self._carried = what_comes_along(self._desk.store, meeting_id)
        self._show()

    def take_focus(self) -> None:
        """To the first list that holds something."""
        for _heading, lines in self._parts():
            if lines.isVisibleTo(self):
                lines.setFocus()
                if not lines.current_id():
                    lines.setCurrentIndex(lines.model().index(0, 0))
                return

    def retranslate(self) -> None:
        self._said.again()
        self._show()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        body = self.widget()
        return QSize(super().sizeHint().width(), body.sizeHint().height() if body else 0)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(super().minimumSizeHint().width(), _LEAST * self.fontMetrics().height())

    # -- inside ----------------------------------------------------------------------------------

    def _show(self) -> None:
        found = self._carried
        self.unfinished[1].show_lines([_unfinished(one) for one in found.unfinished])
        self.themes[1].show_lines([_theme(one) for one in found.themes[:_MOST_THEMES]])
        self.open_actions[1].show_lines([_action(one) for one in found.actions])
        for heading, lines in self._parts():
            heading.setVisible(lines.topLevelItemCount() > 0)
        self.nothing.setVisible(not (found.unfinished or found.themes or found.actions))

    def _parts(self) -> tuple[tuple[QLabel, Lines], ...]:
        return self.unfinished, self.themes, self.open_actions

    def _part(self, title: Text, asked: SignalInstance | None) -> tuple[QLabel, Lines]:
        heading, lines = self._label("secondary", title), Lines(self)
        self._said(lines.setAccessibleName, title)
        self._column.addWidget(lines)
        if asked is not None:
            lines.chosen.connect(asked)
        return heading, lines

    def _label(self, role: str, words: Text) -> QLabel:
        label = QLabel(self)
        label.setProperty("role", role)
        label.setWordWrap(True)
        self._said(label.setText, words)
        self._column.addWidget(label)
        return label


def _unfinished(one: UnfinishedItem) -> Line:
    beside = f"{one.meeting} · {day(one.meeting_on)}"
    return Line(one.id, one.title, beside, tip=f"{one.title} · {beside}")


def _theme(one: ScoredTheme) -> Line:
    reason = one.score.reason.say()
    return Line(one.theme.id, one.theme.name, reason, tip=f"{one.theme.name} · {reason}")


def _action(one: OpenAction) -> Line:
    due = _("before {day}", day=one.due_on) if one.due_on else ""
    beside = " · ".join(filter(None, (one.owner, due, one.meeting)))
    return Line(one.id, one.words, beside, tip=f"{one.words} · {beside}")
