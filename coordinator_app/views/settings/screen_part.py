"""How the screen looks: language, colours, text size. Asked of the window, at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from coordinator_app.texts import Text, current, text
from coordinator_app.views import palette
from coordinator_app.views.desk import Desk
from coordinator_app.views.fields import Field, FieldGroup, Kind
from coordinator_app.views.palette import SIZES, Scheme


def _sizes() -> Sequence[tuple[str, Text | str]]:
    return [(str(size), f"{size} %") for size in SIZES]


# A language is named in itself, so that whoever cannot read the other one finds it.
_LANGUAGES = (("nl", "Nederlands"), ("en", "English"))
_FIELDS = (
    Field("language", text("Language"), Kind.CHOICE, lambda: _LANGUAGES, required=True),
    Field("scheme", text("Colours"), Kind.CHOICE, Scheme, required=True),
    Field("size", text("Text size"), Kind.CHOICE, _sizes, required=True),
)


class ScreenPart(FieldGroup):
    """What is chosen here is remembered by the window, not by the network."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(text("Screen"), _FIELDS, self._choose, parent)
        self._desk = desk
        self._wanted = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._ask)

    def show_values(self) -> None:
        """Show what the window looks like now."""
        size = min(SIZES, key=lambda one: abs(one - palette.percent()))
        self.load({"language": current(), "scheme": palette.scheme().value, "size": str(size)})

    def _choose(self, key: str, value: Any) -> None:
        if key == "size":
            self._resize(int(value))
        else:
            # After the field is done with its own save: the words of the whole window change.
            self._wanted = f"{key}.{value}"
            self._timer.start(0)

    def _ask(self) -> None:
        self._desk.asking.emit(self._wanted)
        self.show_values()

    def _resize(self, wanted: int) -> None:
        while (now := palette.percent()) != wanted:
            self._desk.asking.emit("larger" if now < wanted else "smaller")
            if palette.percent() == now:
                return
