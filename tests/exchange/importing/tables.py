"""Short hands for tests of imports: a table from rows, an import as one edit."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from mercato.exchange.importing import ImportPlan, Mapped, rehearse, run
from mercato.exchange.importing.report import Report
from mercato.exchange.questions import Question, Unanswered
from mercato.records.journal import journal


@dataclass
class Line:
    """A row of a table."""

    line: int
    cells: list[str]


@dataclass
class Rows:
    """A table as rows of texts, the first of which is the headers."""

    headers: tuple[str, ...]
    lines: list[list[str]]
    name: str = "list.csv"
    skipped: list[Any] = field(default_factory=list)

    def rows(self) -> Iterator[Line]:
        for place, cells in enumerate(self.lines):
            yield Line(place + 2, cells)

    def sample(self, number: int) -> list[Line]:
        return list(self.rows())[:number]


def rows(headers: str, *lines: str) -> Rows:
    """A table from lines with bars between the cells."""
    split = [[cell.strip() for cell in line.split("|")] for line in (headers, *lines)]
    return Rows(tuple(split[0]), split[1:])


def from_csv(path: Path, encoding: str = "utf-8-sig", delimiter: str = ",") -> Rows:
    """A table from a plain CSV file."""
    with path.open(encoding=encoding, newline="") as handle:
        headers, *lines = list(csv.reader(handle, delimiter=delimiter))
    return Rows(tuple(headers), lines, path.name)


def plan(table: str, columns: dict[str, str | Sequence[str]], **options: Any) -> ImportPlan:
    """A plan from field=column."""
    mapped = [
        Mapped(field, (column,) if isinstance(column, str) else tuple(column))
        for field, column in columns.items()
    ]
    return ImportPlan(table, tuple(mapped), **options)


def take(table: Rows, wanted: ImportPlan) -> Report:
    """Import a table as one edit."""
    with journal.edit("import.table"):
        return run(table, wanted)


def asked(table: Rows, wanted: ImportPlan) -> list[Question]:
    """The questions that an import leaves open; nothing is written then."""
    with pytest.raises(Unanswered) as unanswered:
        take(table, wanted)
    return list(unanswered.value.questions)


def look(table: Rows, wanted: ImportPlan) -> Report:
    """What that would do."""
    return rehearse(table, wanted)
