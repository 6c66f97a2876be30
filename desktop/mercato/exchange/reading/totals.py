"""Rows that sum others up, known by their label."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING

from mercato.exchange.reading.shapes import shape

if TYPE_CHECKING:
    from collections.abc import Sequence

_LABEL = re.compile(
    r"\W*(?:grand |sub[- ]?|sous[- ]?|zwischen)?(?:totals?|totaux|sum|somme|ensemble|averages?|mean"
    r"|moyenne|gesamt(?:summe)?|insgesamt|summe|totale|suma|итого|合计|合計)\b.{0,25}",
    re.IGNORECASE,
)
_SUMMED = 3
"""Numbers that a sum must have above it."""
_COLUMNS = 50
"""Columns that are searched for sums."""
_STARTS = frozenset("tTsSgGeEmMaAiIzZиИ合*") | {""}
"""What the first cell of a total begins with."""
_STEMS = (
    *("tota", "sum", "somm", "ensemble", "averag", "mean", "moyenne", "gesamt", "итого", "合"),
    "eur",
)
"""What stands in it, if it is not empty: part of a label, or of a number that begins so."""


def may_begin(firsts: str) -> bool:
    """Whether one of the first cells of rows could begin one that `is_subtotal`.

    They are given casefolded, with a line break before, between and after them.
    """
    return "\n\n" in firsts or any(stem in firsts for stem in _STEMS)


def is_total(cells: Sequence[str]) -> bool:
    """Whether a row is labelled as the total of others."""
    labels = islice((cell for cell in cells if cell and not cell.isspace()), 3)
    return any(_LABEL.match(label) and _LABEL.fullmatch(label.strip()) for label in labels)


def sums_up(cells: Sequence[str], rows: Sequence[Sequence[str]]) -> bool:
    """Whether a number in a row is the sum of all those above it, of several that differ."""
    totals = {at: total for at, cell in enumerate(cells[:_COLUMNS]) if (total := _number(cell))}
    return any(_is_sum(total, [row[at] for row in rows]) for at, total in totals.items())


def _is_sum(total: Decimal, above: Sequence[str]) -> bool:
    if len(above) < _SUMMED or None in (numbers := list(map(_number, above))):
        return False
    known = [one for one in numbers if one is not None]
    return len({*known} - {0}) > 1 and sum(known) == total


def _number(cell: str) -> Decimal | None:
    plain = re.sub(r"[\s\u00a0\u202f$€£']", "", cell)
    plain = (
        plain.replace(",", "") if re.search(r",\d{3}(?:\D|$)", plain) else plain.replace(",", ".")
    )
    return Decimal(plain) if re.fullmatch(r"-?\d{1,15}(?:\.\d{1,6})?", plain) else None


def is_subtotal(cells: Sequence[str]) -> bool:
    """Whether a row in the middle is a total: labelled so, with nothing but numbers beside."""
    if cells[0][:1] not in _STARTS or not is_total(cells):
        return False
    others = [cell for cell in cells if cell.strip() and not _LABEL.fullmatch(cell.strip())]
    return bool(others) and all(shape(cell) == "number" for cell in others)
