"""Rows among the others that are no records: headings, remarks, totals, names of columns again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from mercato.exchange.questions import Option
from mercato.exchange.reading.headers import are_names
from mercato.exchange.reading.mending import Decisions, as_sample
from mercato.exchange.reading.shapes import DATA, profile, shape, strong
from mercato.exchange.reading.survey import KEPT
from mercato.exchange.reading.totals import is_total, sums_up

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mercato.exchange.reading.splitting import Row
    from mercato.exchange.reading.survey import Survey

_REMARK = re.compile(
    r"(?:sources?|notes?|nb|n\.b\.|generated|created|exported|extracted|updated|last update|as of"
    r"|date|file|report|page|legend|remarks?|généré|créé|exporté|extrait|extraction|mis à jour"
    r"|édité|légende|remarques?|fichier)\b",
    re.IGNORECASE,
)
"""How remarks below a table begin."""

_ENOUGH = 6
"""Rows that a table must have before a nearly empty one among them strikes the eye."""


def settle(decisions: Decisions) -> None:
    """Ask about all of them."""
    for line in decisions.found.repeated:
        decisions.leave_out(line, "reading.skipped.header_again")
    for line in decisions.found.hidden_blanks:
        decisions.mending.skipped.setdefault(line, "reading.skipped.blank")
    _settle_lone(decisions)
    _settle_inner_headers(decisions)
    _settle_totals(decisions)


def _settle_lone(decisions: Decisions) -> None:
    """Rows with a single filled cell where others are full: headings, remarks, or records."""
    ending = _ending(decisions)
    lone = _lone(decisions, ending)
    if not lone:
        return
    at_end = all(row.line in ending for row in lone)
    used = decisions.interview.settle(
        "lone",
        "reading.footer" if at_end else "reading.lone",
        [
            Option("left_out", {}, as_sample(row.cells for row in lone)),
            Option("kept", {}, as_sample(decisions.fitted(row, 0) for row in lone)),
        ],
        "left_out" if _are_no_rows(decisions, lone, at_end=at_end) else "kept",
        sure=False,
        **_places(lone),
    )
    _do(decisions, lone, used, "reading.skipped.lone")


def _are_no_rows(decisions: Decisions, lone: list[Row], *, at_end: bool) -> bool:
    """Whether such rows are remarks at the end, or headings merged over all columns."""
    if all(row.line in decisions.headings for row in lone):
        return True
    return at_end and all(map(_is_remark, lone))


def _lone(decisions: Decisions, ending: set[int]) -> list[Row]:
    found = decisions.found
    if found.typical < 2 or found.lone_count > KEPT:
        return []
    odd = [row for row in found.odd if _filled(row) == 1 and len(row.cells) < found.width]
    odd += [row for row in found.tail if _is_footer(row, found.typical)]
    last = {row.line for row in found.tail}
    headings = decisions.headings
    full = [row for row in found.lone if found.typical > 2 or row.line in last | headings]
    lone = sorted({row.line: row for row in (*odd, *full)}.values())
    number = found.rows + found.odd_count
    if number < _ENOUGH:
        at_end = {row.line for row in lone if row.line in ending and _is_remark(row)}
        lone = [row for row in lone if row.line in at_end | headings]
    few = len(lone) <= max(3, 0.2 * number)
    return lone if few else [row for row in lone if row.line in headings]


def _ending(decisions: Decisions) -> set[int]:
    """The lines at the end that hold one filled cell each, or are remarks or totals."""
    ending: set[int] = set()
    typical = decisions.found.typical
    for row in reversed(decisions.found.tail):
        if _filled(row) > 1 and not is_total(row.cells) and not _is_footer(row, typical):
            break
        ending.add(row.line)
    return ending


def _settle_inner_headers(decisions: Decisions) -> None:
    """Rows after a blank line that name columns: another table begins."""
    columns = [strong(column) for column in profile(_bodies(decisions), decisions.found.width)]
    rows = [
        row
        for row in decisions.found.after_blank
        if not decisions.is_settled(row) and _is_header_of_another(row, columns)
    ]
    if not rows:
        return
    used = decisions.interview.settle(
        "inner_header",
        "reading.inner_header",
        [
            Option("ended"),
            Option("left_out"),
            Option("kept", {}, as_sample(row.cells for row in rows)),
        ],
        "ended",
        sure=False,
        cells=[cell for cell in rows[0].cells if cell.strip()][:6],
        **_places(rows),
    )
    if used == "ended":
        decisions.end_before(rows[0].line, "reading.skipped.other_table")
    else:
        _do(decisions, rows, used, "reading.skipped.header_again")


def _bodies(decisions: Decisions) -> Iterator[list[str]]:
    apart = {row.line for row in decisions.found.after_blank}
    return (row.cells for row in decisions.found.sample[:300] if row.line not in apart)


def _is_header_of_another(row: Row, columns: list[str | None]) -> bool:
    if are_names([cell for cell in row.cells if cell.strip()]):
        return True
    kinds = [(shape(cell), kind) for cell, kind in zip(row.cells, columns, strict=False)]
    words = [kind for kind, expected in kinds if expected in DATA and kind in {"text", "code"}]
    return bool(words) and not any(kind in DATA for kind, _ in kinds)


def _settle_totals(decisions: Decisions) -> None:
    """Rows that sum others up: such must not become records."""
    totals = {row.line: row for row in decisions.found.totals}
    totals.update((row.line, row) for row in _last_totals(decisions))
    rows = [row for _, row in sorted(totals.items()) if not decisions.is_settled(row)]
    if not rows:
        return
    used = decisions.interview.settle(
        "total_line",
        "reading.total_line",
        [Option("left_out"), Option("kept", {}, as_sample(row.cells for row in rows))],
        "left_out",
        sure=False,
        cells=[cell for cell in rows[0].cells if cell.strip()][:6],
        **_places(rows),
    )
    _do(decisions, rows, used, "reading.skipped.total")


def _last_totals(decisions: Decisions) -> Iterator[Row]:
    """Totals at the end: labelled, or with nothing but numbers where others have a name."""
    found = decisions.found
    number = found.rows + found.odd_count
    names_needed = found.first_empty <= 1 and number > 3 and found.typical > 1
    if number < 2:
        return
    for row in reversed(found.tail):
        if decisions.is_settled(row):
            continue
        filled = [cell for cell in row.cells if cell.strip()]
        numbers = [cell for cell in filled if shape(cell) == "number"]
        nameless = not row.cells[0].strip() and len(numbers) == len(filled)
        labelled = is_total(row.cells) and (bool(numbers) or len(filled) == 1)
        labelled = labelled or (bool(numbers) and _sums_up(row, found))
        if not labelled and not (nameless and names_needed):
            return
        yield row


def _sums_up(row: Row, found: Survey) -> bool:
    """Whether the last row of a table that is known as a whole sums the others up."""
    if row.line != found.last_line or len(row.cells) != found.width:
        return False
    if found.rows != len(found.sample):
        return False
    return sums_up(row.cells, [one.cells for one in found.sample if one.line != row.line])


def _do(decisions: Decisions, rows: list[Row], used: str | None, code: str) -> None:
    for row in rows:
        if used == "left_out":
            decisions.leave_out(row.line, code)
        else:
            decisions.keep(row)


def _places(rows: list[Row]) -> dict[str, Any]:
    lines = [row.line for row in rows]
    return {"count": len(rows), "line": lines[0], "lines": lines[:20]}


def _filled(row: Row) -> int:
    return sum(1 for cell in row.cells if cell.strip())


def _is_footer(row: Row, typical: int) -> bool:
    """Whether a row of a few cells begins as remarks below tables do."""
    return 1 < _filled(row) <= typical / 2 and _REMARK.match(row.cells[0].strip()) is not None


def _is_remark(row: Row) -> bool:
    if _filled(row) > 1:
        return True
    text = next(cell.strip() for cell in row.cells if cell.strip())
    return (
        _REMARK.match(text) is not None
        or len(text) > 25
        or ":" in text
        or text.startswith(("*", "†", "‡", "(", "["))
    )
