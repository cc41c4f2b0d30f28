"""What belongs to one agenda item beside its line: speakers, goal, room, materials, documents."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QCompleter,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from coordinator_app.operations.agenda import edit_agenda_item
from coordinator_app.rules.agenda import AgendaKind
from coordinator_app.store.queries.agenda import AgendaItemRow
from coordinator_app.store.queries.themes import all_themes
from coordinator_app.texts import text
from coordinator_app.views.desk import Desk
from coordinator_app.views.fields import Field, FieldGroup, Kind, Reference
from coordinator_app.views.meetings.item_documents import ItemDocuments
from coordinator_app.views.meetings.speakers import Speakers
from coordinator_app.views.person_finder import PersonFinder
from coordinator_app.views.scrolled_body import ScrolledBody

_LEAST = 9  # lines of text


class ItemDetails(ScrolledBody):
    """Every field saves when it is left, as one step that can be undone."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._item: AgendaItemRow | None = None
        self.title = QLabel(self)
        self.title.setProperty("role", "heading")
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setWordWrap(True)
        self.speakers = Speakers(desk, self)
        finder = PersonFinder(desk.store)
        self.who = FieldGroup(None, _who(finder), self._save, self)
        self.what = FieldGroup(None, _WHAT, self._save, self)
        self.documents = ItemDocuments(desk, self)
        self._lay_out()

    def show_item(self, item: AgendaItemRow | None) -> None:
        """Show this item; what is being typed in the same one stays."""
        self.speakers.show_item(item)
        if item is None or item == self._item:
            self._item = item
            return
        self._item = item
        self.title.setText(item.title)
        opener = Reference(item.opened_by_id, item.opened_by) if item.opened_by_id else None
        self.who.load(
            {
                "opened_by_id": opener,
                "kind": item.kind.value,
                "room": item.room,
                "parallel": item.parallel,
                "theme": item.theme,
            },
            item.id,
        )
        self.what.load(
            {"goal": item.goal, "materials": item.materials, "notes": item.notes}, item.id
        )
        self.documents.show_item(item)
        self._suggest_themes()

    def settle(self) -> bool:
        """Save what is being typed. False: something was refused."""
        return self.who.settle() and self.what.settle()

    def take_focus(self) -> None:
        """To the line where a speaker is added."""
        self.speakers.take_focus()

    def retranslate(self) -> None:
        for part in (self.speakers, self.who, self.what, self.documents):
            part.retranslate()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As high as what is in it; what there is no room for is scrolled to."""
        body = self.widget()
        return QSize(super().sizeHint().width(), body.sizeHint().height() if body else 0)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(super().minimumSizeHint().width(), _LEAST * self.fontMetrics().height())

    def _save(self, field: str, value: Any) -> None:
        if self._item is not None:
            self._desk.did(edit_agenda_item(self._desk.store, self._item.id, field, value))

    def _suggest_themes(self) -> None:
        line = self.who.rows["theme"].widget
        if not isinstance(line, QLineEdit) or line.hasFocus():
            return
        with self._desk.store.reading() as connection:
            names = [theme.name for theme in all_themes(connection)]
        completer = QCompleter(names, line)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        line.setCompleter(completer)

    def _lay_out(self) -> None:
        left, right = QVBoxLayout(), QVBoxLayout()
        for column, parts in (
            (left, (self.speakers, self.who, self.documents)),
            (right, (self.what,)),
        ):
            column.setSpacing(12)
            for part in parts:
                column.addWidget(part)
            column.addStretch()
        whole = QVBoxLayout(self.body)
        whole.setContentsMargins(0, 0, 12, 0)
        whole.setSpacing(8)
        whole.addWidget(self.title)
        line = QHBoxLayout()
        line.setSpacing(24)
        whole.addLayout(line)
        line.addLayout(left, 1)
        line.addLayout(right, 1)


def _who(finder: PersonFinder) -> tuple[Field, ...]:
    return (
        Field("opened_by_id", text("Who opens"), Kind.RECORD, find=finder, hint=text("A name")),
        Field("kind", text("Kind"), Kind.CHOICE, choices=AgendaKind, required=True),
        Field("room", text("Room")),
        Field("parallel", text("At the same time as the item above"), Kind.CHECK),
        Field("theme", text("Theme")),
    )


_WHAT = (
    Field("goal", text("Goal"), Kind.LINES, hint=text("What there must be at the end of it")),
    Field("notes", text("Notes to this item"), Kind.LINES),
    Field("materials", text("To lay ready"), Kind.LINES, hint=text("On the run sheet only")),
)
