"""Names of what the model consists of: types, tables, fields, columns, choices."""

from __future__ import annotations

from mercato.records import codes
from mercato.workspace.words.columns import COLUMNS, COLUMNS_ALONE, COLUMNS_SHORT, COUNTS, TABLES
from mercato.workspace.words.fields import FIELDS, FIELDS_ALONE, ROWS
from mercato.workspace.words.language import is_many, number, translated
from mercato.workspace.words.picklists import CHOICES


def choice(group: str, code: str | None) -> str:
    """The word for a code of a picklist, "" for none; `group` is named as in `records.codes`."""
    if code is None:
        return ""
    found = CHOICES.get(group, {}).get(code)
    return code if found is None else translated(found, group)


def choices(group: str) -> list[tuple[str, str]]:
    """Codes of a picklist with their words, in the order in which they are offered."""
    return [(code, choice(group, code)) for code in getattr(codes, group.upper())]


def record_type(code: str) -> str:
    """A type of record, or a kind of row that belongs to one: "person", "tag"."""
    found = ROWS.get(code)
    return choice("record_types", code) if found is None else translated(found)


def table(name: str) -> str:
    """A table's name: "People"."""
    found = TABLES.get(name)
    return name if found is None else translated(found)


def field(record_type: str, name: str) -> str:
    """A field's label; `record_type` may also be a dependent table's name, or unknown."""
    found = FIELDS.get(f"{record_type}.{name}") or FIELDS.get(name)
    if found is None:
        found = next((FIELDS[key] for key in FIELDS if key.endswith(f".{name}")), None)
    return name if found is None else translated(found)


def field_alone(record_type: str, name: str) -> str:
    """A field's label where no other field stands above it: in a sentence, a list."""
    found = FIELDS_ALONE.get(f"{record_type}.{name}")
    return field(record_type, name) if found is None else translated(found)


def column(table: str, name: str) -> str:
    """A column's heading."""
    found = COLUMNS.get(f"{table}.{name}") or COLUMNS.get(name)
    return name if found is None else translated(found)


def column_alone(table: str, name: str) -> str:
    """A column's name where no other column stands beside it: in a menu, a tooltip."""
    found = COLUMNS_ALONE.get(f"{table}.{name}")
    return column(table, name) if found is None else translated(found)


def column_short(table: str, name: str) -> str:
    """A column's heading where there is room for a few letters only."""
    found = COLUMNS_SHORT.get(name)
    return column(table, name) if found is None else translated(found)


def count(name: str, shown: int) -> str:
    """A number of things: "1 person", "2,077 moves"; `name` is a table's or in `columns.COUNTS`."""
    return translated(COUNTS[name][1 if is_many(shown) else 0]).format(n=number(shown))


def flag(value: bool) -> str:
    """Yes or no."""
    return choice("flag", "yes" if value else "no")
