"""The bookmarks of a document, written while it is made."""

from __future__ import annotations

from coordinator_app.documents.pdf_file import PdfFile, hexadecimal

_SHOWN_FROM = 3


class Bookmarks:
    """A flat list; each is written when the next one is known."""

    def __init__(self, file: PdfFile) -> None:
        self._file = file
        self._root = file.reserve()
        self._count = self._first = self._last = 0
        self._body = b""

    def add(self, title: str, page: int) -> None:
        """A bookmark to the top of a page, by the number of its object."""
        number = self._file.reserve()
        body = b"/Title %b/Parent %d 0 R/Dest[%d 0 R/Fit]" % (
            (hexadecimal(title), self._root, page)
        )
        if self._last:
            self._write(b"/Next %d 0 R" % number)
            body += b"/Prev %d 0 R" % self._last
        self._first = self._first or number
        self._last, self._body = number, body
        self._count += 1

    def close(self) -> bytes:
        """Write what is left; returns the entries of the catalogue."""
        if not self._count:
            self._file.put(self._root, b"null")
            return b""
        self._write(b"")
        self._file.put(
            self._root,
            b"<</Type/Outlines/First %d 0 R/Last %d 0 R/Count %d>>"
            % (self._first, self._last, self._count),
        )
        shown = b"/PageMode/UseOutlines" if self._count >= _SHOWN_FROM else b""
        return b"/Outlines %d 0 R" % self._root + shown

    def _write(self, after: bytes) -> None:
        self._file.put(self._last, b"<<%b%b>>" % (self._body, after))
