"""Other names with what is known of each, as our own exports have them: former:Apple Computer.

A name that is not for matching is `other weak:AAPL`, one in a language `native ja:ソニー`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mercato.exchange.importing.report import Cell
from mercato.records import codes
from mercato.records.bulk.lookup import among
from mercato.records.errors import Refused
from mercato.records.fields import SHORT
from mercato.records.language import places as regions
from mercato.records.language import text
from mercato.records.language.folding import fold
from mercato.records.schema import Alias

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mercato.exchange.importing.batch import Batch

NAME = "aliases_kind"
"""The column of these."""

_ITEM = re.compile(r"(\w+)( weak)?(?: ([\w-]+))?:(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Kind:
    """What is known of a name."""

    kind: str = "other"
    language: str | None = None
    weak: bool = False

    def __str__(self) -> str:
        return " ".join(filter(None, (self.kind, "weak" if self.weak else "", self.language)))


@dataclass(frozen=True, slots=True)
class Named:
    """One name, and what is known of it."""

    text: str
    kind: Kind = Kind()


def read(item: str) -> Named:
    """A name behind its kind and a colon."""
    found = _ITEM.fullmatch(item)
    kind, weak, language, name = found.groups() if found else (item, None, None, "")
    if kind not in codes.ALIAS_KIND:
        raise Refused("choice.unknown", field=NAME, value=kind, choices=list(codes.ALIAS_KIND))
    if language and (known := regions.language_names().get(fold(language))) is None:
        raise Refused("language.unknown", field=NAME, value=language)
    told = Kind(kind, known if language else None, weak=bool(weak))
    if not (cleaned := text.clean(name, limit=SHORT, field="alias")):
        raise Refused("field.required", field=NAME)
    return Named(cleaned, told)


def change(
    batch: Batch, places: Sequence[int], named: Sequence[Sequence[Named]], *, overwrite: bool
) -> None:
    """Change what is known of names that records have already; else fill in where nothing is."""
    old = {batch.ids[place] for place in places if place not in batch.made}
    columns = (Alias.id, Alias.record, Alias.text, Alias.kind, Alias.language, Alias.weak)
    rows = Alias.select(*columns).where(among(Alias.record, old)).tuples() if old else ()
    here = {
        (record, name): (alias, Kind(kind, language, weak=bool(weak)))
        for alias, record, name, kind, language, weak in rows
    }
    changed: dict[Kind, list[int]] = defaultdict(list)
    for place in places:
        for one in named[place]:
            alias, kind = here.pop((batch.ids[place], one.text), (0, one.kind))
            if kind != one.kind and (overwrite or kind == Kind()):
                changed[one.kind].append(alias)
                batch.note(place, Cell(NAME, f"{kind}:{one.text}", f"{one.kind}:{one.text}"))
    for kind, ids in changed.items():
        values = {"kind": kind.kind, "language": kind.language, "weak": kind.weak}
        Alias.update(values).where(among(Alias.id, ids)).execute()
