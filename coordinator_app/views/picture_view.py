"""A picture as wide as there is room for; decoded off the screen thread."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from coordinator_app.background import Report, run_task
from coordinator_app.texts import _

LARGEST = QSize(1600, 1600)  # pixels that are kept: a screen shows no more of it
HIGHEST = 720


class PictureView(QLabel):
    """``show_picture(content)``; a photograph stands upright as its camera noted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = QPixmap()
        self._asked = 0
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_picture(self, content: bytes) -> None:
        self._asked += 1
        asked, ratio = self._asked, self.devicePixelRatioF()
        self.clear()

        def work(report: Report) -> tuple[int, QImage]:
            del report
            return asked, read_picture(content, ratio)

        run_task(work, self._on_read)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _on_read(self, read: tuple[int, QImage] | None, error: BaseException | None) -> None:
        if read is None:
            raise error or RuntimeError("nothing was read")
        if read[0] != self._asked:
            return
        self._picture = QPixmap.fromImage(read[1])
        if self._picture.isNull():
            self.setText(_("This picture cannot be shown here. Open it with its own program."))
        else:
            self._fit()

    def _fit(self) -> None:
        if self._picture.isNull():
            return
        ratio = self.devicePixelRatioF()
        room = QSize(max(self.width(), 80), HIGHEST) * ratio
        shown = self._picture
        if shown.width() > room.width() or shown.height() > room.height():
            shown = shown.scaled(
                room, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
        shown.setDevicePixelRatio(ratio)
        self.setPixmap(shown)
        self.setFixedHeight(max(round(shown.height() / ratio), 1))


def read_picture(content: bytes, ratio: float = 1.0) -> QImage:
    """A PNG or JPEG, at most 1,600 pixels wide and high on the screen; a null image if it fails."""
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    most, size = LARGEST * ratio, reader.size()
    if size.width() > most.width() or size.height() > most.height():
        reader.setScaledSize(size.scaled(most, Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()
