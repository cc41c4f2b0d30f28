"""Whether a window is so low that only what is worked on has room, as with large text."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

LOW = 34  # lines of text
LOW_FOR_DETAILS = 46  # what a list with a form below it needs, and the heading above them


def is_low(part: QWidget, lines: int = LOW) -> bool:
    """The window counts, not the part: what the part leaves out must not bring it back."""
    return part.window().height() < lines * part.fontMetrics().height()
