"""Where the uids of a file stand here: which are known, what they are, who owns what."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mercato.exchange.exporting.shapes import listed
from mercato.records.schema import Identifier, Organization, Record, Reference
from mercato.records.uids import in_mixed_letters

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from collections.abc import Set as AbstractSet

_CHUNK = 20_000


@dataclass(slots=True)
class Here:
    """Of the uids that are known here: id, type and uid of the record that each leads to.

    `merged` are those that lead to another one. The parent of an organization is looked up once.
    """

    ids: dict[str, int] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)
    uids: dict[str, str] = field(default_factory=dict)
    merged: set[str] = field(default_factory=set)
    _parents: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, wanted: AbstractSet[str], others: Callable[[str], Iterable[str]]) -> Here:
        """Look all of them up; one that is not here may be there as one of the `others`."""
        here = cls()
        here._look({uid: uid for uid in wanted})
        left = wanted - here.ids.keys()
        here._look({other: uid for uid in left for other in others(uid) if other != uid})
        mixed = in_mixed_letters(wanted - here.ids.keys())
        here._look({stored: uid for uid, stored in mixed.items()})
        return here

    def _look(self, wanted: Mapping[str, str]) -> None:
        """Look uids up that stand for uids of the file."""
        columns = (Record.uid, Record.id, Record.type, Record.merged_into)
        for chunk in _chunks(wanted):
            for here, record, kind, into in listed(Record.select(*columns), Record.uid, chunk):
                uid = wanted[here]
                self.ids[uid], self.types[uid], self.uids[uid] = record, kind, here
                if into is not None:
                    self._lead_on(uid, into)

    def _lead_on(self, uid: str, into: int) -> None:
        """Follow a record that was merged to the one that is left."""
        self.merged.add(uid)
        found = Record.get_by_id(into)
        while found.merged_into_id is not None:
            found = Record.get_by_id(found.merged_into_id)
        self.ids[uid], self.uids[uid] = found.id, found.uid

    def uid(self, uid: str) -> str:
        """The uid that one of the file has here: the same, unless it was merged."""
        return self.uids.get(uid, uid)

    def adopt(self, uid: str, holder: str, record_type: str) -> None:
        """Let a uid that is not known here stand for a record that is."""
        self.ids[uid] = int(Record.get(Record.uid == holder).id)
        self.types[uid], self.uids[uid] = record_type, holder

    def parent(self, uid: str) -> str:
        """The uid of the organization above one that is here; empty if there is none."""
        own = self.uid(uid)
        if own not in self._parents:
            above = Record.alias()
            rows = (
                Record.select(above.uid)
                .join(Organization, on=(Organization.id == Record.id))
                .join(above, on=(above.id == Organization.parent))
                .where(Record.uid == own)
            )
            self._parents[own] = rows.scalar() or ""
        return self._parents[own]

    def references(self, wanted: Iterable[str]) -> dict[str, str]:
        """Of references that are here, the uid of the record that each is of."""
        found: dict[str, str] = {}
        for chunk in _chunks(wanted):
            rows = Reference.select(Reference.uid, Record.uid).join(
                Record, on=(Record.id == Reference.record)
            )
            found |= dict(listed(rows, Reference.uid, chunk))
        return found

    def numbers(
        self, wanted: Mapping[tuple[str, str, str], str]
    ) -> dict[tuple[str, str, str], str]:
        """Of numbers by type of record and scheme, the uid of the record that has each here."""
        found: dict[tuple[str, str, str], str] = {}
        columns = (Record.type, Identifier.scheme, Identifier.value, Record.uid)
        for chunk in _chunks({value for _, _, value in wanted}):
            rows = Identifier.select(*columns).join(Record, on=(Record.id == Identifier.record))
            for kind, scheme, value, uid in listed(rows, Identifier.value, chunk):
                if (kind, scheme, value) in wanted:
                    found[kind, scheme, value] = uid
        return found


def _chunks(wanted: Iterable[str]) -> Iterator[list[str]]:
    ordered = sorted(wanted)
    for start in range(0, len(ordered), _CHUNK):
        yield ordered[start : start + _CHUNK]
