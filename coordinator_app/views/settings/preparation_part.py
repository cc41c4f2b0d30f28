"""The usual preparation of a meeting: what a new one is prepared by, and how long before."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coordinator_app.operations.preparation_settings import change_usual_step, usual_values
from coordinator_app.rules.preparation import PreparationKind
from coordinator_app.texts import text
from coordinator_app.views.desk import Desk
from coordinator_app.views.fields import Field, FieldGroup, Kind

OWN = PreparationKind.OWN
_FIELDS = (
    *(
        Field(kind.value, kind.word, width=24, hint=text("Not on the list"))
        for kind in PreparationKind
        if kind is not OWN
    ),
    Field(OWN.value, text("Own steps"), Kind.SEVERAL, hint=text("2 weeks before: order cake")),
)


class UsualPreparationPart(QWidget):
    """Each saves when it is left; an empty one is left out. Meetings keep the list they have."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.fields = FieldGroup(
            text("Usual preparation of a new meeting"), _FIELDS, self._save, self
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.fields)

    def show_values(self) -> None:
        """Show what is kept."""
        with self._desk.store.reading() as connection:
            self.fields.load(usual_values(connection))

    def _save(self, field: str, value: Any) -> None:
        self._desk.did(change_usual_step(self._desk.store, field, value))
