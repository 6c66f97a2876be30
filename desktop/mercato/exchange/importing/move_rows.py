"""What new moves are besides what their rows say: the kind that the ends suggest, interim."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mercato.exchange.importing.cells import Memo
from mercato.records.bulk.lookup import among
from mercato.records.fields import ON_SOMEBODYS_WORD
from mercato.records.language import role_words
from mercato.records.moving import effect_rules, move_kinds
from mercato.records.schema import Move, Organization, Position

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mercato.exchange.importing.batch import Batch
    from mercato.exchange.importing.staging import Staged

_SAID = ("from_organization", "from_role", "to_organization", "to_role", "kind")


def refuse_nobody(staged: Staged, batch: Batch) -> None:
    """Refuse rows that name nobody who moves."""
    people, parties = batch.links.get("person"), batch.columns.get("party")
    for place, match in enumerate(batch.match):
        if match <= 0 and not (people and people[place]) and not (parties and parties[place]):
            staged.refuse(place, "move.nobody", "person")


def refuse_nowhere(staged: Staged, batch: Batch) -> None:
    """Refuse rows that say neither where from nor where to, as the move form does."""
    told = [batch.links.get(name) or batch.columns.get(name) for name in _SAID]
    states = [batch.columns.get(name) for name in ("from_state", "to_state")]
    told += [state for state in states if state is not None]
    columns = [column for column in told if column]
    left = [place for place, match in enumerate(batch.match) if match <= 0]
    for column in columns:
        left = [place for place in left if column[place] in _NOWHERE]
    for place in left:
        staged.refuse(place, "move.nowhere", "to_organization")


def refuse_unsourced(staged: Staged, batch: Batch, sources: Sequence[str] | None) -> None:
    """Refuse rows that say without a source what may be said only on somebody's word."""
    if "source" in staged.plan.constants:
        return
    for name in ON_SOMEBODYS_WORD["move"]:
        for place, value in enumerate(batch.columns.get(name, ())):
            sourced = sources is not None and sources[place]
            if value is not None and batch.match[place] <= 0 and not sourced:
                staged.refuse(place, "move.source_needed", name)


_NOWHERE = (None, "", "unknown")


class Proposing:
    """What moves are that say nothing of it; what is known of careers is read at once."""

    def __init__(self, batch: Batch) -> None:
        self._batch = batch
        self._tops = _Tops()
        self._people = self._column("person")
        self._been = _been({one for one in self._people if one}, self._tops)

    def put(self) -> None:
        """Propose kind and interim for each move."""
        batch, been = self._batch, self._been
        roles = [self._column(name) for name in ("from_role", "to_role")]
        batch.proposals["interim"] = Memo(role_words.is_interim).all(roles[1])
        ends = [self._column(name) for name in ("from_organization", "to_organization")]
        states = [self._column(name) for name in ("from_state", "to_state")]
        kinds: dict[tuple[Any, ...], str] = {}
        found: list[str] = []
        above = [Memo(self._tops.of).all(column) for column in ends]
        columns = zip(self._people, *ends, *above, *states, *roles, _believed(batch), strict=True)
        for person, leaves, joins, source, destination, left, joined, old, new, believed in columns:
            there = person is not None and destination is not None and (person, destination) in been
            internal = source is not None and source == destination
            key = (left, joined, old, new, internal, leaves == joins, there)
            kind = kinds.get(key)
            if kind is None:
                kind = kinds[key] = move_kinds.propose(
                    move_kinds.End(left or "unknown", old),
                    move_kinds.End(joined or "unknown", new),
                    internal=internal,
                    same_unit=leaves == joins,
                    been_there=there,
                )
            found.append(kind)
            if person is not None and source is not None and believed:
                been.add((person, source))
        batch.proposals["kind"] = found

    def _column(self, name: str) -> Sequence[Any]:
        return self._batch.columns.get(name) or [None] * len(self._batch)


def _believed(batch: Batch) -> Sequence[bool]:
    """Which moves count as having been somewhere: neither undone nor in doubt."""
    count = len(batch)
    stages = batch.columns.get("stage") or [None] * count
    words = batch.columns.get("verification") or [None] * count
    return [
        stage not in effect_rules.UNDONE_STAGES and (word or "reported") in effect_rules.BELIEVED
        for stage, word in zip(stages, words, strict=True)
    ]


class _Tops:
    """The top of the tree above each organization; all parents are read at once."""

    def __init__(self) -> None:
        below = Organization.parent.is_null(False)
        rows = Organization.select(Organization.id, Organization.parent).where(below).tuples()
        self._parents: dict[int, int] = dict(rows)

    def of(self, organization: int | None) -> int | None:
        """The top above an organization: itself, if nothing is."""
        parents = self._parents
        while organization in parents:
            organization = parents[organization]
        return organization


def _been(people: set[int], tops: _Tops) -> set[tuple[int, int | None]]:
    """Who has left which tree of organizations before, as far as it is recorded."""
    if not people or not (Position.select().exists() or Move.select().exists()):
        return set()
    left = Position.select(Position.person, Position.organization).where(
        Position.is_current == "no",
        Position.organization.is_null(False),
        among(Position.person, people),
    )
    moved = Move.select(Move.person, Move.from_organization).where(
        Move.from_organization.is_null(False),
        Move.stage.not_in(effect_rules.UNDONE_STAGES),
        Move.verification.in_(effect_rules.BELIEVED),
        among(Move.person, people),
    )
    return {(person, tops.of(place)) for query in (left, moved) for person, place in query.tuples()}
