"""Short hands for tests about moves: enter one, and see what became of a career."""

from __future__ import annotations

from typing import Any

from mercato.records.journal import journal
from mercato.records.moving import move_entry, move_status
from mercato.records.schema import Move, Organization, Position
from mercato.records.verbs import editing, linking, positions
from mercato.records.verbs.describing import path

TODAY = "2025-07-08"


def enter(**fields: Any) -> int:
    """One move from texts as they are typed."""
    return enter_all(**fields)[0]


def enter_all(**fields: Any) -> list[int]:
    fields.setdefault("today", TODAY)
    for short in ("from", "to"):
        if short in fields:
            fields[f"{short}_organization"] = fields.pop(short)
    with journal.edit("move.created"):
        return move_entry.enter(move_entry.MoveEntry(**fields))


def move(move_id: int) -> Move:
    return Move.get_by_id(move_id)


def source(**fields: Any) -> int:
    with journal.edit("source.created"):
        return editing.create("source", **{"headline": "News", **fields})


def status(move_id: int, **scales: Any) -> None:
    with journal.edit("move.status"):
        move_status.set_status(move_id, **scales)


def position(person: str, organization: str, role: str | None = None, **fields: Any) -> int:
    with journal.edit("position.created"):
        who = linking.find_or_create("person", person)
        where = linking.find_or_create("organization", organization)
        return positions.create(who, where, role, **{"is_current": "yes", **fields})


def career(person: str) -> list[str]:
    """A person's positions in order: "Apple, CEO: 2019..2025 no"."""
    (who,) = linking.find("person", person)
    return [_line(one) for one in positions.career(who)]


def _line(one: Position) -> str:
    place = " > ".join(path(one.organization_id)) if one.organization_id else "–"
    known = {"exact": "", "inferred": "*"}
    dates = f"{one.start or '?'}..{one.end or '?'}{known[one.end_known]}"
    term = f" until {one.term_end}" if one.term_end else ""
    return f"{place}, {one.role or '?'}: {dates}{term} {one.is_current}"


def organization(name: str) -> Organization:
    (found,) = linking.find("organization", name)
    return Organization.get_by_id(found)
