"""The right half of a page of records: the record or the form of a new one, made when needed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from coordinator_app import background
from coordinator_app.texts import Text, text
from coordinator_app.views.desk import Desk
from coordinator_app.views.empty_state import EmptyState
from coordinator_app.views.fields import FieldGroup
from coordinator_app.views.list_half import ListHalf, panel_of
from coordinator_app.views.new_record import NewRecord
from coordinator_app.views.people.inline_form import InlineForm


class RecordHalf(ListHalf):
    """Beside the list, which is painted first; ``choose`` is said while no row is chosen."""

    choose: ClassVar[Text] = text("Choose a row in the list to see it here.")

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._shown = 0
        self._making = self._filled = self._seen = False
        self._made_record: QWidget | None = None
        self._made_form: NewRecord | None = None
        self._patience = 10  # looks whether the list was painted; a hidden window never paints

    # -- to be written by a page -----------------------------------------------------------------

    def make_record(self) -> QWidget:
        """The widget at the right, made once; usually a `RecordPane` with `FieldGroup`s."""
        raise NotImplementedError

    def show_record(self, record_id: int) -> None:
        """Fill the record widget. Pass the id on: ``group.load(values, record_id)``."""
        raise NotImplementedError

    def make_new_form(self) -> NewRecord | None:
        """The form of `new_record`, made once; add ``"new_record"`` to ``offers``."""
        return None

    # -- the record, made when it is needed ------------------------------------------------------

    @property
    def record(self) -> QWidget:
        """The record, made after the first look at the list or by whoever asks for it before."""
        made = self._made()
        self._fill_record()
        return made

    def _made(self) -> QWidget:
        if self._made_record is None:
            self._making = True
            self._made_record = self.make_record()
            self._making = False
            self.right.addWidget(self._made_record)
        return self._made_record

    def _make_record(self) -> None:
        """In three portions: it is made, dressed and filled, with a moment between them."""
        self._patience -= 1
        seen, self._seen = self._seen, self.list.was_painted
        if self._patience and self.list.isVisible() and not seen:
            background.run_later(self._make_record)
            return
        self._made()
        background.run_later(self._dress_record)

    def _dress_record(self) -> None:
        """Out of sight; at the first look, when it is laid out too, this would take 20 ms more."""
        for part in self._made().findChildren(QWidget):
            part.ensurePolished()
        background.run_later(self._fill_record)

    def _fill_record(self) -> None:
        if self._made_record is not None and not self._filled:
            self._filled = True
            self._refresh_record()
            if not isinstance(self.right.currentWidget(), NewRecord):
                self._show_side()

    def _refresh_record(self) -> None:
        if self._shown and self._filled:
            self.show_record(self._shown)

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            """What `make_record` keeps on the page comes with the record."""
            if self.__dict__.get("_made_record", self) is None and not self._making:
                _ = self.record
                return getattr(self, name)
            raise AttributeError(f"{type(self).__name__} has no {name}")

    # -- the form of a new one -------------------------------------------------------------------

    @property
    def new_form(self) -> NewRecord | None:
        """The form for a new record, made when it is first asked for."""
        if self._made_form is None:
            self._made_form = self.make_new_form()
            if self._made_form is not None:
                self.right.addWidget(self._made_form)
                self._made_form.created.connect(self._on_created)
                self._made_form.given_up.connect(self.back)
                self._made_form.double_opened.connect(self._on_created)
        return self._made_form

    def new_record(self) -> None:
        if self.new_form is not None and self.settle():
            self.right.setCurrentWidget(self.new_form)
            self.new_form.begin()

    def _on_created(self, record_id: int) -> None:
        self.right.setCurrentWidget(self.record)
        self.open_record(record_id)

    # -- what the window asks --------------------------------------------------------------------

    def settle(self) -> bool:
        self._fill_record()
        groups, forms = self.right.findChildren(FieldGroup), self.right.findChildren(InlineForm)
        return all(group.settle() for group in groups) and all(form.settle() for form in forms)

    def retranslate(self) -> None:
        super().retranslate()
        self._refresh_record()

    def back(self) -> None:
        """Esc: from the record or the form to its row, from there to where one came from."""
        if self.list.hasFocus():
            self.desk.leaving.emit()
            return
        self._show_side()
        self.list.setFocus()

    # -- which side shows ------------------------------------------------------------------------

    def _show_side(self) -> None:
        empty = self.nothing if self._begins else self.nothing_chosen
        shown = self.record if self._filled else self.nothing
        self.right.setCurrentWidget(shown if self._shown else empty)
        self._show_around()

    def _show_around(self) -> None:
        """No empty sheet beside an empty list: there is nothing to choose."""
        bare = self._begins and self.right.currentWidget() is self.nothing
        self._around.setVisible(not bare)

    def _make_parts(self) -> None:
        super()._make_parts()
        self._around = panel_of(self.splitter)
        self.right = QStackedWidget(self._around)
        self.nothing_chosen = EmptyState(self.choose, (), self.right)
        self.nothing = QWidget(self.right)

    def _lay_out(self) -> None:
        super()._lay_out()
        around = QVBoxLayout(self._around)
        around.setContentsMargins(1, 4, 1, 4)
        around.addWidget(self.right)
        for side in (self.nothing_chosen, self.nothing):
            self.right.addWidget(side)
        self.right.currentChanged.connect(self._show_around)
