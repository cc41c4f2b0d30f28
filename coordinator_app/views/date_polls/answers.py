"""The tab *Answers*: the grid, the line in which a whole row is typed, and the dates ranked."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from coordinator_app.clock import today
from coordinator_app.errors import UserError
from coordinator_app.operations.date_answers import record_date_answers, type_date_answers
from coordinator_app.operations.date_poll_people import (
    ask_all_members,
    ask_no_longer,
    ask_people,
    set_must_be_there,
)
from coordinator_app.rules.date_answers import split_name
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.queries.date_polls import DatePollRecord, ways_to_ask
from coordinator_app.texts import plural, text
from coordinator_app.views.date_polls.answer_parts import AnswerParts
from coordinator_app.views.date_polls.grid_table import FIRST_DATE
from coordinator_app.views.desk import Desk
from coordinator_app.views.palette import Tone


class Answers(AnswerParts):
    """``chosen`` tells the date on which the meeting must be planned."""

    chosen = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._record: DatePollRecord | None = None
        self._connect()

    def show_poll(self, record: DatePollRecord) -> None:
        self._record = record
        day, open_yet = today(), record.meeting_id is None and not record.in_bin
        self.grid.show_poll(record)
        self.ranking.show_dates(record.ranked(day), plannable=open_yet, chosen=_chosen(record))
        self.fold.say(self._best())
        self.missing.show_missing(record.missing(day), len(record.people))
        filled = bool(record.people)
        self.missing.offer(offered=filled and open_yet)
        filling: tuple[QWidget, ...] = (self.entry, self.splitter)
        for part in filling:
            part.setVisible(filled)
        self.bar.offer(offered=open_yet and filled)
        self.empty.setVisible(not filled)
        for part in (self.entry, self.finder.line, self.members):
            part.setEnabled(open_yet)

    def take_focus(self) -> None:
        """To the line in which answers are typed, or to the first way to ask somebody."""
        if self._record is None or not self._record.people:
            self.empty.buttons[0].setFocus()
        elif self.entry.isEnabled():
            self.entry.setFocus()
        else:
            self.grid.setFocus()

    def option_id(self) -> int:
        """The date that is meant: that of the button or of the column where the hands are; else
        the best one.
        """
        if found := self.ranking.option_with_focus():
            return found
        if self.grid.hasFocus() and self.grid.option_id():
            return self.grid.option_id()
        return self.ranking.cards[0].option_id if self.ranking.cards else 0

    def _best(self) -> str:
        """The date on top, for who keeps the ranking shut."""
        return self.ranking.cards[0].summary() if self.ranking.cards else ""

    # -- what is asked of the store ----------------------------------------------------------------

    def ask_members(self) -> None:
        """Everybody whose membership runs today."""
        before = len(self._record.people) if self._record else 0
        self._done(lambda poll: ask_all_members(self._desk.store, poll, today=today()))
        if self._record is not None and len(self._record.people) == before:
            self._desk.say(text("Every member whose membership runs today is asked."))
        self.take_focus()

    def copy_missing(self) -> None:
        """Put who has yet to answer on the clipboard, with e-mail address and telephone."""
        if self._record is None:
            return
        missing = self._record.missing(today())
        people = [one.person_id for one in (*missing.nothing, *missing.in_part)]
        with self._desk.store.reading() as connection:
            ways = ways_to_ask(connection, people)
        lines = [f"{one.name}\t{one.email}\t{one.phone}" for one in ways]
        QGuiApplication.clipboard().setText("\n".join(lines))
        copied = plural("{n} name was copied, with e-mail address and telephone.",
                        "{n} names were copied, with e-mail addresses and telephones.",
                        len(lines))  # fmt: skip
        self._desk.say(copied if lines else text("Everybody has answered."), Tone.GOOD)

    def _on_answered(self, value: str) -> None:
        cells, store, on = self.grid.cells(), self._desk.store, today()
        given = dict.fromkeys(cells, value or None)
        if cells and self._done(lambda poll: record_date_answers(store, poll, given, on=on)):
            self.grid.step()

    def _on_must(self) -> None:
        """Whoever must be there already is asked like everybody else, when all selected are so."""
        people = self.grid.person_ids()
        rows = [self.grid.table.person_at(self.grid.table.row_of(one)) for one in people]
        must = not all(row.must_be_there for row in rows if row is not None)
        store = self._desk.store
        if people:
            self._done(lambda poll: set_must_be_there(store, poll, people, must=must))

    def _on_removed(self) -> None:
        people = self.grid.person_ids()
        if people:
            self._done(lambda poll: ask_no_longer(self._desk.store, poll, people))

    def _done(self, verb: Callable[[int], Outcome]) -> bool:
        record = self._record
        return record is not None and self._desk.attempt(lambda: verb(record.id))

    # -- the line ----------------------------------------------------------------------------------

    def _on_typed(self, typed: str) -> None:
        """The row of whoever is meant is shown while the name is typed."""
        name, _answers = self._split(typed)
        rows = self.grid.table.rows_named(name) if name else []
        if rows:
            self.grid.setCurrentIndex(self.grid.table.index(rows[0], FIRST_DATE))

    def _on_entered(self, typed: str) -> None:
        """A name alone leads to its row; with answers these are noted and the next may come."""
        name, answers = self._split(typed)
        if not name:
            self.grid.setFocus()
            return
        try:
            row = self._row(name, alone=bool(answers))
        except UserError as refusal:
            self._desk.say(refusal.text, Tone.BAD)
            return
        one = self.grid.table.person_at(row)
        if one is None:
            return
        self.grid.go_to(one.person_id)
        store, person, on = self._desk.store, one.person_id, today()
        if not answers:
            self.entry.clear()
            self.grid.setFocus()
        elif self._done(lambda poll: type_date_answers(store, poll, person, answers, on=on)):
            self.entry.clear()

    def _row(self, name: str, *, alone: bool) -> int:
        """The row of a name; answers go to nobody when several are called so."""
        rows = self.grid.table.rows_named(name)
        if not rows:
            raise UserError(
                "Nobody who is asked is called “{name}”. Type the first letters of a name, then"
                " an answer for each date: bos ynmy.",
                name=name,
            )
        if alone and len(rows) > 1:
            raise UserError("Several people begin with “{name}”. Type more of the name.", name=name)
        return rows[0]

    def _split(self, typed: str) -> tuple[str, str]:
        dates = self._record.dates if self._record else ()
        return split_name(typed, len(dates))

    def _on_stepped(self, step: int) -> None:
        row = self.grid.currentIndex().row() + step
        if 0 <= row < self.grid.table.rowCount():
            self.grid.setCurrentIndex(self.grid.table.index(row, FIRST_DATE))

    def _on_found(self) -> None:
        """Somebody was chosen in the other line: asked from now on."""
        try:
            person = self.finder.read()
        except UserError as refusal:
            self._desk.say(refusal.text, Tone.BAD)
            return
        if isinstance(person, int):
            self.finder.write(None)
            self._done(lambda poll: ask_people(self._desk.store, poll, [person]))
            self.grid.go_to(person)
            self.grid.setFocus()

    def _on_opened(self, person_id: int) -> None:
        self._desk.open("people", person_id)

    def _connect(self) -> None:
        self.entry.textEdited.connect(self._on_typed)
        self.entry.entered.connect(self._on_entered)
        self.entry.stepped.connect(self._on_stepped)
        self.finder.picked.connect(self._on_found)
        self.finder.line.returnPressed.connect(self._on_found)
        self.members.clicked.connect(self.ask_members)
        for part in (self.grid, self.bar):
            part.answered.connect(self._on_answered)
            part.must_toggled.connect(self._on_must)
            part.removed.connect(self._on_removed)
        self.grid.opened.connect(self._on_opened)
        self.ranking.chosen.connect(self.chosen)
        self.missing.copied.connect(self.copy_missing)


def _chosen(record: DatePollRecord) -> int:
    """The date on which the meeting was planned, when it was."""
    starts = record.meeting_starts
    return next((date.option_id for date in record.dates if date.starts_at == starts), 0)
