"""What a row says that tells records of one name apart, or shows that one of them is meant."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, Any

from mercato.exchange.importing import memory
from mercato.exchange.importing.link_keys import NUMBER, canonical
from mercato.records.bulk import lookup
from mercato.records.schema import Move, Organization, Person, Position, Tag, Tagging
from mercato.records.verbs import editing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mercato.exchange.importing.batch import Batch
    from mercato.exchange.importing.links import Links

_FREE = frozenset(("name", "note", "given_name", "family_name", "sort_name"))
"""What may differ for one and the same record."""
_TELLING = ("birth_year", "tell_apart", "native_name", "country", "website")


class Evidence:
    """Compares the entries of a batch with records of the same name."""

    def __init__(self, batch: Batch, links: dict[str, Links], headers: Sequence[str]) -> None:
        self._batch, self._links, self._headers = batch, links, headers
        self._known_parents: dict[str, set[int]] = {}

    def plausible(self, place: int, records: list[int]) -> list[int]:
        """Of records of a name those that the row does not contradict: by parent, year of birth."""
        if not records:
            return records
        if self._batch.record_type == "organization":
            keys = self._batch.links.get("parent")
            if keys and keys[place]:
                wanted = self._parents(keys[place])
                return self._of(Organization, Organization.parent, records, wanted)
        if self._batch.record_type == "person":
            born = at(self._batch.columns, "birth_year", place)
            if born is not None:
                return self._of(Person, Person.birth_year, records, {born})
        return records

    def _parents(self, key: str) -> set[int]:
        """The recorded organizations that the key of a parent may mean."""
        if key not in self._known_parents:
            named = key[1:]
            if key[0] == "u":
                found = {record for record, _ in lookup.by_uids([named]).values()}
            elif key[0] == "i":
                numbered = lookup.by_identifiers("organization", NUMBER, [named])
                found = set(numbered.get(named, ()))
            else:
                found = set(lookup.find_all("organization", [named]).get(named, ()))
                found |= self._matched_by_name.get(canonical("organization", named), set())
            self._known_parents[key] = found
        return self._known_parents[key]

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
        held = Position.select(Position.person).where(
            Position.organization == meant, Position.person.in_(records)
        )
        ends = (Move.from_organization == meant) | (Move.to_organization == meant)
        moved = Move.select(Move.person).where(ends, Move.person.in_(records))
        return sorted({person for query in (held, moved) for (person,) in query.tuples()})

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
        row = editing.row(self._batch.record_type, record)
        return all(
            column[place] is None or name in _FREE or row.get(name) == column[place]
            for name, column in self._batch.columns.items()
        )

    def _meant(self, name: str, record_type: str, place: int) -> int | None:
        keys = self._batch.links.get(name)
        meant = self._links[record_type].meant.get(keys[place]) if keys else None
        return meant if isinstance(meant, int) else None

    def _of(self, model: Any, column: Any, records: list[int], wanted: set[int]) -> list[int]:
        query = model.select(model.id, column).where(model.id.in_(records))
        return [record for record, value in query.tuples() if value is None or value in wanted]


def at(columns: dict[str, list[Any]], name: str, place: int) -> Any:
    """A cell of a column that there may not be."""
    column = columns.get(name)
    return None if column is None else column[place]
