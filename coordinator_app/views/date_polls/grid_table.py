"""The answers as a table: a row for each person, a column for each date, a word in each cell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from coordinator_app.rules.date_polls import Answers, AskedDate
from coordinator_app.rules.folding import fold, name_begins
from coordinator_app.store.queries.date_polls import DatePollRecord, PollPersonRow
from coordinator_app.texts import _, day, text
from coordinator_app.views.chips import TONE_ROLE
from coordinator_app.views.date_polls.words import (
    NO_ANSWER,
    NOT_ANSWERED,
    SHORT,
    TONES,
    moment_words,
)
from coordinator_app.views.palette import Tone
from coordinator_app.views.plain import plain_tip

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_DISPLAY = Qt.ItemDataRole.DisplayRole
_TIP = Qt.ItemDataRole.ToolTipRole
_SPOKEN = Qt.ItemDataRole.AccessibleTextRole
_TONE = int(TONE_ROLE)
_ANSWERED = frozenset({int(_DISPLAY), int(_TIP), int(_SPOKEN), _TONE})
_ACROSS = Qt.Orientation.Horizontal
MUST = 0  # the first column; the dates follow
FIRST_DATE = 1
MUST_WORD = text("Must")


class GridTable(QAbstractTableModel):
    """A cell is looked up when it is painted: of 3,200 some 200 are in sight."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.poll_id = 0
        self.people: Sequence[PollPersonRow] = ()
        self.dates: Sequence[AskedDate] = ()
        self._answers: Answers = {}
        self._words: dict[Any, tuple[str, str | None]] = {}
        self.retranslate()

    def show_poll(self, record: DatePollRecord) -> None:
        """Show this; the same people and dates are refreshed where they stand."""
        same = self._shape() == (record.id, *_placed(record.people, record.dates))
        if not same:
            self.beginResetModel()
        self.poll_id, self.people, self.dates = record.id, record.people, record.dates
        self._answers = record.answers
        if not same:
            self.endResetModel()
        elif record.people:
            last = self.index(len(record.people) - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def retranslate(self) -> None:
        self._words = {kind: (SHORT[kind].say(), TONES[kind].value) for kind in SHORT}
        self._words[None] = (NO_ANSWER, None)
        self.headerDataChanged.emit(_ACROSS, 0, max(self.columnCount() - 1, 0))

    def person_at(self, row: int) -> PollPersonRow | None:
        return self.people[row] if 0 <= row < len(self.people) else None

    def option_at(self, column: int) -> int:
        """The date of a column; 0 where there is none."""
        place = column - FIRST_DATE
        return self.dates[place].option_id if 0 <= place < len(self.dates) else 0

    def row_of(self, person_id: int) -> int:
        """The row of a person; -1 when they are not asked."""
        return next((row for row, one in enumerate(self.people) if one.person_id == person_id), -1)

    def rows_named(self, typed: str) -> list[int]:
        """The rows whose names begin as typed; the one that is called just so goes before."""
        found = [row for row, one in enumerate(self.people) if name_begins(one.name, typed)]
        wanted = set(fold(typed).split())
        exact = [row for row in found if wanted <= set(fold(self.people[row].name).split())]
        return exact if len(exact) == 1 else found

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self.people)

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() or not self.poll_id else FIRST_DATE + len(self.dates)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        if role not in _ANSWERED or not index.isValid():
            return None
        row, column = index.row(), index.column()
        if role in {_TIP, _SPOKEN}:
            said = self._said(row, column)
            return plain_tip(said) if role == _TIP else said
        if column == MUST:
            must = self.people[row].must_be_there
            if role == _DISPLAY:
                return MUST_WORD.say() if must else ""
            return Tone.NEWS.value if must else None
        word, tone = self._words[self._answer(row, column)]
        return word if role == _DISPLAY else tone

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY
    ) -> Any:
        if role not in {_DISPLAY, _TIP, _SPOKEN}:
            return None
        if orientation == _ACROSS:
            return self._title(section, role)
        if role == _DISPLAY:
            return self.people[section].list_name
        return plain_tip(self._about(section))

    def _shape(self) -> tuple[object, ...]:
        return self.poll_id, *_placed(self.people, self.dates)

    def _answer(self, row: int, column: int) -> Any:
        place = self.dates[column - FIRST_DATE].option_id, self.people[row].person_id
        return self._answers.get(place)

    def _said(self, row: int, column: int) -> str:
        """The cell in words: name, date, answer."""
        if column == MUST:
            return self._about(row)
        answer = self._answer(row, column)
        return _(
            "{name}, {date}: {answer}",
            name=self.people[row].name,
            date=moment_words(self.dates[column - FIRST_DATE].starts_at),
            answer=NOT_ANSWERED if answer is None else answer,
        )

    def _about(self, row: int) -> str:
        one = self.people[row]
        must = _("must be there") if one.must_be_there else ""
        category = one.category.word.say() if one.category else ""
        return " · ".join(part for part in (one.name, category, must) if part)

    def _title(self, section: int, role: int) -> str:
        if section == MUST:
            return _("Must come") if role == _DISPLAY else _("Without them a date is no date")
        starts = self.dates[section - FIRST_DATE].starts_at
        if role == _DISPLAY:
            return f"{day(starts.date(), style='EEE d MMM')}\n{starts:%H:%M}"
        return f"{day(starts.date(), style='EEEE d MMMM y')} {starts:%H:%M}"


def _placed(people: Sequence[PollPersonRow], dates: Sequence[AskedDate]) -> tuple[object, ...]:
    """Who stands in which row, and which date in which column."""
    return [one.person_id for one in people], [(one.option_id, one.starts_at) for one in dates]
