"""Text for pasting into copy: a table in words, or one sentence for each move."""

from __future__ import annotations

import re
from typing import IO, TYPE_CHECKING, Any

import peewee as pw

from mercato.exchange.exporting import safe_file, shapes
from mercato.exchange.exporting.rows import Rows
from mercato.exchange.exporting.sentences import FIELDS, Told, sentence
from mercato.records import dates
from mercato.records.derived.models import Cited, OrganizationTree
from mercato.records.finding import tables
from mercato.records.language.folding import fold
from mercato.records.schema import Organization, Record, Source

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mercato.exchange.exporting.closed import Closed
    from mercato.exchange.exporting.request import ExportRequest, Run
    from mercato.records.finding.tables import Column

_ACTIVE = re.compile(r"([\\`*_\[\]<>|#~]|&(?=#?\w+;))")
_LEADING = re.compile(r"^(\d*)([.)]|[-+=])(?=[\s=-])")
"""What begins a list or underlines a heading."""
_ENDS = {"from": "from_organization_uid", "to": "to_organization_uid"}
_NAMED = frozenset(
    (
        *("person", "party", "from_organization", "from_role", "to_organization", "to_role"),
        *(f"{end}_whole" for end in _ENDS),
    )
)
"""The cells of a sentence that somebody wrote."""
_SAID_OTHERWISE = frozenset(("known", "unknown"))
"""What an empty end goes without saying."""


def write_markdown(run: Run, handle: IO[bytes]) -> None:
    """The rows as people read them: headings, choices and dates in words."""
    request = run.request
    columns = _columns(request)
    asked = [name for one in columns for name in (one.name, one.instead) if name]
    if request.table == "moves":
        asked.append("party")
    rows = Rows(run, columns=tuple(asked))
    headings = [request.wording.column(request.table, one.name) for one in columns]
    with safe_file.text(handle) as file:
        file.write(_line(headings))
        file.write(_line("---:" if one.kind == "number" else "---" for one in columns))
        for page in rows.pages():
            for row in page:
                cells = dict(zip(rows.headers, row, strict=True))
                file.write(_line(_escaped(_said(request, one, cells)) for one in columns))


def write_sentences(run: Run, handle: IO[bytes], language: str) -> None:
    """One sentence for each move, with the outlets that told of it."""
    rows = Rows(run, columns=FIELDS)
    with safe_file.text(handle) as file:
        for page in rows.pages():
            moves = [dict(zip(rows.headers, row, strict=True)) for row in page]
            outlets = _outlets([cells["uid"] for cells in moves], rows.closed)
            wholes = _wholes(moves, rows.closed)
            for cells in moves:
                cells |= {f"{end}_whole": wholes.get(cells[uid]) for end, uid in _ENDS.items()}
                cells |= {name: _escaped(cells[name]) for name in _NAMED if cells[name]}
                told = Told(cells, [*map(_escaped, outlets.get(cells["uid"], ()))], language)
                file.write(f"{_LEADING.sub(_plain_start, _one_line(sentence(told)))}\n")


def _columns(request: ExportRequest) -> list[Column]:
    """The columns of the window; a header that only files have has no words, and stays out."""
    spec = tables.TABLES[request.table]
    names = spec.columns if request.columns is None else request.columns
    return [spec.columns[name] for name in names if name in spec.columns]


def _said(request: ExportRequest, column: Column, cells: dict[str, Any]) -> str:
    cell, wording = cells[column.name], request.wording
    if column.name == "person" and not cell:
        cell = cells.get("party")
    if cell is None or cell == "":
        state = cells.get(column.instead or "")
        group = "end_state"
        return wording.choice(group, state) if state and state not in _SAID_OTHERWISE else ""
    if column.kind == "choice":
        return wording.choice(column.choices_group or "", str(cell))
    if column.kind == "flag":
        return wording.flag(cell in (True, "true"))
    if column.kind == "date":
        return dates.say_short(str(cell), wording.interface_language())
    return str(cell)


def _line(cells: Any) -> str:
    return f"| {' | '.join(cells)} |\n"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _escaped(text: str) -> str:
    """Text that Markdown leaves as it is."""
    return _ACTIVE.sub(r"\\\1", _one_line(text))


def _plain_start(found: re.Match[str]) -> str:
    number, sign = found.groups()
    return f"{number}\\{sign}"


def _outlets(uids: Sequence[str], closed: Closed | None) -> dict[str, tuple[str, ...]]:
    """The outlets of the sources that each move rests on, but for what is closed."""
    rows = (
        Record.select(Record.uid, Organization.name)
        .join(Cited, on=(Cited.record == Record.id))
        .join(Source, on=(Source.id == Cited.source))
        .join(Organization, on=(Organization.id == Source.outlet))
        .where(Record.uid.in_(list(uids)))
        .order_by(Source.published_on_earliest, Source.id)
    )
    if closed is not None:
        rows = rows.where(~closed.has(Source.id), ~closed.has(Source.outlet))
    found: dict[str, list[str]] = {}
    for uid, name in rows.tuples():
        names = found.setdefault(uid, [])
        if name not in names:
            names.append(name)
    return {uid: tuple(names) for uid, names in found.items()}


def _wholes(moves: Sequence[dict[str, Any]], closed: Closed | None) -> dict[str, str]:
    """What the units among the ends of moves are part of, where their names do not say it."""
    ends = {cells[uid] for cells in moves for uid in _ENDS.values()} - {None}
    unit, whole = Organization.alias(), Organization.alias()
    hidden = pw.Value(0) if closed is None else closed.has(whole.id)
    rows = (
        Record.select(Record.uid, unit.name, whole.name, whole.kind, hidden)
        .join(unit, on=(unit.id == Record.id))
        .join(OrganizationTree, on=(OrganizationTree.descendant == unit.id))
        .join(whole, on=(whole.id == OrganizationTree.ancestor))
        .where(unit.kind == "unit", OrganizationTree.depth > 0)
        .order_by(OrganizationTree.depth)
    )
    nearest: dict[str, str] = {}
    for uid, own, name, kind, is_hidden in shapes.listed(rows, Record.uid, sorted(ends)):
        if is_hidden:
            nearest.setdefault(uid, "")  # nothing leads past what is not to be told of
        elif kind != "unit":
            nearest.setdefault(uid, "" if _is_said(name, own) else name)
    return {uid: name for uid, name in nearest.items() if name}


def _is_said(name: str, by: str) -> bool:
    """Whether one name is part of another, in whole words."""
    return f" {fold(name)} " in f" {fold(by)} "
