"""What a table shows of a raw value: its words, its tooltip, its emphasis."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from mercato.records import codes, dates, fields
from mercato.workspace import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mercato.records.finding.tables import TableSpec

EMPTY = "—"
WAITING = "…"
LOADING = "loading"
NOTHING = "empty"
LONGEST = 300
"""Characters of a text that a cell shows; the rest is for the tooltip."""


_KINDS = {
    "choice": "choice",
    "date": "date",
    "boolean": "flag",
    "integer": "number",
    "year": "year",
}
"""How the value of a kind of field is shown in a cell; as plain text where none is named."""


class Column(Protocol):
    """As much of a table's column as its cells depend on."""

    @property
    def kind(self) -> str: ...
    @property
    def choices_group(self) -> str | None: ...


def told(
    spec: TableSpec, names: Sequence[str], values: Sequence[Any], place: int
) -> tuple[Column, Any]:
    """One cell of a row of these columns, or what is told instead: unknown, none, own venture."""
    column, value = spec.columns[names[place]], values[place]
    instead = column.instead
    if value is not None or instead is None or instead not in names:
        return column, value
    state = values[names.index(instead)]
    return (column, value) if state in (None, "known") else (spec.columns[instead], state)


def shown(column: Column, value: Any, language: str) -> str:
    """The text of a cell, in one line."""
    if value is None or value == "":
        return EMPTY
    match column.kind:
        case "choice":
            return words.choice(column.choices_group or "", value)
        case "date":
            return dates.say_short(value, language)
        case "number" if isinstance(value, int):
            return words.number(value)
        case "flag":
            return words.flag(True) if value else ""
        case _:
            return words.visible(str(value)[:LONGEST], one_line=True)


def whole(column: Column, value: Any, language: str) -> str:
    """The whole of a cell for other programs: nothing shortened, empty where nothing is known."""
    if value is None or value == "":
        return ""
    return str(value) if column.kind in {"text", "link"} else shown(column, value, language)


def explained(column: Column, value: Any, language: str) -> str:
    """The whole text or date of a cell, for its tooltip."""
    if value is None or value == "":
        return ""
    if column.kind == "date":
        return dates.say(value, language)
    if column.kind in {"text", "link"}:
        return words.visible(str(value))
    return shown(column, value, language)


def emphasis(column: Column, value: Any) -> str:
    """How a cell stands out: by its code, as "empty", or "" for plainly."""
    if value is None or value == "":
        return NOTHING
    return value if column.kind == "choice" else ""


class _OfField(NamedTuple):
    """A column of the values of one field."""

    kind: str
    choices_group: str | None = None


def of_field(record_type: str, name: str, value: Any, language: str) -> str:
    """A raw value of a record's field as a table shows it; links come by their names."""
    field = next((one for one in fields.FIELDS[record_type] if one.name == name), None)
    if field is None:
        return shown(_OfField("text"), value, language) if value else ""
    if field.kind in ("integer", "year") and isinstance(value, str):
        value = int(value) if value.isdecimal() else value
    group = codes.name_of(field.choices) if field.kind == "choice" else None
    said = shown(_OfField(_KINDS.get(field.kind, "text"), group), value, language)
    return EMPTY if field.kind == "boolean" and not said else said
