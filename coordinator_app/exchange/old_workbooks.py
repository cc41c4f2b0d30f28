"""Checks an old Excel file (.xls) before it is read: the reader trusts every number in it.

A damaged file makes that reader ask for hundreds of gigabytes, which ends the whole program. The
container is described in Microsoft's MS-CFB, the records in MS-XLS.
"""

import struct
from collections.abc import Iterator
from itertools import chain

_END_OF_CHAIN = 0xFFFFFFFA
_SMALL = 4096
_STREAM, _ROOT = 2, 5
_MOST_ROWS, _MOST_COLUMNS = 65_536, 256
_DIMENSIONS, _STRINGS = 0x0200, 0x00FC
# FORMULA, MULRK, MULBLANK, RSTRING, LABELSST, BLANK, NUMBER, LABEL, BOOLERR, RK
_CELLS = {0x0006, 0x00BD, 0x00BE, 0x00D6, 0x00FD, 0x0201, 0x0203, 0x0204, 0x0205, 0x027E}


def is_sound(content: bytes) -> bool:
    """Whether every chain of sectors stays inside the file and every cell inside a sheet."""
    try:
        container = _Container(content)
        return all(_records_are_sound(stream) for stream in container.workbooks())
    except (struct.error, IndexError, ValueError, UnicodeDecodeError):
        return False


class _Container:
    """The streams of a compound file; each chain is walked once and never in circles."""

    def __init__(self, content: bytes) -> None:
        shift = _word(content, 30)
        if shift not in {9, 12} or _word(content, 32) != 6:
            raise ValueError(shift)
        self._content = content
        self._size = 1 << shift
        self._next = list(chain.from_iterable(map(self._longs, self._table_sectors())))
        small = self._chain(_long(content, 60), self._next)
        self._small_next = list(chain.from_iterable(map(self._longs, small)))

    def workbooks(self) -> Iterator[bytes]:
        """The streams that hold a workbook; the other streams are walked too."""
        directory = self._joined(_long(self._content, 48))
        entries = [directory[at : at + 128] for at in range(0, len(directory), 128)]
        root = next(entry for entry in entries if entry[66] == _ROOT)
        small = self._joined(_long(root, 116))
        for entry in entries:
            if entry[66] != _STREAM:
                continue
            stream = self._stream(entry, small)
            name = entry[: max(_word(entry, 64) - 2, 0)].decode("utf-16-le")
            if name in {"Workbook", "Book"}:
                yield stream

    def _stream(self, entry: bytes, small: bytes) -> bytes:
        start, size = _long(entry, 116), _long(entry, 120)
        if size >= _SMALL:
            stream = self._joined(start)
        else:
            sectors = self._chain(start, self._small_next) if size else ()
            stream = b"".join(small[at * 64 : at * 64 + 64] for at in sectors)
        if len(stream) < size:
            raise ValueError(size)
        return stream[:size]

    def _table_sectors(self) -> Iterator[int]:
        """The sectors of the table of chains: 109 in the header, the others in sectors of links."""
        count = _long(self._content, 44)
        listed = list(struct.unpack_from("<109I", self._content, 76))
        link, links = _long(self._content, 68), 0
        while link < _END_OF_CHAIN and links <= len(self._content) // self._size:
            *sectors, link = self._longs(link)
            listed += sectors
            links += 1
        yield from [sector for sector in listed if sector < _END_OF_CHAIN][:count]

    def _chain(self, start: int, following: list[int]) -> Iterator[int]:
        walked = 0
        while start < _END_OF_CHAIN:
            yield start
            walked += 1
            if walked > len(following):
                raise ValueError(start)
            start = following[start]

    def _joined(self, start: int) -> bytes:
        return b"".join(self._sector(sector) for sector in self._chain(start, self._next))

    def _longs(self, sector: int) -> tuple[int, ...]:
        return struct.unpack(f"<{self._size // 4}I", self._sector(sector))

    def _sector(self, number: int) -> bytes:
        sector = self._content[(number + 1) * self._size : (number + 2) * self._size]
        if not sector:
            raise ValueError(number)
        return sector


def _records_are_sound(stream: bytes) -> bool:
    at = 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        if kind == 0 and length == 0:
            return True
        record = stream[at + 4 : at + 4 + length]
        if len(record) < length or not _is_sound_record(kind, record, len(stream)):
            return False
        at += 4 + length
    return True


def _is_sound_record(kind: int, record: bytes, stream_length: int) -> bool:
    if kind in _CELLS:
        return _word(record, 2) < _MOST_COLUMNS
    if kind == _STRINGS:
        return _long(record, 4) <= stream_length
    if kind == _DIMENSIONS:
        form = "<IIHH" if len(record) >= 14 else "<HHHH"
        first_row, last_row, first, last = struct.unpack_from(form, record)
        return bool(first_row <= last_row <= _MOST_ROWS and first <= last <= _MOST_COLUMNS)
    return True


def _word(content: bytes, at: int) -> int:
    return int(struct.unpack_from("<H", content, at)[0])


def _long(content: bytes, at: int) -> int:
    return int(struct.unpack_from("<I", content, at)[0])
