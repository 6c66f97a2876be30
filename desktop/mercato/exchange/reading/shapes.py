"""What a cell looks like, to tell headers from data and to see where a shifted row breaks."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_NUMBER = re.compile(
    r"[-+(]?\s?(?:[$€£¥]|USD|EUR)?\s?[-+]?\d[\d.,'\s\u202f\u00a0]*(?:[eE][-+]?\d+)?\s?"
    r"(?:[%$€£¥‰]|USD|EUR|[kKM]€)?\)?"
)
_DATE = re.compile(
    r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:[T ].*)?|\d{4}-\d{2}|\d{1,2}/\d{4}"
    r"|(?:\d{1,2}(?:er|st|nd|rd|th)?\s+)?[^\W\d]{3,9}\.?\s+(?:\d{1,2},?\s+)?(?:1[5-9]|20)\d\d",
    re.IGNORECASE,
)
_TIME = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?(?:\s?[ap]m)?", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[^\s@]+@[^\s@]+\.[a-z]{2,}", re.IGNORECASE)
_CODE = re.compile(r"(?=.*\d)[\w./()+-]{2,40}")

DATA = frozenset({"number", "date", "time", "address"})
"""Shapes that no name of a column has, but for years."""

BLANKS = frozenset(
    {"NA", "N/A", "n/a", "NaN", "nan", "NULL", "null", "Null", "None", "NONE", "#N/A", "\\N"}
    | {"-", "--", "–", "—", "."}
)
"""What other programs and people write for nothing."""
DITTOS = frozenset(
    {'"', "''", ",,", "〃", "″", "”", '-"-', '- " -', "-''-", "↑", "^", "do.", "Do.", "id.", "Id."}
    | {"idem", "Idem", "IDEM", "ídem", "Ídem", "ditto", "Ditto", "DITTO", "dito", "Dito"}
    | {"ibid.", "Ibid.", "ibid", "Ibid", "same as above", "Same as above", "(same)", "as above"}
    | {"s.o.", "s. o.", "wie oben", "voir ci-dessus", "cf. ci-dessus", "comme ci-dessus"}
)
"""What people write for what stands above."""


def shape(cell: str) -> str:
    """empty, number, date, time, address, code (letters with digits, one word) or text."""
    text = cell.strip()
    if not text or text in BLANKS:
        return "empty"
    if len(text) > 200:
        return "text"
    for name, pattern in _PATTERNS:
        if pattern.fullmatch(text):
            return name
    return "text"


_PATTERNS = (
    ("date", _DATE),
    ("number", _NUMBER),
    ("time", _TIME),
    ("address", _ADDRESS),
    ("code", _CODE),
)


def profile(rows: Iterable[Sequence[str]], width: int) -> list[Counter[str]]:
    """How often each shape stands in each column."""
    found: list[Counter[str]] = [Counter() for _ in range(width)]
    for row in rows:
        for column, cell in zip(found, row, strict=False):
            column[shape(cell)] += 1
    return found


def strong(column: Counter[str]) -> str | None:
    """The shape that nearly all filled cells of a column have, unless it is text."""
    filled = Counter({name: number for name, number in column.items() if name != "empty"})
    if not filled:
        return None
    name, number = filled.most_common(1)[0]
    return name if name != "text" and number >= 0.8 * filled.total() else None


def fit(cells: Sequence[str], columns: Sequence[Counter[str]]) -> float:
    """How well a row fits the columns: 0 not at all, 1 as the others do."""
    if not columns:
        return 0.0
    total = 0.0
    for cell, column in zip(cells, columns, strict=False):
        total += column[shape(cell)] / max(column.total(), 1)
    return total / len(columns)
