"""A warning under a field in which a new name is typed: this may be somebody who is known."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from coordinator_app.background import Report, run_task
from coordinator_app.errors import UserError
from coordinator_app.operations.duplicates import possible_doubles
from coordinator_app.rules.duplicates import Known
from coordinator_app.rules.names import parse_name
from coordinator_app.store.queries.people import person_name
from coordinator_app.store.store import Store
from coordinator_app.texts import _, text
from coordinator_app.views.doubles import Double, DoubleLine
from coordinator_app.views.fields import FieldRow, Reference

PAUSE = 250  # milliseconds without typing before doubles are looked for
Found = tuple[str, Sequence[Double]]


class NameDoubles(QFrame):
    """Beside a field of `Kind.RECORD` that may be new; a click takes the person who is known.

    ``put_aside`` holds the ids that were said not to be the same, to be remembered with somebody
    new; it begins again when the field is empty.
    """

    def __init__(self, store: Store, row: FieldRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._row = row
        self._busy = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._look)
        self._column = QVBoxLayout(self)
        self._found: Sequence[Double] = ()
        self.put_aside: set[int] = set()
        self.setProperty("message", "wait")
        self.setAccessibleName(_("Possible doubles"))
        self.hide()
        changed = getattr(row.widget, "textChanged", None)
        if changed is not None:
            changed.connect(self._on_typed)

    def retranslate(self) -> None:
        self.setAccessibleName(_("Possible doubles"))
        self._show(self._found)

    def _on_typed(self) -> None:
        if not str(self._row.editor.raw()).strip():
            self.put_aside.clear()
        self._pause.start(PAUSE)

    def _look(self) -> None:
        typed = str(self._row.editor.raw()).strip()
        if self._busy:
            return
        if not typed or not self._is_new():
            self._show(())
            return
        self._busy, store = True, self._store

        def work(report: Report) -> Found:
            del report
            with store.reading() as connection:
                suspects = possible_doubles(connection, Known(parse_name(typed)))
                found = [
                    Double(one.person_id, person_name(connection, one.person_id), one.why)
                    for one in suspects
                ]
            return typed, found

        run_task(work, self._on_found)

    def _on_found(self, found: Found | None, error: BaseException | None) -> None:
        self._busy = False
        if error is not None:
            raise error
        if found is None or str(self._row.editor.raw()).strip() != found[0]:
            self._pause.start(PAUSE)
        else:
            self._show(found[1])

    def _is_new(self) -> bool:
        """Whether a name stands there that was not chosen from the list."""
        try:
            return isinstance(self._row.editor.read(), str)
        except UserError:
            return True

    def _show(self, people: Sequence[Double]) -> None:
        self._found = people
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        shown = [one for one in people if one.record_id not in self.put_aside]
        for one in shown:
            line = DoubleLine(one, text("Take this one"), self)
            line.chosen.connect(self._on_taken)
            line.not_same.connect(self._on_not_same)
            self._column.addWidget(line)
        self.setVisible(bool(shown))

    def _on_taken(self, taken: int) -> None:
        name = next(one.title for one in self._found if one.record_id == taken)
        self._row.load(Reference(taken, name), force=True)
        self._show(())
        self._row.widget.setFocus()

    def _on_not_same(self, other: int) -> None:
        self.put_aside.add(other)
        self._show(self._found)
        self._row.widget.setFocus()
