"""What a row says that tells records of one name apart, or shows that one of them is meant."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, Any

from mercato.exchange.importing import memory
from mercato.exchange.importing.link_keys import NUMBER, canonical
from mercato.records.bulk import lookup
from mercato.records.bulk.lookup import among
from mercato.records.schema import ENTITIES, Move, Position, Tag, Tagging

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mercato.exchange.importing.batch import Batch
    from mercato.exchange.importing.links import Links

_FREE = frozenset(("name", "note", "given_name", "family_name", "sort_name"))
"""What may differ for one and the same record."""
_APART = {"person": "birth_year", "organization": "parent"}
"""What tells records of one name apart by itself."""
_TELLING = ("birth_year", "tell_apart", "native_name", "country", "website")


class Evidence:
    """Compares the entries of a batch with records of the same name."""

    def __init__(self, batch: Batch, links: dict[str, Links], headers: Sequence[str]) -> None:
        self._batch, self._links, self._headers = batch, links, headers
        self._rows: dict[int, dict[str, Any]] = {}
        self._there: set[tuple[int, int]] = set()

    def read(self, records: set[int]) -> None:
        """Read what rows are compared with of these records, at once; of others no more is known.

        Sources and claims are never compared.
        """
        if self._batch.record_type not in ("person", "organization"):
            return
        model: Any = ENTITIES[self._batch.record_type]
        wanted = {*self._batch.columns, _APART[self._batch.record_type]} - _FREE
        names = [name for name in model._meta.fields if name in wanted]
        columns = [getattr(model, name) for name in names]
        query = model.select(model.id, *columns).where(among(model.id, records))
        self._rows = {row[0]: dict(zip(names, row[1:], strict=True)) for row in query.tuples()}
        if self._batch.record_type == "person" and "organization" in self._batch.links:
            self._there = _held(records)

    def plausible(self, place: int, records: list[int]) -> list[int]:
        """Of records of a name those that the row does not contradict: by parent, year of birth."""
        if not records:
            return records
        if self._batch.record_type == "organization":
            keys = self._batch.links.get("parent")
            if keys and keys[place]:
                return self._of("parent", records, self._parents[keys[place]])
        if self._batch.record_type == "person":
            born = at(self._batch.columns, "birth_year", place)
            if born is not None:
                return self._of("birth_year", records, {born})
        return records

    @cached_property
    def _parents(self) -> dict[str, set[int]]:
        """The recorded organizations that the keys of parents may mean."""
        named: dict[str, set[str]] = defaultdict(set)
        for key in filter(None, set(self._batch.links["parent"])):
            named[key[0]].add(key[1:])
        found = {f"u{uid}": {one} for uid, (one, _) in lookup.by_uids(named["u"]).items()}
        numbered = lookup.by_numbers("organization", NUMBER, named["i"])
        found |= {f"i{number}": set(records) for number, records in numbered.items()}
        called = lookup.find_all("organization", named["n"])
        for name in named["n"]:
            mine = self._matched_by_name.get(canonical("organization", name), set())
            found[f"n{name}"] = mine | set(called.get(name, ()))
        return defaultdict(set, found)

    @cached_property
    def _matched_by_name(self) -> dict[str, set[int]]:
        """The records of rows that a number or uid decided, by what the file calls them."""
        found: dict[str, set[int]] = defaultdict(set)
        for name, match in zip(self._batch.columns["name"], self._batch.match, strict=True):
            if match > 0 and name:
                found[canonical("organization", name)].add(match)
        return found

    def held_there(self, place: int, records: list[int]) -> list[int]:
        """Of people those who have a position or a move at the organization of the row."""
        meant = self._meant("organization", "organization", place)
        if meant is None or meant < 1:
            return []
        return sorted(person for person in records if (person, meant) in self._there)

    def listed(self, records: Sequence[int]) -> list[int]:
        """The records that an earlier import of a list with the same columns brought."""
        return [record for record in records if record in self._brought]

    @cached_property
    def _brought(self) -> set[int]:
        worn = Tag.name.in_(memory.tags(self._headers))
        rows = Tagging.select(Tagging.record).join(Tag).where(worn)
        return {record for (record,) in rows.tuples()}

    def alike(self, place: int, records: Sequence[int]) -> list[int]:
        """The records that hold all that a row says."""
        return [record for record in records if self._holds(record, place)]

    def tells(self, place: int) -> bool:
        """Whether a row says anything besides the name that tells records apart."""
        return any(at(self._batch.columns, name, place) is not None for name in _TELLING)

    def _holds(self, record: int, place: int) -> bool:
        row = self._rows[record]
        return all(
            column[place] is None or name in _FREE or row.get(name) == column[place]
            for name, column in self._batch.columns.items()
        )

    def _meant(self, name: str, record_type: str, place: int) -> int | None:
        keys = self._batch.links.get(name)
        meant = self._links[record_type].meant.get(keys[place]) if keys else None
        return meant if isinstance(meant, int) else None

    def _of(self, name: str, records: list[int], wanted: set[int]) -> list[int]:
        values = [(record, self._rows[record][name]) for record in records]
        return [record for record, value in values if value is None or value in wanted]


def _held(people: set[int]) -> set[tuple[int, int]]:
    """Of people with whom they have a position, or have moved to or from."""
    links = (
        (Position.person, Position.organization),
        (Move.person, Move.from_organization),
        (Move.person, Move.to_organization),
    )
    queries = [
        person.model.select(person, place).where(among(person, people), place.is_null(False))
        for person, place in links
    ]
    return {found for query in queries for found in query.tuples()}


def at(columns: dict[str, list[Any]], name: str, place: int) -> Any:
    """A cell of a column that there may not be."""
    column = columns.get(name)
    return None if column is None else column[place]
