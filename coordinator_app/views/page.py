"""What every page of the window has: a name, a title, what it offers, and how it is refreshed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from coordinator_app.store.outcome import Outcome
from coordinator_app.texts import Text
from coordinator_app.views.actions import Declared, Menu
from coordinator_app.views.desk import Desk
from coordinator_app.views.fields import FieldGroup
from coordinator_app.views.page_card import PageCard
from coordinator_app.views.said import Said


class Page(PageCard, QWidget):
    """Base of all pages. A page is loaded and made when it is shown for the first time."""

    status_changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.said = Said()
        desk.changed.connect(self._on_changed)

    @classmethod
    def page(cls) -> type[Page]:
        return cls

    def status(self) -> Text | None:
        """The count at the left of the status line."""
        return None

    def is_filtered(self) -> bool:
        return False

    def clear_filters(self) -> None:
        """Called by the ✕ beside "filter on"."""

    def refresh(self, outcome: Outcome) -> None:
        """Facts of the page's nouns changed: show them anew."""

    def open_record(self, record_id: int) -> None:
        """Show this record."""

    def open_noun(self, noun: str, record_id: int) -> None:
        """Show a record of a noun that the page ``opens``; for pages that open several."""
        del noun
        self.open_record(record_id)

    def edit_field(self, field: str) -> None:
        """Put the focus in this field of the record that is shown."""
        for group in self.findChildren(FieldGroup):
            if field in group.rows and group.isVisibleTo(self):
                group.focus_first(field)
                _bring_in_sight(group.rows[field].widget)
                return
        self.edit_record()

    def retranslate(self) -> None:
        """The language changed; parts of the page are told by themselves."""
        self.said.again()

    def take_focus(self) -> None:
        """Put the focus where the work of the page begins."""
        self.setFocus()

    def come_back(self) -> None:
        """Esc on another page led back here: put the focus where one left, when that is known."""

    def mark_place(self) -> None:
        """A field of this very page is going to be mended: Esc must lead back to here."""

    def settle(self) -> bool:
        """Finish what is being typed before something else is shown. False: it was refused."""
        return True

    def keep(self) -> None:
        """Remember in ``desk.state`` how the page looks; called when the window closes."""

    def take_files(self, paths: Sequence[str]) -> None:
        """Files that belong to this page were let go on the window."""

    def take_file(self, path: Path) -> None:
        """Called with a list that was dropped on the window."""

    def new_record(self) -> None: ...
    def edit_record(self) -> None: ...
    def delete_record(self) -> None: ...
    def find_in_list(self) -> None: ...
    def save_search(self) -> None: ...
    def choose_columns(self) -> None: ...
    def print_paper(self) -> None: ...
    def back(self) -> None: ...

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Esc that no field needed goes one step back."""
        if event.key() == Qt.Key.Key_Escape:
            self.back()
        else:
            super().keyPressEvent(event)

    def _on_changed(self, outcome: Outcome) -> None:
        if not self.nouns or self.nouns & outcome.touched.keys():
            self.refresh(outcome)


def declared_by(pages: Sequence[type[PageCard]]) -> list[Declared]:
    """The actions that go to a page, with Ctrl+1 to 9, and those the pages declare themselves."""
    found: list[Declared] = []
    place = 0
    for page in pages:
        if not page.in_go_menu:
            continue
        place += page.in_navigation
        key = f"Ctrl+{place}" if page.in_navigation and place < 10 else ""
        found.append(Declared(f"go.{page.name}", page.title, key, page.icon, Menu.GO))
    for page in pages:
        found += [replace(declared, page=page.name) for declared in page.declared]
    return found


def _bring_in_sight(widget: QWidget) -> None:
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(widget)
            return
        around = around.parentWidget()
