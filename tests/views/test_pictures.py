"""A picture of a page is written, and the walk for screen readers finds what has no name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from coordinator_app.views.accessible import assert_accessible
from coordinator_app.views.frame import Frame
from coordinator_app.views.icons import icon
from coordinator_app.views.pictures import take_picture


def test_a_picture_is_written(frame: Frame, tmp_path: Path) -> None:
    path = take_picture(frame, tmp_path / "pictures" / "people.png")
    picture = QImage(str(path))
    assert picture.width() == frame.width()
    places = [(x * 31 % picture.width(), x * 17 % picture.height()) for x in range(400)]
    assert len({picture.pixel(*place) for place in places}) > 3


def test_a_picture_that_cannot_be_written_is_an_error(frame: Frame, tmp_path: Path) -> None:
    (tmp_path / "people.png").mkdir()
    with pytest.raises(OSError, match="could not be written"):
        take_picture(frame, tmp_path / "people.png")


def test_a_nameless_button_is_found(shown: Callable[[Any], Any]) -> None:
    box = QWidget()
    column = QVBoxLayout(box)
    button = QToolButton()
    button.setObjectName("nameless")
    button.setIcon(icon("x"))
    column.addWidget(button)
    shown(box)
    button.setFocusPolicy(button.focusPolicy().StrongFocus)
    with pytest.raises(AssertionError, match="nameless"):
        assert_accessible(box)
