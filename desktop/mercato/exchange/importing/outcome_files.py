"""What an import leaves beside the records: the report as JSON, the refused rows as they were."""

from __future__ import annotations

import csv
import json
from dataclasses import asdict
from typing import IO, TYPE_CHECKING, Any

from mercato.exchange.exporting import safe_file
from mercato.exchange.importing.report import OUTCOMES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from mercato.exchange.importing.plan import Table
    from mercato.exchange.importing.report import Line, RefusedLine, Report

    Say = Callable[[RefusedLine], str]


_DELIMITERS = (",", ";", "\t", "|")


def write_report(report: Report, path: Path, say: Say | None = None) -> None:
    """Write the report as JSON: counts, and each list under its own key.

    `say` puts the reason of a refusal into a sentence, which stands beside its code.
    """
    with safe_file.replacing(path, encoding="utf-8") as handle:
        _write(report, handle, say)


def _write(report: Report, handle: IO[str], say: Say | None) -> None:
    """One row on each line, so that a report of a million rows is never in memory as one text."""
    head = {
        "table": report.table,
        "file": report.file,
        "dry_run": report.dry_run,
        "rows": report.rows,
        "counts": report.counts,
        "made": report.made,
        "altered": report.altered,
        "tag": report.tag,
        "backup": report.backup,
        "notes": [{"code": one.code, "values": dict(one.values)} for one in report.notes],
        "absent": [{"uid": uid, "title": title} for uid, title in report.absent],
    }
    handle.write("{\n")
    for key, value in head.items():
        handle.write(f"{_json(key)}: {_json(value)},\n")
    for place, name in enumerate(OUTCOMES):
        handle.write(f"{_json(name)}: [")
        for number, entry in enumerate(_entries(report, name, say)):
            handle.write(f"{',' if number else ''}\n{_json(entry)}")
        handle.write("]\n}\n" if place == len(OUTCOMES) - 1 else "],\n")


def _entries(report: Report, name: str, say: Say | None) -> Iterator[dict[str, Any]]:
    for one in getattr(report, name):
        if name == "refused":
            entry = asdict(one)
            yield {**entry, "reason": say(one)} if say is not None else entry
        elif name == "skipped":
            yield asdict(one)
        else:
            yield _taken(one)


def _taken(line: Line) -> dict[str, Any]:
    entry: dict[str, Any] = {"line": line.line, "uid": line.uid, "title": line.title}
    if line.cells:
        entry["cells"] = [asdict(cell) for cell in line.cells]
    return entry


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)


def write_refused(table: Table, report: Report, path: Path) -> int:
    """Write the refused rows as they were, under the headers of the file; returns how many.

    They can be mended and imported again.
    """
    wanted = {one.line for one in report.refused}
    refused = [row.cells for row in table.rows() if row.line in wanted] if wanted else []
    delimiter, encoding = _dialect(table, refused)
    with safe_file.replacing(path, encoding=encoding) as handle:
        writer = csv.writer(handle, delimiter=delimiter, lineterminator="\r\n")
        writer.writerow(table.headers)
        writer.writerows(refused)
    return len(refused)


def _dialect(table: Table, refused: list[list[str]]) -> tuple[str, str]:
    """Delimiter and encoding of the file itself; commas and UTF-8 where those cannot serve."""
    layout = getattr(getattr(table, "look", None), "layout", None)
    delimiter, encoding = getattr(layout, "delimiter", None), getattr(layout, "encoding", None)
    try:
        for cells in (table.headers, *refused):
            "".join(cells).encode(encoding or "utf-8")
    except (UnicodeError, LookupError):
        encoding = None
    return delimiter if delimiter in _DELIMITERS else ",", encoding or "utf-8"
