"""Facts of a person of which there are several: a line for each, edited and added in place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from coordinator_app.store.queries.binned import BinnedRow
from coordinator_app.texts import Text, text
from coordinator_app.views.desk import Desk
from coordinator_app.views.fields import Field, FieldGroup
from coordinator_app.views.in_sight import bring_in_sight
from coordinator_app.views.late_parts import let_tab_follow
from coordinator_app.views.people.bin_lines import BinLines
from coordinator_app.views.people.inline_form import InlineForm, Send
from coordinator_app.views.people.lines import Line, Lines
from coordinator_app.views.said import Said


class LinesPart(QWidget):
    """The shared shape of posts, memberships and themes.

    A part writes `save` and `remove`, makes its forms with `add_form`, and fills itself by `fill`.
    """

    def __init__(
        self,
        desk: Desk,
        title: Text,
        none: Text,
        fields: Sequence[Field],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.desk = desk
        self.said = Said()
        self.person_id = 0
        self._values: dict[int, dict[str, Any]] = {}
        self._chosen = 0
        self.heading = self._label("heading", title)
        self.nothing = self._label("secondary", none)
        self.lines = Lines(self)
        self.said(self.lines.setAccessibleName, title)
        self.said(self.setAccessibleName, title)
        self.lines.chosen.connect(self._on_chosen)
        self.lines.removed.connect(self._on_delete)
        self.bin = BinLines(self)
        self.bin.taken.connect(self._on_taken_back)
        self.bin.left.connect(self._back_to_lines)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._bring_in_sight)
        self.edit_box = QWidget(self)
        self._fields = tuple(fields)
        self._editor: FieldGroup | None = None
        self.remove_button = QPushButton(self.edit_box)
        self.remove_button.setProperty("link", "true")
        self.said(self.remove_button.setText, text("Remove this line"))
        self.remove_button.clicked.connect(self._on_remove)
        self._lay_out()

    # -- to be written by a part -----------------------------------------------------------------

    def save(self, key: str, value: Any) -> None:
        """Write one field of the chosen line (``self.chosen``)."""
        raise NotImplementedError

    def remove(self) -> None:
        """Take the chosen line away."""
        raise NotImplementedError

    def show_chosen(self) -> None:
        """Fill what a part shows around the fields of the chosen line."""

    def dress_fields(self, group: FieldGroup) -> None:
        """Add to the fields of a line what a part adds to them."""

    def take_back(self, record_id: int) -> None:
        """Take a line out of the bin; for parts that `fill` with what lies there."""

    # -- what the record asks --------------------------------------------------------------------

    @property
    def editor(self) -> FieldGroup:
        """The fields of a line; made when they are first asked for, for that takes some time."""
        if self._editor is None:
            self._editor = FieldGroup(None, self._fields, self.save, self.edit_box)
            self._editor_place.addWidget(self._editor)
            let_tab_follow(self.bin, self._editor)
            self.dress_fields(self._editor)
        return self._editor

    @property
    def has_editor(self) -> bool:
        """Whether the fields of a line were made."""
        return self._editor is not None

    @property
    def chosen(self) -> int:
        """The fact that is being edited; 0 when there is none."""
        return self._chosen

    def fill(
        self,
        person_id: int,
        lines: Sequence[Line],
        values: dict[int, dict[str, Any]],
        binned: Sequence[BinnedRow] = (),
    ) -> None:
        """Show the lines of a person; ``values`` are those of the editor, by id."""
        if person_id != self.person_id:
            self.put_away()
            self.bin.fold()
            for form in self.findChildren(InlineForm):
                form.hide()
        self.person_id, self._values = person_id, values
        self.lines.show_lines(lines)
        self.nothing.setVisible(not lines)
        self.bin.show_rows(binned)
        if self._chosen in values:
            self.editor.load(values[self._chosen], self._chosen)
            self.show_chosen()
        elif self._chosen:
            self.put_away()

    def focus(self) -> None:
        """To the lines, or to the button that makes the first one."""
        self._back_to_lines()

    def put_away(self) -> None:
        """Close the fields of the chosen line."""
        self._chosen = 0
        self.edit_box.hide()

    def choose(self, record_id: int) -> None:
        """Open the line of this fact; nothing happens when it is not there."""
        if record_id in self._values:
            self.lines.go_to(record_id)
            self._on_chosen(record_id)

    def add_line_button(self, word: Text, slot: Callable[[], object]) -> QPushButton:
        """A button under the fields of the chosen line, before the one that removes it."""
        button = QPushButton(self.edit_box)
        button.setProperty("link", "true")
        self.said(button.setText, word)
        button.clicked.connect(slot)
        self._line_buttons.insertWidget(self._line_buttons.count() - 2, button)
        QWidget.setTabOrder(button, self.remove_button)
        return button

    def add_above(self, widget: QWidget) -> None:
        """Show this above the fields of the chosen line."""
        self._edit_column.insertWidget(0, widget)

    def add_form(
        self, word: Text, title: Text, fields: Sequence[Field], send: Send
    ) -> tuple[QPushButton, InlineForm]:
        """A button under the lines, and the form that it opens."""
        button = self.add_link(word)
        form = InlineForm(title, fields, send, self)
        button.clicked.connect(form.begin)
        self._forms.addWidget(form)
        form.closed.connect(self._back_to_lines)
        return button, form

    def add_link(self, word: Text) -> QPushButton:
        """A button under the lines."""
        button = QPushButton(self)
        button.setProperty("link", "true")
        self.said(button.setText, word)
        self._buttons.insertWidget(self._buttons.count() - 1, button)
        return button

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Esc in the editor of a line goes back to the lines."""
        if event.key() == Qt.Key.Key_Escape and self.edit_box.isVisible():
            self.put_away()
            self.lines.setFocus()
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        self.said.again()

    # -- inside ----------------------------------------------------------------------------------

    def _on_chosen(self, record_id: int) -> None:
        if not self.editor.settle():
            return
        self._chosen = record_id
        self.editor.load(self._values.get(record_id, {}), record_id)
        self.show_chosen()
        self.edit_box.show()
        if self.editor.rows:
            self.editor.focus_first()
        else:
            self.remove_button.setFocus(Qt.FocusReason.TabFocusReason)
        self._soon.start(0)

    def _bring_in_sight(self) -> None:
        """The fields of the line, and that line above them."""
        if self.edit_box.isVisible():
            bring_in_sight(self, self.edit_box)

    def _on_delete(self, record_id: int) -> None:
        """Del does what the button of a chosen line does, where there is that button."""
        if not self.remove_button.isHidden() and self.editor.settle():
            self._chosen = record_id
            self._on_remove()

    def _on_remove(self) -> None:
        self.remove()
        self.put_away()
        self._back_to_lines()

    def _on_taken_back(self, record_id: int) -> None:
        self.take_back(record_id)
        (self.bin.lines if self.bin.lines.isVisible() else self.lines).setFocus()

    def _back_to_lines(self) -> None:
        if self.lines.isVisible():
            self.lines.setFocus()
        else:
            self._first_button().setFocus()

    def _first_button(self) -> QWidget:
        item = self._buttons.itemAt(0)
        widget = item.widget() if item else None
        return widget or self

    def _label(self, role: str, words: Text) -> QLabel:
        label = QLabel(self)
        label.setWordWrap(True)
        label.setProperty("role", role)
        self.said(label.setText, words)
        return label

    def _lay_out(self) -> None:
        self._edit_column = box = QVBoxLayout(self.edit_box)
        box.setContentsMargins(16, 0, 0, 8)
        box.setSpacing(8)
        self._editor_place = QVBoxLayout()
        box.addLayout(self._editor_place)
        self._line_buttons = QHBoxLayout()
        self._line_buttons.setSpacing(8)
        self._line_buttons.addWidget(self.remove_button)
        self._line_buttons.addStretch()
        box.addLayout(self._line_buttons)
        self.edit_box.hide()
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self._buttons.addStretch()
        self._forms = QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self.heading, self.nothing, self.lines, self.edit_box):
            column.addWidget(part)
        column.addLayout(self._buttons)
        column.addLayout(self._forms)
        column.addWidget(self.bin)
