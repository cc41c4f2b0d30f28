"""A paper to be looked at before it goes out, in a window of its own."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from coordinator_app.texts import Text
from coordinator_app.views.desk import Desk
from coordinator_app.views.preview import Preview


class PreviewWindow(QDialog):
    """Esc closes it; the window under it goes on working."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.preview = Preview(desk, self)
        self.preview.show_pdf(b"", "", proof=True)
        self.preview.fit_width()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.addWidget(self.preview)
        room = parent.window().height()
        self.resize(840, max(640, room))

    def show_proof(self, title: Text, pdf: bytes) -> None:
        """Show a paper that is not made yet."""
        self.setWindowTitle(title.say())
        self.preview.show_pdf(pdf, title.say(), proof=True)
        self.show()
        self.raise_()
        self.preview.setFocus()
