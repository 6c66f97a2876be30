"""The records of one type that the rows of a file make or change, column by column."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, Any

from mercato.records.schema import FuzzyDateField

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mercato.exchange.importing.report import Cell

NEW = 0
TITLES = ("name", "headline", "text")
"""Columns that say what a record is called."""


class Batch:
    """One entry for each row of the file, or for some of them.

    `columns` hold what the file says, by column of the type's table; None where it says nothing.
    `proposals` are for new records only. `links` hold the keys of whom a column names.
    `match` says what each entry is: the id of a record, `NEW`, or below zero an earlier entry.
    `unmade` are new names where a record keeps its link, by column and place.
    `ids` are the records that the entries are in the end; 0 for a row that was refused.
    """

    def __init__(self, record_type: str, rows: Iterable[int]) -> None:
        self.record_type = record_type
        self.rows = list(rows)
        self.columns: dict[str, list[Any]] = {}
        self.proposals: dict[str, list[Any]] = {}
        self.links: dict[str, list[str]] = {}
        self.match: list[int] = [NEW] * len(self.rows)
        self.ids: list[int] = [0] * len(self.rows)
        self.uids: list[str | None] = [None] * len(self.rows)
        self.originals: dict[int, str] = {}
        self.cells: dict[int, tuple[Cell, ...]] = {}
        self.made: set[int] = set()
        self.touched: set[int] = set()
        self.unmade: dict[tuple[str, int], str] = {}

    def __len__(self) -> int:
        return len(self.rows)

    def first(self, place: int) -> int:
        """The earliest entry that is the same record: this one, or the one it is matched with."""
        match = self.match[place]
        return -1 - match if match < 0 else place

    def known(self, place: int) -> int:
        """The record that an entry is already; 0 if that is new."""
        return max(self.match[self.first(place)], NEW)

    def known_of_all(self) -> list[int]:
        """`known` of each entry."""
        match = self.match
        return [max(match[-1 - one], NEW) if one < 0 else one for one in match]

    def put_date(self, name: str, dates: list[Any]) -> None:
        """Fill the four columns of a date; an entry without one says nothing."""
        for place, suffix in enumerate(("", *(f"_{suffix}" for suffix in FuzzyDateField.SUFFIXES))):
            self.columns[f"{name}{suffix}"] = list(map(itemgetter(place), dates))

    def dates(self, name: str) -> list[Any]:
        """What `put_date` was given; dates that say nothing where it never was."""
        suffixes = ("", *(f"_{suffix}" for suffix in FuzzyDateField.SUFFIXES))
        nothing = [None] * len(self)
        columns = [self.columns.get(f"{name}{suffix}", nothing) for suffix in suffixes]
        return list(zip(*columns, strict=True))

    def fill(self, name: str, values: Iterable[Any]) -> None:
        """Fill a column where it says nothing yet."""
        known = self.columns.get(name)
        if known is None:
            self.columns[name] = list(values)
        else:
            self.columns[name] = [
                new if old is None else old for old, new in zip(known, values, strict=True)
            ]

    def forget(self) -> None:
        """Let go of what the file's records hold by now; what they are called is still told."""
        self.columns = {name: self.columns[name] for name in TITLES if name in self.columns}
        self.proposals.clear()
        self.links.clear()

    def note(self, place: int, cell: Cell) -> None:
        """Tell of one more cell of a record that was there already."""
        self.cells[place] = (*self.cells.get(place, ()), cell)
        self.touched.add(place)
