"""Pages of a PDF as images, drawn off the screen thread, and paper out of them."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter, QTransform
from PySide6.QtPrintSupport import QPrinter

from coordinator_app.background import Report
from coordinator_app.documents.previews import PDFIUM
from coordinator_app.texts import text

PRINT_DPI = 300
_POINTS = 72


def count_pages(pdf: bytes) -> int:
    import pypdfium2

    with PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        try:
            return len(document)
        finally:
            document.close()


def draw_page(pdf: bytes, number: int, dpi: float) -> QImage:
    """Page ``number`` (from 0) at ``dpi`` dots an inch."""
    import pypdfium2

    with PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        try:
            bitmap = document[number].render(
                scale=dpi / _POINTS, rev_byteorder=True, prefer_bgrx=True
            )
            image = QImage(
                bytes(bitmap.buffer),
                bitmap.width,
                bitmap.height,
                bitmap.stride,
                QImage.Format.Format_RGBX8888,
            )
            return image.copy()
        finally:
            document.close()


def print_pages(pdf: bytes, printer: QPrinter, report: Report, fronts: Collection[int] = ()) -> int:
    """Print the pages the printer was asked for; gives their number. Runs off the screen thread.

    ``fronts`` (pages from 1) begin on a front side: a back before them stays empty, and is not
    counted. Raises OSError when the printer could not be opened or refuses a page. When ``report``
    raises, the whole is taken back from the printer.
    """
    total = count_pages(pdf)
    first = max(printer.fromPage(), 1)
    last = min(printer.toPage() or total, total)
    dpi = min(printer.resolution(), PRINT_DPI)
    painter = QPainter()
    if not painter.begin(printer):
        raise OSError("the printer could not be opened")
    sides = 0
    try:
        for number in range(first, last + 1):
            report(number - first, last - first + 1, text("Printing page {n}", n=number))
            turns = 0 if number == first else 1 + (number in fronts and sides % 2)
            _turn(printer, turns)
            sides += max(turns, 1)
            _paint(painter, printer, draw_page(pdf, number - 1, dpi))
    except BaseException:
        printer.abort()
        painter.end()
        _take_back(printer)
        raise
    painter.end()
    return last - first + 1


def _take_back(printer: QPrinter) -> None:
    """No half a file stays where the printer wrote one."""
    if printer.outputFormat() is QPrinter.OutputFormat.PdfFormat and printer.outputFileName():
        Path(printer.outputFileName()).unlink(missing_ok=True)


def _turn(printer: QPrinter, times: int) -> None:
    for _side in range(times):
        if not printer.newPage():
            raise OSError("the printer refuses a page")


def _paint(painter: QPainter, printer: QPrinter, image: QImage) -> None:
    """The page on the whole sheet, margins and all: the PDF has its own.

    A page that lies among pages that stand is turned with the paper.
    """
    sheet = printer.paperRect(QPrinter.Unit.DevicePixel)
    if (image.width() > image.height()) != (sheet.width() > sheet.height()):
        image = image.transformed(QTransform().rotate(90))
    printable = printer.pageRect(QPrinter.Unit.DevicePixel)
    target = QRectF(sheet.topLeft() - printable.topLeft(), sheet.size())
    painter.drawImage(target, image)
