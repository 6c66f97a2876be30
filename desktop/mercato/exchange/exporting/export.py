"""Writing a table, or all of a file, to another file: one way for every format."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

from mercato.exchange.exporting import formats, safe_file
from mercato.exchange.exporting.request import ExportRequest, ExportResult, Progress, Run
from mercato.records.errors import Refused
from mercato.records.journal import journal
from mercato.records.schema import database

_OWN = ("", "-journal", "-wal", "-shm")
"""How the names of the open file and of those that belong to it end."""


def export_table(request: ExportRequest, progress: Progress | None = None) -> ExportResult:
    """Write what is asked for.

    `progress` hears of rows done and rows in all, of the same ones again while others are looked
    for, and of none of none before that. Raises `Refused`, `FileTrouble` and whatever `progress`
    does; what stood at the path before stays until the new file is whole.
    """
    chosen = formats.chosen(request.style, request.table)
    with safe_file.explained(request.path):
        _refuse_own_file(request.path)
    run, before = Run(request, progress), journal.revision()
    with safe_file.replacing_bytes(request.path) as handle:
        chosen.write(run, handle)
    run.tally.meanwhile = journal.revision() - before
    return ExportResult(**asdict(run.tally), path=request.path)


def _refuse_own_file(path: Path) -> None:
    """An export must not take the place of the file that it reads, or of what belongs to it."""
    own, target = Path(database.path), safe_file.meant(path)
    for suffix in _OWN:
        part = own.with_name(f"{own.name}{suffix}")
        there = part.exists() and target.exists() and target.samefile(part)
        if there or target == safe_file.meant(part):
            raise Refused("export.onto_itself", path=str(path))
