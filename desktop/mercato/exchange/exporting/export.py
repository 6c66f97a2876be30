"""Writing a table, or all of a file, to another file: one way for every format."""

from __future__ import annotations

from dataclasses import asdict

from mercato.exchange.exporting import formats, safe_file
from mercato.exchange.exporting.request import ExportRequest, ExportResult, Progress, Run
from mercato.records.journal import journal


def export_table(request: ExportRequest, progress: Progress | None = None) -> ExportResult:
    """Write what is asked for.

    `progress` hears of rows done and rows in all, of the same ones again while others are looked
    for, and of none of none before that. Raises `Refused`, `FileTrouble` and whatever `progress`
    does; what stood at the path before stays until the new file is whole.
    """
    chosen = formats.chosen(request.style, request.table)
    run, before = Run(request, progress), journal.revision()
    with safe_file.replacing_bytes(request.path) as handle:
        chosen.write(run, handle)
    run.tally.meanwhile = journal.revision() - before
    return ExportResult(**asdict(run.tally), path=request.path)
