"""Where a record is shown; runs in the reading thread."""

from __future__ import annotations

from mercato.records.errors import Refused
from mercato.shell.places import Place

_SECTIONS = {
    "person": "people",
    "organization": "organizations",
    "move": "moves",
    "source": "sources",
    "claim": "claims",
}
_SHOWN_BY = {"position": ("person", "people"), "organization_change": ("a", "organizations")}


def place_of(record: int) -> Place | None:
    """The section of a record, and the record to show there; None if it is gone."""
    from mercato.records.verbs import editing  # a window opens on a place without it

    try:
        record_type = editing.type_of(record)
    except Refused:
        return None
    if record_type in _SECTIONS:
        return Place(_SECTIONS[record_type], record)
    field, section = _SHOWN_BY[record_type]
    return Place(section, int(str(editing.get_fields(record)[field])))
