"""Which records stay out of an export: the confidential ones, and those that tell of one."""

from __future__ import annotations

import json
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Any

import peewee as pw
from peewee import fn

from mercato.records.moving.move_kinds import End, propose
from mercato.records.schema import ENTITIES, ClaimSubject, Record

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from collections.abc import Set as AbstractSet

OWNERS: dict[str, tuple[str, ...]] = {
    "position": ("person", "organization"),
    "move": ("person",),
    "organization_change": ("a", "b"),
}
"""Links without which a row would still tell of the confidential record behind them."""
TELLING = {
    "from_role": "from_organization",
    "from_state": "from_organization",
    "to_role": "to_organization",
    "to_state": "to_organization",
    "to_verification": "to_organization",
}
"""Fields that tell of a linked record, and are empty where that is confidential."""
UNSAID = {"from_state": "unknown", "to_state": "unknown"}
"""What such a field says of an end that nobody knows: an empty one would tell of a withheld one."""

SAYING_LESS = frozenset(("kind", *UNSAID))
"""Fields of a move that say less where an end is withheld."""

BY_ENDS = frozenset(("moves", "joins", "leaves"))
"""Kinds of moves that say no more than which ends there are."""


def kind_without(kind: str, from_state: str, to_state: str) -> str:
    """The kind of a move one of whose ends is withheld: as if nobody knew that end."""
    found = propose(End(from_state), End(to_state)) if kind in BY_ENDS else kind
    return found if found in BY_ENDS else kind


def leaves_unsaid(
    name: str,
    told: Mapping[str, str | None],
    here: Mapping[str, str | None],
    unnamed: Collection[str],
) -> bool:
    """Whether a value of a move that is read back, one of `SAYING_LESS`, leaves an end unsaid.

    As it was told it lacks the links `unnamed`, which it has here. Then its kind says as little.
    """
    if name == "kind":
        states = (told.get(end) or here.get(end) or "" for end in UNSAID)
        ends = (leaves_unsaid(end, told, here, unnamed) for end in UNSAID if end in told)
        return any(ends) and told[name] == kind_without(here[name] or "", *states)
    return told[name] == UNSAID[name] and TELLING[name] in unnamed


def is_confidential(record: Any) -> Any:
    """Whether a row of all records says itself that it is not to be told of."""
    return record.confidentiality != "public"


def anything_confidential() -> bool:
    """Whether the file has anything to keep back; most have not, and are written faster."""
    return bool(Record.select().where(is_confidential(Record)).exists())


class Closed:
    """What stays out of an export: all that is confidential, `others`, and what tells of them.

    `records` are the ids, those of merged records included.
    """

    def __init__(self, others: Iterable[int] = ()) -> None:
        self._others = tuple(others)
        secret = Record.select(Record.id).where(self._is_secret(Record))
        self.records = _ids(secret)
        for record_type in OWNERS:
            model, links = _owned(record_type)
            for link in links:
                self.records |= _ids(model.select(model.id).where(link.in_(secret)))
        claims = _claims_about(self.records)
        self._claims = tuple(claims)
        self.records |= claims
        self.records |= _redirects(self.records)

    def has(self, record: Any, *types: str) -> Any:
        """Whether a link leads to any of it, as a condition; `types` are those it may lead to."""
        return reduce(or_, self._reasons(record, types))

    def has_any(self, record: Any) -> Any:
        """The same where a link may lead to a record of any type."""
        return is_listed(record, self.records)

    def _is_secret(self, record: Any) -> Any:
        secret = is_confidential(record)
        return secret | is_listed(record.id, self._others) if self._others else secret

    def _reasons(self, record: Any, types: tuple[str, ...]) -> Iterator[Any]:
        """Conditions that hold of what is secret itself, or rests on what is."""
        secret = Record.alias()
        found = secret.select(secret.id)
        yield fn.EXISTS(found.where(secret.id == record, self._is_secret(secret)))
        for record_type in types:
            if record_type in OWNERS:
                model, links = _owned(record_type)
                owners = model.select(secret.id).join(secret, on=secret.id.in_(links))
                yield fn.EXISTS(owners.where(model.id == record, self._is_secret(secret)))
        if "claim" in types:
            yield is_listed(record, self._claims)


def _owned(record_type: str) -> tuple[Any, list[Any]]:
    """Where records of a type stand that rest on others: the table, and the links to those."""
    model = ENTITIES[record_type].alias()
    return model, [getattr(model, link) for link in OWNERS[record_type]]


def is_listed(record: Any, ids: Iterable[int]) -> Any:
    """Whether a record is one of these, of which there may be many."""
    listed = pw.SQL("(SELECT value FROM json_each(?))", [json.dumps(list(ids))])
    return pw.Expression(record, pw.OP.IN, listed)


def _claims_about(records: AbstractSet[int]) -> set[int]:
    """Claims about one of these records, or about another such claim."""
    if not records:
        return set()
    pairs = list(ClaimSubject.select(ClaimSubject.claim, ClaimSubject.record).tuples())
    found: set[int] = set()
    while fresh := {one for one, about in pairs if about in records or about in found} - found:
        found |= fresh
    return found


def _redirects(closed: AbstractSet[int]) -> set[int]:
    """Records that were merged into one of these, over however many steps."""
    if not closed:
        return set()
    merged = dict(
        Record.select(Record.id, Record.merged_into)
        .where(Record.merged_into.is_null(False))
        .tuples()
    )
    found: set[int] = set()
    for record, into in merged.items():
        target, seen = into, {record}
        while target not in closed and target in merged and target not in seen:
            seen.add(target)
            target = merged[target]
        if target in closed:
            found.add(record)
    return found


def _ids(query: pw.ModelSelect) -> set[int]:
    return {record for (record,) in query.tuples()}
