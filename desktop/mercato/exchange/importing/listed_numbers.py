"""Numbers of several schemes in one cell, as our own exports have them: wikidata:Q312; ticker:AAPL.

They come with a row that is matched by something else.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from mercato.exchange import lists
from mercato.exchange.importing.batch import NEW
from mercato.exchange.importing.cells import Bad, Memo
from mercato.exchange.importing.link_keys import NUMBER
from mercato.exchange.importing.report import Cell
from mercato.exchange.importing.targets import SCHEMES
from mercato.records import codes
from mercato.records.belongings import identifiers
from mercato.records.bulk import inserting, lookup
from mercato.records.schema import Identifier
from mercato.records.verbs import describing, editing

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mercato.exchange.importing.batch import Batch
    from mercato.exchange.importing.staging import Staged

    Numbers = list[tuple[str, str]]

NAME = "identifiers"
"""The column of these."""


class ListedNumbers:
    """Reads them before anything is written, refuses rows whose numbers cannot be theirs, adds."""

    def __init__(self, staged: Staged, batch: Batch, numbers: Mapping[str, list[str]]) -> None:
        """`numbers` are those that rows say in columns of one scheme each."""
        self._staged, self._batch, self._numbers = staged, batch, numbers
        self._told: list[Numbers] = []
        self._beside: list[Numbers] = []
        self._known: dict[int, set[tuple[str, str]]] = defaultdict(set)

    def read(self) -> None:
        """Read the cells, and find out who has these numbers already."""
        memo = Memo(_numbers)
        told = memo.all(self._staged.texts[NAME])
        for place, value in enumerate(told) if memo.bad else ():
            if isinstance(value, Bad):
                self._staged.refuse(place, value.code, NAME, **value.values)
                told[place] = []
        self._beside = list(map(self._said_beside, range(len(told))))
        self._told = [
            [one for one in numbers if one not in beside]
            for numbers, beside in zip(told, self._beside, strict=True)
        ]
        self._note_known()
        self._refuse_others()

    def add(self, places: Sequence[int]) -> None:
        """Give the records of the rows at these places the numbers that they do not have yet."""
        rows: list[tuple[int, str, str]] = []
        for place in places:
            self._known[self._batch.ids[place]].update(self._beside[place])
        for place in places:
            record = self._batch.ids[place]
            fresh = [one for one in self._told[place] if one not in self._known[record]]
            self._known[record].update(fresh)
            rows += [(record, *one) for one in fresh]
            for one in fresh if place not in self._batch.made else ():
                self._batch.note(place, Cell(NAME, None, ":".join(one)))
        inserting.insert(Identifier, ("record", "scheme", "value"), rows)

    def _said_beside(self, place: int) -> Numbers:
        """What a row says in the columns of one scheme each."""
        said = self._numbers.items()
        return [(SCHEMES[name], values[place]) for name, values in said if values[place]]

    def _note_known(self) -> None:
        """What the records that rows are already have."""
        records = {match for match in self._batch.match if match > NEW}
        rows = Identifier.select(Identifier.record, Identifier.scheme, Identifier.value)
        for record, *number in rows.where(lookup.among(Identifier.record, records)).tuples():
            self._known[record].add((number[0], number[1]))

    def _refuse_others(self) -> None:
        """Refuse rows with a number of somebody else, or with a second one where one is all."""
        holders = self._holders()
        single: dict[tuple[int, str], str] = {
            (record, scheme): value
            for record, numbers in self._known.items()
            for scheme, value in numbers
            if scheme in identifiers.SINGLE_VALUED
        }
        for place, beside in enumerate(self._beside):
            for scheme, value in beside:
                holders.setdefault((scheme, value), self._mine(place))
                if scheme in identifiers.SINGLE_VALUED:
                    single.setdefault((self._mine(place), scheme), value)
        for place, numbers in enumerate(self._told):
            mine = self._mine(place)
            for scheme, value in numbers:
                told = {"scheme": scheme, "value": value}
                holder = holders.setdefault((scheme, value), mine)
                if holder != mine:
                    self._refuse_taken(place, holder, **told)
                elif scheme in identifiers.SINGLE_VALUED:
                    present = single.setdefault((mine, scheme), value)
                    if present != value:
                        told["value"] = present
                        self._staged.refuse(place, "identifier.single_valued", NAME, **told)

    def _mine(self, place: int) -> int:
        """The record of a row; rows of one new one stand for it by the first, below zero."""
        return self._batch.known(place) or -1 - self._batch.first(place)

    def _holders(self) -> dict[tuple[str, str], int]:
        """The records that have these numbers."""
        values: dict[str, set[str]] = defaultdict(set)
        for scheme, value in (number for numbers in self._told for number in numbers):
            values[scheme].add(value)
        return {
            (scheme, value): records[0]
            for scheme, mine in values.items()
            for value, records in lookup.by_identifiers(
                self._batch.record_type, scheme, mine
            ).items()
        }

    def _refuse_taken(self, place: int, holder: int, *, scheme: str, value: str) -> None:
        if holder > NEW:
            named = {"uid": editing.uid_of(holder), "holder": describing.name(holder)}
            self._staged.refuse(
                place, "identifier.taken", NAME, scheme=scheme, value=value, **named
            )
        else:
            self._staged.refuse(place, "restoring.number_twice", NAME, scheme=scheme, value=value)


def _numbers(cell: str) -> Numbers:
    """Scheme and number of each item; one without a scheme is a number of the file's own."""
    found: Numbers = []
    for item in lists.taken_apart(cell):
        scheme, _, value = item.partition(":")
        known = scheme.strip() in codes.IDENTIFIER_SCHEME
        scheme, value = (scheme.strip(), value) if known else (NUMBER, item)
        found.append((scheme, identifiers.clean(scheme, value)))
    return list(dict.fromkeys(found))
