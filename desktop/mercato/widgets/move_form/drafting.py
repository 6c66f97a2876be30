"""The move form's fields as plain data for the draft, and as the entry that is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mercato.records.moving.move_entry import MoveEntry
from mercato.widgets.fields.field import Field
from mercato.widgets.fields.link import Link
from mercato.widgets.fields.link_field import LinkField
from mercato.widgets.move_form.dates_row import DatesRow
from mercato.widgets.move_form.source_strip import SourceStrip

if TYPE_CHECKING:
    from mercato.widgets.context import Context
    from mercato.widgets.move_form.entry_fields import Entry

_RECORDS = ("person", "from_organization", "to_organization", "via_organization", "member_of")


def state_of(entry: Entry) -> Any:
    """What stands in a field, as plain data; None where nothing does."""
    if isinstance(entry, (DatesRow, SourceStrip)):
        return entry.state() or None
    if not entry.dirty:
        return None
    raw = entry.link() if isinstance(entry, LinkField) else entry.raw()
    return list(raw) if isinstance(raw, Link) else raw


def restore(entry: Entry, state: Any) -> None:
    """Let a field show what `state_of` said of it; None empties it."""
    if isinstance(entry, (DatesRow, SourceStrip)):
        entry.restore(state)
        return
    entry.replace_value(None)
    if state is not None:
        entry.show_raw(Link(*state) if isinstance(state, list) else state)
        if isinstance(entry, LinkField) and not entry.is_settled:
            entry.finish()


def typed(state: Any) -> Any:
    """What a state says in letters, whatever records they were found to mean."""
    if isinstance(state, dict):
        return {name: typed(one) for name, one in state.items()}
    if isinstance(state, list) and len(state) == len(Link(None, "")):
        return Link(*state).text
    return state


def move_entry(entries: dict[str, Entry], context: Context) -> MoveEntry:
    """What the form says, but for its source."""
    made = MoveEntry(language=context.language, day_first=context.day_first)
    for name, entry in entries.items():
        if isinstance(entry, DatesRow):
            for which, date in entry.values().items():
                setattr(made, which, date)
        elif isinstance(entry, Field):
            _set(made, name, entry)
    return made


def forced(entries: dict[str, Entry]) -> dict[str, Link]:
    """Links to records that are to be made although there is one of the name."""
    links = {name: one.link() for name, one in entries.items() if isinstance(one, LinkField)}
    return {name: link for name, link in links.items() if link.new}


def _set(made: MoveEntry, name: str, field: Field) -> None:
    value = field.value()
    if name == "according_to" and isinstance(value, Link) and value.record is not None:
        made.according_to_record = value.record
    elif isinstance(value, Link):
        known = value.record if name in _RECORDS else None
        setattr(made, name, known or value.text.strip())
    elif value is not None:
        setattr(made, name, value)
