"""JSON Lines: everything that the file holds, one record a line, to be read back without loss.

The first line names the format, the last one counts the records, so that a file that was cut off
shows. Tags without records, views and decisions on likeness go along where all of a file does.
"""

from __future__ import annotations

import json
from contextlib import suppress
from typing import IO, TYPE_CHECKING, Any

from mercato.exchange.exporting import safe_file, shapes
from mercato.exchange.exporting.selection import TYPES, Selection
from mercato.exchange.exporting.told import Teller
from mercato.records.schema import MatchDecision, Record, SavedView, Tag, Tagging

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mercato.exchange.exporting.request import Run
    from mercato.exchange.exporting.shapes import Values

VERSION = 1
"""Raised when a reader of an older program would misunderstand a file."""

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def write_jsonl(run: Run, handle: IO[bytes]) -> None:
    """The chosen records with all that they link to."""
    selection = Selection(run)
    teller = Teller(run, selection, TYPES)
    with safe_file.text(handle) as file:
        file.write(f"{_encode({'type': 'mercato', 'version': VERSION})}\n")
        for record_type in TYPES:
            for page in teller.pages(record_type):
                file.write("".join(f"{_encode(told.values)}\n" for told in page))
                run.tally.rows += len(page)
        for line in _merged(selection):
            file.write(f"{_encode(line)}\n")
        if selection.whole:
            for line in (*_tags(teller), *_views(teller), *_decisions(selection)):
                file.write(f"{_encode(line)}\n")
        file.write(f"{_encode({'type': 'end', 'records': run.tally.rows})}\n")


def _merged(selection: Selection) -> Iterator[Values]:
    """Uids that lead to another record since the two were merged."""
    target = Record.alias()
    columns = (Record.id, Record.type, Record.uid, target.id, target.uid, target.merged_into)
    rows = (
        Record.select(*columns)
        .join(target, on=(target.id == Record.merged_into))
        .order_by(Record.id)
    )
    for record, record_type, uid, into, into_uid, onward in rows.tuples():
        if {record, into} & selection.closed:
            continue
        if selection.whole or onward is not None or selection.has(record_type, into):
            yield {"type": record_type, "uid": uid, "merged_into": into_uid}


def _tags(teller: Teller) -> Iterator[Values]:
    unused = Tag.id.not_in(Tagging.select(Tagging.tag))
    for (name,) in Tag.select(Tag.name).where(unused).order_by(Tag.name).tuples():
        if not teller.names_somebody(name):
            yield {"type": "tag", "name": name}


def _views(teller: Teller) -> Iterator[Values]:
    columns = ("name", "table", "query", "columns", "sort", "facets")
    for view in SavedView.select().order_by(SavedView.id).dicts():
        told: dict[str, Any] = {name: view[name] for name in columns if view[name] is not None}
        if not any(map(teller.names_somebody, _texts(list(told.values())))):
            yield {"type": "saved_view", **told}


def _texts(value: object) -> Iterator[str]:
    """All texts in a value, those in JSON as they read."""
    if isinstance(value, dict):
        value = [*value.keys(), *value.values()]
    if isinstance(value, list):
        for one in value:
            yield from _texts(one)
    elif isinstance(value, str):
        yield value
        if value.startswith(("[", "{")):
            with suppress(ValueError):
                yield from _texts(json.loads(value))


def _decisions(selection: Selection) -> Iterator[Values]:
    rows = list(MatchDecision.select().order_by(MatchDecision.id).dicts())
    ends = {row[end] for row in rows for end in ("a", "b")}
    uids = shapes.lookup(Record.uid, ends - selection.closed)
    for row in rows:
        if row["a"] in uids and row["b"] in uids:
            known = {"a": uids[row["a"]], "b": uids[row["b"]]}
            yield {"type": "match_decision", **known, "decision": row["decision"]}
