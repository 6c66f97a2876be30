"""Writing a table, or all of a file, to another file: one way for every format."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

from mercato.exchange.exporting import formats, safe_file
from mercato.exchange.exporting.request import (
    Cancelled,
    ExportRequest,
    ExportResult,
    Progress,
    Run,
    Stopped,
)
from mercato.records.errors import Refused
from mercato.records.schema import database


def export_table(
    request: ExportRequest, progress: Progress | None = None, cancelled: Cancelled | None = None
) -> ExportResult | None:
    """Write what is asked for; None when `cancelled` said so on the way, which leaves nothing.

    `progress` hears of rows done and rows in all. Raises `Refused` and `FileTrouble`; what stood at
    the path before stays until the new file is whole.
    """
    chosen = formats.chosen(request.style, request.table)
    _refuse_own_file(request.path)
    run = Run(request, progress, cancelled)
    try:
        with safe_file.replacing_bytes(request.path) as handle:
            chosen.write(run, handle)
    except Stopped:
        return None
    return ExportResult(**asdict(run.tally), path=request.path)


def _refuse_own_file(path: Path) -> None:
    """An export must not take the place of the file that it reads."""
    own = Path(database.path)
    if path.absolute() == own or (path.exists() and own.exists() and path.samefile(own)):
        raise Refused("export.onto_itself", path=str(path))
