"""CSV that the engine itself puts together: for tables of which nothing is kept back.

Cells that become Python's take longer than all the rest, and rows by id in any order but that of
the ids take twice as long to find. So whole lines are read in the order of the ids, kept in a file
that nobody sees, and written in the order that is asked for.
"""

from __future__ import annotations

import json
import mmap
from array import array
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING, Any

from mercato.exchange import formulas
from mercato.exchange.exporting import safe_file
from mercato.exchange.exporting.request import PAGE
from mercato.records.schema import database

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mercato.exchange.exporting.request import Run
    from mercato.exchange.exporting.rows import Rows

    Lines = list[tuple[int, bytes]]

_GUARD = "guarded_cell"
_WRITTEN = 10_000
"""Rows written at once."""


def write_lines(run: Run, rows: Rows, handle: IO[bytes], delimiter: str, *, guarded: bool) -> None:
    """Write the rows below the header, one line each, `guarded` against formulas or not."""
    ids = rows.ids
    ordered = array("q", sorted(ids))
    pages = _pages(run, rows, ordered, delimiter, guarded=guarded)
    if ordered == array("q", ids):
        for page in pages:
            handle.write(_joined(page))
        return
    places = _Places(ordered[-1])
    with TemporaryFile(dir=safe_file.meant(run.request.path).parent) as spool:
        for page in pages:
            places.note(page)
            spool.write(_joined(page))
        spool.flush()
        if places.end:
            _write_in_order(run, ids, places, spool, handle)


def _joined(page: Lines) -> bytes:
    """The lines of a page; raises `UnicodeDecodeError` where the file is damaged."""
    lines = b"".join([line for _, line in page])
    if not lines.isascii():
        lines.decode()
    return lines


class _Places:
    """Where the line of each record stands in the spool; nowhere if it was deleted meanwhile."""

    def __init__(self, last: int) -> None:
        self.starts = array("q", bytes(8 * (last + 1)))
        self.ends = array("q", bytes(8 * (last + 1)))
        self.end = 0

    def note(self, page: Lines) -> None:
        """These are the next lines."""
        starts, ends, at = self.starts, self.ends, self.end
        for record, line in page:
            starts[record] = at
            at += len(line)
            ends[record] = at
        self.end = at


def _write_in_order(
    run: Run, ids: Sequence[int], places: _Places, spool: IO[bytes], handle: IO[bytes]
) -> None:
    starts, ends = places.starts, places.ends
    with mmap.mmap(spool.fileno(), 0, access=mmap.ACCESS_READ) as lines:
        for start in range(0, len(ids), _WRITTEN):
            run.look()
            wanted = ids[start : start + _WRITTEN]
            handle.write(b"".join([lines[starts[one] : ends[one]] for one in wanted]))


def _pages(
    run: Run, rows: Rows, ids: Sequence[int], delimiter: str, *, guarded: bool
) -> Iterator[Lines]:
    """The line of each record, in the order of the ids."""
    if guarded:
        database.connection().create_function(_GUARD, 1, _guarded)
    sql, values = rows.query()
    named = ", ".join(map(_name, rows.headers))
    told = f"WITH told(id, withheld, blanked, {named}) AS ({sql})"
    sql = f"{told} SELECT id, {_line(rows, delimiter, guarded=guarded)} FROM told ORDER BY id"
    for start in range(0, len(ids), PAGE):
        run.look()
        page = json.dumps(list(ids[start : start + PAGE]))
        found: Any = database.execute_sql(sql, (*values, page))
        lines: Lines = found.fetchall()
        run.tally.rows += len(lines)
        yield lines
        run.step(min(start + PAGE, len(ids)), len(ids))


def _line(rows: Rows, delimiter: str, *, guarded: bool) -> str:
    """A row in bytes as one expression."""
    mark = _literal(delimiter)
    cells = (
        _name(header) if header in rows.sheet.plain else _cell(_name(header), mark, guarded=guarded)
        for header in rows.headers
    )
    return f"CAST(concat({f', {mark}, '.join(cells)}, char(13, 10)) AS BLOB)"


def _cell(column: str, mark: str, *, guarded: bool) -> str:
    """A cell as `csv.writer` makes it, in quotes where it has to be."""
    signs = (mark, "'\"'", "char(10)", "char(13)")
    inside = " OR ".join(f"instr({column}, {sign})" for sign in signs)
    quoted = f"""'"' || replace({column}, '"', '""') || '"'"""
    told = f"CASE WHEN {column} IS NULL THEN '' WHEN {inside} THEN {quoted} ELSE {column} END"
    if not guarded:
        return told
    starts = f"{column} GLOB {_literal(f'[ {formulas.PASSED}{formulas.SIGNS}]*')}"
    behind = f"{column} GLOB {_literal(f'*[{formulas.BETWEEN}]*[{formulas.INSIDE}]*')}"
    unseen = f"instr({column}, char(0))"  # behind it GLOB finds nothing
    hostile = f"{starts} OR {behind} OR {unseen}"
    apostrophes = f"CAST({_GUARD}(CAST({column} AS BLOB)) AS TEXT)"
    harmless = _cell(apostrophes, mark, guarded=False)
    return f"CASE WHEN {column} IS NULL THEN '' WHEN {hostile} THEN {harmless} ELSE {told} END"


def _guarded(raw: bytes) -> bytes:
    """A cell guarded, in bytes: a text would reach us only as far as a NUL in it."""
    text = raw.decode("utf-8", "surrogateescape")
    return formulas.guard(text).encode("utf-8", "surrogateescape")


def _name(header: str) -> str:
    return f'"{header}"'


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
