"""Links and dates as plain data, and what a record without a name is called."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mercato.records.schema import Move, OrganizationChange, Position, Record
from mercato.records.verbs import describing, editing

if TYPE_CHECKING:
    from mercato.records.dates import DateValue

_PLAIN_ENDS = {"unknown": "?", "none": "–", "own_venture": "="}


def link(record_id: int | None) -> dict[str, Any] | None:
    """A linked record: its uid, type, name, and its path where it is an organization."""
    return None if record_id is None else required(record_id)


def required(record_id: int) -> dict[str, Any]:
    """The same for a link that is always there."""
    record = Record.get_by_id(record_id)
    shown = {"uid": record.uid, "type": record.type, "name": title(record_id)}
    if record.type == "organization":
        shown["path"] = path(record_id)
    return shown


def path(organization: int) -> str:
    """The names of an organization and all above it: Meta > Meta Superintelligence Labs."""
    return " > ".join(describing.path(organization))


def date(value: DateValue | None) -> dict[str, Any] | None:
    """A date with all that is known of it."""
    if value is None:
        return None
    return {
        "text": value.text,
        "edtf": value.edtf,
        "earliest": value.earliest,
        "latest": value.latest,
    }


def stored_date(row: dict[str, Any], name: str) -> dict[str, Any] | None:
    """A date as it stands in a row of any table."""
    edtf, text = row[name], row[f"{name}_text"]
    if edtf is None and text is None:
        return None
    earliest, latest = row[f"{name}_earliest"], row[f"{name}_latest"]
    return {"text": text, "edtf": edtf, "earliest": earliest, "latest": latest}


def title(record_id: int) -> str:
    """What a record is called, in the words that it holds itself."""
    record_type = editing.type_of(record_id)
    maker = {"move": _move, "position": _position, "organization_change": _change}.get(record_type)
    return maker(record_id) if maker else describing.name(record_id)


def _move(move_id: int) -> str:
    move = Move.get_by_id(move_id)
    who = describing.name(move.person_id) if move.person_id else move.party
    leaves = _end(move.from_organization_id, move.from_state)
    return f"{who}: {leaves} > {_end(move.to_organization_id, move.to_state)}"


def _end(organization: int | None, state: str) -> str:
    return describing.name(organization) if organization else _PLAIN_ENDS.get(state, "?")


def _position(position_id: int) -> str:
    position = Position.get_by_id(position_id)
    place = position.organization_id and describing.name(position.organization_id)
    parts = (describing.name(position.person_id), position.role, place)
    return ", ".join(part for part in parts if part)


def _change(change_id: int) -> str:
    change = OrganizationChange.get_by_id(change_id)
    return f"{describing.name(change.a_id)} > {describing.name(change.b_id)}"
