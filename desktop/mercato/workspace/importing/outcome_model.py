"""One of the five lists of a report, as a table of hundreds of thousands of rows."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mercato.exchange.importing.plan import TABLES
from mercato.exchange.importing.report import OUTCOMES
from mercato.workspace import cells, words
from mercato.workspace.importing import naming
from mercato.workspace.importing.table_model import NOWHERE, AnyIndex, TextTable
from mercato.workspace.words.marking import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from mercato.exchange.importing.report import Cell, Line, Lines, Report, SkippedLine

_LINE = QT_TRANSLATE_NOOP("OutcomeModel", "Line")
_RECORD = QT_TRANSLATE_NOOP("OutcomeModel", "Record")
_COMPARED = (
    _LINE,
    _RECORD,
    QT_TRANSLATE_NOOP("OutcomeModel", "Field"),
    QT_TRANSLATE_NOOP("OutcomeModel", "Now"),
    QT_TRANSLATE_NOOP("OutcomeModel", "In the file"),
    QT_TRANSLATE_NOOP("OutcomeModel", "What happens"),
)
_HEADINGS: dict[str, tuple[str, ...]] = {
    "new": (_LINE, _RECORD),
    "changed": _COMPARED,
    "same": _COMPARED,
    "absent": (_RECORD,),
    "skipped": (_LINE, QT_TRANSLATE_NOOP("OutcomeModel", "Why it is no row")),
    "refused": (
        _LINE,
        QT_TRANSLATE_NOOP("OutcomeModel", "Why it is not taken"),
        QT_TRANSLATE_NOOP("OutcomeModel", "Column"),
    ),
}


ABSENT = "absent"
"""Records of the last such import that the file has no more; they are no rows of it."""
LISTS = (*OUTCOMES, ABSENT)


@dataclass(frozen=True, slots=True)
class Outcome:
    """A report, and where the cells of each list stand when every cell has a row of its own."""

    report: Report
    places: dict[str, array[int]] = field(default_factory=dict)
    cells: dict[str, array[int]] = field(default_factory=dict)


def prepared(report: Report) -> Outcome:
    """A report made ready to be shown; takes a moment where much changes."""
    outcome = Outcome(report)
    for name in ("changed", "same"):
        lines: Lines = getattr(report, name)
        places, numbers = array("l"), array("l")
        for place, line in enumerate(lines.lines):
            count = max(1, len(lines.cells.get(line, ())))
            places.extend([place] * count)
            numbers.extend(range(count))
        outcome.places[name], outcome.cells[name] = places, numbers
    return outcome


class OutcomeModel(TextTable):
    """Shows the list `name` of a report (one of `LISTS`)."""

    def __init__(self, language: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.name = OUTCOMES[0]
        self.outcome: Outcome | None = None
        self._language = language
        self.headings = _HEADINGS[self.name]

    def show_outcome(self, outcome: Outcome | None, name: str) -> None:
        """Show that list, or nothing."""
        self.beginResetModel()
        self.outcome, self.name = outcome, name
        self.headings = _HEADINGS[name]
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = NOWHERE) -> int:
        if parent.isValid() or self.outcome is None:
            return 0
        places = self.outcome.places.get(self.name)
        return len(getattr(self.outcome.report, self.name) if places is None else places)

    def text(self, row: int, column: int) -> str:
        assert self.outcome is not None
        report = self.outcome.report
        if self.name == "new":
            return _of_line(report.new[row], column)
        if self.name in ("changed", "same"):
            return self._compared(self.outcome, row, column)
        if self.name == ABSENT:
            return report.absent[row][1]
        if self.name == "skipped":
            skipped = report.skipped[row]
            return words.note(skipped.code) if column else _lines(skipped)
        refused = report.refused[row]
        if column == 1:
            values = {"type": TABLES.get(report.table, ""), **refused.values}
            return words.sentence(refused.code, values | {"field": refused.field})
        return (refused.column or "") if column else words.number(refused.line)

    def _compared(self, outcome: Outcome, row: int, column: int) -> str:
        line: Line = getattr(outcome.report, self.name)[outcome.places[self.name][row]]
        if column < 2:
            return _of_line(line, column)
        number = outcome.cells[self.name][row]
        if number >= len(line.cells):
            return ""
        return self._cell(outcome.report.table, line.cells[number], column)

    def _cell(self, table: str, cell: Cell, column: int) -> str:
        if column == 2:
            return naming.target(table, cell.field)
        if column == 5:
            return words.note("import.kept" if cell.kept else "import.taken")
        value = cell.old if column == 3 else cell.new
        if table not in TABLES:
            return value or ""
        return cells.of_field(TABLES[table], cell.field, value, self._language)


def _lines(skipped: SkippedLine) -> str:
    if skipped.last == skipped.line:
        return words.number(skipped.line)
    return f"{words.number(skipped.line)}–{words.number(skipped.last)}"


def _of_line(line: Line, column: int) -> str:
    return line.title if column else words.number(line.line)
