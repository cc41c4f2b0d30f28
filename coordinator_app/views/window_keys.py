"""Keys that a text widget would keep to itself although they belong to the window."""

from __future__ import annotations

from PySide6.QtGui import QKeyEvent, QKeySequence

_ALWAYS = tuple(QKeySequence(key) for key in ("Ctrl+K", "Ctrl+B"))


def left_to_window(event: QKeyEvent, *, untouched: bool) -> bool:
    """Whether the key of a ShortcutOverride is the window's; the widget then leaves it alone.

    Ctrl+K (which deletes to the end of the line on some platforms), and Ctrl+Z and its opposite in
    a widget that is ``untouched``: nothing was typed in it that they could undo.
    """
    undo = event.matches(QKeySequence.StandardKey.Undo) or event.matches(
        QKeySequence.StandardKey.Redo
    )
    if QKeySequence(event.keyCombination()) in _ALWAYS or (undo and untouched):
        event.ignore()
        return True
    return False
