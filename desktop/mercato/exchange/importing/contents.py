"""Matching positions and moves, which have no names, by all that makes them what they are.

A row is a record that is there already if nobody and nothing in it is another one's, and no role
or date that it states differs. What the record does not say yet, the row may add. A date may also
be the same one told more or less exactly, where no record has just that date.
"""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING, Any

from mercato.exchange.importing.batch import NEW
from mercato.exchange.importing.cells import Memo
from mercato.exchange.importing.link_keys import APART
from mercato.records.bulk.lookup import among
from mercato.records.language.folding import fold
from mercato.records.schema import ENTITIES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mercato.exchange.importing.batch import Batch
    from mercato.exchange.importing.links import Links

ENDS = {
    "position": ("person", "organization"),
    "move": (
        *("person", "party", "from_organization", "to_organization"),
        *("from_state", "to_state"),
    ),
}
"""Who and where, or why nowhere: equal, or it is another one."""
STATES = {"from_state": "from_organization", "to_state": "to_organization"}
ROLES = {"position": ("role",), "move": ("from_role", "to_role")}
DATES = {"position": ("start",), "move": ("starts_on", "left_on", "announced_on")}
_TYPES = {"person": "person", "organization": "organization"}


class Contents:
    """The positions or moves of a file, compared with each other and with those recorded."""

    def __init__(self, batch: Batch, links: dict[str, Links]) -> None:
        self._batch, self._links = batch, links
        self._type = batch.record_type
        self._model: Any = ENTITIES[self._type]

    def match(self, places: Sequence[int], numbered: Sequence[bool] | None = None) -> None:
        """Give each of these entries its match, where it has one.

        An entry that is `numbered` is no other row of the file, whatever both say.
        """
        apart = [place for place in places if numbered is not None and numbered[place]]
        others = self._others(places, numbered)
        firsts = sorted([*(self._join(others) if others else ()), *apart])
        known = self._known(firsts) if self._model.select(self._model.id).exists() else {}
        if not known:
            return
        taken: set[int] = {match for match in self._batch.match if match > 0}
        for agrees in (self._equals, self._agrees, self._agrees_roughly):
            for place in firsts:
                if self._batch.match[place] != NEW:
                    continue
                for record, said in known.get(self._ends(place), ()):
                    if record not in taken and agrees(place, said):
                        self._batch.match[place] = record
                        taken.add(record)
                        break

    def owners(self, places: Sequence[int], candidates: Sequence[int]) -> dict[int, int]:
        """Of some people of one name those whose records the rows at these places are."""
        names = (*ENDS[self._type], *ROLES[self._type], *_columns(self._type))
        columns = [self._model.id, *(getattr(self._model, name) for name in names)]
        query = self._model.select(*columns).where(among(self._model.person, candidates))
        left = [
            dict(zip(names, row[1:], strict=True))
            for row in query.order_by(self._model.id).tuples()
        ]
        found: dict[int, int] = {}
        for place in places:
            ends = self._ends(place)[1:]
            for said in left:
                where = tuple(said[name] for name in ENDS[self._type][1:])
                if where == ends and self._agrees(place, said):
                    found[place] = said["person"]
                    left.remove(said)
                    break
        return found

    def _others(self, places: Sequence[int], numbered: Sequence[bool] | None) -> list[int]:
        return [place for place in places if numbered is None or not numbered[place]]

    def _join(self, places: Sequence[int]) -> list[int]:
        """Let rows that say the same be one; the first of each is left to be found."""
        columns = self._batch.columns
        told = [
            columns[name] for name in (*ROLES[self._type], *_columns(self._type)) if name in columns
        ]
        keys = [self._keys(name) for name in ENDS[self._type]]
        both = [*keys, *told]
        first: dict[tuple[Any, ...], int] = {}
        firsts: list[int] = []
        for place in places:
            key = tuple(column[place] for column in both if column is not None)
            seen = first.setdefault(key, place)
            if seen == place:
                firsts.append(place)
            else:
                self._batch.match[place] = -1 - seen
        return firsts

    def _keys(self, name: str) -> Sequence[Any] | None:
        """What tells who or where in each entry, before anything is made."""
        if name in self._batch.links:
            return Memo(partial(self._alike, _TYPES.get(name, "organization"))).all(
                self._batch.links[name]
            )
        if name in STATES:
            return [self._state(name, place) for place in range(len(self._batch))]
        return self._batch.columns.get(name)

    def _alike(self, record_type: str, key: str) -> Any:
        """The record that a key means, or what is equal for all spellings of a new one's name."""
        meant = self._links[record_type].meant.get(key)
        if isinstance(meant, int):
            return meant
        named = key[:1] == "n" and APART not in key
        return f"n{fold(key[1:])}" if named else key

    def _state(self, name: str, place: int) -> Any:
        """What a move's end is: as the row says, else known where it names a place."""
        said = self._batch.columns.get(name)
        if said is not None and said[place] is not None:
            return said[place]
        where = self._batch.links.get(STATES[name])
        return "known" if where is not None and where[place] else "unknown"

    def _known(self, places: Sequence[int]) -> dict[tuple[Any, ...], list[tuple[int, Any]]]:
        """The records of the same people, by their ends, in the order of entry."""
        people = {self._meant("person", place) for place in places}
        people = {one for one in people if isinstance(one, int) and one > 0}
        parties = {one for one in self._batch.columns.get("party", ()) if one is not None}
        model = self._model
        mine = among(model.person, people)
        if self._type == "move" and parties:
            mine |= among(model.party, parties)
        elif not people:
            return {}
        names = (*ENDS[self._type], *ROLES[self._type], *_columns(self._type))
        found: dict[tuple[Any, ...], list[tuple[int, Any]]] = defaultdict(list)
        ends = len(ENDS[self._type])
        columns = [model.id, *(getattr(model, name) for name in names)]
        for record, *values in model.select(*columns).where(mine).order_by(model.id).tuples():
            found[tuple(values[:ends])].append((record, dict(zip(names, values, strict=True))))
        return found

    def _ends(self, place: int) -> tuple[Any, ...]:
        return tuple(self._meant(name, place) for name in ENDS[self._type])

    def _meant(self, name: str, place: int) -> Any:
        if name in STATES:
            return self._state(name, place)
        if name not in self._batch.links:
            column = self._batch.columns.get(name)
            return column[place] if column is not None else None
        key = self._batch.links[name][place]
        meant = self._links[_TYPES.get(name, "organization")].meant.get(key, key)
        return meant if isinstance(meant, int) or meant is None else key

    def _equals(self, place: int, said: dict[str, Any]) -> bool:
        """Whether roles and dates are the same, and missing where they are missing."""
        return all(
            (ours is None) == (theirs is None) for ours, theirs in self._both(place, said)
        ) and self._agrees(place, said)

    def _both(self, place: int, said: dict[str, Any]) -> Iterator[tuple[Any, Any]]:
        columns = self._batch.columns
        for name in ROLES[self._type]:
            yield columns[name][place] if name in columns else None, said[name]
        for name in DATES[self._type]:
            text = f"{name}_text"
            yield columns[text][place] if text in columns else None, said[text]

    def _agrees_roughly(self, place: int, said: dict[str, Any]) -> bool:
        """The same, where one of two dates may be the other, told less exactly."""
        return self._agrees(place, said, roughly=True)

    def _agrees(self, place: int, said: dict[str, Any], *, roughly: bool = False) -> bool:
        """Whether nothing that the row states is stated otherwise."""
        columns = self._batch.columns
        for name in ROLES[self._type]:
            role = columns[name][place] if name in columns else None
            if role is not None and said[name] is not None and fold(role) != fold(said[name]):
                return False
        for name in DATES[self._type]:
            if name not in columns:
                continue
            ours = columns[name][place], columns[f"{name}_text"][place]
            theirs = said[name], said[f"{name}_text"]
            differ = ours != (None, None) != theirs and ours[0] != theirs[0]
            told = _is_rougher(ours[0], theirs[0]) or _is_rougher(theirs[0], ours[0])
            if differ and not (roughly and told):
                return False
        return True


def _is_rougher(one: str | None, other: str | None) -> bool:
    """Whether a date is another one, told less exactly: 2025-07 and 2025-07-07."""
    return bool(one) and bool(other) and f"{other}".startswith(f"{one}-")


def _columns(record_type: str) -> list[str]:
    return [f"{name}{suffix}" for name in DATES[record_type] for suffix in ("", "_text")]
