"""The rows of a file, column by column: only what is mapped, each distinct text kept once."""

from __future__ import annotations

from itertools import islice
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from mercato.exchange.importing import targets
from mercato.exchange.importing.choice_words import strictest, ticked
from mercato.exchange.importing.header_words import meant
from mercato.exchange.importing.plan import RULES, TABLES, THIS_FILE
from mercato.exchange.importing.report import RefusedLine
from mercato.records.errors import Refused
from mercato.records.schema import ENTITIES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from mercato.exchange.importing.plan import ImportPlan, Mapped, Table

_NEEDED_AFTERWARDS = frozenset(
    (
        *("uid", "person", "person_id", "person_uid", "party", "url"),
        *(*targets.SCHEMES, *targets.NAMES, *targets.EVIDENCE, "source_uid"),
        *("subjects", "subjects_uid", "asserted_by", "asserted_by_uid"),
    )
)
"""Columns that are read when records are written, or that tell what a row is about."""
_LINE, _CELLS = attrgetter("line"), attrgetter("cells")
SHARED = 0.7
"""Share of different texts in a column beyond which none is looked up."""
ENOUGH = 3_000
"""Different texts of a column from which on that is judged."""
CHUNK = 1_000
"""Rows taken at once; between two chunks an import can be cancelled."""


class Staged:
    """What was read: the line of each row, and the texts of each target that is mapped.

    `refused` holds the first reason why a row cannot be taken; such a row makes nothing.
    """

    def __init__(self, plan: ImportPlan, table: Table) -> None:
        self.plan = plan
        self.headers = tuple(table.headers)
        self.lines: list[int] = []
        self.texts: dict[str, list[str]] = {}
        self.refused: dict[int, RefusedLine] = {}
        self.turned: list[tuple[str, str]] = []
        """Names that stand with the family name first, and as they are read."""
        self.families: dict[str, str] = {}
        """The family names of people of whom a cell says how their names are parted."""
        self._columns = {one.field: one for one in plan.columns}
        _check(plan, self.headers)

    def __len__(self) -> int:
        return len(self.lines)

    def __contains__(self, name: object) -> bool:
        return name in self.texts

    def column(self, name: str) -> str | None:
        """The header of the column that a target comes from; None for a constant."""
        mapped = self._columns.get(name)
        return mapped.columns[0] if mapped is not None else None

    def rule_of(self, name: str) -> str:
        """What a cell may do to this field of a record that is there already."""
        usual = self.plan.rule or ("overwrite" if "uid" in self.texts else "fill")
        return self.plan.rules.get(name, usual)

    def line_of(self, name: str, text: str) -> int:
        """The line on which a target has that text for the first time."""
        return self.lines[self.texts[name].index(text)]

    def replace(self, name: str, instead: Mapping[str, str]) -> None:
        """Take other texts of a target in the place of some."""
        self.texts[name] = [instead.get(text, text) for text in self.texts[name]]

    def refuse(self, row: int, code: str, name: str | None = None, **values: Any) -> None:
        """Leave a row out, for the first reason found."""
        if row not in self.refused:
            named = (self.column(f"{name}{suffix}") for suffix in ("", "_id", "_uid"))
            column = next(filter(None, named), None) if name else None
            self.refused[row] = RefusedLine(self.lines[row], code, values, name, column)

    def refuse_as(self, row: int, refusal: Refused) -> None:
        """The same with the reason that a rule of the records gave."""
        self.refuse(row, refusal.code, refusal.field, **refusal.values)

    def read(self, table: Table, tick: Callable[[int], object]) -> None:
        """Read all rows once; `tick` hears how many were read."""
        shared: dict[str, dict[str, str]] = {one.field: {} for one in self.plan.columns}
        for one in self.plan.columns:
            self.texts[one.field] = []
        rows = iter(table.rows())
        width = len(self.headers)
        while chunk := list(islice(rows, CHUNK)):
            self.lines += map(_LINE, chunk)
            cells = list(map(_CELLS, chunk))
            if set(map(len, cells)) != {width}:
                cells = list(self._squared(cells, width))
            columns = list(zip(*cells, strict=True))
            for one in self.plan.columns:
                texts = self._texts(one, columns)
                known = shared.get(one.field)
                if known is None:
                    self.texts[one.field] += texts
                    continue
                self.texts[one.field] += map(known.setdefault, texts, texts)
                if SHARED * len(self.lines) < len(known) > ENOUGH:
                    # Hardly a text comes again: knowing them all would only take room.
                    del shared[one.field]
            tick(len(self.lines))
        self._set_constants()

    def forget(self) -> None:
        """Let go what is stored in other columns by now; that it was mapped is still known."""
        for name in self.texts.keys() - _NEEDED_AFTERWARDS:
            self.texts[name] = []

    def _texts(self, mapped: Mapped, columns: Sequence[Sequence[str]]) -> Sequence[str]:
        places = [self.headers.index(name) for name in mapped.columns]
        if mapped.cut:
            return [_part(cell, mapped) for cell in columns[places[0]]]
        if mapped.field == "confidentiality":
            said = (
                self._secrecy(name, columns[place])
                for name, place in zip(mapped.columns, places, strict=True)
            )
            return list(map(strictest, zip(*said, strict=True)))
        if len(places) == 1:
            return columns[places[0]]
        parts = zip(*(columns[place] for place in places), strict=True)
        return [" ".join(filter(None, map(str.strip, part))) for part in parts]

    def _secrecy(self, header: str, texts: Sequence[str]) -> Sequence[str]:
        """What a column says of who may know, ticks included where it is about that."""
        asks = "confidentiality" in meant(self.plan.table, header)
        return list(map(ticked, texts)) if asks else texts

    def _squared(self, cells: list[list[str]], width: int) -> Iterator[list[str]]:
        """Rows of one length; one that is too long is refused, lest a cell be dropped."""
        first = len(self.lines) - len(cells)
        for place, row in enumerate(cells):
            if len(row) > width and any(row[width:]):
                self.refuse(first + place, "import.too_many_cells", count=len(row), width=width)
            yield [*row[:width], *[""] * (width - len(row))]

    def _set_constants(self) -> None:
        for name, value in self.plan.constants.items():
            if name != "source" or value != THIS_FILE:
                self.texts[name] = [value] * len(self.lines)


def _part(cell: str, mapped: Mapped) -> str:
    parts = cell.split(mapped.cut)
    return parts[mapped.part - 1].strip() if len(parts) >= mapped.part else ""


def _check(plan: ImportPlan, headers: Sequence[str]) -> None:
    """Refuse a plan that names fields or columns that there are not, or a field twice."""
    seen: set[str] = set()
    for one in plan.columns:
        targets.target(plan.table, one.field)
        for column in one.columns:
            if column not in headers:
                raise Refused("import.unknown_column", name=column, columns=list(headers))
        if one.field in seen or one.field in plan.constants:
            raise Refused("import.field_twice", field=one.field, name=one.field)
        seen.add(one.field)
    for name in (*plan.constants, *plan.rules, *plan.blank):
        targets.target(plan.table, name)
    for name in plan.blank:
        own = getattr(ENTITIES[TABLES[plan.table]], name, None)
        if name == "confidentiality" or (own is not None and not getattr(own, "null", True)):
            raise Refused("import.never_empty", field=name, name=name)
    for name, rule in plan.rules.items():
        if rule not in RULES:
            raise Refused("import.no_such_rule", name=name, rule=rule, rules=list(RULES))
    _require(plan, seen | set(plan.constants))


def _require(plan: ImportPlan, given: Iterable[str]) -> None:
    """Refuse a plan without what makes a row at all, unless rows are found by uid."""
    given = set(given)
    known = {one.name for one in targets.targets(plan.table)}
    numbers = [one for one in targets.SCHEMES if one in known]
    by = {"uid": ["uid"], "identifier": numbers}.get(plan.match or "")
    if by is not None and given.isdisjoint(by):
        raise Refused("import.nothing_to_match", fields=by)
    needed = NEEDED[plan.table]
    if "uid" not in given and not any(set(one) <= given for one in needed):
        raise Refused("import.nothing_named", table=plan.table, fields=[one[0] for one in needed])


NEEDED: dict[str, tuple[tuple[str, ...], ...]] = {
    "people": (("name",), ("given_name",), ("family_name",)),
    "organizations": (("name",),),
    "positions": (("person",), ("person_id",), ("person_uid",)),
    "moves": (("person",), ("person_id",), ("person_uid",), ("party",)),
    "sources": (("url",), ("headline",), ("text",), ("outlet",)),
    "claims": (("text",),),
}
"""Of each table, sets of fields of which one has to be mapped."""
