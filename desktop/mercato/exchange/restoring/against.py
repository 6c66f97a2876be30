"""What a whole record says that nobody could enter: taken as it is, lest it be lost, and told."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from mercato.exchange.questions import Note
from mercato.records.errors import Refused
from mercato.records.fields import ENDS, FIELDS, ON_SOMEBODYS_WORD
from mercato.records.verbs import rules, values

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mercato.exchange.exporting.shapes import Values
    from mercato.exchange.restoring.checking import Checked

_WITHOUT = ("known", "unknown", None)
_JUDGED = frozenset(("country", "language", "url", "integer", "year", "timestamp"))
"""Kinds of fields of which each value is looked at by itself."""


class Against:
    """The lines of records that a rule speaks against, by the code of that rule."""

    def __init__(self) -> None:
        self._lines: dict[str, list[int]] = {}

    def look(self, line: int, checked: Checked, known: Values | None = None) -> None:
        """Look at a new record, or at one that gets what differs from what is `known` of it."""
        row = checked.whole_row() if known is None else _flat(known) | _said(checked)
        row["id"] = checked.uid
        proven = bool(checked.entries["references"] or (known or {}).get("references"))
        for code in _reasons(checked.type, row, proven=proven):
            self._lines.setdefault(code, []).append(line)

    def notes(self) -> list[Note]:
        """What is to be told of them."""
        return [
            Note(f"restoring.against.{code}", {"count": len(lines), "lines": lines[:20]})
            for code, lines in sorted(self._lines.items())
        ]


def unfit(checked: Checked, known: Values, names: Iterable[str]) -> set[str]:
    """Which of these dates would not stand rightly beside what is known of a record."""
    row, said = _flat(known), _said(checked)
    found: set[str] = set()
    for name in names:
        date = {key: value for key, value in said.items() if key.startswith(name)}
        if rules.dates_fit(checked.type, row | date, name):
            row |= date
        else:
            found.add(name)
    return found


def _said(checked: Checked) -> Values:
    return {**checked.row.columns, **checked.row.links}


def _flat(known: Values) -> Values:
    """Values as they are told, as columns: dates in four."""
    found: Values = {}
    for name, value in known.items():
        if isinstance(value, dict):
            found |= {f"{name}_{part}": value.get(part) for part in ("text", "earliest", "latest")}
            value = value.get("edtf")
        found[name] = value
    return found


def _reasons(record_type: str, row: Values, *, proven: bool) -> Iterator[str]:
    """The codes of the rules that a record does not keep."""
    try:
        names = _names(record_type)
        rules.check(record_type, dict.fromkeys(names) | row, set(names - {"parent"}))
    except Refused as refusal:
        yield refusal.code
    if record_type == "move":
        yield from _of_move(row, proven=proven)
    for name in _judged(record_type):
        value = row.get(name)
        if value is not None and not _may_be(record_type, name, value):
            yield "value"
            return


def _of_move(row: Values, *, proven: bool) -> Iterator[str]:
    if not row.get("person") and not row.get("party"):
        yield "move.nobody"
    ends = [row.get(end) or row.get(end.replace("organization", "role")) for end in ENDS]
    states = [row.get(state) for state in ENDS.values()]
    if not any(ends) and all(state in _WITHOUT for state in states) and not row.get("kind"):
        yield "move.nowhere"
    if any(row.get(end) and row.get(state) == "none" for end, state in ENDS.items()):
        yield "move.end_both"
    if not proven and any(row.get(name) for name in ON_SOMEBODYS_WORD["move"]):
        yield "move.source_needed"


@lru_cache(maxsize=20_000)
def _may_be(record_type: str, name: str, value: Any) -> bool:
    """Whether somebody could enter a value; the same ones come again and again."""
    described = next(one for one in FIELDS[record_type] if one.name == name)
    try:
        values.single(record_type, described, value)
    except Refused:
        return False
    return True


@lru_cache
def _judged(record_type: str) -> tuple[str, ...]:
    return tuple(one.name for one in FIELDS[record_type] if one.kind in _JUDGED)


@lru_cache
def _names(record_type: str) -> frozenset[str]:
    """All that rules may look at."""
    pairs = rules.NEVER_BEFORE.get(record_type, ())
    dates = {f"{name}{end}" for pair in pairs for name in pair for end in ("_earliest", "_latest")}
    return frozenset((*(one.name for one in FIELDS[record_type]), *dates))
