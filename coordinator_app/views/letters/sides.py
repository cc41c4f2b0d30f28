"""The two sides of the letters: the register of what went out, and the texts they are made from."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from coordinator_app.texts import text
from coordinator_app.views.desk import Desk
from coordinator_app.views.sides import PageSides

_SIDES = {"letters": text("What went out"), "templates": text("Texts")}


class Sides(PageSides):
    """Above the register and above the texts."""

    def __init__(self, desk: Desk, page: str, parent: QWidget) -> None:
        super().__init__(desk, page, _SIDES, parent)
