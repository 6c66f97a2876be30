"""The field for each entry of a form, made from the catalogue of fields."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from mercato.records import codes, fields
from mercato.widgets.fields.choice_field import BooleanField, ChoiceField
from mercato.widgets.fields.coded_field import CodedField, countries, languages
from mercato.widgets.fields.date_field import DateField
from mercato.widgets.fields.link_field import LinkField
from mercato.widgets.fields.rows_field import Column, RowsField
from mercato.widgets.fields.tags_field import LinksField, TagsField
from mercato.widgets.fields.text_field import IntegerField, LineField, LongField
from mercato.workspace import words

if TYPE_CHECKING:
    from collections.abc import Callable

    from mercato.widgets.context import Context
    from mercato.widgets.fields.field import Field

OPTIONAL = frozenset(("function", "why_left", "to_verification", "according_to"))
"""Choices that may be left open."""

NOT_CREATED = frozenset(("position", "move", "claim", "organization_change"))
"""Types that cannot be made from a name alone."""


def make_field(context: Context, record_type: str, name: str) -> Field:
    """The field for one entry of a form."""
    label = words.field(record_type, name)
    if name == "tags":
        return TagsField(context, label)
    if name == "subjects":
        return LinksField(context, label, SUBJECTS, creates=("organization", "person"))
    if (record_type, name) == ("claim", "source"):
        return LinkField(context, label, ("source",))
    field = fields.field(record_type, name)
    if field.kind == "choice":
        optional = name in OPTIONAL
        return ChoiceField(
            context, label, codes.name_of(field.choices), field.choices, optional=optional
        )
    if field.kind == "link":
        return make_link(context, record_type, field, label)
    return _PLAIN[field.kind](context, label)


def make_link(context: Context, record_type: str, field: fields.Field, label: str) -> LinkField:
    """A link field; the ends of a move take ?, - and = for what is no organization."""
    if field.name == "relays":
        return LinkField(context, label, RELAYED, creates=RELAYED[::-1])
    creates = tuple(one for one in field.target if one not in NOT_CREATED)
    if len(field.target) > 2:
        creates = ("organization", "person")
    ends = record_type == "move" and field.name in ("from_organization", "to_organization")
    marks = end_marks() if ends else None
    return LinkField(context, label, field.target, creates=creates, marks=marks)


def end_marks() -> dict[str, str]:
    """What may stand in an end of a move instead of an organization, and what it means."""
    return {mark: words.choice("end_state", state) for mark, state in END_MARKS.items()}


RELAYED = ("source", "organization")
"""An outlet stands for a report of which no more is known."""

END_MARKS = {"?": "unknown", "-": "none", "=": "own_venture"}
SUBJECTS = ("organization", "person", "move", "position", "claim", "source")

_PLAIN: dict[str, Callable[[Context, str], Field]] = {
    "text": LineField,
    "url": LineField,
    "timestamp": LineField,
    "long": LongField,
    "integer": IntegerField,
    "year": IntegerField,
    "boolean": BooleanField,
    "date": DateField,
    "country": lambda context, label: CodedField(context, label, countries()),
    "language": lambda context, label: CodedField(context, label, languages()),
}


def make_rows(context: Context, record_type: str, name: str) -> RowsField:
    """The small list for one of `LISTS`: its columns are the fields of the table behind it."""
    columns = tuple(_column(*column) for column in _ROWS[name])
    label, opens = words.field(record_type, name), name in OPENED
    return RowsField(context, label, columns, _NEEDS[name], opens=opens)


def _column(
    table: str, name: str, stretch: int, make: Callable[[Context, str], Field], line: int = 0
) -> Column:
    return Column(name, words.field(table, name), stretch, make, line)


def _choice(group: str, offered: tuple[str, ...]) -> Callable[[Context, str], Field]:
    return partial(ChoiceField, group=group, codes=offered, letters=_IN_ROW)


def _link(*types: str) -> Callable[[Context, str], Field]:
    return partial(LinkField, types=types)


OPENED = ("career", "changes")
"""Lists whose rows are records with a form of their own."""

_IN_ROW = 3
"""Letters down to which a choice shrinks in a row, where there is no room for more."""
_short_date = partial(DateField, in_row=True)

_ROWS: dict[str, tuple[tuple[Any, ...], ...]] = {
    "aliases": (
        ("alias", "text", 3, LineField),
        ("alias", "kind", 2, _choice("alias_kind", codes.ALIAS_KIND)),
    ),
    "identifiers": (
        ("identifier", "scheme", 2, _choice("identifier_scheme", codes.IDENTIFIER_SCHEME)),
        ("identifier", "value", 3, LineField),
    ),
    "follow_ups": (
        ("follow_up", "date", 2, _short_date),
        ("follow_up", "note", 3, LineField),
        ("follow_up", "done", 1, BooleanField),
    ),
    "printed": (
        ("printed", "place", 3, LineField),
        ("printed", "printed_on", 2, _short_date),
    ),
    "changes": (
        (
            "organization_change",
            "kind",
            3,
            _choice("organization_change_kind", codes.ORGANIZATION_CHANGE_KIND),
        ),
        ("organization_change", "b", 4, _link("organization")),
        ("organization_change", "date", 3, _short_date, 1),
    ),
    "career": (
        ("position", "role", 4, LineField),
        ("position", "organization", 4, _link("organization")),
        ("position", "start", 3, _short_date, 1),
        ("position", "end", 3, _short_date, 1),
    ),
}

_NEEDS: dict[str, tuple[str, ...]] = {
    "aliases": ("text",),
    "identifiers": ("value",),
    "follow_ups": ("note", "date"),
    "printed": ("place",),
    "changes": ("b",),
    "career": ("role", "organization"),
}
"""What a row of each list is not made without: any one of these."""
