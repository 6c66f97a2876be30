"""Several texts in one cell of a table: put together so that they can be taken apart again.

They stand between semicolons; one that holds a sign between items, or begins with a quotation mark,
stands in quotation marks, which are doubled inside, as in CSV.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import peewee as pw
from peewee import fn

BETWEEN = ";|\n"
"""What stands between the items of a list, in ours and in others'."""
BETWEEN_TAGS = f"{BETWEEN},"
"""The same for short words, which others part by commas."""
_MARK, _DOUBLED = '"', '""'


def put_together(rows: pw.ModelSelect, text: Any, between: str = BETWEEN) -> Any:
    """The texts of some rows as one cell, as the engine puts it together."""
    signs = [fn.INSTR(text, sign) for sign in between]
    apart = fn.SUBSTR(text, 1, 1) == _MARK
    for sign in signs:
        apart |= sign
    doubled = fn.REPLACE(text, _MARK, _DOUBLED)
    quoted = pw.Value(_MARK).concat(doubled).concat(pw.Value(_MARK))
    return rows.select(fn.GROUP_CONCAT(pw.Case(None, [(apart, quoted)], text), "; "))


def taken_apart(cell: str, between: str = BETWEEN) -> list[str]:
    """The texts of a cell; empty ones are none.

    Quotation marks around an item that needs none belong to it.
    """
    found: list[str] = []
    for match in _items(between).finditer(cell):
        quoted, bare = match.groups()
        if quoted is not None and not (_DOUBLED in quoted or set(between) & set(quoted)):
            quoted, bare = None, f"{_MARK}{quoted}{_MARK}"
        text = bare.strip() if quoted is None else quoted.replace(_DOUBLED, _MARK)
        if text.strip():
            found.append(text)
    return found


@cache
def _items(between: str) -> re.Pattern[str]:
    signs = re.escape(between)
    blank = rf"[^\S{signs}]*"
    return re.compile(rf'{blank}(?:"((?:[^"]|"")*)"{blank}(?=[{signs}]|\Z)|([^{signs}]+))')
