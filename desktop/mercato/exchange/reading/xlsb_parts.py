"""How many cells of an XLSB file hold an error, which the reader gives as nothing.

Runs in the child process. Only counted: which sheet they are on is not worth another reader.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import zipfile

_CELL_ERROR, _FORMULA_ERROR = 3, 11
"""Records of XLSB: BrtCellError and BrtFmlaError."""


def lost_errors(archive: zipfile.ZipFile) -> int:
    """Errors on all sheets."""
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
