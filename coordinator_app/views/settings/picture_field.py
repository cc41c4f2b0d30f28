"""A picture of the house style: shown small, chosen from a file, taken away."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from coordinator_app.errors import UserError
from coordinator_app.texts import Text, _, text
from coordinator_app.views.said import Said

Save = Callable[[str, object], None]
_SIZE = QSize(120, 48)


class PictureField(QWidget):
    """``save(key, path)`` is called with a chosen file, or with None; a refusal is shown here."""

    def __init__(self, key: str, label: Text, save: Save, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = key
        self._label = label
        self._save = save
        self._said = Said()
        self._refusal: Text | None = None
        self.dialog: QFileDialog | None = None
        self.name = QLabel(self)
        self.name.setProperty("role", "secondary")
        self._said(self.name.setText, label)
        self.picture = QLabel(self)
        self.picture.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.error = QLabel(self)
        self.error.setProperty("role", "error")
        self.error.setWordWrap(True)
        self.error.hide()
        self.choose_button = self._button(text("Choose a picture…"), self.choose)
        self.remove_button = self._button(text("Take away"), self.remove)
        self._lay_out()
        self._name_buttons()

    def load(self, content: bytes | None) -> None:
        """Show this picture, or that there is none."""
        pixmap = QPixmap()
        if content and pixmap.loadFromData(content):
            shown = pixmap.scaled(
                _SIZE,
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            self.picture.setPixmap(shown)
        else:
            self.picture.clear()
        self.picture.setVisible(bool(content))
        self.remove_button.setVisible(bool(content))

    def choose(self) -> None:
        dialog = QFileDialog(self, self._label.say(), "", _("Pictures (*.png *.jpg *.jpeg)"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._on_file)
        dialog.finished.connect(self._forget_dialog)
        self.dialog = dialog
        dialog.open()

    def remove(self) -> None:
        self._try(None)

    def retranslate(self) -> None:
        self._said.again()
        self._name_buttons()
        if self._refusal is not None:
            self.error.setText(self._refusal.say())

    def _on_file(self, chosen: str) -> None:
        self._try(Path(chosen))

    def _forget_dialog(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None

    def _try(self, value: Path | None) -> None:
        self._refusal = None
        try:
            self._save(self._key, value)
        except UserError as refusal:
            self._refusal = refusal.text
            self.error.setText(refusal.text.say())
        self.error.setVisible(self._refusal is not None)

    def _name_buttons(self) -> None:
        for button in (self.choose_button, self.remove_button):
            button.setAccessibleName(f"{self._label.say()}: {button.text()}")
        self.picture.setAccessibleName(self._label.say())

    def _button(self, word: Text, slot: Callable[[], object]) -> QPushButton:
        button = QPushButton(self)
        self._said(button.setText, word)
        button.clicked.connect(slot)
        return button

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.picture)
        line.addWidget(self.choose_button)
        line.addWidget(self.remove_button)
        line.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.name)
        column.addLayout(line)
        column.addWidget(self.error)
