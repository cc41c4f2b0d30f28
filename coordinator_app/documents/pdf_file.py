"""A PDF file that is written while it is made: an object leaves memory as soon as it is known.

A batch of a thousand letters holds some fifteen thousand objects; reportlab's own document keeps
all of them until the end and formats each anew.
"""

from __future__ import annotations

import sys
import zlib
from array import array
from collections.abc import Iterable
from hashlib import md5
from typing import BinaryIO

_HELD = 1 << 16
_GROUP = 128


class PdfFile:
    """Numbered objects into ``sink``; those without a stream are packed together (PDF 1.5)."""

    def __init__(self, sink: BinaryIO) -> None:
        self._sink = sink
        self._held = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
        self._written = 0
        self._places = array("Q", [_row(0, 0, 65535)])
        self._group: list[tuple[int, bytes]] = []
        self._signature = md5(usedforsecurity=False)

    def reserve(self) -> int:
        """The number of an object that will be put later."""
        self._places.append(0)
        return len(self._places) - 1

    def add(self, body: bytes) -> int:
        """Put a new object; returns its number."""
        number = self.reserve()
        self.put(number, body)
        return number

    def put(self, number: int, body: bytes) -> None:
        """Give a reserved object its content."""
        self._group.append((number, body))
        if len(self._group) == _GROUP:
            self._write_group()

    def add_stream(self, entries: bytes, content: bytes) -> int:
        """Put a new stream; ``entries`` are those of its dictionary besides Length and Filter."""
        return self.add_packed_stream(entries + b"/Filter/FlateDecode", zlib.compress(content, 6))

    def add_packed_stream(self, entries: bytes, content: bytes) -> int:
        """Put a stream that is packed already, as ``entries`` say."""
        number = self.reserve()
        self._places[number] = _row(1, self._position, 0)
        self._write_stream(number, entries, content)
        return number

    def close(self, catalog: int, info: int) -> None:
        """Write what was held, and the table of all places."""
        self._write_group()
        table = self.reserve()
        self._places[table] = _row(1, self._position, 0)
        identity = self._signature.hexdigest().encode()
        entries = b"/Type/XRef/Size %d/W[1 5 2]/Root %d 0 R/Info %d 0 R/ID[<%b><%b>]" % (
            (len(self._places), catalog, info, identity, identity)
        )
        rows = zlib.compress(_rows(self._places), 6)
        start = self._position
        self._write_stream(table, entries + b"/Filter/FlateDecode", rows)
        self._write(b"startxref\n%d\n%%%%EOF\n" % start)
        self._flush()

    def _write_group(self) -> None:
        if not self._group:
            return
        number, head, bodies, place = self.reserve(), [], [], 0
        for index, (one, body) in enumerate(self._group):
            self._places[one] = _row(2, number, index)
            head.append(b"%d %d " % (one, place))
            bodies.append(body)
            place += len(body) + 1
        first = b"".join(head)
        entries = b"/Type/ObjStm/N %d/First %d/Filter/FlateDecode" % (len(bodies), len(first))
        self._group.clear()
        self._places[number] = _row(1, self._position, 0)
        self._write_stream(number, entries, zlib.compress(first + b"\n".join(bodies), 6))

    def _write_stream(self, number: int, entries: bytes, content: bytes) -> None:
        head = b"%d 0 obj\n<<%b/Length %d>>stream\n" % (number, entries, len(content))
        self._write(head, content, b"\nendstream\nendobj\n")

    @property
    def _position(self) -> int:
        return self._written + len(self._held)

    def _write(self, *parts: bytes) -> None:
        for part in parts:
            self._held += part
        if len(self._held) > _HELD:
            self._flush()

    def _flush(self) -> None:
        self._signature.update(self._held)
        self._sink.write(self._held)
        self._written += len(self._held)
        self._held.clear()


def _row(kind: int, place: int, index: int) -> int:
    """An entry of the cross-reference stream as its eight bytes (ISO 32000-1, 7.5.8)."""
    return kind << 56 | place << 16 | index


def _rows(places: array[int]) -> bytes:
    if sys.byteorder == "little":
        places.byteswap()
    return places.tobytes()


def hexadecimal(text: str) -> bytes:
    """A text string of a dictionary, in any script: ``<feff0041>``."""
    return b"<" + ("\ufeff" + text).encode("utf-16-be", "replace").hex().encode() + b">"


def ascii_text(text: str) -> bytes:
    """A string of plain letters, such as an address: ``(https://example.org)``."""
    clean = text.encode("ascii", "ignore")
    for one in (b"\\", b"(", b")"):
        clean = clean.replace(one, b"\\" + one)
    return b"(" + clean + b")"


def references(numbers: Iterable[int]) -> bytes:
    """References to objects, in a row: ``3 0 R 4 0 R``."""
    return b" ".join([b"%d 0 R" % number for number in numbers])
