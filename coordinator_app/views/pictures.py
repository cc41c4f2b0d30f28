"""Pictures of a widget, that look the same on every machine."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication, QWidget

from coordinator_app import background
from coordinator_app.views import palette
from coordinator_app.views.palette import Scheme

POINTS = 10.5  # near the size of Windows and macOS


def use_picture_font() -> None:
    """Source Sans instead of the system's font, which a machine without a display may lack."""
    app = QApplication.instance()
    if isinstance(app, QApplication):
        app.setFont(QFont(_family()))
        palette.use_base_size(POINTS)
        palette.apply(palette.scheme(), palette.percent())


def dress(scheme: Scheme, percent: int = 100) -> None:
    """The colours and the text size of the pictures that follow."""
    palette.apply(scheme, percent)


def take_picture(widget: QWidget, path: Path) -> Path:
    """Write the widget as it is shown now to a PNG file; work in the background is waited for."""
    background.wait_for_all()
    QApplication.processEvents()
    path.parent.mkdir(parents=True, exist_ok=True)
    if not widget.grab().save(str(path)):
        raise OSError(f"the picture {path.name} could not be written")
    return path


@cache
def _family() -> str:
    found = find_spec("font_source_sans_pro")
    if found is None or found.origin is None:
        raise RuntimeError("the package font-source-sans-pro is not installed")
    folder = Path(found.origin).parent / "files"
    family = ""
    for weight in ("Regular", "It", "Semibold", "Bold"):
        font = QFontDatabase.addApplicationFont(str(folder / f"SourceSansPro-{weight}.ttf"))
        family = family or QFontDatabase.applicationFontFamilies(font)[0]
    return family
