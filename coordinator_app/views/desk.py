"""The desk: what a page may ask of the window and of the network, and what it hears from them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from coordinator_app.background import Cancelled, Report, Task, run_task
from coordinator_app.errors import UserError
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.queries import homes
from coordinator_app.texts import Text, text
from coordinator_app.views.messages import Message
from coordinator_app.views.palette import Tone
from coordinator_app.views.window_state import WindowState

if TYPE_CHECKING:
    from coordinator_app.store.store import Store

T = TypeVar("T")


class Desk(QObject):
    """Handed to every page. ``store`` is the network, ``state`` what the window remembers."""

    changed = Signal(object)  # Outcome: facts changed; drop what you hold of those ids
    said = Signal(object)  # Message: for the line above the page
    opening = Signal(str, int)  # page or noun, record id (0 = the page itself)
    mending = Signal(str, int, str)  # page or noun, record id, field: something must be filled in
    asking = Signal(str)  # id of an action of the window that a page wants done
    leaving = Signal()  # Esc with nothing further back on the page: to where one came from
    started = Signal(object, object)  # Task, Text: long work began

    def __init__(self, store: Store, state: WindowState, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.store = store
        self.state = state

    def did(self, outcome: Outcome | None) -> None:
        """Tell everybody what was changed; nothing changed, nothing told."""
        if outcome is not None and outcome.change_set is not None:
            self.changed.emit(outcome)

    def attempt(self, verb: Callable[[], Outcome | None]) -> bool:
        """Do ``verb`` and tell its outcome; a refusal goes to the message line. Was it done?"""
        try:
            outcome = verb()
        except UserError as refusal:
            self.say(refusal.text, Tone.BAD)
            return False
        self.did(outcome)
        return True

    def say(self, sentence: Text, tone: Tone = Tone.NEWS) -> None:
        """Show one sentence in the line above the page."""
        self.said.emit(Message(sentence, tone))

    def open(self, noun: str, record_id: int = 0) -> None:
        """Go to a record of a noun (``"people"``), or to the page of that name."""
        self.opening.emit(noun, record_id)

    def home_of(self, noun: str, record_id: int) -> tuple[str, int]:
        """Where a record is shown: a contact at its organisation, a person at their own place."""
        if not homes.has_home(noun):
            return noun, record_id
        with self.store.reading() as connection:
            return homes.home_of(connection, noun, record_id)

    def mend(self, noun: str, record_id: int, field: str) -> None:
        """Go to a field of a record that must be filled in; Esc leads back from there."""
        self.mending.emit(noun, record_id, field)

    def run(
        self,
        label: Text,
        work: Callable[[Report], T],
        done: Callable[[T | None, BaseException | None], None],
    ) -> Task:
        """Run work in the background; the status line shows how far it is, with a cancel button."""
        task = run_task(work, done)
        self.started.emit(task, label)
        return task

    def trouble(self, error: BaseException | None) -> bool:
        """What ``done`` of `run` asks first: was there an error? It is told here.

        A refusal goes to the message line, a cancel says nothing, anything else is raised.
        """
        if isinstance(error, UserError):
            self.say(error.text, Tone.BAD)
        elif error is not None and not isinstance(error, Cancelled):
            raise error
        return error is not None

    def undo(self) -> None:
        def verb() -> Outcome | None:
            outcome = self.store.undo()
            return outcome and _said(outcome, text("Undone: {label}", label=outcome.label))

        self._take_back(verb, in_background=self.store.undo_is_long())

    def redo(self) -> None:
        def verb() -> Outcome | None:
            outcome = self.store.redo()
            return outcome and _said(outcome, text("Done again: {label}", label=outcome.label))

        self._take_back(verb, in_background=self.store.redo_is_long())

    def _take_back(self, verb: Callable[[], Outcome | None], *, in_background: bool) -> None:
        if not in_background:
            self.attempt(verb)
            return

        def work(report: Report) -> Outcome | None:
            del report
            return verb()

        self.run(text("Taking it back"), work, self._on_taken_back)

    def _on_taken_back(self, outcome: Outcome | None, error: BaseException | None) -> None:
        if not self.trouble(error):
            self.did(outcome)


def _said(outcome: Outcome, label: Text) -> Outcome:
    """What was taken back must not read as if it was just done."""
    return replace(outcome, label=label)
