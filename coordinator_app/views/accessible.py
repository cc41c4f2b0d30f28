"""A walk over what a screen reader is told: what takes the focus has a name and a role."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget

MOST = 40  # children looked at in a list or table

_NAMELESS = {
    QAccessible.Role.NoRole,
}
_CELLS = {
    QAccessible.Role.Cell,
    QAccessible.Role.ListItem,
    QAccessible.Role.TreeItem,
    QAccessible.Role.Row,
    QAccessible.Role.ScrollBar,
}


def flaws(widget: QWidget) -> list[str]:
    """What in ``widget`` a screen reader cannot tell: ``["QToolButton 'x' has no name"]``."""
    start = QAccessible.queryAccessibleInterface(widget)
    return [flaw for part in _walk(start) if (flaw := _flaw(part))]


def assert_accessible(widget: QWidget) -> None:
    """Fail with all flaws of a widget that is shown."""
    found = flaws(widget)
    if found:
        raise AssertionError("\n".join(found))


def _walk(part: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    yield part
    for place in range(min(part.childCount(), MOST)):
        child = part.child(place)
        if child.isValid() and not child.state().invisible:
            yield from _walk(child)


def _flaw(part: QAccessibleInterface) -> str:
    if part.role() in _CELLS or not part.state().focusable:
        return ""
    owner = part.object()
    # A tab of a tab bar is no object of its own.
    called = getattr(owner, "objectName", str)()
    what = f"{type(owner).__name__} '{called}'"
    if part.role() in _NAMELESS:
        return f"{what} has no role"
    return "" if part.text(QAccessible.Text.Name).strip() else f"{what} has no name"
