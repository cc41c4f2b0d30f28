"""The tab *What is asked*: title, duration, place, the dates, and how many of each are needed."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QCompleter,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from coordinator_app.clock import today
from coordinator_app.operations.date_poll_people import set_need
from coordinator_app.operations.date_polls import add_options, edit_date_poll, remove_option
from coordinator_app.rules.memberships import MemberCategory
from coordinator_app.store.queries.date_polls import DatePollRecord
from coordinator_app.store.queries.themes import all_themes
from coordinator_app.store.queries.venues import venues
from coordinator_app.texts import day, text
from coordinator_app.views.date_polls.words import duration_words
from coordinator_app.views.desk import Desk
from coordinator_app.views.entry_line import EntryLine
from coordinator_app.views.fields import Field, FieldGroup, Kind
from coordinator_app.views.people.lines import Line, Lines
from coordinator_app.views.said import Said
from coordinator_app.views.scrolled_body import ScrolledColumn

_WHAT = (
    Field("title", text("Title"), required=True),
    Field("duration", text("Duration"), required=True, width=24, hint=text("3:30 or 90 min")),
    Field("answer_by", text("Answer before"), Kind.DAY, width=24),
    Field("venue", text("Venue"), hint=text("A name; a new one is added")),
    Field("theme", text("Theme"), hint=text("A name; a new one is added")),
    Field("notes", text("Notes"), Kind.LINES),
)
_NEEDS_WIDTH = 48  # letters; spread out, a number would stand far from its words
_NEEDS = tuple(Field(one.value, one.word, Kind.NUMBER, width=8) for one in MemberCategory)


class PollFacts(ScrolledColumn):
    """Every field saves when it is left; a date is removed with Del."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._poll = 0
        self._said = Said()
        body = self.body
        self.what = FieldGroup(text("What is asked"), _WHAT, self._save, body)
        self.needs = FieldGroup(text("At least so many must be there"), _NEEDS, self._need, body)
        self.add(self._make_dates(body))
        self.add(self.needs, Qt.AlignmentFlag.AlignLeft)
        self.add(self.what)
        self._measure()

    def show_poll(self, record: DatePollRecord) -> None:
        self._poll = record.id
        self.what.load(_values(record), record.id)
        self.needs.load({one.category.value: one.at_least for one in record.needs}, record.id)
        self.lines.show_lines([_line(date) for date in record.dates])
        open_yet = record.meeting_id is None
        self.entry.setEnabled(open_yet)
        self.remove.setEnabled(open_yet)
        self._suggest()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange} and hasattr(
            self, "needs"
        ):
            self._measure()

    def _measure(self) -> None:
        self.needs.setMinimumWidth(_NEEDS_WIDTH * self.fontMetrics().averageCharWidth())

    def take_focus(self) -> None:
        (self.entry if self.entry.isEnabled() else self.lines).setFocus()

    def retranslate(self) -> None:
        self._said.again()

    def _save(self, field: str, value: Any) -> None:
        store = self._desk.store
        self._desk.did(edit_date_poll(store, self._poll, field, value, today=today()))

    def _need(self, category: str, value: Any) -> None:
        self._desk.did(set_need(self._desk.store, self._poll, category, value))

    def _on_entered(self, typed: str) -> None:
        store, poll = self._desk.store, self._poll
        if typed and self._desk.attempt(lambda: add_options(store, poll, typed, today=today())):
            self.entry.clear()

    def _on_removed(self, option_id: int) -> None:
        self._desk.attempt(lambda: remove_option(self._desk.store, option_id))

    def _on_remove(self) -> None:
        if self.lines.current_id():
            self._on_removed(self.lines.current_id())

    def _suggest(self) -> None:
        """The names that are known, while a place or a theme is typed."""
        with self._desk.store.reading() as connection:
            known = {
                "venue": [venue.name for venue in venues(connection)],
                "theme": [theme.name for theme in all_themes(connection)],
            }
        for key, names in known.items():
            line = self.what.rows[key].widget
            if isinstance(line, QLineEdit) and not line.hasFocus():
                completer = QCompleter(names, line)
                completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
                completer.setFilterMode(Qt.MatchFlag.MatchContains)
                line.setCompleter(completer)

    def _make_dates(self, parent: QWidget) -> QWidget:
        part = QWidget(parent)
        heading = QLabel(part)
        heading.setProperty("role", "heading")
        self.lines, self.entry, self.remove = Lines(part), EntryLine(part), QPushButton(part)
        self._said(heading.setText, text("The dates"))
        self._said(self.lines.setAccessibleName, text("The dates"))
        self._said(self.entry.setPlaceholderText, text("Another date: Tue 9 March 13:30; 11 March"))
        self._said(self.entry.setAccessibleName, text("Another date"))
        self._said(self.remove.setText, text("Remove this date (Del)"))
        self.entry.entered.connect(self._on_entered)
        self.lines.removed.connect(self._on_removed)
        self.remove.clicked.connect(self._on_remove)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.entry, 1)
        line.addWidget(self.remove)
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for one in (heading, self.lines):
            column.addWidget(one)
        column.addLayout(line)
        return part


def _values(record: DatePollRecord) -> dict[str, Any]:
    return {
        "title": record.title,
        "duration": duration_words(record.duration_minutes),
        "answer_by": record.answer_by,
        "venue": record.venue,
        "theme": record.theme,
        "notes": record.notes,
    }


def _line(date: Any) -> Line:
    words = f"{day(date.starts_at.date(), style='EEEE d MMMM y')}, {date.starts_at:%H:%M}"
    beside = text("you already have: {title}", title=date.clash).say() if date.clash else ""
    return Line(date.option_id, words, beside, over=date.is_over(today()), tip=words)
