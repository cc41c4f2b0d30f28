"""The preview of a paper: its pages as images, with print and save as."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPixmap, QResizeEvent
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from coordinator_app.background import Report, run_task
from coordinator_app.errors import UserError
from coordinator_app.exchange.saving import save_bytes
from coordinator_app.texts import Text, _, plural, text
from coordinator_app.views import icons
from coordinator_app.views.desk import Desk
from coordinator_app.views.flow import Flow
from coordinator_app.views.palette import Tone
from coordinator_app.views.pdf_pages import count_pages, draw_page, print_pages
from coordinator_app.views.said import Said
from coordinator_app.views.saved_files import proposed_path, remember_folder

ZOOMS = (50, 75, 100, 125, 150, 200, 300)
DPI = 96  # at 100 %
A4_WIDTH = 794  # pixels at 100 %
_PAUSE = 0  # milliseconds: once for all resizes of one turn of the event loop


class Preview(QWidget):
    """``show_pdf(data, name)`` shows a paper; Page up and Page down turn its pages."""

    drawn = Signal()  # the page that was asked for last is on the screen

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._said = Said()
        self._pdf = b""
        self._name = ""
        self._page = self._total = 0
        self._zoom = 100
        self._fits = self._stays = False
        self._resized = QTimer(self)
        self._resized.setSingleShot(True)
        self._resized.timeout.connect(self._on_resized)
        self._asked = 0
        self._dialog: QDialog | None = None
        self._printer: QPrinter | None = None
        self._make_parts()
        self._show_state()

    def show_pdf(self, pdf: bytes, name: str, *, proof: bool = False) -> None:
        """Show ``pdf``; ``name`` is proposed as its file name, without the ending.

        A ``proof`` is to be looked at: it can be neither printed nor saved.
        """
        for button in (self.print_button, self.save_button):
            button.setVisible(not proof)
        self._pdf, self._name = pdf, name
        self._page = 0
        self._total = count_pages(pdf) if pdf else 0
        self._draw()

    def show_again(self, pdf: bytes) -> None:
        """The same paper made anew: the page and the place on it stay."""
        self._pdf, self._total = pdf, count_pages(pdf)
        self._page = max(0, min(self._page, self._total - 1))
        self._stays = True
        self._draw()

    def next_page(self) -> None:
        self._turn(1)

    def previous_page(self) -> None:
        self._turn(-1)

    def fit_width(self) -> None:
        """From now on as large as there is room for, until a zoom is chosen."""
        self._fits = True
        self._on_resized()

    def larger(self) -> None:
        self._set_zoom(next((zoom for zoom in ZOOMS if zoom > self._zoom), ZOOMS[-1]))

    def smaller(self) -> None:
        self._set_zoom(next((zoom for zoom in reversed(ZOOMS) if zoom < self._zoom), ZOOMS[0]))

    def print_paper(self) -> None:
        """Ask for a printer, then print in the background."""
        if not self._pdf:
            return
        self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self._printer.setDocName(self._name)
        dialog = QPrintDialog(self._printer, self)
        dialog.setMinMax(1, self._total)
        dialog.finished.connect(self._on_printer)
        self._dialog = dialog
        QDialog.open(dialog)

    def print_on(self, printer: QPrinter) -> None:
        """Print on this printer, in the background."""
        pdf = self._pdf

        def work(report: Report) -> int:
            return print_pages(pdf, printer, report)

        self._desk.run(text("Printing"), work, self._on_printed)

    def save_as(self) -> None:
        if not self._pdf:
            return
        path = proposed_path(self._desk.state, self._name, ".pdf")
        dialog = QFileDialog(self, _("Save as"), path, "PDF (*.pdf)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.fileSelected.connect(self._on_file)
        self._dialog = dialog
        dialog.open()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_PageDown:
            self.next_page()
        elif event.key() == Qt.Key.Key_PageUp:
            self.previous_page()
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        self._said.again()
        self._show_state()

    # -- inside ----------------------------------------------------------------------------------

    def _turn(self, by: int) -> None:
        page = max(0, min(self._page + by, self._total - 1))
        if page != self._page:
            self._page = page
            self._draw()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Icons grow with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "save_button"):
            for tool in (self.before, self.after, self.less, self.more):
                tool.setIconSize(QSize(icons.side(), icons.side()))
            for button in (self.print_button, self.save_button):
                button.setIconSize(icons.beside_words())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        if self._fits:
            self._resized.start(_PAUSE)

    def _on_resized(self) -> None:
        bar = self.area.verticalScrollBar().sizeHint().width()
        room = max(self.area.width() - bar - 4, 120)
        zoom = min(int(room * 100 / A4_WIDTH), ZOOMS[-1])
        if self._fits and zoom != self._zoom:
            self._zoom = zoom
            self._draw()

    def _set_zoom(self, zoom: int) -> None:
        self._fits = False
        self._zoom = zoom
        self._draw()

    def _draw(self) -> None:
        self._asked += 1
        self._show_state()
        if not self._total:
            self.sheet.clear()
            return
        asked, pdf, page = self._asked, self._pdf, self._page
        ratio = self.devicePixelRatioF()
        dpi = DPI * self._zoom / 100 * ratio

        def work(report: Report) -> tuple[int, QImage]:
            del report
            image = draw_page(pdf, page, dpi)
            image.setDevicePixelRatio(ratio)
            return asked, image

        run_task(work, self._on_drawn)

    def _on_drawn(self, drawn: tuple[int, QImage] | None, error: BaseException | None) -> None:
        if drawn is None:
            raise error or RuntimeError("nothing was drawn")
        if drawn[0] == self._asked:
            self.sheet.setPixmap(QPixmap.fromImage(drawn[1]))
            if not self._stays:
                self.area.verticalScrollBar().setValue(0)
            self._stays = False
            self.drawn.emit()

    def _show_state(self) -> None:
        where = text("Page {n} of {total}", n=self._page + 1, total=self._total)
        self.where.setText(where.say() if self._total else "")
        self.area.setAccessibleName(where.say() if self._total else _("Preview"))
        for part in (self.before, self.where, self.after):
            part.setVisible(self._total != 1)  # one page has nothing to turn
        self.zoom_words.setText(f"{self._zoom} %")
        self.before.setEnabled(self._page > 0)
        self.after.setEnabled(self._page < self._total - 1)
        for button in (self.print_button, self.save_button):
            button.setEnabled(bool(self._total))

    def _on_printer(self, result: int) -> None:
        self._close_dialog()
        if result == QDialog.DialogCode.Accepted and self._printer is not None:
            self.print_on(self._printer)

    def _on_printed(self, pages: int | None, error: BaseException | None) -> None:
        if isinstance(error, OSError):
            self._desk.say(
                text("The printer does not take it. Choose another printer, or save the file."),
                Tone.BAD,
            )
        elif error is None:
            sent = plural(
                "{n} page sent to the printer.", "{n} pages sent to the printer.", pages or 0
            )
            self._desk.say(sent, Tone.GOOD)

    def _on_file(self, chosen: str) -> None:
        self._close_dialog()
        remember_folder(self._desk.state, Path(chosen).parent)
        try:
            save_bytes(Path(chosen), self._pdf)
        except UserError as refusal:
            self._desk.say(refusal.text, Tone.BAD)
        else:
            self._desk.say(text("Saved as {name}.", name=Path(chosen).name), Tone.GOOD)

    def _close_dialog(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None

    def _make_parts(self) -> None:
        self.before = self._tool("caret-left", text("Previous page"), self.previous_page)
        self.after = self._tool("caret-right", text("Next page"), self.next_page)
        self.less = self._tool("magnifying-glass-minus", text("Smaller"), self.smaller)
        self.more = self._tool("magnifying-glass-plus", text("Larger"), self.larger)
        self.where, self.zoom_words = QLabel(self), QLabel(self)
        self.print_button = self._button("printer", text("Print…"), self.print_paper)
        self.save_button = self._button("download-simple", text("Save as…"), self.save_as)
        self.sheet = QLabel(self)
        self.sheet.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.area = QScrollArea(self)
        self.area.setWidgetResizable(True)
        self.area.setWidget(self.sheet)
        turning = QWidget(self)
        bar = QHBoxLayout(turning)
        bar.setContentsMargins(0, 0, 0, 0)
        for part in (self.before, self.where, self.after, self.less, self.zoom_words, self.more):
            bar.addWidget(part)
        above = QWidget(self)
        tools = Flow(above)
        for tool in (turning, self.save_button, self.print_button):
            tools.addWidget(tool)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(above)
        column.addWidget(self.area, 1)

    def _tool(self, icon: str, words: Text, slot: Callable[[], None]) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icons.icon(icon))
        button.setIconSize(QSize(icons.side(), icons.side()))
        self._said(button.setToolTip, words)
        self._said(button.setAccessibleName, words)
        button.clicked.connect(slot)
        return button

    def _button(self, icon: str, words: Text, slot: Callable[[], None]) -> QPushButton:
        button = QPushButton(icons.icon(icon), "", self)
        button.setIconSize(icons.beside_words())
        self._said(button.setText, words)
        button.clicked.connect(slot)
        return button
