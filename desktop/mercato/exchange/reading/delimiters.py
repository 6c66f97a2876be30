"""Delimiters of several signs: what stands around a usual one everywhere, or side by side."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_RUN = re.compile(r"[^\w\s\"'.,-]{2,5}")
_FEW = 0.4
"""The share of rows that may have the delimiter in a cell where it stands double everywhere."""


def widened(rows: Sequence[Sequence[str]], delimiter: str, text: str) -> str:
    """The delimiter with the signs that stand around it between all cells of these rows."""
    if len(rows) < 2 or max(map(len, rows)) < 2:
        return delimiter
    if _is_doubled(rows, delimiter) and delimiter * 2 in text:
        return delimiter * 2
    before = {cell[-1:] for row in rows for cell in row[:-1]}
    after = {cell[:1] for row in rows for cell in row[1:]}
    around = ["".join(one) if len(one) == 1 else "" for one in (before, after)]
    return f"{around[0]}{delimiter}{around[1]}" if all(map(_is_sign, around)) else delimiter


def runs(lines: Sequence[str]) -> list[str]:
    """Two signs or more that stand side by side equally often in each line: name@@city."""
    filled = [line.strip("\r\n") for line in lines if line.strip()]
    first = Counter(_RUN.findall(filled[0])) if len(filled) > 1 else Counter()
    return [
        one for one, number in first.items() if all(line.count(one) == number for line in filled)
    ]


def _is_doubled(rows: Sequence[Sequence[str]], delimiter: str) -> bool:
    """Whether every other column is empty, but for a few cells that hold the delimiter itself.

    Empty columns between commas, semicolons and tabs are left out anyway.
    """
    filled = sum(any(row[1::2]) for row in rows)
    if any(rows[0][1::2]) or filled > _FEW * len(rows):
        return False
    return filled > 0 or delimiter in {"|", ":"}


def _is_sign(text: str) -> bool:
    """Whether a character may be a part of a delimiter of several."""
    return len(text) == 1 and not text.isalnum() and not text.isspace() and text not in "\"'()[]"
