"""Where files were just put: a button that opens that folder."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPushButton, QWidget

from coordinator_app.texts import _, text
from coordinator_app.views.desk import Desk
from coordinator_app.views.palette import Tone
from coordinator_app.views.plain import plain_action


class FolderLink(QPushButton):
    """Out of sight until files were put in a folder."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._folder = Path()
        self.setProperty("link", "true")
        self.clicked.connect(self.open_folder)
        self.hide()

    def show_folder(self, folder: Path) -> None:
        """Offer to open this folder."""
        self._folder = folder
        self.retranslate()
        self.show()

    def open_folder(self) -> None:
        """Open it in the program that the system has for folders."""
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder))):
            self._desk.say(text("The files are in {folder}.", folder=self._folder), Tone.NEWS)

    def retranslate(self) -> None:
        self.setText(plain_action(_("Open the folder {name}", name=self._folder.name)))
        self.setToolTip(str(self._folder))
