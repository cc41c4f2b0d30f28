"""The house style, edited in place: who sends, how it looks, which envelope."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coordinator_app.documents.house_style import Window
from coordinator_app.operations.house_style import edit_house_style, read_house_style
from coordinator_app.rules.envelopes import EnvelopeSize
from coordinator_app.texts import text
from coordinator_app.views.desk import Desk
from coordinator_app.views.fields import Field, FieldGroup, Kind
from coordinator_app.views.settings.picture_field import PictureField

_WINDOWS = ((Window.RIGHT.value, text("Right")), (Window.LEFT.value, text("Left")))
_SENDER = (
    Field("sender_name", text("Sender"), hint=text("The name of the network")),
    Field("sender_lines", text("Address of the sender"), Kind.LINES),
    Field("place", text("Place above the letter"), hint=text("Utrecht")),
    Field("signatory_name", text("Name under the letter")),
    Field("signatory_role", text("Function under the letter")),
    Field("footer", text("Line at the foot")),
)
_PAPER = (
    Field("accent", text("Colour"), hint=text("For example #1f5f8b")),
    Field("envelope", text("Envelope"), Kind.CHOICE, choices=EnvelopeSize, required=True,
          width=30),
    Field("window", text("Window of the envelope"), Kind.CHOICE, lambda: _WINDOWS, required=True,
          width=24),
    Field("window_measures", text("Measures of the window"),
          hint=text("mm from the side, from the foot, wide, high")),
    Field("fold_marks", text("Marks to fold by"), Kind.CHECK),
)  # fmt: skip


class HouseStylePart(QWidget):
    """Each field saves when it is left; the proof beside it follows."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.who = FieldGroup(text("Sender of letters"), _SENDER, self._save, self)
        self.logo = PictureField("logo", text("Logo"), self._save, self)
        self.signature = PictureField("signature_image", text("Signature"), self._save, self)
        self.paper = FieldGroup(text("Paper and envelope"), _PAPER, self._save, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for part in (self.who, self.logo, self.signature, self.paper):
            column.addWidget(part)

    def show_values(self) -> None:
        """Show what is kept."""
        with self._desk.store.reading() as connection:
            style = read_house_style(connection)
        values = vars(style) | {
            "sender_lines": "\n".join(style.sender_lines),
            "window": style.window.value,
            "window_measures": " ".join(f"{one:g}" for one in style.window_measures),
        }
        self.who.load(values)
        self.paper.load(values)
        self.logo.load(style.logo)
        self.signature.load(style.signature_image)

    def _save(self, field: str, value: Any) -> None:
        self._desk.did(edit_house_style(self._desk.store, field, value))
