"""An incoming record beside the one that is here: what would change, and what is to be added."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from mercato.exchange.exporting.closed import SAYING_LESS, leaves_unsaid
from mercato.exchange.exporting.request import CODES, ExportRequest, Run
from mercato.exchange.exporting.shapes import ENTRIES
from mercato.exchange.exporting.told import Teller
from mercato.exchange.importing.report import Cell
from mercato.records import codes
from mercato.records.language.folding import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from mercato.exchange.exporting.shapes import Values

_NOT_COMPARED = frozenset((*ENTRIES, "type", "uid"))


@dataclass(frozen=True, slots=True)
class Picked:
    """Some records of one type, all of which may be told."""

    ids: Mapping[str, Sequence[int]]
    closed: frozenset[int] = frozenset()
    secret: None = None


@dataclass(slots=True)
class Difference:
    """The fields in which an incoming record differs, and the entries that it has besides."""

    cells: list[Cell] = field(default_factory=list)
    entries: dict[str, list[int]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.cells or self.entries)


def told(record_type: str, ids: Sequence[int], path: Path) -> dict[int, Values]:
    """The records of these ids as they are told, everything included."""
    picked = Picked({record_type: sorted(ids)})
    run = Run(ExportRequest("people", path, include_confidential=True, wording=CODES))
    found = Teller(run, picked, picked.ids).told(record_type)
    return dict(zip(sorted(ids), (one.values for one in found), strict=True))


def compare(here: Values, coming: Values, uids: Mapping[str, str], *, fill: bool) -> Difference:
    """What differs; what the file does not say stays. With `fill`, only empty fields change.

    `uids` leads from the uids of the file to those here. What is confidential stays at least so.
    """
    found, unnamed = Difference(), here.keys() - coming.keys()
    for name, new in coming.items():
        if name in _NOT_COMPARED or new is None:
            continue
        old, new = here.get(name), uids.get(new, new) if isinstance(new, str) else new
        if name == "confidentiality":
            if _strictness(new) > _strictness(old):
                found.cells.append(Cell(name, old, new))
        elif name in SAYING_LESS and leaves_unsaid(name, coming, here, unnamed):
            continue
        elif _meaning(old) != _meaning(new):
            kept = fill and old is not None
            found.cells.append(Cell(name, _said(old), _said(new), kept))
    for name in ENTRIES:
        known = here.get(name, ())
        fresh = [
            place
            for place, one in enumerate(coming.get(name, ()))
            if not _is_there(name, one, known, uids)
        ]
        if fresh:
            found.entries[name] = fresh
            found.cells.append(Cell(name, None, _said([coming[name][place] for place in fresh])))
    return found


def _strictness(code: str | None) -> int:
    return codes.CONFIDENTIALITY.index(code or "public")


def _meaning(value: Any) -> Any:
    """A value without what follows from it: the bounds of a date."""
    if isinstance(value, dict):
        return value.get("edtf"), value.get("text")
    return value


def _key(name: str, entry: Any, uids: Mapping[str, str]) -> Any:
    """What makes an entry the same as another: an alias its text, a tag its plain letters."""
    if name == "tags":
        return fold(entry)
    if isinstance(entry, str):
        return uids.get(entry, entry)
    if name == "aliases":
        return entry.get("text")
    return {
        key: uids.get(value, value) if isinstance(value, str) else _meaning(value)
        for key, value in entry.items()
        if value is not None
    }


def _is_there(name: str, entry: Any, here: Sequence[Any], uids: Mapping[str, str]) -> bool:
    """Whether a record has an entry; a reference by its uid, or by its source if it has none.

    Of a step in a history it may say less, as one without secrets does.
    """
    if name == "references":
        key = "uid" if entry.get("uid") else "source"
        wanted = uids.get(entry[key], entry[key])
        return any(one[key] == wanted for one in here)
    if name == "statuses":
        said = _key(name, entry, uids).items()
        return any(said <= _key(name, one, uids).items() for one in here)
    return any(_key(name, one, uids) == _key(name, entry, uids) for one in here)


def _said(value: Any) -> str | None:
    """A value as a report tells it."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, dict):
        said = [value.get(key) for key in ("edtf", "text", "quote", "value", "place", "note")]
        return next((str(one) for one in said if one), "")
    if isinstance(value, list):
        return "; ".join(filter(None, map(_said, value)))
    return str(value)
