"""What stands above a record: its heading, and the line below that."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mercato.records import dates
from mercato.records.schema import Move, OrganizationChange, Position
from mercato.records.verbs import describing, editing
from mercato.workspace import words

if TYPE_CHECKING:
    from collections.abc import Callable

ARROW = " → "
LEVEL = " › "
BETWEEN = " · "


def of(record_type: str, record: int, values: dict[str, Any]) -> tuple[str, str]:
    """Heading and subtitle of a record whose fields have been read."""
    if record_type == "person":
        return name(record), describing.line(record)
    return name(record), _SUBTITLES[record_type](values)


def name(record: int) -> str:
    """What a record is called, in words: a move by who moves, a position by who holds it."""
    match editing.type_of(record):
        case "move":
            move = Move.get_by_id(record)
            return describing.name(move.person_id) if move.person_id else move.party or ""
        case "position":
            return describing.name(Position.get_by_id(record).person_id)
        case "organization_change":
            return describing.name(OrganizationChange.get_by_id(record).a_id)
        case _:
            return describing.name(record)


def move_ends(values: dict[str, Any]) -> str:
    """From where to where a move goes: "Apple → Meta"."""
    return ARROW.join(_end(values, which) for which in ("from", "to"))


def _end(values: dict[str, Any], which: str) -> str:
    organization = values[f"{which}_organization"]
    if organization is not None:
        return LEVEL.join(organization.path)
    state = values[f"{which}_state"]
    return "?" if state in {"unknown", "known"} else words.choice("end_state", state)


def _organization(values: dict[str, Any]) -> str:
    parent, kind = values["parent"], values["kind"]
    word = "" if kind == "unspecified" else words.choice("organization_kind", kind)
    return _joined(values["tell_apart"], word, parent and LEVEL.join(parent.path))


def _position(values: dict[str, Any]) -> str:
    organization = values["organization"]
    return _joined(values["role"], organization and LEVEL.join(organization.path))


def _source(values: dict[str, Any]) -> str:
    outlet, published = values["outlet"], values["published_on"]
    day = published.edtf if published is not None else None
    said = day and dates.say_short(day, words.interface_language())
    return _joined(outlet and outlet.name, said)


def _claim(values: dict[str, Any]) -> str:
    asserted_by = values["asserted_by"]
    kind = words.choice("claim_kind", values["kind"])
    return _joined(kind, asserted_by and asserted_by.name)


def _change(values: dict[str, Any]) -> str:
    return f"{words.choice('organization_change_kind', values['kind'])} {values['b'].name}"


def _joined(*parts: str | None) -> str:
    return BETWEEN.join(part for part in parts if part)


_SUBTITLES: dict[str, Callable[[dict[str, Any]], str]] = {
    "move": move_ends,
    "organization": _organization,
    "position": _position,
    "source": _source,
    "claim": _claim,
    "organization_change": _change,
}
