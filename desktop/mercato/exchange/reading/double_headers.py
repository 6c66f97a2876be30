"""Names of columns in two lines: From and To above Organization, Role, Organization, Role."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from mercato.records.language.folding import fold

if TYPE_CHECKING:
    from mercato.exchange.reading.splitting import Row


def joined(upper: Row, lower: Row) -> tuple[str, ...] | None:
    """The names that both lines make together; None if the upper one is none of two.

    What stands above counts for the columns to the right of it as well, until another one begins:
    it is told apart by that where the lower line says the same twice.
    """
    above, below = ([cell.strip() for cell in row.cells] for row in (upper, lower))
    if len(above) != len(below) or above[-1:] == [""] == below[-1:]:
        return None
    named = Counter(fold(cell) for cell in below if cell)
    groups = [cell for cell, other in zip(above, below, strict=True) if cell and other]
    if len(groups) < 2 or not any(number > 1 for number in named.values()):
        return None
    names: list[str] = []
    group = ""
    for cell, name in zip(above, below, strict=True):
        group = cell or (group if name else "")
        names.append(f"{group} {name}".strip())
    different = len({fold(name) for name in names}) == len(names)
    return tuple(names) if different else None
