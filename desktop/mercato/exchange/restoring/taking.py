"""Taking whole records in: one edit, the same for a rehearsal, which is undone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from mercato.exchange.importing import belongings
from mercato.exchange.importing.report import Cell, Report
from mercato.exchange.questions import Note
from mercato.exchange.restoring import against, comparing, extras
from mercato.exchange.restoring.against import Against
from mercato.exchange.restoring.checking import check
from mercato.exchange.restoring.foreign import Unused
from mercato.exchange.restoring.incoming import TITLES, Incoming
from mercato.exchange.restoring.surveying import survey
from mercato.exchange.restoring.writing import Writer
from mercato.records.belongings import tags
from mercato.records.bulk import inserting
from mercato.records.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from mercato.exchange.restoring.incoming import Piece
    from mercato.records.progress import Progress

_BATCH = 5_000
"""Records stored at once."""
_TITLE = 80


class Taking:
    """One file of whole records on its way in.

    Records are found by uid; those that are here get what differs, or with `fill` only what is
    empty here. Nothing is ever taken away.
    """

    def __init__(
        self,
        path: Path,
        read: Callable[[Path, Unused], Iterator[Piece]],
        *,
        fill: bool,
        tag: str,
        progress: Progress,
    ) -> None:
        self._path, self._read, self._fill, self._tag = path, read, fill, tag
        self._unused: Unused = Unused()
        self._progress = progress
        self._lists: dict[str, list[tuple[int, str, str]]] = {
            "new": [],
            "changed": [],
            "same": [],
        }
        self._cells: dict[int, tuple[Cell, ...]] = {}
        self._against = Against()
        self._made: dict[str, int] = {}
        self._altered: dict[str, int] = {}

    def prepare(self) -> None:
        """Find out what the file holds and which of it is here; writes nothing yet."""
        self._stamp = _stamp(self._path)
        pieces = self._read(self._path, self._unused)
        found = survey(pieces, self._surveyed, adopt=self._fill)
        self._first = inserting.take_ids(1)
        self._found = found
        self._ids = {**found.here.ids, **self._hand_out(self._first)}

    def write(self) -> Report:
        """Make and change records; the caller has opened the edit."""
        if _stamp(self._path) != self._stamp:
            raise Refused("reading.changed", path=str(self._path))
        self._writer = Writer(self._ids)
        self._store()
        extras.take(self._found, self._ids, self._note)
        self._put_tag(self._first)
        report = self._report()
        report.notes += self._against.notes()
        if self._unused:
            values = {"names": sorted(self._unused), "count": len(self._unused)}
            report.notes.append(Note("restoring.unused", values))
        return report

    def _surveyed(self, rows: int) -> None:
        self._progress(30 * rows // (rows + 50_000), 100)

    def _hand_out(self, first: int) -> dict[str, int]:
        """An id for each record that is new, in the order of the file."""
        found = self._found
        new = (
            uid
            for uid, coming in found.records.items()
            if uid not in found.here.ids and coming.line not in found.refused
        )
        return {uid: first + number for number, uid in enumerate(new)}

    def _store(self) -> None:
        done, total = 0, len(self._found.records) or 1
        for batch in _batches(self._wanted()):
            self._take(batch)
            done += len(batch)
            self._progress(30 + 60 * done // total, 100)

    def _wanted(self) -> Iterator[Incoming]:
        """The records that are to be taken, read anew."""
        found = self._found
        for piece in self._read(self._path, Unused()):
            coming = found.records.get(piece.uid) if isinstance(piece, Incoming) else None
            if coming is None or coming.line != piece.line or piece.line in found.refused:
                continue
            if isinstance(piece, Incoming) and piece.uid not in found.here.merged:
                yield piece

    def _take(self, batch: Sequence[Incoming]) -> None:
        """Store a batch of one type: what is new at once, what is here as far as it differs."""
        here = self._found.here.ids
        new = [one for one in batch if one.uid not in here]
        kind = batch[0].type
        if new:
            checked = [check(one) for one in new]
            self._writer.insert(kind, checked)
            self._made[kind] = self._made.get(kind, 0) + len(new)
            for one, whole in zip(new, checked, strict=True):
                self._against.look(one.line, whole)
                self._note("new", one)
        old = [one for one in batch if one.uid in here]
        known = comparing.told(kind, [here[one.uid] for one in old], self._path) if old else {}
        for one in old:
            self._compare(one, known[here[one.uid]])

    def _compare(self, one: Incoming, known: dict[str, Any]) -> None:
        uids = self._found.here.uids
        found = comparing.compare(known, one.values, uids, fill=self._fill)
        changes = [cell.field for cell in found.cells if not cell.kept]
        if changes and self._fill:
            unfit = against.unfit(check(one), known, changes)
            found.cells = [replace(c, kept=c.kept or c.field in unfit) for c in found.cells]
            changes = [name for name in changes if name not in unfit]
        if changes:
            checked, record = check(one), self._ids[one.uid]
            if not self._fill:
                self._against.look(one.line, checked, known)
            self._writer.change(record, checked, changes)
            self._writer.add(record, checked, found.entries)
            self._altered[one.type] = self._altered.get(one.type, 0) + 1
        self._note("changed" if changes else "same", one, tuple(found.cells))

    def _note(self, which: str, one: Incoming, cells: tuple[Cell, ...] = ()) -> None:
        title = next((str(one.values[name]) for name in TITLES if one.values.get(name)), "")
        self._lists[which].append((one.line, one.uid, title[:_TITLE]))
        if cells:
            self._cells[one.line] = cells

    def _put_tag(self, first: int) -> None:
        if not self._tag:
            return
        changed = {self._ids[uid] for _, uid, _ in self._lists["changed"] if uid in self._ids}
        tag = tags.find_or_make(self._tag)
        belongings.put_on_new(tag, first)
        belongings.put_on(tag, changed, changed)

    def _report(self) -> Report:
        found = self._found
        report = Report("all", self._path.name, rows=found.rows)
        for name, listed in self._lists.items():
            lines = getattr(report, name)
            lines.lines = [line for line, _, _ in listed]
            lines.uids = [uid for _, uid, _ in listed]
            lines.titles = [title for _, _, title in listed]
            lines.cells = {line: self._cells[line] for line in lines.lines if line in self._cells}
        report.refused = sorted(found.refused.values(), key=lambda one: one.line)
        report.skipped = sorted(found.skipped, key=lambda one: one.line)
        report.made, report.altered = self._made, self._altered
        report.tag = self._tag or None
        return report


def _batches(pieces: Iterable[Incoming]) -> Iterator[list[Incoming]]:
    """Records in groups of one type, in the order of the file."""
    batch: list[Incoming] = []
    for piece in pieces:
        if batch and (batch[0].type != piece.type or len(batch) == _BATCH):
            yield batch
            batch = []
        batch.append(piece)
    if batch:
        yield batch


def _stamp(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_size, found.st_mtime_ns
