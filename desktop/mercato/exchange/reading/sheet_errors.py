"""How many cells of an XLS or XLSB file hold an error, which the reader gives as nothing.

Runs in the child process. Only counted: which sheet they are on is not worth another reader.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import zipfile
    from pathlib import Path

_CODES = rb"[\x00\x07\x0f\x17\x1d\x24\x2a]"
_XLS = re.compile(
    # BOOLERR: length 8, row, column, format, the code, and 1 for "error".
    rb"\x05\x02\x08\x00.{6}" + _CODES + rb"\x01"
    # FORMULA: length, row, column, format, and a result of the kind "error".
    rb"|\x06\x00.\x00.{6}\x02." + _CODES + rb".{3}\xff\xff",
    re.DOTALL,
)
_CELL_ERROR, _FORMULA_ERROR = 3, 11
"""Records of XLSB: BrtCellError and BrtFmlaError."""


def in_xls(path: Path) -> int:
    """Errors in the records of an old workbook; its blocks are taken as they lie in the file."""
    content = path.read_bytes()
    start = max(content.find(b"\x09\x08\x10\x00"), 0)
    return len(_XLS.findall(content, start))


def in_xlsb(archive: zipfile.ZipFile) -> int:
    """Errors on all sheets of a binary workbook."""
    parts = [name for name in archive.namelist() if re.fullmatch(r"xl/worksheets/\w+\.bin", name)]
    return sum(_count(archive.read(part)) for part in parts)


def _count(records: bytes) -> int:
    at = found = 0
    while at < len(records) - 1:
        kind, at = _number(records, at, 2)
        length, at = _number(records, at, 4)
        at += length
        found += kind in {_CELL_ERROR, _FORMULA_ERROR}
    return found


def _number(records: bytes, at: int, most: int) -> tuple[int, int]:
    """A number of seven bits a byte, and where it ends."""
    value = 0
    for shift in range(most):
        if at >= len(records):
            break
        byte = records[at]
        at += 1
        value |= (byte & 0x7F) << (7 * shift)
        if byte < 0x80:
            break
    return value, at
