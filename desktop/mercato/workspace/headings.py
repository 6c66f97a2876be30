"""What stands above a record: its heading, and the line below that."""

from __future__ import annotations

from typing import Any

from mercato.records import dates, describing, editing
from mercato.records.schema import Move, OrganizationChange, Position
from mercato.workspace import words

ARROW = " → "
LEVEL = " › "
BETWEEN = " · "


def of(record_type: str, record: int, values: dict[str, Any]) -> tuple[str, str]:
    """Heading and subtitle of a record whose fields have been read."""
    return name(record), _SUBTITLES.get(record_type, _line)(record, values)


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


def _line(record: int, values: dict[str, Any]) -> str:
    return describing.line(record)


def _move(record: int, values: dict[str, Any]) -> str:
    return move_ends(values)


def _organization(record: int, values: dict[str, Any]) -> str:
    above = LEVEL.join(describing.path(record)[:-1])
    kind = (
        "" if values["kind"] == "unspecified" else words.choice("organization_kind", values["kind"])
    )
    return _joined(values["tell_apart"], kind, above)


def _position(record: int, values: dict[str, Any]) -> str:
    organization = values["organization"]
    return _joined(values["role"], organization and LEVEL.join(organization.path))


def _source(record: int, values: dict[str, Any]) -> str:
    outlet, published = values["outlet"], values["published_on"]
    day = (
        published.edtf and dates.say_short(published.edtf, words.interface_language())
        if published
        else ""
    )
    return _joined(outlet and outlet.name, day)


def _claim(record: int, values: dict[str, Any]) -> str:
    asserted_by = values["asserted_by"]
    kind = words.choice("claim_kind", values["kind"])
    return _joined(kind, asserted_by and asserted_by.name)


def _change(record: int, values: dict[str, Any]) -> str:
    return f"{words.choice('organization_change_kind', values['kind'])} {values['b'].name}"


def _joined(*parts: str | None) -> str:
    return BETWEEN.join(part for part in parts if part)


_SUBTITLES = {
    "move": _move,
    "organization": _organization,
    "position": _position,
    "source": _source,
    "claim": _claim,
    "organization_change": _change,
}
