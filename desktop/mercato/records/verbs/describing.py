"""One line that tells a record from others of the same name: in pickers, hints and refusals.

It is made of the records' own words, so it needs no translation.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import peewee as pw

from mercato.records.schema import (
    Claim,
    Move,
    Organization,
    Person,
    Position,
    Record,
    Reference,
    Source,
)
from mercato.records.verbs import tree

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

SHORT = 80
"""Characters of a text that stand for all of it."""

Texts = dict[int, str]


def name(record_id: int) -> str:
    """What a record is called: its name, headline, first words, who moves; empty if it has none."""
    return names([record_id]).get(record_id, "")


def names(records: Iterable[int]) -> Texts:
    """What each of some records is called."""
    return _by_type(records, _NAMES)


def line(record_id: int) -> str:
    """What tells a record apart: as typed, else the post, the parents, the outlet."""
    return lines([record_id]).get(record_id, "")


def lines(records: Iterable[int]) -> Texts:
    """What tells each of some records apart."""
    return _by_type(records, _LINES)


def counts(records: Iterable[int]) -> dict[int, int]:
    """How many moves each person or organization has, how many references each source supports."""
    ids = list(records)
    found = dict.fromkeys(ids, 0)
    for column in (Move.person, Move.from_organization, Move.to_organization, Reference.source):
        rows = column.model.select(column, pw.fn.COUNT()).where(column.in_(ids)).group_by(column)
        for record, count in rows.tuples():
            found[record] += count
    return found


def path(organization: int) -> list[str]:
    """The names from the top of the tree down to an organization: Meta, Research, FAIR."""
    steps = [*reversed(tree.ancestors(organization)), organization]
    known = names(steps)
    return [known.get(step, "") for step in steps]


def _by_type(records: Iterable[int], tellers: dict[str, Callable[[list[int]], Texts]]) -> Texts:
    """What the teller of each record's type says of it."""
    ids: dict[str, list[int]] = {}
    rows = Record.select(Record.id, Record.type).where(Record.id.in_(list(records))).tuples()
    for record, record_type in rows:
        ids.setdefault(record_type, []).append(record)
    told: Texts = {}
    for record_type, mine in ids.items():
        if record_type in tellers:
            told |= tellers[record_type](mine)
    return told


def _select(model: Any, ids: Sequence[int], *columns: Any) -> Any:
    return model.select(model.id, *columns).where(model.id.in_(ids)).tuples()


def _people(ids: list[int]) -> Texts:
    return dict(_select(Person, ids, Person.name))


def _organizations(ids: list[int]) -> Texts:
    return dict(_select(Organization, ids, Organization.name))


def _sources(ids: list[int]) -> Texts:
    start = pw.fn.SUBSTR(Source.text, 1, SHORT)
    rows = _select(Source, ids, Source.headline, Source.url, start, Organization.name)
    rows = rows.join(Organization, pw.JOIN.LEFT_OUTER, on=(Organization.id == Source.outlet))
    return {
        record: headline or url or text or outlet or ""
        for record, headline, url, text, outlet in rows
    }


def _claims(ids: list[int]) -> Texts:
    rows = _select(Claim, ids, Claim.text)
    return {
        record: text if len(text) <= SHORT else f"{text[: SHORT - 1]}…" for record, text in rows
    }


def _moves(ids: list[int]) -> Texts:
    rows = _select(Move, ids, pw.fn.COALESCE(Person.name, Move.party, ""))
    return dict(rows.join(Person, pw.JOIN.LEFT_OUTER, on=(Person.id == Move.person)))


def _positions(ids: list[int]) -> Texts:
    return dict(_select(Position, ids, Person.name).join(Person, on=(Person.id == Position.person)))


def _lines_of_people(ids: list[int]) -> Texts:
    told = {record: typed for record, typed in _select(Person, ids, Person.tell_apart) if typed}
    return _posts([record for record in ids if record not in told]) | told


def _posts(people: list[int]) -> Texts:
    """Role and organization of each person's current post, else of the last one."""
    held = Position.is_current == "yes"
    rows = (
        Position.select(Position.person, Position.role, Organization.name)
        .join(Organization, pw.JOIN.LEFT_OUTER, on=(Organization.id == Position.organization))
        .where(Position.person.in_(people))
        .order_by(held.desc(), Position.start_latest.desc(), Position.id.desc())
        .tuples()
    )
    told: Texts = {}
    for person, role, organization in rows:
        told.setdefault(person, ", ".join(part for part in (role, organization) if part))
    return told


def _lines_of_organizations(ids: list[int]) -> Texts:
    columns = (Organization.tell_apart, Organization.parent, Organization.country)
    return {
        record: typed or (" > ".join(path(record)[:-1]) if parent else country or "")
        for record, typed, parent, country in _select(Organization, ids, *columns)
    }


def _lines_of_sources(ids: list[int]) -> Texts:
    rows = _select(Source, ids, Organization.name, Source.published_on)
    rows = rows.join(Organization, pw.JOIN.LEFT_OUTER, on=(Organization.id == Source.outlet))
    return {
        record: " ".join(part for part in (outlet, published) if part)
        for record, outlet, published in rows
    }


_NAMES: dict[str, Callable[[list[int]], Texts]] = {
    "person": _people,
    "organization": _organizations,
    "source": _sources,
    "claim": _claims,
    "move": _moves,
    "position": _positions,
}
_LINES: dict[str, Callable[[list[int]], Texts]] = {
    "person": _lines_of_people,
    "organization": _lines_of_organizations,
    "source": _lines_of_sources,
}
