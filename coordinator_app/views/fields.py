"""Groups of fields edited in place, declared as data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from coordinator_app.errors import UserError
from coordinator_app.texts import Text
from coordinator_app.views.field import Field, Kind, Reference
from coordinator_app.views.field_row import FieldRow, Save

__all__ = ["Field", "FieldGroup", "FieldRow", "Kind", "Reference"]

# Pixels beside the letters of a short field: its padding, and so much that a day ends where the
# long fields do in a window of the usual size, not just before.
AROUND = 44


class FieldGroup(QWidget):
    """Fields under one heading, declared as data.

    ``FieldGroup(text("Name"), [Field("family_name", text("Family name"))], self.save)``;
    ``load(values)`` shows a record, ``save(key, value)`` is called for one field at a time.
    """

    def __init__(
        self,
        title: Text | None,
        fields: Sequence[Field],
        save: Save | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._title = title
        self._save = save
        self._record: object = None
        self._heading = QLabel(self)
        self._heading.setProperty("role", "heading")
        self._heading.setVisible(title is not None)
        self.rows = {
            field.key: FieldRow(field, self._save_one if save else None, self) for field in fields
        }
        self._lay_out()
        self.retranslate()

    def load(self, values: Mapping[str, Any], record: object = None) -> None:
        """Show these values (missing keys are empty). ``record``: its id; another one replaces what
        was being typed, the same one never does.
        """
        another = record != self._record
        self._record = record
        for key, row in self.rows.items():
            row.load(values.get(key), force=another)

    def values(self) -> dict[str, Any]:
        """All values as they stand there; each refusal is shown, the first is raised."""
        found: dict[str, Any] = {}
        refusals: list[UserError] = []
        for key, row in self.rows.items():
            try:
                found[key] = row.read()
            except UserError as refusal:
                refusals.append(refusal)
        if refusals:
            raise refusals[0]
        return found

    def settle(self) -> bool:
        """Save what is being typed. False: something was refused; the focus is put there."""
        for row in self.rows.values():
            if not row.commit():
                row.widget.setFocus()
                return False
        return True

    def focus_first(self, key: str = "") -> None:
        """Put the focus in the field ``key``, or in the first one."""
        row = self.rows.get(key) or next(iter(self.rows.values()))
        row.widget.setFocus(Qt.FocusReason.TabFocusReason)

    def show_refusal(self, refusal: UserError) -> bool:
        """Show a refusal at its field. False: it is not one of these fields."""
        row = self.rows.get(refusal.field or "")
        if row is not None:
            row.show_error(refusal.text)
        return row is not None

    def retranslate(self) -> None:
        if self._title is not None:
            self._heading.setText(self._title.say())
            self.setAccessibleName(self._title.say())
        for row in self.rows.values():
            row.retranslate()

    def _save_one(self, key: str, value: Any) -> None:
        """A refusal that belongs to another field of the group is shown there as well."""
        if self._save is None:
            return
        try:
            self._save(key, value)
        except UserError as refusal:
            if refusal.field not in {None, key}:
                self.show_refusal(refusal)
            raise

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._heading)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(8)
        column.addLayout(self._grid)
        self._narrow = True
        self._arrange(narrow=False)
        self._measure()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._measure()

    def _measure(self) -> None:
        """Sizes that are counted in letters."""
        letter = self.fontMetrics().averageCharWidth()
        for row in getattr(self, "rows", {}).values():
            row.label.setMinimumHeight(self.fontMetrics().height() + (10 if self._narrow else 12))
            row.label.setMinimumWidth(letter * 17)
            row.label.setIndent(row.label.indent())  # Qt would keep the height of before
            row.editor.fit()
            if row.field.width:
                row.widget.setMaximumWidth(row.field.width * letter + AROUND)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As narrow as with labels above the fields: larger text never makes the window wider."""
        wished = super().minimumSizeHint()
        parts = [part for row in self.rows.values() for part in (row.label, row.widget)]
        widest = max((part.minimumSizeHint().width() for part in parts), default=0)
        return QSize(min(wished.width(), max(widest, 120)), wished.height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Labels go above their fields where there is no place beside them."""
        super().resizeEvent(event)
        self._arrange(narrow=self.width() < 42 * self.fontMetrics().averageCharWidth())

    def _arrange(self, *, narrow: bool) -> None:
        if narrow == self._narrow:
            return
        self._narrow = narrow
        self._grid.setColumnStretch(0, 1 if narrow else 0)
        self._grid.setColumnStretch(1, 0 if narrow else 1)
        # A label stands nearer to its own field than to the one above it.
        self._grid.setVerticalSpacing(2 if narrow else 8)
        for place, row in enumerate(self.rows.values()):
            self._place(place * 3, row)
        self._measure()

    def _place(self, line: int, row: FieldRow) -> None:
        top = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
        beside = 0 if self._narrow else 1
        below = line + 1 if self._narrow else line
        for part in (row.label, row.widget, row.error):
            self._grid.removeWidget(part)
        near = Qt.AlignmentFlag.AlignBottom if self._narrow else Qt.AlignmentFlag.AlignVCenter
        row.label.setAlignment(near | Qt.AlignmentFlag.AlignLeft)
        self._grid.addWidget(row.label, line, 0, top)
        self._grid.addWidget(row.widget, below, beside)
        self._grid.addWidget(row.error, line + 2, beside)
