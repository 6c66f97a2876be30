"""What comes with the records of a batch: other names, numbers, tags. Added, never taken away."""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from peewee import Value

from mercato.exchange import lists
from mercato.exchange.importing import alias_kinds, listed_numbers, targets
from mercato.exchange.importing.alias_kinds import Kind, Named
from mercato.exchange.importing.batch import NEW
from mercato.exchange.importing.cells import Memo
from mercato.exchange.importing.link_keys import names_nothing, says_nothing
from mercato.exchange.importing.listed_numbers import ListedNumbers
from mercato.exchange.importing.report import Cell
from mercato.records.belongings import identifiers, tags
from mercato.records.bulk import inserting
from mercato.records.bulk.lookup import among
from mercato.records.fields import SHORT
from mercato.records.language import text
from mercato.records.schema import Alias, Identifier, Record, Tagging

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from mercato.exchange.importing.batch import Batch
    from mercato.exchange.importing.staging import Staged

T = TypeVar("T")


class Belongings:
    """Reads them before anything is written, so that a bad one leaves its row out, and adds them.

    Of a record that was there already an addition is a cell that differs.
    """

    def __init__(self, staged: Staged, batch: Batch, numbers: dict[str, list[str]]) -> None:
        self._staged, self._batch, self._numbers = staged, batch, numbers
        self._aliases: list[tuple[str, list[list[Named]]]] = []
        self._tags: list[list[str]] | None = None
        self._listed = (
            ListedNumbers(staged, batch, numbers) if listed_numbers.NAME in staged else None
        )

    def read(self) -> None:
        """Read names, numbers and tags; rows with one that cannot be kept are refused."""
        for name, read in _ALIASES.items():
            if name in self._staged:
                self._aliases.append((name, self._lists(name, read)))
        if "tags" in self._staged:
            self._tags = self._lists("tags", tags.clean, lists.BETWEEN_TAGS)
        if self._listed is not None:
            self._listed.read()

    def refuse_second_numbers(self) -> None:
        """Refuse rows that would give a record a second number where it can have only one."""
        single = [
            name for name in self._numbers if targets.SCHEMES[name] in identifiers.SINGLE_VALUED
        ]
        records = {match for match in self._batch.match if match > 0}
        if not single or not records:
            return
        rows = Identifier.select(Identifier.record, Identifier.scheme, Identifier.value)
        known = {
            (record, scheme): value
            for record, scheme, value in rows.where(among(Identifier.record, records)).tuples()
        }
        for name in single:
            scheme = targets.SCHEMES[name]
            for place, value in enumerate(self._numbers[name]):
                present = known.get((self._batch.match[place], scheme), value)
                if value and present != value:
                    told = {"scheme": scheme, "value": present}
                    self._staged.refuse(place, "identifier.single_valued", name, **told)

    def add(self, places: Sequence[int]) -> None:
        """Add what the rows at these places bring."""
        old = {self._batch.ids[place] for place in places if place not in self._batch.made}
        self._add_aliases(places, old)
        self._add_numbers(places, old)
        if self._listed is not None:
            self._listed.add(places)
        if self._tags is not None:
            self._add_tags(places, self._tags, old)

    def _lists(
        self, name: str, clean: Callable[[str], T], between: str = lists.BETWEEN
    ) -> list[list[T]]:
        is_empty = says_nothing if name == "tags" else names_nothing

        def read(cell: str) -> list[T]:
            return [clean(one) for one in lists.taken_apart(cell, between) if not is_empty(one)]

        memo = Memo(read)
        found = memo.all(self._staged.texts[name])
        if memo.bad:
            for place, value in enumerate(found):
                if not isinstance(value, list):
                    self._staged.refuse(place, value.code, name, **value.values)
                    found[place] = []
        return found

    def _add_aliases(self, places: Sequence[int], old: set[int]) -> None:
        known = _pairs(Alias, Alias.text, old)
        rows: list[tuple[Any, ...]] = []
        for name, column in self._aliases:
            if name == alias_kinds.NAME and (rule := self._staged.rule_of(name)) != "keep":
                alias_kinds.change(self._batch, places, column, overwrite=rule == "overwrite")
            for place in places:
                for alias in column[place]:
                    rows += self._fresh(place, name, alias.text, known, _stored(alias))
        for place, original in self._batch.originals.items():
            rows += self._fresh(place, "aliases", original, known, _stored(Named(original)))
        inserting.insert(Alias, ("record", "text", "kind", "language", "weak"), rows)

    def _add_numbers(self, places: Sequence[int], old: set[int]) -> None:
        for name, values in self._numbers.items():
            scheme = targets.SCHEMES[name]
            here = Identifier.scheme == scheme
            known = _pairs(Identifier, Identifier.value, old, here)
            if old:
                rows = [
                    row
                    for place in places
                    if values[place]
                    for row in self._fresh(place, name, values[place], known, (values[place],))
                ]
            else:
                ids = self._batch.ids
                rows = [(ids[place], values[place]) for place in places if values[place]]
                if any(match < NEW for match in self._batch.match):
                    rows = list(dict.fromkeys(rows))
            inserting.insert(Identifier, ("record", "value"), rows, scheme=scheme)

    def _fresh(
        self,
        place: int,
        name: str,
        value: str,
        known: set[tuple[int, str]],
        row: tuple[Any, ...],
    ) -> Iterator[tuple[Any, ...]]:
        """The row of an addition that its record does not have yet."""
        record = self._batch.ids[place]
        if not record or (record, value) in known:
            return
        known.add((record, value))
        if place not in self._batch.made:
            self._batch.note(place, Cell(name, None, value))
        yield record, *row

    def _add_tags(self, places: Sequence[int], names: list[list[str]], old: set[int]) -> None:
        """Give each row its tags; spellings that differ in case or accents are one tag."""
        distinct = dict.fromkeys(name for place in places for name in names[place])
        known = {name: tags.find_or_make(name) for name in distinct}
        wearing: dict[int, dict[int, str]] = defaultdict(dict)
        for place in places:
            for name in names[place]:
                wearing[known[name]].setdefault(place, name)
        for tag, mine in wearing.items():
            self._wear(tag, mine, old)

    def _wear(self, tag: int, names: dict[int, str], old: set[int]) -> None:
        worn = _wearers(tag, old)
        for place, name in names.items():
            record = self._batch.ids[place]
            if place not in self._batch.made and record not in worn:
                self._batch.note(place, Cell("tags", None, name))
                worn.add(record)
        put_on(tag, (self._batch.ids[place] for place in names), old)


def put_on(tag: int, records: Iterable[int], old: set[int]) -> None:
    """Give a tag to records; of those in `old` only to the ones that do not wear it."""
    worn = _wearers(tag, old)
    fresh = sorted({record for record in records if record and record not in worn})
    inserting.insert(Tagging, ("record",), [(record,) for record in fresh], tag=tag)


def put_on_new(tag: int, first: int) -> None:
    """Give a tag to all records from this id on that do not wear it yet."""
    worn = Tagging.select(Tagging.record).where(Tagging.tag == tag)
    fresh = Record.select(Value(tag), Record.id).where(Record.id >= first, Record.id.not_in(worn))
    query = fresh.order_by(Record.id)
    inserting.insert_selected(Tagging, query, fresh.count(), Tagging.tag, Tagging.record)


def _wearers(tag: int, records: set[int]) -> set[int]:
    """Which of these records wear a tag."""
    if not records:
        return set()
    rows = Tagging.select(Tagging.record).where(Tagging.tag == tag)
    return {record for (record,) in rows.where(among(Tagging.record, records)).tuples()}


def _pairs(
    model: Any, column: Any, records: set[int], condition: Any = None
) -> set[tuple[int, str]]:
    """Record and value of what records have already."""
    if not records:
        return set()
    rows = model.select(model.record, column).where(among(model.record, records))
    return set((rows if condition is None else rows.where(condition)).tuples())


def _stored(alias: Named) -> tuple[Any, ...]:
    return alias.text, alias.kind.kind, alias.kind.language, alias.kind.weak


def _named(kind: Kind, name: str) -> Named:
    return Named(text.clean(name, limit=SHORT, field="alias"), kind)


_ALIASES: dict[str, Callable[[str], Named]] = {
    alias_kinds.NAME: alias_kinds.read,
    "aliases": partial(_named, Kind()),
    "former_name": partial(_named, Kind("former")),
}
"""The columns of other names; the first one to tell of a name says what is known of it."""
