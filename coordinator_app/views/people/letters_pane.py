"""The side of the page of people that writes to many of them, where else a record stands."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from coordinator_app.clock import today
from coordinator_app.operations.saved_searches import people_of, search_of
from coordinator_app.rules.cleaning import shortened
from coordinator_app.store.queries.saved_searches import PEOPLE, saved_searches
from coordinator_app.store.store import Store
from coordinator_app.texts import _, plural, text
from coordinator_app.views.desk import Desk
from coordinator_app.views.id_table import ListSource, Question
from coordinator_app.views.letters.letters_to_many import LettersToMany, Whom
from coordinator_app.views.record_pane import RecordPane


class PeopleLettersPane(RecordPane):
    """``letters`` goes to the rows that are chosen, else to the list as it is narrowed."""

    def __init__(self, desk: Desk, source: ListSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._source = source
        self._question = Question("name")
        self._people: tuple[int, ...] = ()
        self.letters = LettersToMany(desk, text("Letters to these people"), self.body)
        self.add(self.letters)
        self._say_heading()

    def show_list(self, question: Question, people: Sequence[int]) -> None:
        """The list is narrowed so, and these rows are chosen; one row is no choice of people."""
        self._question = question
        self._people = tuple(people) if len(people) > 1 else ()
        self.reload()

    def reload(self) -> None:
        """Lay out anew, for something was changed."""
        self._say_heading()
        self.letters.show_whom(self._choices())

    def retranslate(self) -> None:
        super().retranslate()
        self._say_heading()

    def _say_heading(self) -> None:
        self.show_heading(_("Letters"), _("Esc goes back to the person"))

    def _choices(self) -> list[Whom]:
        store, source, question = self._desk.store, self._source, self._question
        people = self._people
        found = [
            Whom("list", text("The list as it is now"), lambda: list(question.put_to(source))),
            *(_saved(store, one, name) for one, name in _searches(store)),
        ]
        if people:
            words = plural("{n} chosen person", "{n} chosen people", len(people))
            found.insert(0, Whom("chosen", words, lambda: people))
        return found


def _searches(store: Store) -> list[tuple[int, str]]:
    with store.reading() as connection:
        return [(one.id, one.name) for one in saved_searches(connection, PEOPLE)]


def _saved(store: Store, search_id: int, name: str) -> Whom:
    def find() -> list[int]:
        with store.reading() as connection:
            return people_of(connection, search_of(connection, search_id), today())

    words = text("Saved search: {name}", name=shortened(name))
    return Whom(f"saved {search_id}", words, find)
