"""The editor of a text: fields and headings stand out, faults are underlined where they are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QHelpEvent,
    QKeyEvent,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QToolTip, QWidget

from coordinator_app.documents.template_faults import LONGEST_TEXT, Fault, as_field
from coordinator_app.views import palette
from coordinator_app.views.plain import plain_tip

_FIELD = re.compile(r"\{\{[^{}\n]*\}\}")
_HEADING = re.compile(r"^ {0,3}#{1,6} .*")
_STRONG = re.compile(r"(\*\*|__)(?=\S).+?\1")
_RULE = re.compile(r"^ {0,3}(?:-{3,}|_{4,})\s*$")
_OPENED = re.compile(r"\{\{?[ \w]*$")


class Highlighter(QSyntaxHighlighter):
    """Fields in the accent colour, headings and strong words bold, the cut of a slip quiet."""

    def highlightBlock(self, line: str) -> None:  # noqa: N802 - Qt's name
        colours = palette.colours()
        bold, field, quiet = QTextCharFormat(), QTextCharFormat(), QTextCharFormat()
        bold.setFontWeight(QFont.Weight.Bold)
        field.setForeground(QColor(colours.accent))
        quiet.setForeground(QColor(colours.secondary))
        for pattern, form in ((_HEADING, bold), (_STRONG, bold), (_RULE, quiet), (_FIELD, field)):
            for found in pattern.finditer(line):
                start = _units(line[: found.start()])
                self.setFormat(start, _units(found[0]), form)


class SourceEdit(QPlainTextEdit):
    """``one_line`` for the subject. ``left``: the focus went elsewhere in the window."""

    left = Signal()
    entered = Signal()
    too_long = Signal()  # what was pasted does not fit into a letter

    def __init__(self, parent: QWidget, *, one_line: bool = False) -> None:
        super().__init__(parent)
        self._one_line = one_line
        self._faults: tuple[Fault, ...] = ()
        self.setTabChangesFocus(True)
        self.setCenterOnScroll(False)
        self._highlighter = Highlighter(self.document())
        if one_line:
            self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
            self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.document().setDocumentMargin(1)
        self._fit()

    # -- the words -------------------------------------------------------------------------------

    def words(self) -> str:
        """What stands here, no-break spaces and all."""
        raw = self.document().toRawText()
        return raw.replace("\u2029", "\n").replace("\u2028", "\n")

    def words_before_cursor(self) -> str:
        units = self.words().encode("utf-16-le", "surrogatepass")[
            : 2 * self.textCursor().position()
        ]
        return units.decode("utf-16-le", "replace")

    def show_words(self, words: str) -> None:
        """Show another text; there is nothing to undo in it."""
        self.setPlainText(words)
        self.show_faults(())

    def put(self, words: str) -> None:
        """Put words where the cursor is, instead of braces that were begun there; can be undone."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            begun = _OPENED.search(cursor.block().text()[: cursor.positionInBlock()])
            length = _units(begun[0]) if begun and begun[0].startswith("{") else 0
            cursor.movePosition(
                QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, length
            )
        cursor.insertText(words)
        self.setTextCursor(cursor)
        self.setFocus()

    def put_field(self, name: str) -> None:
        self.put(as_field(name))

    # -- faults ----------------------------------------------------------------------------------

    def show_faults(self, found: Sequence[Fault]) -> None:
        """Underline these; their places count in this text."""
        self._faults = tuple(found)
        self.setExtraSelections([self._underlined(one) for one in found])

    def fault_at(self, position: int) -> Fault | None:
        """The fault at this place of the document, as it was when it was last checked."""
        for one, shown in zip(self._faults, self.extraSelections(), strict=False):
            cursor: QTextCursor = shown.cursor
            if cursor.selectionStart() <= position <= cursor.selectionEnd():
                return one
        return None

    def mend(self, fault: Fault) -> None:
        """Put the suggestion where the fault is; can be undone."""
        for one, shown in zip(self._faults, self.extraSelections(), strict=False):
            if one == fault:
                cursor: QTextCursor = shown.cursor
                cursor.insertText(fault.suggestion)
                self.setTextCursor(cursor)
                self.setFocus()
                return

    def _underlined(self, fault: Fault) -> QTextEdit.ExtraSelection:
        words = self.words()
        cursor = QTextCursor(self.document())
        cursor.setPosition(_units(words[: fault.start]))
        keep = QTextCursor.MoveMode.KeepAnchor
        cursor.setPosition(_units(words[: max(fault.end, fault.start)]), keep)
        shown = QTextEdit.ExtraSelection()
        shown.cursor = cursor
        form = QTextCharFormat()
        form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        form.setUnderlineColor(QColor(palette.colours().bad_text))
        form.setBackground(QColor(palette.colours().bad_back))
        form.setForeground(QColor(palette.colours().bad_text))
        shown.format = form
        return shown

    # -- Qt's ------------------------------------------------------------------------------------

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            fault = self.fault_at(self.cursorForPosition(event.pos()).position())
            if fault is None:
                QToolTip.hideText()
            else:
                QToolTip.showText(event.globalPos(), plain_tip(fault.sentence.say()), self)
            return True
        return super().viewportEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if self._one_line and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802 - Qt's name
        """A subject is one line, also when several are pasted; a book is refused.

        Qt needs minutes for the lines of a paragraph of a million characters.
        """
        pasted = source.text()
        if len(pasted) + self.document().characterCount() > LONGEST_TEXT:
            self.too_long.emit()
        elif self._one_line:
            self.textCursor().insertText(" ".join(pasted.split()))
        else:
            super().insertFromMimeData(source)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusOutEvent(event)
        elsewhere = {
            Qt.FocusReason.ActiveWindowFocusReason,
            Qt.FocusReason.PopupFocusReason,
            Qt.FocusReason.MenuBarFocusReason,
        }
        if event.reason() not in elsewhere:
            self.left.emit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()
        elif event.type() == QEvent.Type.PaletteChange and hasattr(self, "_highlighter"):
            self._highlighter.rehighlight()
            self.show_faults(self._faults)

    def _fit(self) -> None:
        if self._one_line:
            self.setFixedHeight(self.fontMetrics().height() + 16)


def _units(words: str) -> int:
    """How many positions of a Qt document a text takes: UTF-16, where an emoji counts for two."""
    return len(words.encode("utf-16-le", "surrogatepass")) // 2
