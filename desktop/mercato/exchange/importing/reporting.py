"""From what became of the rows to the report: each row in exactly one list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import peewee as pw

from mercato.exchange.importing import memory
from mercato.exchange.importing.batch import TITLES
from mercato.exchange.importing.report import Lines, Report, SkippedLine
from mercato.exchange.questions import Note
from mercato.records.bulk.lookup import among
from mercato.records.schema import Record, Tag, Tagging
from mercato.records.verbs import describing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mercato.exchange.importing.batch import Batch
    from mercato.exchange.importing.plan import Table
    from mercato.exchange.importing.report import Cell
    from mercato.exchange.importing.shaping import Shaper
    from mercato.exchange.importing.staging import Staged

_NAMING = ("person", "party", "url", "person_id", "person_uid", "uid", "id")
"""Columns that tell what a row is about, the plainest first."""


class Reporting:
    """Sorts the rows of an import that is done, or was rehearsed."""

    def __init__(self, table: Table, staged: Staged, main: Batch, posts: Batch | None) -> None:
        self._table, self._staged, self._main, self._posts = table, staged, main, posts
        self._cells: dict[int, tuple[Cell, ...]] = dict(main.cells)
        self._made, self._touched = set(main.made), set(main.touched)
        if posts is not None:
            self._add_posts(posts)

    def _add_posts(self, posts: Batch) -> None:
        """A post that is made or changed makes or changes its row."""
        self._made |= {posts.rows[place] for place in posts.made}
        self._touched |= {posts.rows[place] for place in posts.touched}
        for place, cells in posts.cells.items():
            row = posts.rows[place]
            self._cells[row] = (*self._cells.get(row, ()), *cells)

    def report(self, first: int, shaper: Shaper, tag: str | None) -> Report:
        """The report of all rows; records from the id `first` on are new."""
        report = Report(self._staged.plan.table, self._table.name, tag=tag)
        self._sort(report)
        report.refused = sorted(self._staged.refused.values(), key=lambda one: one.line)
        report.skipped = [SkippedLine(one.first, one.last, one.code) for one in self._table.skipped]
        report.rows = len(self._staged) + sum(map(len, report.skipped))
        self._count(report, first)
        report.notes = self._notes(shaper)
        report.absent = self._absent()
        return report

    def _sort(self, report: Report) -> None:
        lists: dict[str, list[int]] = {"new": [], "changed": [], "same": []}
        refused, made, touched = self._staged.refused, self._made, self._touched
        for row in range(len(self._staged)):
            if row not in refused:
                kind = "new" if row in made else "changed" if row in touched else "same"
                lists[kind].append(row)
        titles, uids = self._titles(), self._uids()
        for kind, rows in lists.items():
            found: Lines = getattr(report, kind)
            found.lines = [self._staged.lines[row] for row in rows]
            found.uids = [uids[row] for row in rows]
            found.titles = [titles[row] for row in rows]
            if self._cells:
                lines = self._staged.lines
                found.cells = {lines[row]: self._cells[row] for row in rows if row in self._cells}

    def _titles(self) -> Sequence[str]:
        """What each row is about, as the file calls it."""
        own = next((self._main.columns[one] for one in TITLES if one in self._main.columns), None)
        if own is not None:
            return own
        texts = self._staged.texts
        named = (one for one in _NAMING if one in texts)
        return texts[next(named, next(iter(texts)))]

    def _uids(self) -> Sequence[str]:
        """The uid of the record of each row; rows of one new record share its uid."""
        if all(self._main.uids):
            return [uid or "" for uid in self._main.uids]
        pairs = list(zip(self._main.ids, self._main.uids, strict=True))
        missing = {record for record, uid in pairs if record and uid is None}
        rows = Record.select(Record.id, Record.uid).where(among(Record.id, missing))
        known = dict(rows.tuples()) if missing else {}
        return [uid or known.get(record, "") for record, uid in pairs]

    def _count(self, report: Report, first: int) -> None:
        """How many records of each type were made and changed."""
        rows = Record.select(Record.type, pw.fn.COUNT()).where(Record.id >= first)
        report.made = dict(rows.group_by(Record.type).tuples())
        for batch in (self._main, self._posts):
            if batch is not None and (
                changed := {batch.ids[one] for one in batch.touched if batch.ids[one] < first}
            ):
                report.altered[batch.record_type] = len(changed)

    def _notes(self, shaper: Shaper) -> list[Note]:
        told: list[tuple[str, dict[str, Any]]] = [
            (code, {"field": name, "count": count})
            for code, counted in (
                ("import.dates_kept_as_text", shaper.kept_as_text),
                ("import.dates_without_year", shaper.without_year),
                ("import.still_going_on", shaper.read_as_going_on),
            )
            for name, count in counted.items()
        ]
        if turned := self._staged.turned:
            text, name = turned[0]
            told.append(("import.names_turned", {"count": len(turned), "text": text, "name": name}))
        kept = sum(cell.kept for cells in self._cells.values() for cell in cells)
        if kept:
            told.append(("import.values_kept", {"count": kept}))
        mapped = {name for one in self._staged.plan.columns for name in one.columns}
        unused = [name for name in self._staged.headers if name not in mapped]
        if unused:
            told.append(("import.columns_unused", {"columns": unused, "count": len(unused)}))
        return [Note(code, values) for code, values in told]

    def _absent(self) -> list[tuple[str, str]]:
        """Uid and title of what earlier imports of these columns brought and this file has not."""
        tags = memory.tags(self._staged.headers)
        batch = self._posts or self._main
        if not tags:
            return []
        here = {record for one in (self._main, batch) for record in one.ids}
        rows = (
            Tagging.select(Record.id, Record.uid)
            .join(Tag)
            .switch(Tagging)
            .join(Record, on=(Record.id == Tagging.record))
            .where(Tag.name.in_(tags), Record.type == batch.record_type)
            .order_by(Record.id)
            .distinct()
        )
        gone = [(record, uid) for record, uid in rows.tuples() if record not in here]
        names = describing.names(record for record, _ in gone)
        return [(uid, names.get(record, "")) for record, uid in gone]
