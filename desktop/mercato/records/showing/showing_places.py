"""What `show` tells of people and organizations: careers, units, who came and who went."""

from __future__ import annotations

from typing import Any

from mercato.records.derived.models import (
    MoveFlow,
    OrganizationCount,
    OrganizationTree,
    PersonPlace,
)
from mercato.records.moving import moves
from mercato.records.schema import Organization, OrganizationChange, Position
from mercato.records.showing.showing_links import link, path, required, stored_date
from mercato.records.showing.showing_moves import summary
from mercato.records.verbs import positions

LIMIT = 500
"""Lines of a list of moves or people; the counts beside it are complete."""

_NUMBERS = ("people_now", "arrivals", "departures", "internal", "groups_in", "groups_out")


def person(person_id: int) -> dict[str, Any]:
    """Career, moves and current roles."""
    return {
        "current_roles": [_position(row.id) for row in positions.current_roles(person_id)],
        "positions": [_position(row.id) for row in positions.career(person_id)],
        "moves": [summary(row.id) for row in moves.of_person(person_id)],
    }


def organization(organization_id: int) -> dict[str, Any]:
    """Path, units, changes, and with the units included: people now, arrivals, departures."""
    units = Organization.select().where(Organization.parent == organization_id)
    changes = OrganizationChange.select().where(
        (OrganizationChange.a == organization_id) | (OrganizationChange.b == organization_id)
    )
    counted = OrganizationCount.get_or_none(OrganizationCount.id == organization_id)
    inside = _inside(organization_id)
    here, there = MoveFlow.joins.in_(inside), MoveFlow.leaves.in_(inside)
    no_one_here, no_one_there = MoveFlow.joins.is_null() | ~here, MoveFlow.leaves.is_null() | ~there
    return {
        "path": path(organization_id),
        "units": [required(row.id) for row in units.order_by(Organization.id)],
        "changes": [required(row.id) for row in changes.order_by(OrganizationChange.id)],
        "counts": {name: getattr(counted, name, 0) for name in _NUMBERS},
        "people_now": _people(organization_id),
        "arrivals": _moves(here & no_one_there),
        "departures": _moves(there & no_one_here & MoveFlow.departs),
        "internal_moves": _moves(here & there),
    }


def _inside(organization_id: int) -> Any:
    tree = OrganizationTree
    return tree.select(tree.descendant).where(tree.ancestor == organization_id)


def _people(organization_id: int) -> list[Any]:
    rows = PersonPlace.select(PersonPlace.person).where(PersonPlace.organization == organization_id)
    return [link(one) for (one,) in rows.order_by(PersonPlace.person).limit(LIMIT).tuples()]


def _moves(condition: Any) -> list[Any]:
    rows = MoveFlow.select(MoveFlow.id).where(condition).order_by(MoveFlow.id).limit(LIMIT)
    return [summary(move) for (move,) in rows.tuples()]


def _position(position_id: int) -> dict[str, Any]:
    row = Position.select().where(Position.id == position_id).dicts().get()
    dates = ("start", "end", "term_end")
    return {
        **required(position_id),
        "organization": link(row["organization"]),
        **{name: row[name] for name in ("role", "function", "kind", "is_current")},
        "interim": bool(row["interim"]),
        **{name: stored_date(row, name) for name in dates},
        **{f"{name}_known": row[f"{name}_known"] for name in dates},
    }
