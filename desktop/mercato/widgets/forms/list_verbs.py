"""What a form does to the small lists of a record: rows added, changed, removed. Inside an edit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mercato.records.belongings import aliases, follow_ups, identifiers, printed
from mercato.records.verbs import deleting, editing, positions
from mercato.widgets.fields.link import Link
from mercato.widgets.forms.verbs import resolve

if TYPE_CHECKING:
    from collections.abc import Callable

Values = dict[str, Any]


def add_row(name: str, record: int, given: Values) -> int:
    """Add a row to a list of a record, and return the row's id."""
    return _ADD[name](record, _plain(given))


def change_row(name: str, record: int, row: int, column: str, given: Values) -> None:
    """Give one value of a row of a record's list; `given` is all that stands in the row."""
    if name == "identifiers" and column == "scheme":
        identifiers.remove(row)
        identifiers.add(record, given["scheme"], given["value"])
    else:
        _CHANGE[name](row, column, _plain({column: given[column]})[column])


def remove_row(name: str, row: int) -> None:
    """Take a row out of a list."""
    _REMOVE[name](row)


def _plain(given: Values) -> Values:
    return {
        name: resolve(value, ("organization",)) if isinstance(value, Link) else value
        for name, value in given.items()
    }


def _add_alias(record: int, given: Values) -> int:
    return aliases.add(record, given["text"], kind=given["kind"])


def _add_identifier(record: int, given: Values) -> int:
    return identifiers.add(record, given["scheme"], given["value"])


def _add_follow_up(record: int, given: Values) -> int:
    return follow_ups.add(record, given["note"], given["date"])


def _add_printed(record: int, given: Values) -> int:
    return printed.add(record, given["place"], given["printed_on"])


def _add_position(record: int, given: Values) -> int:
    return positions.create(record, **given)


def _add_change(record: int, given: Values) -> int:
    return editing.create("organization_change", a=record, **given)


def _change_alias(row: int, column: str, value: Any) -> None:
    given: Values = {"alias" if column == "text" else column: value or ""}
    aliases.change(row, **given)


def _change_identifier(row: int, _column: str, value: Any) -> None:
    identifiers.change(row, value or "")


def _change_follow_up(row: int, column: str, value: Any) -> None:
    given: Values = {column: "" if value is None else value}
    follow_ups.change(row, **given)


def _change_printed(row: int, column: str, value: Any) -> None:
    given: Values = {column: "" if value is None else value}
    printed.change(row, **given)


_ADD: dict[str, Callable[[int, Values], int]] = {
    "aliases": _add_alias,
    "identifiers": _add_identifier,
    "follow_ups": _add_follow_up,
    "printed": _add_printed,
    "career": _add_position,
    "changes": _add_change,
}
_CHANGE: dict[str, Callable[[int, str, Any], None]] = {
    "aliases": _change_alias,
    "identifiers": _change_identifier,
    "follow_ups": _change_follow_up,
    "printed": _change_printed,
    "career": editing.set_field,
    "changes": editing.set_field,
}
_REMOVE: dict[str, Callable[[int], object]] = {
    "aliases": aliases.remove,
    "identifiers": identifiers.remove,
    "follow_ups": follow_ups.remove,
    "printed": printed.remove,
    "career": deleting.delete,
    "changes": deleting.delete,
}
