"""What rows say otherwise than the records that they are: kept, filled in, or overwritten."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mercato.exchange.exporting.closed import SAYING_LESS, TELLING, UNSAID, leaves_unsaid
from mercato.exchange.importing.kept_links import Unmade
from mercato.exchange.importing.report import Cell
from mercato.records.bulk import lookup
from mercato.records.bulk.lookup import among
from mercato.records.errors import Refused
from mercato.records.fields import ON_SOMEBODYS_WORD
from mercato.records.language import naming
from mercato.records.schema import ENTITIES, FuzzyDateField, Record, database
from mercato.records.verbs import describing, editing

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mercato.exchange.importing.batch import Batch
    from mercato.exchange.importing.staging import Staged

CHUNK = 20_000
Row = dict[str, Any]


class Comparing:
    """The entries of a batch that are records already, held against them and written."""

    def __init__(self, staged: Staged, batch: Batch, leaders: Sequence[int]) -> None:
        self._staged, self._batch, self._leaders = staged, batch, leaders
        self._plan = staged.plan
        self._model: Any = ENTITIES[batch.record_type]
        self._fields = self._units()
        self._changes: dict[int, tuple[Row, Row]] = {}
        self._secrecy: dict[int, str] = {}
        self._places: dict[int, list[int]] = {}
        self._before: dict[int, Row] = {}
        self._sourced: frozenset[int] = frozenset()
        self._is_sourced = "source" in staged or "source" in staged.plan.constants

    def run(self, tick: Callable[[], object]) -> None:
        """Write what changes, and note the cells of each row that differ."""
        leaders = enumerate(zip(self._leaders, self._batch.known_of_all(), strict=True))
        old = [
            place
            for place, (leader, known) in leaders
            if leader >= 0 and (leader != place or known)
        ]
        for start in range(0, len(old), CHUNK):
            part = old[start : start + CHUNK]
            self._compare(part)
            tick()
        self._write()

    def _units(self) -> list[tuple[str, tuple[str, ...]]]:
        """Fields with their columns, a date with all four."""
        fields = self._model._meta.fields
        suffixes = ("", *(f"_{suffix}" for suffix in FuzzyDateField.SUFFIXES))
        found: list[tuple[str, tuple[str, ...]]] = []
        for name in self._batch.columns:
            if name == "confidentiality":
                found.append((name, (name,)))
            elif isinstance(fields.get(name), FuzzyDateField):
                found.append((name, tuple(f"{name}{suffix}" for suffix in suffixes)))
            elif not name.endswith(suffixes[1:]):
                found.append((name, (name,)))
        return found

    def _rows(self, ids: set[int]) -> dict[int, Row]:
        names = ["id", *(name for _, group in self._fields for name in group)]
        names = list(dict.fromkeys(names))
        own = [
            Record.confidentiality if name == "confidentiality" else getattr(self._model, name)
            for name in names
        ]
        query = self._model.select(*own).where(among(self._model.id, ids))
        if "confidentiality" in names:
            query = query.join(Record, on=(Record.id == self._model.id))
        return {row[0]: dict(zip(names, row, strict=True)) for row in query.tuples()}

    def _compare(self, places: Sequence[int]) -> None:
        """Find the cells that differ, and what changes; of several rows of a record each in turn.

        What is changed is changed in `rows` as well, so that the next row is held against that.
        """
        ids = self._batch.ids
        rows = self._rows({ids[place] for place in places})
        for record in rows.keys() & self._changes.keys():
            rows[record] |= self._changes[record][1]
        for record in rows.keys() & self._secrecy.keys():
            rows[record]["confidentiality"] = self._secrecy[record]
        found = {place: self._differences(place, rows[ids[place]]) for place in places}
        self._read({ids[place] for place, (_, changed) in found.items() if changed})
        altered: set[int] = set()
        for place, (cells, changed) in found.items():
            row = rows[ids[place]]
            if ids[place] in altered:
                cells, changed = self._differences(place, row)
            if changed:
                altered.add(ids[place])
                if not self._change(place, row, changed):
                    continue
            if cells:
                self._batch.cells[place] = tuple(cells)

    def _read(self, records: set[int]) -> None:
        """Read what changing these records takes, at once."""
        self._before = lookup.rows(self._batch.record_type, records)
        said = ON_SOMEBODYS_WORD.get(self._batch.record_type, ())
        if not self._is_sourced and not self._batch.columns.keys().isdisjoint(said):
            self._sourced = lookup.sourced(records)

    def _differences(self, place: int, row: Row) -> tuple[list[Cell], Row]:
        """The cells of an entry that differ, and the columns of them that may change."""
        cells: list[Cell] = []
        changed: Row = {}
        for name, group in self._fields:
            values = [self._batch.columns[column][place] for column in group]
            empty = values[0] is None and (len(values) == 1 or values[1] is None)
            if empty and (name not in self._plan.blank or row[name] is None):
                continue
            if name in SAYING_LESS and self._leaves_unsaid(name, place, row):
                continue
            values = self._normal(name, values)
            if self._equal(name, group, values, row):
                continue
            kept = not (
                self._plan.rules.get(name) != "keep"  # it was asked that it be emptied
                if empty
                else self._may_change(name, group, row)
            )
            cells.append(Cell(name, _told(group, row), _told(group, values), kept))
            if not kept:
                changed |= dict(zip(group, values, strict=True))
        return cells, changed

    def _leaves_unsaid(self, name: str, place: int, row: Row) -> bool:
        """Whether a table leaves an end of a move unsaid that is known here."""
        columns, links = self._batch.columns, self._batch.links
        told = {one: columns[one][place] for one in SAYING_LESS if one in columns}
        known = {TELLING[end] for end in UNSAID if row.get(end) == "known"}
        unnamed = {one for one in known if not (one in links and links[one][place])}
        return leaves_unsaid(name, told, row, unnamed - set(self._plan.blank))

    def _normal(self, name: str, values: list[Any]) -> list[Any]:
        """A person's name as it would be kept: without titles, in order, not in capitals."""
        if name == "name" and self._batch.record_type == "person" and values[0]:
            return [naming.read(values[0]).name]
        return values

    def _equal(self, name: str, group: tuple[str, ...], values: list[Any], row: Row) -> bool:
        if len(group) == 1:
            value, known = values[0], row[name]
            return bool(value == known)
        if values[0] != row[group[0]]:
            return False
        # The same date in other words is the same date, unless the words have a column too.
        worded = f"{name}_text" in self._staged
        return bool(values[1] == row[group[1]] or (values[0] is not None and not worded))

    def _may_change(self, name: str, group: tuple[str, ...], row: Row) -> bool:
        rule = self._staged.rule_of(name)
        if rule == "keep":
            return False
        if rule == "overwrite":
            return True
        empty = row[name] is None and (len(group) == 1 or row[group[1]] is None)
        return empty or (row[name] in _NOTHING_SAID and name not in _MEANINGFUL)

    def _change(self, place: int, row: Row, changed: Row) -> bool:
        """Let the rules of the records see the change; False where they refuse it."""
        record = row["id"]
        changed = dict(changed)
        secrecy = changed.pop("confidentiality", None)
        before, known = self._changes.get(record) or (self._before[record], {})
        try:
            new = editing.difference(self._batch.record_type, before, {**known, **changed})
            self._need_source(record, new)
        except Refused as refusal:
            self._staged.refuse_as(self._batch.rows[place], refusal)
            return False
        if secrecy is not None:
            self._secrecy[record] = row["confidentiality"] = secrecy
        row.update(changed)
        self._places.setdefault(record, []).append(place)
        self._batch.touched.add(place)
        if new:
            self._changes[record] = (before, new)
        elif self._changes.pop(record, None) and record not in self._secrecy:
            self._undone(record)
            return False
        return True

    def _undone(self, record: int) -> None:
        """Take back what was told of rows that together leave their record as it was."""
        for place in self._places.pop(record):
            self._batch.touched.discard(place)
            self._batch.cells.pop(place, None)

    def _need_source(self, record: int, new: Row) -> None:
        named = editing.need_source(self._batch.record_type, new)
        if named is not None and not self._is_sourced and record not in self._sourced:
            raise Refused("move.source_needed", field=named)

    def _write(self) -> None:
        """Store the changes, those of the same columns in one statement."""
        if not self._changes and not self._secrecy:
            return
        grouped: dict[tuple[str, ...], list[tuple[Any, ...]]] = {}
        for record, (_, new) in self._changes.items():
            grouped.setdefault(tuple(new), []).append((*new.values(), record))
        fields = self._model._meta.fields
        for names, rows in grouped.items():
            listed = ", ".join(f'"{fields[name].column_name}" = ?' for name in names)
            sql = f'UPDATE "{self._model._meta.table_name}" SET {listed} WHERE "id" = ?'
            database.connection().executemany(sql, rows)
        secrecy = [(wanted, record) for record, wanted in self._secrecy.items()]
        sql = 'UPDATE "record" SET "confidentiality" = ? WHERE "id" = ?'
        database.connection().executemany(sql, secrecy)
        editing.follow(self._batch.record_type, list(self._changes.values()))


_NOTHING_SAID = ("unspecified", "unknown")
"""Codes that say nothing, so that a cell may fill them."""
_MEANINGFUL = ("verification", "stage")


def _told(group: tuple[str, ...], values: Any) -> str | None:
    """A value as a report tells it: a date as EDTF, or as it was typed."""
    if isinstance(values, dict):
        values = [values[name] for name in group]
    value = values[0] if values[0] is not None or len(values) == 1 else values[1]
    return value if value is None or isinstance(value, Unmade) else str(value)


def name_links(batch: Batch) -> None:
    """Tell linked records by their names in the cells that differ."""
    linked = set(batch.links)
    ids = {
        int(value)
        for cells in batch.cells.values()
        for cell in cells
        if cell.field in linked
        for value in (cell.old, cell.new)
        if value is not None and not isinstance(value, Unmade)
    }
    if not ids:
        return
    names = {str(record): name for record, name in describing.names(ids).items()}
    for place, cells in batch.cells.items():
        batch.cells[place] = tuple(
            Cell(
                cell.field,
                names.get(cell.old or "", cell.old),
                cell.new if isinstance(cell.new, Unmade) else names.get(cell.new or "", cell.new),
                cell.kept,
            )
            if cell.field in linked
            else cell
            for cell in cells
        )
