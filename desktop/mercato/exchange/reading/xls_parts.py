"""What the reader of spreadsheets does not tell of an XLS file, from its records (BIFF 5 and 8).

Runs in the child process. As of XLSX: rows that are hidden or struck through, addresses and
comments behind the text of cells, numbers that have their leading zeros from the format of the
cell, dates of which it shows no day, and errors. An old workbook lies in blocks of a small file
system.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mercato.exchange.reading.sheet_parts import BUILT_IN, MONTH, MOST, Styles, Unseen

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STREAMS = ("Workbook", "Book")
_LAST_BLOCK = 0xFFFFFFFA
_FREE = 0xFFFFFFFF
_LARGEST = 12
"""The power of two of the largest blocks that there are."""
_BIFF8 = 0x0600
_BOF, _EOF, _SHEET, _FORMAT, _XF = 0x0809, 0x000A, 0x0085, 0x041E, 0x00E0
_FONT, _NOTE, _LINK = 0x0031, 0x001C, 0x01B8
_STRUCK, _NO_FONT, _TO_ADDRESS = 0x08, 4, 1
"""Flags of fonts and links; the font that no style counts."""
_CONTINUED = 0xFFFF
_COLUMNS, _WIDEST = 0x007D, 255
_ROW, _NUMBER, _RK, _SEVERAL_RK, _FORMULA = 0x0208, 0x0203, 0x027E, 0x00BD, 0x0006
_TRUTH = 0x0205
"""Of a cell that holds true, false or an error."""
_CELLS = frozenset((_NUMBER, _RK, _FORMULA, _TRUTH, 0x00FD, 0x0204, 0x00D6))
"""Of cells that hold something; the last ones hold texts."""
_HIDDEN = 0x20
_MOST_LINKED = 10_000
"""Cells that may share one address."""
_GAVE_ERROR = 2
_ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}


def unseen(path: Path) -> dict[str, Unseen]:
    """Each sheet's name, and what is to be added to what the reader says; nothing if it is broken.

    What is broken is the reader's to tell.
    """
    try:
        return _unseen(_stream(path.read_bytes()))
    except (struct.error, IndexError, ValueError):
        return {}


def _unseen(stream: bytes) -> dict[str, Unseen]:
    styles = Styles()
    formats = dict.fromkeys(map(int, BUILT_IN), (MONTH, 0))
    sheets: list[tuple[str, int]] = []
    fonts: list[bool] = []
    version = number = 0
    for kind, at, length in _records(stream, 0):
        if kind == _BOF:
            (version,) = struct.unpack_from("<H", stream, at)
        elif kind == _SHEET:
            (begin,) = struct.unpack_from("<I", stream, at)
            sheets.append((_text(stream, at + 6, 1, version), begin))
        elif kind == _FORMAT and length > 4:
            (key,) = struct.unpack_from("<H", stream, at)
            written = _text(stream, at + 2, 2 if version >= _BIFF8 else 1, version)
            formats[key] = Styles.read(written)
        elif kind == _FONT:
            fonts.append(bool(stream[at + 2] & _STRUCK))
        elif kind == _XF:
            font, key = struct.unpack_from("<HH", stream, at)
            styles.add(number, *formats.get(key, (0, 0)))
            if any(fonts[font - (font > _NO_FONT) :][:1]):
                styles.struck.add(number)
            number += 1
    looked = {begin: _look(stream, begin, styles) for begin in {begin for _, begin in sheets}}
    return {name: looked[begin] for name, begin in sheets}


def _records(stream: bytes, at: int) -> Iterator[tuple[int, int, int]]:
    """Kind, place and length of each record up to the end of a part."""
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        if kind == _EOF:
            return
        yield kind, at + 4, length
        at += 4 + length


def _text(stream: bytes, at: int, size: int, version: int) -> str:
    """A text behind its length of one byte or two; since BIFF 8 one byte says how wide it is."""
    length = int.from_bytes(stream[at : at + size], "little")
    at += size
    if version < _BIFF8:
        return stream[at : at + length].decode("cp1252", "replace")
    if stream[at] & 1:
        return stream[at + 1 : at + 1 + 2 * length].decode("utf-16-le", "replace")
    return stream[at + 1 : at + 1 + length].decode("latin-1")


def _look(stream: bytes, begin: int, styles: Styles) -> Unseen:
    found = Unseen()
    for kind, at, length in _records(stream, begin):
        if kind in (_ROW, _COLUMNS, _NOTE, _LINK):
            _look_beside(found, stream, kind, at)
            continue
        if styles.struck and kind in _CELLS:
            row, _, style = struct.unpack_from("<HHH", stream, at)
            found.struck.update({row} if style in styles.struck else ())
        if kind in (_TRUTH, _FORMULA) and (error := _error(stream, kind, at)):
            if len(found.cells) < MOST:
                found.cells[struct.unpack_from("<HH", stream, at)] = error
        elif kind in (_NUMBER, _RK, _FORMULA):
            row, column, style = struct.unpack_from("<HHH", stream, at)
            if style in styles:
                value = _rk(stream, at + 6) if kind == _RK else _double(stream, at + 6)
                _remember(found, (row, column), style, value, styles)
        elif kind == _SEVERAL_RK:
            row, column = struct.unpack_from("<HH", stream, at)
            for place in range((length - 6) // 6):
                (style,) = struct.unpack_from("<H", stream, at + 4 + 6 * place)
                if style in styles:
                    value = _rk(stream, at + 6 + 6 * place)
                    _remember(found, (row, column + place), style, value, styles)
    return found


def _look_beside(found: Unseen, stream: bytes, kind: int, at: int) -> None:
    """Look at what is no cell: rows that are hidden, comments, addresses."""
    if kind == _ROW:
        found.hidden.update(
            struct.unpack_from("<H", stream, at) if stream[at + 12] & _HIDDEN else ()
        )
    elif kind == _COLUMNS:
        first, last, _, _, flags = struct.unpack_from("<HHHHH", stream, at)
        found.columns.update(range(first, min(last, _WIDEST) + 1) if flags & 1 else ())
    elif kind == _NOTE:
        found.comments += struct.unpack_from("<H", stream, at) != (_CONTINUED,)
    else:
        _link(found, stream, at)


def _link(found: Unseen, stream: bytes, at: int) -> None:
    """Remember the cells behind which an address lies."""
    top, bottom, left, right = struct.unpack_from("<HHHH", stream, at)
    few = (bottom - top + 1) * (right - left + 1) < _MOST_LINKED
    if few and stream[at + 28] & _TO_ADDRESS and len(found.linked) < MOST:
        found.linked |= {
            (row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)
        }


def _error(stream: bytes, kind: int, at: int) -> str | None:
    """The error that a cell holds, itself or as what its formula gave."""
    if kind == _TRUTH:
        return _ERRORS.get(stream[at + 6]) if stream[at + 7] else None
    is_error = stream[at + 6] == _GAVE_ERROR and stream[at + 12 : at + 14] == b"\xff\xff"
    return _ERRORS.get(stream[at + 8]) if is_error else None


def _double(stream: bytes, at: int) -> float:
    return float(struct.unpack_from("<d", stream, at)[0])


def _rk(stream: bytes, at: int) -> float:
    """A number in four bytes: two flags, and a whole number or the beginning of a fraction."""
    (raw,) = struct.unpack_from("<i", stream, at)
    value = float(raw >> 2)
    if not raw & 2:
        value = float(struct.unpack("<d", struct.pack("<II", 0, raw & 0xFFFFFFFC))[0])
    return value / 100 if raw & 1 else value


def _remember(
    found: Unseen, place: tuple[int, int], style: int, value: float, styles: Styles
) -> None:
    if len(found.cells) + len(found.shown) >= MOST:
        return
    digits = styles.zeros.get(style, 0)
    if style in styles.shown:
        found.shown[place] = styles.shown[style]
    elif value.is_integer() and 0 <= value < 10**digits and len(f"{value:.0f}") < digits:
        found.padded += 1
        found.cells[place] = f"{value:.0f}".zfill(digits)


def _stream(content: bytes) -> bytes:
    """The records of the workbook, out of the blocks of its container if it is in one."""
    if not content.startswith(_OLE):
        return content
    size = _size(content, 30)
    blocks = _Blocks(content[size:], size, _following(content, size))
    directory, smallest, small_table = struct.unpack_from("<I4xII", content, 48)
    entries = blocks.chain(directory)
    for at in range(0, len(entries) - 127, 128):
        length = int.from_bytes(entries[at + 64 : at + 66], "little")
        if entries[at : at + max(length - 2, 0)].decode("utf-16-le", "replace") in _STREAMS:
            first, whole = struct.unpack_from("<II", entries, at + 116)
            if whole < smallest:
                (inner,) = struct.unpack_from("<I", entries, 116)
                table = _numbers(blocks.chain(small_table))
                small = _Blocks(blocks.chain(inner), _size(content, 32), table)
                return small.chain(first)[:whole]
            return blocks.chain(first)[:whole]
    return b""


@dataclass(frozen=True, slots=True)
class _Blocks:
    """Equal blocks, and for each the number of the one that follows it."""

    content: bytes
    size: int
    following: tuple[int, ...]

    def at(self, number: int) -> bytes:
        """One block."""
        return self.content[number * self.size : (number + 1) * self.size].ljust(self.size, b"\0")

    def chain(self, first: int) -> bytes:
        """The blocks that follow each other, as long as they do not turn in a circle."""
        found: list[bytes] = []
        while first < _LAST_BLOCK and len(found) <= len(self.following):
            found.append(self.at(first))
            first = self.following[first]
        return b"".join(found)


def _size(content: bytes, at: int) -> int:
    """How large blocks are, which the header says as a power of two."""
    (power,) = struct.unpack_from("<H", content, at)
    if power > _LARGEST:
        raise ValueError(power)
    return 1 << int(power)


def _following(content: bytes, size: int) -> tuple[int, ...]:
    """Of all blocks of a container the next ones: a table that lies in blocks itself."""
    blocks = _Blocks(content[size:], size, ())
    listed = list(struct.unpack_from("<109I", content, 76))
    more, count = struct.unpack_from("<II", content, 68)
    for _ in range(min(count, len(content) // size)):
        *part, more = _numbers(blocks.at(more))
        listed += part
    return _numbers(b"".join(blocks.at(one) for one in listed if one != _FREE))


def _numbers(table: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(table) // 4}I", table)
