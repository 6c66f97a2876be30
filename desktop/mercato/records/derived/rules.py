"""What follows from a changed row of each table: which refresh is about which record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mercato.records.schema import (
    Alias,
    Claim,
    Identifier,
    Move,
    Organization,
    Person,
    Position,
    Reference,
    Source,
)

if TYPE_CHECKING:
    import peewee as pw


@dataclass(frozen=True, slots=True)
class Rule:
    """What follows from a changed row: of which `kind` the refresh is about the record in `of`.

    An update counts if it changes one of the `columns`; any does if they are None, none if there
    are none.
    """

    kind: str
    of: pw.Field
    columns: tuple[str, ...] | None = None

    @property
    def table(self) -> str:
        """The table that the row is in."""
        return str(self.of.model._meta.table_name)


def _days(*names: str) -> tuple[str, ...]:
    return tuple(f"{name}{suffix}" for name in names for suffix in ("", "_earliest", "_latest"))


_PERSON_NAMES = ("name", "native_name", "given_name", "family_name")
_ENDS = ("from_organization_id", "to_organization_id")
_HELD_NOW = ("person_id", "organization_id", "is_current")
_TIMES_OF_MOVES = (
    *("person_id", *_ENDS, "from_position_id", "to_position_id", "kind", "stage", "verification"),
    *_days("left_on", "starts_on", "term_end"),
)
_TIMES_OF_POSITIONS = ("person_id", "start_known", "end_known", *_days("start", "end", "term_end"))
RULES = (
    Rule("text", Person.id, (*_PERSON_NAMES, "tell_apart", "note")),
    Rule("name", Person.id, (*_PERSON_NAMES, "sort_name")),
    Rule("now", Person.id, ()),
    Rule("place", Person.id, ()),
    Rule("text", Organization.id, ("name", "tell_apart", "website", "note")),
    Rule("name", Organization.id, ("name",)),
    Rule("path", Organization.id, ("name",)),
    Rule("text", Position.id, ("note",)),
    Rule("now", Position.person, (*_HELD_NOW, "interim", "start", "start_earliest", "sequence")),
    Rule("place", Position.person, _HELD_NOW),
    Rule("text", Move.id, ("party", "terms", "note")),
    Rule("date", Move.id, (*_days("starts_on", "left_on", "announced_on"), "sequence")),
    Rule("cited", Move.id, ()),
    Rule("flow", Move.id, ("person_id", *_ENDS, "kind", "stage", "verification")),
    Rule("now", Move.person, ("person_id", "to_position_id")),
    Rule("timed", Move.person, _TIMES_OF_MOVES),
    Rule("timed", Position.person, _TIMES_OF_POSITIONS),
    Rule("text", Source.id, ("headline", "authors", "url", "text", "note")),
    Rule("published", Source.id, _days("published_on")),
    Rule("text", Claim.id, ("text", "note")),
    Rule("text", Alias.record),
    Rule("name", Alias.record),
    Rule("path", Alias.record),
    Rule("text", Identifier.record),
    Rule("text", Reference.record, ("record_id", "quote")),
    Rule("cited", Reference.record, ("record_id", "source_id")),
)
TABLES = frozenset(rule.table for rule in RULES)
