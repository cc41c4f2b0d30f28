"""Action items: who does what by when, on the screen of a meeting and of a person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from coordinator_app.clock import today
from coordinator_app.operations.action_items import (
    NewActionItem,
    add_action_item,
    edit_action_item,
    finish_action_item,
    put_action_items_in_bin,
    reopen_action_item,
    take_action_items_from_bin,
)
from coordinator_app.rules.dates import near_words
from coordinator_app.store.queries.action_items import ActionItemRow, action_items_of_person
from coordinator_app.store.queries.agenda import AgendaItemRow
from coordinator_app.store.queries.binned import BinnedRow, action_items_in_bin
from coordinator_app.texts import Text, _, day, text
from coordinator_app.views.desk import Desk
from coordinator_app.views.field import Reference
from coordinator_app.views.fields import Field, Kind
from coordinator_app.views.people.lines import Line
from coordinator_app.views.people.lines_part import LinesPart
from coordinator_app.views.person_finder import PersonFinder

WORDS = Field("words", text("What is to be done"), required=True)
DUE = Field("due_on", text("By when"), Kind.DAY, width=24,
            hint=text("tomorrow, in 2 weeks, 20 March"))  # fmt: skip
DONE = Field("done", text("Done"), Kind.CHECK)
TITLE = text("Action items")
_NONE = text("Nothing was agreed yet. Type “action Janny: …” in the line at the bottom.")


class ActionItemsPart(LinesPart):
    """What was agreed at a meeting. ``at_item``: the agenda item that a new one belongs to."""

    adds = True

    def __init__(
        self,
        desk: Desk,
        title: Text = TITLE,
        none: Text | None = None,
        parent: QWidget | None = None,
    ) -> None:
        self.at_item = 0
        self._items: Sequence[AgendaItemRow] = ()
        owner = Field("owner", text("Who"), Kind.RECORD, find=PersonFinder(desk.store),
                      hint=text("A name"))  # fmt: skip
        fields = (WORDS, owner, DUE, *self._item_field(), DONE)
        super().__init__(desk, title, none or _NONE, fields, parent)
        if self.adds:
            word, heading = text("Add an action item"), text("New action item")
            _button, self.form = self.add_form(word, heading, self._new_fields(owner), self._add)

    def show_actions(
        self,
        record_id: int,
        rows: Sequence[ActionItemRow],
        items: Sequence[AgendaItemRow] = (),
        binned: Sequence[BinnedRow] = (),
    ) -> None:
        """Show these; ``items`` are those of the meeting, for the list to choose from."""
        self._items = items
        if self.has_editor and "agenda_item_id" in self.editor.rows:
            self.editor.rows["agenda_item_id"].editor.retranslate()
        self.fill(record_id, [self._line(row) for row in rows], dict(map(_values, rows)), binned)

    def save(self, key: str, value: Any) -> None:
        store, now = self.desk.store, today()
        if key != "done":
            self.desk.did(edit_action_item(store, self.chosen, key, value, today=now))
        elif value:
            self.desk.did(finish_action_item(store, self.chosen, today=now))
        else:
            self.desk.did(reopen_action_item(store, self.chosen))

    def remove(self) -> None:
        self.desk.attempt(lambda: put_action_items_in_bin(self.desk.store, [self.chosen]))

    def take_back(self, record_id: int) -> None:
        self.desk.attempt(lambda: take_action_items_from_bin(self.desk.store, [record_id]))

    def made(self, values: Mapping[str, Any]) -> NewActionItem:
        """What the form says, at this meeting."""
        at = self.at_item or None
        return NewActionItem(values["words"], values["owner"], values["due_on"], self.person_id, at)

    def beside(self, row: ActionItemRow) -> tuple[str, ...]:
        """What stands beside the words, before the day."""
        return (row.owner or _("nobody yet"),)

    def _add(self, values: Mapping[str, Any]) -> None:
        self.desk.did(add_action_item(self.desk.store, self.made(values), today=today()))

    def _item_field(self) -> tuple[Field, ...]:
        word = text("At agenda item")
        return (Field("agenda_item_id", word, Kind.CHOICE, self._choices),)

    def _new_fields(self, owner: Field) -> tuple[Field, ...]:
        return (WORDS, owner, DUE)

    def _choices(self) -> list[tuple[str, Text | str]]:
        return [(str(one.id), one.title) for one in self._items]

    def _line(self, row: ActionItemRow) -> Line:
        when, exact = _when(row)
        said = self.beside(row)
        beside = " · ".join(filter(None, (*said, when)))
        tip = " · ".join(filter(None, (row.words, *said, exact)))
        return Line(row.id, row.words, beside, over=row.done_on is not None, tip=tip)


class EarlierActionsPart(ActionItemsPart):
    """What earlier meetings agreed and was still open: gone through, ticked off, never added to."""

    adds = False

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, text("Still open from before"), text(""), parent)

    def show_actions(
        self,
        record_id: int,
        rows: Sequence[ActionItemRow],
        items: Sequence[AgendaItemRow] = (),
        binned: Sequence[BinnedRow] = (),
    ) -> None:
        super().show_actions(record_id, rows, items, binned)
        self.setVisible(bool(rows))

    def beside(self, row: ActionItemRow) -> tuple[str, ...]:
        return (*super().beside(row), row.meeting)

    def _item_field(self) -> tuple[Field, ...]:
        return ()


class PersonActionsPart(ActionItemsPart):
    """What somebody is to do; what was agreed at no meeting can be added here."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, TITLE, text("Nothing was agreed with this person."), parent)
        self.meeting_button = self.add_line_button(text("To the minutes"), self._open)

    def load(self, person_id: int) -> None:
        """Read what this person is to do, and what they did."""
        with self.desk.store.reading() as connection:
            rows = action_items_of_person(connection, person_id)
            binned = action_items_in_bin(connection, "owner_id", person_id)
        self._meetings = {row.id: row.meeting_id for row in rows}
        self.show_actions(person_id, rows, binned=binned)

    def show_chosen(self) -> None:
        self.meeting_button.setVisible(self._meetings.get(self.chosen) is not None)

    def made(self, values: Mapping[str, Any]) -> NewActionItem:
        return NewActionItem(values["words"], self.person_id, values["due_on"])

    def beside(self, row: ActionItemRow) -> tuple[str, ...]:
        return (row.meeting,)

    def _open(self) -> None:
        self.desk.open("action_items", self.chosen)

    def _item_field(self) -> tuple[Field, ...]:
        return ()

    def _new_fields(self, owner: Field) -> tuple[Field, ...]:
        del owner
        return (WORDS, DUE)


def _values(row: ActionItemRow) -> tuple[int, dict[str, Any]]:
    return row.id, {
        "words": row.words,
        "owner": Reference(row.owner_id or 0, row.owner) if row.owner else None,
        "due_on": row.due_on,
        "agenda_item_id": str(row.agenda_item_id or ""),
        "done": row.done_on is not None,
    }


def _when(row: ActionItemRow) -> tuple[str, str]:
    """How near its day is, and that day exactly."""
    if row.done_on is not None:
        return _("done {when}", when=near_words(row.done_on, today())), day(row.done_on)
    if row.due_on is None:
        return "", ""
    return near_words(row.due_on, today()).say(), day(row.due_on)
