"""The plan of an import while it is edited: lines that say what each column fills, and the rest."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from mercato.exchange.importing.plan import ImportPlan, Mapped
from mercato.exchange.importing.targets import targets
from mercato.workspace.importing.samples import Samples, cut_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mercato.exchange.importing.plan import Proposed, Target
    from mercato.workspace.importing.samples import Rows

CHOSEN, TAKEN, CONSTANT = "chosen", "taken", "constant"
"""Reasons for what a column fills that the user gave."""


@dataclass(frozen=True, slots=True)
class Line:
    """Columns (mostly one) with samples, and the field that they fill.

    `cut` and `part` as in `Mapped`. `added` lines stand beside the line of the column itself. `by`
    names the column that took the field away.
    """

    columns: tuple[str, ...]
    samples: tuple[str, ...]
    target: str | None = None
    reason: str = ""
    cut: str = ""
    part: int = 1
    added: bool = False
    by: str = ""


class Draft(QObject):
    """What will be imported and how: `changed` after every change, `lines_changed` where lines
    come or go, `line_changed(place)` for a single one.
    """

    changed = Signal()
    lines_changed = Signal()
    line_changed = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.base = ImportPlan("people")
        self.lines: list[Line] = []
        self._samples = Samples({}, {})

    @property
    def table(self) -> str:
        """What a row is."""
        return self.base.table

    @property
    def plan(self) -> ImportPlan:
        """All that was decided."""
        mapped = [
            Mapped(line.target, line.columns, line.cut, line.part)
            for line in self.lines
            if line.target is not None
        ]
        return replace(self.base, columns=tuple(mapped))

    def begin(self, proposed: Proposed, rows: Rows = ()) -> None:
        """Take over what is proposed for a file that begins with those rows."""
        self.base = proposed.plan
        self._samples = Samples.of(proposed.columns, rows)
        self.lines = [
            replace(line, samples=self._samples.of_line(line)) for line in _lines(proposed)
        ]
        self.lines_changed.emit()

    def set(self, **values: Any) -> None:
        """Decide on something that is not about a column: match, rule, tag …"""
        self.base = replace(self.base, **values)
        self.changed.emit()

    def set_rule(self, field: str, rule: str | None) -> None:
        """What a cell may do to one field; None: as for all."""
        rules = {name: one for name, one in self.base.rules.items() if name != field}
        blank = self.base.blank - {field}
        if rule == "blank":
            rules[field], blank = "overwrite", blank | {field}
        elif rule is not None:
            rules[field] = rule
        self.set(rules=rules, blank=blank)

    def rule_of(self, field: str) -> str | None:
        """What a cell may do to that field, if anything was decided for it alone."""
        return "blank" if field in self.base.blank else self.base.rules.get(field)

    def set_constant(self, field: str, value: str | None) -> None:
        """Give a field one value in every row, or none with None."""
        constants = {name: one for name, one in self.base.constants.items() if name != field}
        if value is not None:
            constants[field] = value
            for place, line in enumerate(self.lines):
                if line.target == field:
                    self._put(place, replace(line, target=None, reason=CONSTANT, by=""))
        self.set(constants=constants)

    def assign(self, place: int, target: str | None) -> None:
        """Let a line fill that field, and no other line; None: it is left out."""
        line = self.lines[place]
        if target == line.target:
            return
        if target is not None:
            for other, one in enumerate(self.lines):
                if one.target == target:
                    taken = replace(one, target=None, reason=TAKEN, by=" + ".join(line.columns))
                    self._put(other, taken)
        self._put(place, replace(line, target=target, reason=CHOSEN, by=""))
        constants = {name: one for name, one in self.base.constants.items() if name != target}
        self._forget_rules(constants)
        self.changed.emit()

    def split(self, place: int, cut: str) -> None:
        """Cut a column at that text; each part can fill a field of its own."""
        line = self.lines[place]
        texts = self._samples.together(line.columns)
        parts = max([2, *(text.count(cut) + 1 for text in texts)])
        self.lines[place : place + 1] = [
            replace(
                line,
                samples=cut_at(texts, cut, part),
                target=line.target if part == 1 else None,
                reason=line.reason if part == 1 else "",
                cut=cut,
                part=part,
                added=line.added or part > 1,
            )
            for part in range(1, parts + 1)
        ]
        self._restructured()

    def join(self, place: int, column: str) -> None:
        """One more line, of this column and another one together."""
        columns = (*self.lines[place].columns, column)
        self.lines.insert(place + 1, Line(columns, self._samples.together(columns), added=True))
        self._restructured()

    def again(self, place: int) -> None:
        """One more line of the same columns, for another field."""
        line = self.lines[place]
        self.lines.insert(place + 1, replace(line, target=None, reason="", added=True, by=""))
        self._restructured()

    def remove(self, place: int) -> None:
        """Take an added line away; the parts of a split column become one again."""
        line = self.lines[place]
        if line.cut:
            mine = [one for one in self.lines if one.columns == line.columns and one.cut]
            first = mine[0]
            whole = replace(first, samples=self._samples.together(first.columns), cut="", part=1)
            at = self.lines.index(first)
            self.lines = [one for one in self.lines if one not in mine]
            self.lines.insert(at, whole)
        elif line.added:
            del self.lines[place]
        self._restructured()

    def free_targets(self) -> list[Target]:
        """What no column and no constant fills yet."""
        taken = {line.target for line in self.lines} | set(self.base.constants)
        return [one for one in targets(self.table) if one.name not in taken]

    def filled(self) -> list[str]:
        """The fields that are filled, in the order of their columns, constants last."""
        names = [line.target for line in self.lines if line.target is not None]
        return [*names, *self.base.constants]

    def keep(self, headers: Sequence[str], rows: Rows) -> None:
        """The file reads differently now; what was decided about its columns stays."""
        self._samples = Samples.of_rows(headers, rows)
        self.lines = [replace(line, samples=self._samples.of_line(line)) for line in self.lines]
        self.lines_changed.emit()

    def _put(self, place: int, line: Line) -> None:
        self.lines[place] = line
        self.line_changed.emit(place)

    def _forget_rules(self, constants: dict[str, str]) -> None:
        """Rules are about fields that are filled, and about no others."""
        filled = {line.target for line in self.lines} | set(constants)
        rules = {name: one for name, one in self.base.rules.items() if name in filled}
        blank = frozenset(name for name in self.base.blank if name in filled)
        self.base = replace(self.base, constants=constants, rules=rules, blank=blank)

    def _restructured(self) -> None:
        self.lines_changed.emit()
        self.changed.emit()


def _lines(proposed: Proposed) -> Iterator[Line]:
    """A line for each column, and behind it what is proposed of its parts or with others."""
    for view in proposed.columns:
        mine = [one for one in proposed.plan.columns if one.columns[0] == view.header]
        if not any(len(one.columns) == 1 for one in mine):
            yield Line((view.header,), ())
        for number, one in enumerate(mine):
            yield _line(one, proposed, added=bool(number) or len(one.columns) > 1)


def _line(mapped: Mapped, proposed: Proposed, *, added: bool) -> Line:
    reason = next(view.reason for view in proposed.columns if view.header == mapped.columns[0])
    return Line(mapped.columns, (), mapped.field, reason, mapped.cut, mapped.part, added=added)
