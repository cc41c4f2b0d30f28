"""The look: one palette of our own in light and dark, the text size, and the style sheet."""

from __future__ import annotations

import re
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from coordinator_app.resources import resource
from coordinator_app.texts import Choice, text
from coordinator_app.views.colours import DARK, LIGHT, Colours, Tone, contrast

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["DARK", "LIGHT", "Colours", "Scheme", "Tone", "apply", "colours", "contrast"]

SIZES = (80, 90, 100, 110, 125, 150, 175, 200)


class Scheme(Choice):
    """Light, dark, or as the system says."""

    SYSTEM = "system", text("As the system")
    LIGHT = "light", text("Light")
    DARK = "dark", text("Dark")


class _Look:
    colours: Colours = LIGHT
    scheme: Scheme = Scheme.SYSTEM
    percent: int = 100
    base_points: float = 0.0


def colours() -> Colours:
    """The palette on the screen now."""
    return _Look.colours


def scheme() -> Scheme:
    """What the coordinator chose; `colours` tells what that came to."""
    return _Look.scheme


def percent() -> int:
    """The text size, in per cent of the system's."""
    return _Look.percent


def apply(scheme: Scheme, percent: int) -> None:
    """Dress the application: palette, font of ``percent`` of the system's size, style sheet."""
    app = _application()
    if not _Look.base_points:
        _Look.base_points = max(app.font().pointSizeF(), 9.0)
        if _is_plain(app):
            app.setStyle("Fusion")
    _Look.scheme, _Look.percent = scheme, percent
    _follow_system(app, scheme)
    _Look.colours = DARK if _is_dark(app, scheme) else LIGHT
    font = QFont(app.font())
    font.setPointSizeF(_Look.base_points * percent / 100)
    app.setFont(font)
    app.setPalette(_palette(_Look.colours))
    sheet = style_sheet(_Look.colours, font.pointSizeF())
    if app.styleSheet() != sheet:
        app.setStyleSheet(sheet)


def use_base_size(points: float) -> None:
    """Take ``points`` as the system's size: for pictures, that look the same everywhere."""
    _Look.base_points = points


def next_size(now: int, *, larger: bool) -> int:
    """One step of text size further; the ends stay the ends."""
    if larger:
        return next((size for size in SIZES if size > now), SIZES[-1])
    return next((size for size in reversed(SIZES) if size < now), SIZES[0])


def style_sheet(colours: Colours, points: float) -> str:
    """The sheet of ``resources/style`` with the palette's ``@names`` and sizes filled in."""
    values = asdict(colours) | {
        "title_size": f"{points * 1.6:.1f}pt",
        "heading_size": f"{points * 1.15:.1f}pt",
        "small_size": f"{max(points * 0.92, 9):.1f}pt",
        "caret_image": resource("style/caret.svg").as_posix(),
        "up_image": resource("style/order-up.svg").as_posix(),
        "down_image": resource("style/order-down.svg").as_posix(),
        "check_image": resource(f"style/check-{_ground(colours)}.svg").as_posix(),
    }
    sheet = resource("style/app.qss").read_text(encoding="utf-8")
    return re.sub(r"@(\w+)", lambda found: values[found[1]], sheet)


def _is_plain(app: QApplication) -> bool:
    """Whether the system has no style of its own that is worth keeping.

    Asking which one it has makes Python know all of QStyle (5 ms): not on Linux, which has none.
    """
    return sys.platform == "linux" or app.style().name() not in {"windows11", "macos"}


def _application() -> QApplication:
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise RuntimeError("there is no application yet")  # noqa: TRY004
    return app


def _follow_system(app: QApplication, scheme: Scheme) -> None:
    """Tell Qt too, so that title bars and the system's own dialogs go along."""
    hints = app.styleHints()
    if scheme is Scheme.SYSTEM:
        hints.unsetColorScheme()
    else:
        dark = scheme is Scheme.DARK
        hints.setColorScheme(Qt.ColorScheme.Dark if dark else Qt.ColorScheme.Light)


def _is_dark(app: QApplication, scheme: Scheme) -> bool:
    if scheme is Scheme.SYSTEM:
        return app.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return scheme is Scheme.DARK


def _palette(colours: Colours) -> QPalette:
    palette = QPalette()
    for role, name in _roles(colours):
        palette.setColor(role, QColor(name))
    for role in (
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.Text,
        QPalette.ColorRole.ButtonText,
    ):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.disabled))
    return palette


def _roles(colours: Colours) -> Iterator[tuple[QPalette.ColorRole, str]]:
    role = QPalette.ColorRole
    yield role.Window, colours.window
    yield role.WindowText, colours.text
    yield role.Base, colours.surface
    yield role.AlternateBase, colours.hover
    yield role.Text, colours.text
    yield role.PlaceholderText, colours.secondary
    yield role.Button, colours.surface
    yield role.ButtonText, colours.text
    yield role.BrightText, colours.on_accent
    yield role.Highlight, colours.accent
    yield role.HighlightedText, colours.on_accent
    yield role.Accent, colours.accent
    yield role.Link, colours.accent
    yield role.LinkVisited, colours.accent
    yield role.ToolTipBase, colours.text
    yield role.ToolTipText, colours.surface
    yield role.Light, colours.surface
    yield role.Midlight, colours.hairline
    yield role.Mid, colours.border
    yield role.Dark, colours.border
    yield role.Shadow, colours.border


def _ground(colours: Colours) -> str:
    """Which of the two pictures of a tick is read on the accent colour."""
    return "light" if colours.on_accent == "#ffffff" else "dark"
