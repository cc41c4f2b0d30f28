"""A warning under a field in which a new name is typed: this may be somebody who is known."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from coordinator_app.background import Report, run_task
from coordinator_app.errors import UserError
from coordinator_app.operations.duplicates import possible_doubles
from coordinator_app.rules.duplicates import Known
from coordinator_app.rules.names import parse_name
from coordinator_app.store.queries.people import person_name
from coordinator_app.store.store import Store
from coordinator_app.texts import _, text
from coordinator_app.views.fields import FieldRow, Reference

PAUSE = 250  # milliseconds without typing before doubles are looked for
Found = tuple[str, Sequence[tuple[int, str, str]]]


class NameDoubles(QFrame):
    """Beside a field of `Kind.RECORD` that may be new; a click takes the person who is known."""

    def __init__(self, store: Store, row: FieldRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._row = row
        self._busy = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._look)
        self._column = QVBoxLayout(self)
        self._people: dict[int, str] = {}
        self.setProperty("message", "wait")
        self.setAccessibleName(_("Possible doubles"))
        self.hide()
        changed = getattr(row.widget, "textChanged", None)
        if changed is not None:
            changed.connect(self._on_typed)

    def retranslate(self) -> None:
        self.setAccessibleName(_("Possible doubles"))

    def _on_typed(self) -> None:
        self._pause.start(PAUSE)

    def _look(self) -> None:
        typed = str(self._row.editor.raw()).strip()
        if self._busy:
            return
        if not typed or not self._is_new():
            self._show("", ())
            return
        self._busy, store = True, self._store

        def work(report: Report) -> Found:
            del report
            with store.reading() as connection:
                suspects = possible_doubles(connection, Known(parse_name(typed)))
                named = [(one.person_id, person_name(connection, one.person_id), one.reason.say())
                         for one in suspects]  # fmt: skip
            return typed, named

        run_task(work, self._on_found)

    def _on_found(self, found: Found | None, error: BaseException | None) -> None:
        self._busy = False
        if error is not None:
            raise error
        if found is None or str(self._row.editor.raw()).strip() != found[0]:
            self._pause.start(PAUSE)
        else:
            self._show(*found)

    def _is_new(self) -> bool:
        """Whether a name stands there that was not chosen from the list."""
        try:
            return isinstance(self._row.editor.read(), str)
        except UserError:
            return True

    def _show(self, typed: str, people: Sequence[tuple[int, str, str]]) -> None:
        del typed
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._people = {person_id: name for person_id, name, _reason in people}
        for person_id, name, reason in people:
            words = text(
                "{name} may be the same: {reason}. Take this one", name=name, reason=reason
            )
            button = QPushButton(words.say(), self)
            button.setProperty("link", "true")
            button.setProperty("record", person_id)
            button.clicked.connect(self._on_taken)
            self._column.addWidget(button)
        self.setVisible(bool(people))

    def _on_taken(self) -> None:
        button = self.sender()
        if button is not None:
            person_id = int(button.property("record"))
            self._row.load(Reference(person_id, self._people[person_id]), force=True)
            self._show("", ())
            self._row.widget.setFocus()
