"""Making the records of a batch that are new: ids first, so that rows can point to each other."""

from __future__ import annotations

from itertools import chain
from operator import eq
from typing import TYPE_CHECKING, Any

from mercato.exchange.importing.batch import NEW
from mercato.records.bulk import inserting
from mercato.records.bulk.lookup import among
from mercato.records.errors import Refused
from mercato.records.schema import ENTITIES
from mercato.records.verbs import editing, rules

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mercato.exchange.importing.batch import Batch
    from mercato.exchange.importing.links import Links
    from mercato.exchange.importing.staging import Staged


def lead(staged: Staged, batch: Batch) -> list[int]:
    """Of each entry the one that makes or has its record: itself, or an earlier one like it.

    Where the first of several is refused, the next one takes its place; -1 for refused ones.
    """
    if not staged.refused and min(batch.match, default=NEW) >= NEW:
        return list(range(len(batch)))
    leaders: dict[int, int] = {}
    return [
        -1 if row in staged.refused else leaders.setdefault(batch.first(place), place)
        for place, row in enumerate(batch.rows)
    ]


class Making:
    """The new records of a batch, completed by the rules and inserted in a few statements."""

    def __init__(self, staged: Staged, batch: Batch, links: Links | None) -> None:
        self._staged, self._batch, self._links = staged, batch, links
        self._model: Any = ENTITIES[batch.record_type]
        self._ready: dict[int, dict[str, Any]] = {}
        self.leaders: list[int] = []
        self._places: list[int] = []
        self._first = 0

    def check(self) -> None:
        """Refuse rows that the rules do not take, before anything is made for them."""
        batch = self._batch
        self.leaders = lead(self._staged, batch)
        self._merge_rows()
        for name in _REQUIRED.get(batch.record_type, ()):
            self._require(name)
        self.leaders = lead(self._staged, batch)
        self._complete()
        self._check_dates()
        self._refuse_orphans()
        self.leaders = lead(self._staged, batch)

    def _require(self, name: str) -> None:
        """Refuse rows of new records that do not say this, until one of the same record does."""
        batch = self._batch
        named = batch.links.get(name) or self._said(name)
        said: set[int] = set()
        for place, known in enumerate(batch.known_of_all()):
            first = batch.first(place)
            if known or first in said or self._is_refused(place):
                continue
            if named is None or named[place] in ("", None):
                self._staged.refuse(batch.rows[place], "field.required", name)
            else:
                said.add(first)

    def number(self) -> None:
        """Give every entry that was not refused the id of its record; `insert` has to come next.

        What is new begins to be a record: that is indexed while Python goes on.
        """
        batch = self._batch
        self.leaders = lead(self._staged, batch)
        self._merge_rows()
        self._complete()
        self.leaders = lead(self._staged, batch)
        places = self._parents_first(self._new())
        first = inserting.take_ids(len(places))
        known = batch.known_of_all()
        for place, leader in enumerate(self.leaders):
            if leader >= 0 and known[leader]:
                batch.ids[place] = known[leader]
        for number, place in enumerate(places):
            batch.ids[place] = first + number
        for place, leader in enumerate(self.leaders):
            if leader >= 0 and leader != place:
                batch.ids[place] = batch.ids[leader]
        self._point_to_rows()
        self._places, self._first = places, first
        if places:
            self._begin()

    def _parents_first(self, places: list[int]) -> list[int]:
        """Rows that others of the file point to before those, as the engine wants it."""
        columns = [self._batch.columns[name] for name in self._batch.links]
        pointing = [one for one in columns if _points_to_rows(one)]
        if not pointing:
            return places
        ordered: dict[int, None] = {}
        for place in places:
            path: list[int] = []
            above: int | None = place
            while above is not None and above not in ordered and above not in path:
                path.append(above)
                found = (_row(column[above]) for column in pointing)
                above = next((row for row in found if row is not None), None)
            ordered |= dict.fromkeys(reversed(path))
        wanted = set(places)
        return [place for place in ordered if place in wanted]

    def _is_refused(self, place: int) -> bool:
        return self._batch.rows[place] in self._staged.refused

    def _new(self) -> list[int]:
        """The entries that make a record."""
        leaders = enumerate(zip(self.leaders, self._batch.known_of_all(), strict=True))
        return [place for place, (leader, known) in leaders if leader == place and not known]

    def _merge_rows(self) -> None:
        """Let further rows of one new record fill in what its first row does not say."""
        for place, leader in enumerate(self.leaders):
            if leader == place or leader < 0 or self._batch.known(leader):
                continue
            for column in self._batch.columns.values():
                if column[leader] is None:
                    column[leader] = column[place]

    def _said(self, name: str) -> Sequence[Any] | None:
        """What each entry says in a column, or else what is proposed for it."""
        said, proposed = self._batch.columns.get(name), self._batch.proposals.get(name)
        if said is None or proposed is None:
            return proposed if said is None else said
        pairs = zip(said, proposed, strict=True)
        return [other if one is None else one for one, other in pairs]

    def _complete(self) -> None:
        """Complete new rows by the rules, one by one; links have no ids yet, only places.

        Where one is refused, the next row like it takes its place if the rules take that.
        """
        batch = self._batch
        names = list({**batch.columns, **batch.proposals, **batch.links})
        if not rules.concern(batch.record_type, names):
            return
        told = {name: column for name in names if (column := self._said(name)) is not None}
        refused: set[int] = set()
        for place in self._new():
            if place not in self._ready and not self._make_ready(place, told):
                refused.add(batch.first(place))
        for place in range(len(batch.rows)) if refused else ():
            group = batch.first(place)
            if group in refused and not self._is_refused(place) and self._make_ready(place, told):
                refused.discard(group)
                del self._ready[place]  # it is completed with what the rows after it say

    def _make_ready(self, place: int, told: dict[str, Sequence[Any]]) -> bool:
        """Complete one new row; a row that the rules do not take is refused."""
        batch = self._batch
        row = {name: value for name, said in told.items() if (value := said[place]) is not None}
        row |= {name: _LINKED for name, keys in batch.links.items() if keys[place]}
        try:
            original = editing.make_ready(batch.record_type, row)
        except Refused as refusal:
            self._staged.refuse_as(batch.rows[place], refusal)
            return False
        if original is not None:
            batch.originals[place] = original
        self._ready[place] = row
        return True

    def _check_dates(self) -> None:
        """Refuse rows whose dates would end a record before it starts."""
        batch = self._batch
        pairs = rules.NEVER_BEFORE.get(batch.record_type, ())
        names = {name for pair in pairs for name in pair if name in batch.columns}
        if not names:
            return
        known_of = batch.known_of_all()
        old = [place for place in self.leaders if place >= 0 and known_of[place]]
        if not old:
            return
        looked = sorted(rules.date_columns(batch.record_type))
        columns = [self._model.id, *(getattr(self._model, name) for name in looked)]
        query = self._model.select(*columns).where(
            among(self._model.id, {known_of[place] for place in old})
        )
        known = {row[0]: dict(zip(looked, row[1:], strict=True)) for row in query.tuples()}
        for place in old:
            row = dict(known[known_of[place]])
            for name in looked:
                said = batch.columns[name][place] if name in batch.columns else None
                if said is not None and (row[name] is None or self._overwrites(name)):
                    row[name] = said
            try:
                rules.check_dates(batch.record_type, row, names)
            except Refused as refusal:
                self._staged.refuse_as(batch.rows[place], refusal)

    def _overwrites(self, name: str) -> bool:
        base = name.removesuffix("_earliest").removesuffix("_latest")
        return self._staged.rule_of(base) == "overwrite"

    def _refuse_orphans(self) -> None:
        """Refuse rows below a row that was refused, and rows that are their own ancestors."""
        above = self._batch.links.get("parent")
        if above is None or self._links is None:
            return
        meant = [self._links.meant.get(key) for key in above]
        for place in range(len(meant)):
            seen, row = {place}, _row(meant[place])
            while row is not None:
                if row in seen or self._is_refused(row):
                    code = "organization.cycle" if row in seen else "import.parent_refused"
                    self._staged.refuse(place, code, "parent")
                    break
                seen.add(row)
                row = _row(meant[row])

    def _point_to_rows(self) -> None:
        """Turn links to rows of this file into the ids that those rows now have."""
        for name in self._batch.links:
            column = self._batch.columns[name]
            for place, value in enumerate(column) if _points_to_rows(column) else ():
                if value is not None and value < 0:
                    column[place] = self._batch.ids[-1 - value] or None

    def _begin(self) -> None:
        batch, places, ready = self._batch, self._places, self._ready
        uids = inserting.new_uids(len(places))
        for number, place in enumerate(places):
            uids[number] = batch.uids[place] = batch.uids[place] or uids[number]
        secrecy = [ready[place]["confidentiality"] for place in places] if ready else None
        if secrecy is None and "confidentiality" in batch.columns:
            said = batch.columns["confidentiality"]
            secrecy = [said[place] or "public" for place in places]
        inserting.begin_records(batch.record_type, self._first, uids, secrecy)

    def insert(self) -> None:
        """Insert what is new of a record's own type."""
        batch, places = self._batch, self._places
        if not places:
            return
        names = {**batch.columns, **batch.proposals, **_keys(self._ready)}
        names = {name: None for name in names if name in self._fields}
        whole = len(places) == len(batch) and all(map(eq, places, range(len(places))))
        columns = {name: self._column(name, places, whole) for name in names}
        inserting.finish_records(batch.record_type, self._first, len(places), columns)
        batch.made.update(places)

    def _column(self, name: str, places: Sequence[int], whole: bool) -> Sequence[Any]:
        """A column of the new records: as completed, as said, as proposed, else its default.

        The new records may be the whole batch in its order, as they often are.
        """
        batch, default = self._batch, self._fields[name].default
        if self._ready and name not in batch.links and name not in batch.proposals:
            return [self._ready[place].get(name, default) for place in places]
        found = self._said(name)
        if found is None:
            return [None if name in batch.links else default] * len(places)
        if not whole:
            found = [found[place] for place in places]
        if default is not None and name not in batch.links:
            found = [default if value is None else value for value in found]
        return found

    @property
    def _fields(self) -> dict[str, Any]:
        fields: dict[str, Any] = self._model._meta.fields
        return fields


_REQUIRED = {"position": ("person",), "claim": ("text",)}
_LINKED = 0
"""Stands for a record that a row links to, until that is made."""


def _row(meant: Any) -> int | None:
    """The row of this file that a link means, if it means one."""
    return -1 - meant if isinstance(meant, int) and meant < 0 else None


def _points_to_rows(column: Sequence[Any]) -> bool:
    return min(filter(None, column), default=0) < 0


def _keys(ready: dict[int, dict[str, Any]]) -> dict[str, None]:
    return dict.fromkeys(chain.from_iterable(ready.values()))
