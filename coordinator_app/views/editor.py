"""The one interface of all editors of a value."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from coordinator_app.errors import UserError
from coordinator_app.views.field import Field


class Editor(QObject):
    """``read`` gives the value or raises `UserError`; ``raw`` what stands there, to see a change.

    ``picked`` asks to save at once, as a choice made with the mouse does.
    """

    picked = Signal()

    def __init__(self, field: Field, widget: QWidget) -> None:
        super().__init__(widget)
        self.field = field
        self.widget = widget

    def raw(self) -> Any:
        raise NotImplementedError

    def read(self) -> Any:
        raise NotImplementedError

    def write(self, value: Any) -> None:
        raise NotImplementedError

    def restore(self, raw: Any) -> None:
        """Put back what `raw` gave."""
        raise NotImplementedError

    def retranslate(self) -> None:
        """Say hints and choices again, keeping what stands there."""

    def fit(self) -> None:
        """The text size changed."""

    def _required(self) -> UserError:
        return UserError("{label} is needed.", field=self.field.key, label=self.field.label)
