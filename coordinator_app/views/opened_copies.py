"""Files of the network opened with the program that the system has for them: as a copy.

What is changed in the copy stays out of the network, and it is gone when this program ends.
"""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from coordinator_app.errors import UserError
from coordinator_app.exchange.saving import save_bytes


@cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="network-", ignore_cleanup_errors=True)


def copy_to_open(name: str, content: bytes) -> Path:
    """A copy under its own name, each in a folder of its own; only this user can read it."""
    path = Path(tempfile.mkdtemp(dir=_folder().name)) / name
    save_bytes(path, content)
    return path


def open_copy(name: str, content: bytes) -> None:
    """Open a copy; raises `UserError` when the system has no program for it."""
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(copy_to_open(name, content)))):
        raise UserError(
            "There is no program on this computer that opens {name}. Save a copy instead.",
            name=name,
        )
