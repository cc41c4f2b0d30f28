"""A paper is seen page by page, printed whole and saved where it is asked."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from coordinator_app import background
from coordinator_app.store.queries.timeline import TimelineEntry, TimelineKind
from coordinator_app.texts import text
from coordinator_app.views.accessible import assert_accessible
from coordinator_app.views.desk import Desk
from coordinator_app.views.messages import Message
from coordinator_app.views.palette import Tone
from coordinator_app.views.pdf_pages import count_pages, draw_page
from coordinator_app.views.preview import Preview
from coordinator_app.views.timeline import Timeline

Show = Callable[[Any], Any]


def _pdf(pages: int) -> bytes:
    import pypdfium2

    document = pypdfium2.PdfDocument.new()
    for _n in range(pages):
        document.new_page(595, 842)
    written = io.BytesIO()
    document.save(written)
    document.close()
    return written.getvalue()


@pytest.fixture
def preview(desk: Desk, shown: Show) -> Preview:
    made = Preview(desk)
    made.show_pdf(_pdf(3), "Uitnodiging")
    shown(made)
    background.wait_for_all()
    return made


def test_pages_are_turned_by_keys_and_stop_at_the_ends(preview: Preview, qtbot: QtBot) -> None:
    assert not preview.sheet.pixmap().isNull()
    assert "1" in preview.where.text()
    assert not preview.before.isEnabled()
    for _n in range(5):
        qtbot.keyClick(preview, Qt.Key.Key_PageDown)
    assert "3" in preview.where.text()
    assert not preview.after.isEnabled()
    qtbot.keyClick(preview, Qt.Key.Key_PageUp)
    assert preview.before.isEnabled()
    assert preview.after.isEnabled()


def test_zoom_draws_larger(preview: Preview, qtbot: QtBot) -> None:
    small = preview.sheet.pixmap().width()
    qtbot.mouseClick(preview.more, Qt.MouseButton.LeftButton)
    background.wait_for_all()
    assert preview.sheet.pixmap().width() == pytest.approx(small * 1.25, abs=2)


def test_nothing_to_show_is_nothing_to_print(preview: Preview) -> None:
    preview.show_pdf(b"", "")
    assert not preview.print_button.isEnabled()
    preview.print_paper()
    preview.save_as()
    assert preview._dialog is None


def test_every_page_goes_to_the_printer(preview: Preview, tmp_path: Path) -> None:
    heard: list[Message] = []
    preview._desk.said.connect(heard.append)
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    preview.print_on(printer)
    background.wait_for_all()
    assert count_pages((tmp_path / "printed.pdf").read_bytes()) == 3
    assert heard[0].tone is Tone.GOOD


def test_a_printer_that_is_gone_is_said(preview: Preview, tmp_path: Path) -> None:
    heard: list[Message] = []
    preview._desk.said.connect(heard.append)
    preview._on_printed(None, OSError("no paper"))
    assert heard[0].tone is Tone.BAD


def test_saving_writes_the_same_bytes_or_says_why_not(preview: Preview, tmp_path: Path) -> None:
    heard: list[Message] = []
    preview._desk.said.connect(heard.append)
    preview._on_file(str(tmp_path / "brief.pdf"))
    assert (tmp_path / "brief.pdf").read_bytes() == preview._pdf
    preview._on_file(str(tmp_path / "nowhere" / "brief.pdf"))
    assert [message.tone for message in heard] == [Tone.GOOD, Tone.BAD]


def test_a_page_has_the_size_of_its_paper() -> None:
    image = draw_page(_pdf(1), 0, 72)
    assert (image.width(), image.height()) == (595, 842)


def test_the_preview_can_be_heard(preview: Preview) -> None:
    assert_accessible(preview)


def test_a_timeline_opens_what_it_tells(shown: Show, qtbot: QtBot) -> None:
    timeline = Timeline()
    timeline.show_entries(
        [
            TimelineEntry(
                dt.date(2027, 3, 20), TimelineKind.MEETING, text("Spring meeting"), "meetings", 4
            ),
            TimelineEntry(dt.date(2027, 3, 1), TimelineKind.CHANGE, text("Change town")),
        ]
    )
    shown(timeline)
    assert_accessible(timeline)
    timeline.setFocus()
    heard: list[tuple[str, int]] = []

    def on_opened(noun: str, record_id: int) -> None:
        heard.append((noun, record_id))

    timeline.opened.connect(on_opened)
    timeline.setCurrentIndex(timeline.model().index(0, 0))
    qtbot.keyClick(timeline, Qt.Key.Key_Return)
    qtbot.keyClick(timeline, Qt.Key.Key_Down)
    qtbot.keyClick(timeline, Qt.Key.Key_Return)
    assert heard == [("meetings", 4)]
