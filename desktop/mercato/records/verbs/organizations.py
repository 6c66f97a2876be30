"""Organizations: one tree of companies, units, public bodies, outlets and products."""

from __future__ import annotations

from mercato.records.errors import Refused
from mercato.records.schema import Move, Organization, Position, Source
from mercato.records.verbs import editing, merging


def move_contents(organization: int, to: int) -> dict[str, int]:
    """Give another organization the moves, positions, units and sources of one; returns how many.

    What is left behind can be deleted: for a duplicate, `merging.merge` does more.
    """
    for record in (organization, to):
        if editing.type_of(record) != "organization":
            raise Refused(
                "link.wrong_type", type=editing.type_of(record), expected=["organization"]
            )
    if organization == to:
        raise Refused("merge.impossible")
    merging.lift_out(to, organization)
    moved = dict.fromkeys(("moves", "positions", "units", "outlets"), 0)
    for kind, field in (
        ("moves", Move.from_organization),
        ("moves", Move.to_organization),
        ("moves", Move.via_organization),
        ("positions", Position.organization),
        ("units", Organization.parent),
        ("outlets", Source.outlet),
    ):
        found = field.model.update({field: to}).where(field == organization).execute()
        moved[kind] += found
    return moved
