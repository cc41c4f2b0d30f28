"""The small form for a new record: only what is required, and a warning for a possible double."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from coordinator_app.background import Report, run_task
from coordinator_app.errors import UserError
from coordinator_app.texts import Text, text
from coordinator_app.views.doubles import Double, Doubles
from coordinator_app.views.fields import Field, FieldGroup
from coordinator_app.views.plain import PlainLabel
from coordinator_app.views.said import Said
from coordinator_app.views.scrolled_body import ScrolledBody

__all__ = ["Create", "Double", "FindDoubles", "NewRecord"]

PAUSE = 250  # milliseconds without typing before doubles are looked for


Create = Callable[[Mapping[str, Any]], int]
FindDoubles = Callable[[Mapping[str, str]], Sequence[Double]]


class NewRecord(QFrame):
    """``created`` tells the id that ``create(values)`` gave back; Esc and Cancel: ``given_up``.

    ``find_doubles`` gets what is typed so far (raw texts) and runs off the screen thread.
    ``put_aside`` holds the ids that were said not to be the same, for ``create`` to remember.
    """

    created = Signal(int)
    given_up = Signal()
    double_opened = Signal(int)

    def __init__(
        self,
        title: Text,
        fields: Sequence[Field],
        create: Create,
        find_doubles: FindDoubles | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._said = Said()
        self._create = create
        self._find_doubles = find_doubles
        self._busy = self._again = self._under_way = False
        self._doubles: Sequence[Double] = ()
        self.put_aside: set[int] = set()
        self.group = FieldGroup(None, fields, None, self)
        self._make_parts(title)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._look_for_doubles)
        self.given_up.connect(self._forget)
        for row in self.group.rows.values():
            changed = getattr(row.widget, "textChanged", None)
            if changed is not None and find_doubles is not None:
                changed.connect(self._on_typed)

    def begin(self, values: Mapping[str, Any] | None = None) -> None:
        """What was half typed and left for another place is still there; otherwise `start`."""
        if self._under_way and any(row.is_dirty() for row in self.group.rows.values()):
            self.group.focus_first()
        else:
            self.start(values)
            self._under_way = True

    def start(self, values: Mapping[str, Any] | None = None) -> None:
        """Empty the form, or fill it with ``values``, and put the focus in the first field."""
        for key, row in self.group.rows.items():
            row.load((values or {}).get(key), force=True)
        self.refusal.hide()
        self.put_aside.clear()
        self._show_doubles(())
        self.group.focus_first()

    def doubles(self) -> Sequence[Double]:
        """What the warning shows now: whoever adds the record all the same knows they differ."""
        return self._doubles

    def save(self) -> None:
        """Make the record; refusals are shown at their fields."""
        try:
            record_id = self._create(self.group.values())
        except UserError as refusal:
            self.show_refusal(refusal)
            return
        self._under_way = False
        self.created.emit(record_id)

    def show_refusal(self, refusal: UserError) -> None:
        """Show a refusal at its field, or above the buttons when it is about none of them."""
        if self.group.show_refusal(refusal):
            self.group.focus_first(refusal.field or "")
        else:
            self.refusal.setText(refusal.text.say())
            self.refusal.show()

    def retranslate(self) -> None:
        self._said.again()
        self._show_doubles(self._doubles)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.save()
        else:
            super().keyPressEvent(event)

    def _forget(self) -> None:
        self._under_way = False

    def _on_typed(self) -> None:
        self._pause.start(PAUSE)

    def _look_for_doubles(self) -> None:
        find = self._find_doubles
        if find is None or self._busy:
            self._again = self._busy
            return
        self._busy, self._again = True, False
        typed = {key: str(row.editor.raw()).strip() for key, row in self.group.rows.items()}

        def work(report: Report) -> Sequence[Double]:
            del report
            return find(typed)

        run_task(work, self._on_found)

    def _on_found(self, found: Sequence[Double] | None, error: BaseException | None) -> None:
        self._busy = False
        if error is not None:
            raise error
        if tuple(found or ()) != tuple(self._doubles):
            self._show_doubles(found or ())
        if self._again:
            self._look_for_doubles()

    def _show_doubles(self, doubles: Sequence[Double]) -> None:
        self._doubles = doubles
        shown = [double for double in doubles if double.record_id not in self.put_aside]
        self.warning.show_doubles(shown)

    def _on_not_same(self, record_id: int) -> None:
        self.put_aside.add(record_id)
        self._show_doubles(self._doubles)
        self.group.focus_first()

    def _make_parts(self, title: Text) -> None:
        heading = QLabel(self)
        heading.setProperty("role", "title")
        self._said(heading.setText, title)
        self._said(self.setAccessibleName, title)
        self.refusal = PlainLabel(self)
        self.refusal.setProperty("role", "error")
        self.refusal.hide()
        self.warning = Doubles(self)
        self.warning.opened.connect(self.double_opened)
        self.warning.not_same.connect(self._on_not_same)
        self.save_button = self._button(text("Add"), primary=True)
        self.save_button.clicked.connect(self.save)
        self.cancel_button = self._button(text("Cancel"), primary=False)
        self.cancel_button.clicked.connect(self.given_up)
        buttons = QHBoxLayout()
        buttons.addWidget(self.save_button)
        buttons.addWidget(self.cancel_button)
        buttons.addStretch()
        self.column = self._make_column()
        for part in (heading, self.group, self.warning, self.refusal):
            self.column.addWidget(part)
        self.column.addLayout(buttons)
        self.column.addStretch()

    def _make_column(self) -> QVBoxLayout:
        """Large text in a small window scrolls; it never makes the window higher."""
        around = ScrolledBody(self)
        column = QVBoxLayout(around.body)
        column.setContentsMargins(24, 20, 24, 24)
        column.setSpacing(16)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(around)
        return column

    def _button(self, word: Text, *, primary: bool) -> QPushButton:
        button = QPushButton(self)
        button.setProperty("primary", "true" if primary else "false")
        self._said(button.setText, word)
        return button
