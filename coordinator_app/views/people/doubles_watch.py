"""Looks, while a record is read, whether that person may be in the network twice."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QObject, QTimer

from coordinator_app.background import Report, run_task
from coordinator_app.operations.duplicates import doubles_of_person, say_not_same
from coordinator_app.rules.duplicates import Suspect
from coordinator_app.store.queries.people import person_name
from coordinator_app.views.desk import Desk
from coordinator_app.views.doubles import Double, Doubles

PAUSE = 300  # milliseconds somebody stays in view before doubles are looked for


def named(connection: Any, suspects: Iterable[Suspect]) -> list[Double]:
    """Suspects with their names, as a warning shows them."""
    return [
        Double(one.person_id, person_name(connection, one.person_id), one.why) for one in suspects
    ]


class DoublesWatch(QObject):
    """Fills ``shown`` for the person looked at; the looking is done off the screen thread."""

    def __init__(self, desk: Desk, shown: Doubles) -> None:
        super().__init__(shown)
        self._desk = desk
        self._shown = shown
        self._person = 0
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._look)
        shown.opened.connect(self._on_opened)
        shown.not_same.connect(self._on_not_same)

    def look(self, person_id: int) -> None:
        """Somebody is shown (0: nobody to look for)."""
        if person_id != self._person:
            self._shown.show_doubles(())
        self._person = person_id
        self._pause.start(PAUSE)

    def _look(self) -> None:
        store, person_id = self._desk.store, self._person

        def work(report: Report) -> tuple[int, list[Double]]:
            del report
            with store.reading() as connection:
                return person_id, named(connection, doubles_of_person(connection, person_id))

        if person_id:
            run_task(work, self._on_found)

    def _on_found(
        self, found: tuple[int, list[Double]] | None, error: BaseException | None
    ) -> None:
        if error is not None:
            raise error
        if found and found[0] == self._person and list(self._shown.doubles()) != found[1]:
            self._shown.show_doubles(found[1])

    def _on_opened(self, other: int) -> None:
        self._desk.open("people", other)

    def _on_not_same(self, other: int) -> None:
        store, person_id = self._desk.store, self._person
        self._desk.attempt(lambda: say_not_same(store, person_id, other))
