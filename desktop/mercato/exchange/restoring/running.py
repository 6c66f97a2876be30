"""Which format a file of whole records has, and the run itself."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from mercato.exchange.exporting import safe_file
from mercato.exchange.importing.running import OCCASION
from mercato.exchange.questions import Note
from mercato.exchange.restoring import ftm, ours, popolo
from mercato.exchange.restoring.incoming import opened, parsed
from mercato.exchange.restoring.taking import Taking
from mercato.records.errors import Refused
from mercato.records.journal import journal
from mercato.records.progress import unwatched
from mercato.records.storage import copying

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from mercato.exchange.importing.report import Report
    from mercato.exchange.restoring.foreign import Unused
    from mercato.exchange.restoring.incoming import Piece
    from mercato.records.progress import Progress

_HEAD = 1_000_000
_POPOLO = re.compile(rb'^\s*\{\s*"(persons|organizations|memberships|posts|areas|events|meta)"\s*:')
_READERS: dict[str, Callable[[Path, Unused], Iterator[Piece]]] = {
    "jsonl": ours.read,
    "ftm": ftm.read,
    "popolo": popolo.read,
}


def recognize(path: Path) -> str | None:
    """The format of a file: jsonl, ftm, popolo; None for what holds no records as a whole."""
    with opened(path) as handle:
        head = handle.read(_HEAD).removeprefix(b"\xef\xbb\xbf")
    if _POPOLO.match(head):
        return "popolo"
    line = next((one for one in head.splitlines() if one.strip()), b"")
    first = parsed(line)
    if not isinstance(first, dict):
        return None
    if first.get("type") == "mercato":
        return "jsonl"
    return "ftm" if {"schema", "properties"} <= first.keys() else None


def rehearse(path: Path, *, tag: str | None = None, progress: Progress = unwatched) -> Report:
    """Do all that `run` does, and take it back."""
    kind = require(recognize(path), path)
    with journal.rehearsal():
        taking = _taking(kind, path, tag, progress)
        taking.prepare()
        report = taking.write()
    _count_things(report, kind)
    report.dry_run = True
    return report


def run(path: Path, *, tag: str | None = None, progress: Progress = unwatched) -> Report:
    """Take a file in, inside the caller's edit; a plain copy of the open file is made before.

    Our own records overwrite what differs; those of others only fill what is empty here.
    """
    kind = require(recognize(path), path)
    taking = _taking(kind, path, tag, progress)
    taking.prepare()
    with copying.before(OCCASION, progress) as copy:
        report = taking.write()
        copy.is_wanted = bool(report.new or report.changed)
    _count_things(report, kind)
    report.backup = str(copy.path) if copy.is_wanted else None
    return report


def pieces(kind: str, path: Path, unused: Unused) -> Iterator[Piece]:
    """What each line of a file of that format holds; `unused` counts what we have no place for."""
    return _READERS[kind](path, unused)


def require(kind: str | None, path: Path) -> str:
    """The format of a file; raises `Refused` if it is none of these."""
    if kind is None:
        raise Refused("restoring.unknown", name=path.name)
    return kind


def _count_things(report: Report, kind: str) -> None:
    """Say what the numbers of lines are where a document has no lines of records."""
    if (report.refused or report.skipped) and kind == "popolo":
        report.notes.append(Note("restoring.things_counted"))


def _taking(kind: str, path: Path, tag: str | None, progress: Progress) -> Taking:
    fill = kind != "jsonl"
    return Taking(path, _READERS[kind], fill=fill, tag=tag or "", progress=progress)


def write_refused(report: Report, source: Path, path: Path) -> int:
    """Write the records that were refused as they were, to be mended and read again."""
    wanted = {one.line for one in report.refused}
    with safe_file.replacing_bytes(path) as out:
        if recognize(source) == "popolo":
            found = popolo.only(source, wanted)
            out.write(json.dumps(found, ensure_ascii=False, indent=1).encode())
            return sum(map(len, found.values()))
        written = 0
        with opened(source) as handle:
            for number, line in enumerate(handle, 1):
                if number in wanted:
                    out.write(line)
                    written += 1
    return written
