"""Whether a window is so low that only what is worked on has room, as with large text."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

_LOW = 34  # lines of text


def is_low(part: QWidget) -> bool:
    """The window counts, not the part: what the part leaves out must not bring it back."""
    return part.window().height() < _LOW * part.fontMetrics().height()
