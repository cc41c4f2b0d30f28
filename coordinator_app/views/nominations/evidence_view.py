"""A file of evidence as it is read in the dossier: pages, a picture, or an e-mail."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coordinator_app.background import Report, run_task
from coordinator_app.exchange.emails import Email, read_email
from coordinator_app.operations.evidence_files import EvidenceKind
from coordinator_app.store.queries.evidence import EvidenceRow
from coordinator_app.views.desk import Desk
from coordinator_app.views.email_view import EmailView
from coordinator_app.views.picture_view import PictureView
from coordinator_app.views.preview import Preview

_HIGHEST = 720  # pixels: the record around it scrolls too
_BAR = 56  # above the page


class EvidenceView(QWidget):
    """What was read before leaves the memory when another file is shown."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._asked = 0
        self.pages: Preview | None = None
        self.picture = PictureView(self)
        self.email = EmailView(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for part in (self.picture, self.email):
            part.hide()
            self._column.addWidget(part)

    def show_file(self, row: EvidenceRow, content: bytes) -> None:
        """Show one file, by its kind."""
        self.put_away()
        kind = EvidenceKind.of(row.file_name)
        if kind is EvidenceKind.PDF:
            self._show_pages(row, content)
        elif kind is EvidenceKind.EMAIL:
            self._show_email(content)
        else:
            self.picture.setAccessibleName(row.file_name)
            self.picture.show()
            self.picture.show_picture(content)

    def put_away(self) -> None:
        """Nothing is shown any more."""
        self._asked += 1
        self.picture.hide()
        self.picture.clear()
        self.email.hide()
        if self.pages is not None:
            self.pages.hide()
            self.pages.show_pdf(b"", "", proof=True)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As high as a whole page of A4, when there is room for it."""
        if self.pages is not None:
            self.pages.setFixedHeight(min(round(self.width() * 1.42) + _BAR, _HIGHEST))

    def _show_pages(self, row: EvidenceRow, content: bytes) -> None:
        if self.pages is None:
            self.pages = Preview(self._desk, self)
            self._column.addWidget(self.pages)
        self._fit()
        self.pages.show()
        self.pages.show_pdf(content, row.file_name, proof=True)
        self.pages.fit_width()

    def _show_email(self, content: bytes) -> None:
        asked = self._asked

        def work(report: Report) -> tuple[int, Email]:
            del report
            return asked, read_email(content)

        run_task(work, self._on_email)

    def _on_email(self, read: tuple[int, Email] | None, error: BaseException | None) -> None:
        if self._desk.trouble(error) or read is None or read[0] != self._asked:
            return
        self.email.show_email(read[1])
        self.email.show()
