"""What `show` tells of moves and positions beyond their fields."""

from __future__ import annotations

from typing import Any

from mercato.records.derived.models import MoveDate
from mercato.records.moving import move_links, moves
from mercato.records.schema import Move, MoveStatus
from mercato.records.showing.showing_links import date, link, required, stored_date


def move(move_id: int) -> dict[str, Any]:
    """Its date, status history, links in both directions, and how many people it is."""
    counted = move_links.headcount_of(move_id)
    return {
        "date": _date_shown(move_id),
        "first_reported_on": date(moves.first_reported_on(move_id)),
        "statuses": statuses(move_id),
        "links": links(move_id),
        "headcount_counted": {"number": counted.number, "bound": counted.bound},
    }


def summary(move_id: int) -> dict[str, Any]:
    """A move as a line of a list: who, from where and what, to where and what, when, how sure."""
    row = Move.get_by_id(move_id)
    return {
        **required(move_id),
        "person": link(row.person_id),
        "party": row.party,
        "from_organization": link(row.from_organization_id),
        "from_role": row.from_role,
        "to_organization": link(row.to_organization_id),
        "to_role": row.to_role,
        "kind": row.kind,
        "stage": row.stage,
        "verification": row.verification,
        "date": _date_shown(move_id),
    }


def statuses(move_id: int) -> list[dict[str, Any]]:
    """The history of a move's stage and verification, oldest first."""
    rows = MoveStatus.select(MoveStatus).where(MoveStatus.move == move_id).order_by(MoveStatus.id)
    return [
        {
            "stage": row.stage,
            "verification": row.verification,
            "to_verification": row.to_verification,
            "as_of": _as_of(row),
            "reference": row.reference.uid if row.reference_id else None,
        }
        for row in rows
    ]


def links(move_id: int) -> list[dict[str, Any]]:
    """What a move is a member of, replaces, cancels or renews, and what does so with it."""
    return [
        {
            "kind": row.kind,
            "direction": "from" if row.a_id == move_id else "to",
            "move": required(row.b_id if row.a_id == move_id else row.a_id),
        }
        for row in move_links.of(move_id)
    ]


def position(position_id: int) -> dict[str, Any]:
    """The moves that opened and closed it."""
    opened = Move.select().where(Move.to_position == position_id).order_by(Move.id)
    closed = Move.select().where(Move.from_position == position_id).order_by(Move.id)
    return {
        "opened_by": [link(row.id) for row in opened],
        "closed_by": [link(row.id) for row in closed],
    }


def _as_of(row: MoveStatus) -> dict[str, Any] | None:
    names = ("as_of", "as_of_text", "as_of_earliest", "as_of_latest")
    return stored_date({name: getattr(row, name) for name in names}, "as_of")


def _date_shown(move_id: int) -> dict[str, Any] | None:
    row = MoveDate.get_or_none(MoveDate.id == move_id)
    if row is None or row.which is None:
        return None
    values = {"edtf": row.edtf, "earliest": row.earliest, "latest": row.latest}
    return {"which": row.which, **values}
