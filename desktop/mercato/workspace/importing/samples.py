"""A few values of the columns of a file, as they are, cut, or joined."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mercato.exchange.importing.plan import Row

if TYPE_CHECKING:
    from mercato.exchange.importing.plan import ColumnView
    from mercato.workspace.importing.draft import Line

Rows = Sequence[Row]
KEPT = 8
"""Samples of a column."""


@dataclass(frozen=True, slots=True)
class Samples:
    """Values that differ, by column, and whole columns of the first rows for joining."""

    distinct: Mapping[str, tuple[str, ...]]
    columns: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, views: Sequence[ColumnView], rows: Rows) -> Samples:
        """Those that were found when columns were proposed."""
        columns = _columns([one.header for one in views], rows)
        return cls({one.header: one.samples for one in views}, columns)

    @classmethod
    def of_rows(cls, headers: Sequence[str], rows: Rows) -> Samples:
        """Those of the first rows."""
        columns = _columns(headers, rows)
        return cls({name: _differing(texts) for name, texts in columns.items()}, columns)

    def together(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """The values of a column, or of several joined by a blank."""
        if len(names) == 1:
            return self.distinct.get(names[0], ())
        texts = [self.columns.get(name, ()) for name in names]
        return _differing(" ".join(filter(None, row)) for row in zip(*texts, strict=False))

    def of_line(self, line: Line) -> tuple[str, ...]:
        """What a line would fill its field with."""
        texts = self.together(line.columns)
        return cut_at(texts, line.cut, line.part) if line.cut else texts


def cut_at(texts: Sequence[str], cut: str, part: int) -> tuple[str, ...]:
    """A part of each text, counted from 1; empty where there are fewer."""
    parts = [text.split(cut) for text in texts]
    return tuple(one[part - 1].strip() if len(one) >= part else "" for one in parts)


def _columns(headers: Sequence[str], rows: Rows) -> dict[str, tuple[str, ...]]:
    cells = [row.cells for row in rows]
    return {
        name: tuple(row[place].strip() if place < len(row) else "" for row in cells)
        for place, name in enumerate(headers)
    }


def _differing(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, texts)))[:KEPT]
