"""From the journal's rows to what a refresh is about."""

from __future__ import annotations

from dataclasses import dataclass

import peewee as pw
from peewee import fn

from mercato.records.derived.models import Touched
from mercato.records.derived.scope import run, touched
from mercato.records.schema import (
    Alias,
    Change,
    Claim,
    Identifier,
    Move,
    Organization,
    Person,
    Position,
    Reference,
    Source,
    Tagging,
)


@dataclass(frozen=True, slots=True)
class _Rule:
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
_RULES = (
    _Rule("text", Person.id, (*_PERSON_NAMES, "tell_apart", "note")),
    _Rule("name", Person.id, (*_PERSON_NAMES, "sort_name")),
    _Rule("now", Person.id, ()),
    _Rule("place", Person.id, ()),
    _Rule("text", Organization.id, ("name", "tell_apart", "website", "note")),
    _Rule("name", Organization.id, ("name",)),
    _Rule("path", Organization.id, ("name",)),
    _Rule("text", Position.id, ("note",)),
    _Rule("now", Position.person, (*_HELD_NOW, "interim", "start", "start_earliest", "sequence")),
    _Rule("place", Position.person, _HELD_NOW),
    _Rule("text", Move.id, ("party", "terms", "note")),
    _Rule("date", Move.id, (*_days("starts_on", "left_on", "announced_on"), "sequence")),
    _Rule("cited", Move.id, ()),
    _Rule("flow", Move.id, ("person_id", *_ENDS, "kind", "stage", "verification")),
    _Rule("now", Move.person, ("person_id", "to_position_id")),
    _Rule("timed", Move.person, _TIMES_OF_MOVES),
    _Rule("timed", Position.person, _TIMES_OF_POSITIONS),
    _Rule("text", Source.id, ("headline", "authors", "url", "text", "note")),
    _Rule("published", Source.id, _days("published_on")),
    _Rule("text", Claim.id, ("text", "note")),
    _Rule("text", Alias.record),
    _Rule("name", Alias.record),
    _Rule("path", Alias.record),
    _Rule("text", Identifier.record),
    _Rule("text", Tagging.record),
    _Rule("text", Reference.record, ("record_id", "quote")),
    _Rule("cited", Reference.record, ("record_id", "source_id")),
)
_TABLES = frozenset(rule.table for rule in _RULES) | {"tag"}


def collect(edit: int, first_change: int) -> set[str]:
    """Find out what the changes of an edit, from the given one on, ask for; returns the kinds.

    "move before" and the like are among them where the journal holds images of such rows: what
    is merely inserted has none, and an import's need not be looked through.
    """
    Touched.create_table(safe=True)
    run(_nothing)
    Touched.insert_many([("edit", edit), ("first", first_change)], ["kind", "row"]).execute()
    run(_journaled)
    tables = _kinds()
    images = {table for (table,) in run(_with_images)} & tables
    for rule in _RULES:
        if rule.table in tables:
            run(_ruled, rule, rule.table in images)
    kinds = _kinds()
    if "tag" in kinds:
        run(_tagged)
    if kinds & {"published", "cited"}:
        for build in (_published, _supported_moves, _supported_posts, _supported_arrivals):
            run(build)
    return _kinds() | {f"{table} before" for table in images}


def add(kind: str, rows: pw.Query) -> pw.Query:
    """The query that adds rows, in a column named `row`, to what the refresh is about."""
    found = rows.alias("found")
    lines = pw.Select([found], [pw.Value(kind), found.c.row]).where(found.c.row.is_null(False))
    return Touched.insert_from(lines, [Touched.kind, Touched.row]).on_conflict_ignore()


def _kinds() -> set[str]:
    return {kind for (kind,) in run(_distinct_kinds)}


def _distinct_kinds() -> pw.Query:
    return Touched.select(Touched.kind).distinct()


def _nothing() -> pw.Query:
    return Touched.delete()


def _mine() -> pw.Expression:
    return Change.edit.in_(touched("edit")) & (Change.id >= touched("first"))


def _journaled() -> pw.Query:
    relevant = Change.table.in_(sorted(_TABLES))
    lines = Change.select(Change.table, Change.row).where(_mine(), relevant)
    return Touched.insert_from(lines, [Touched.kind, Touched.row]).on_conflict_ignore()


def _with_images() -> pw.Query:
    known = Change.before.is_null(False) | Change.after.is_null(False)
    return Change.select(Change.table).where(_mine(), known).distinct()


def mentioned(column: pw.Field, table: str) -> pw.Query:
    """What a column of touched rows was before or after, in the journal's images."""
    path = f"$.{column.column_name}"
    mine = _mine() & (Change.table == table)
    before, after = (
        Change.select(fn.json_extract(image, path).alias("row")).where(mine, image.is_null(False))
        for image in (Change.before, Change.after)
    )
    return before.union_all(after)


def _ruled(rule: _Rule, images: bool) -> pw.Query:
    """The records that a rule is about: as the rows name them and, if there are images, did."""
    if not images:
        if rule.of.primary_key:
            return add(rule.kind, touched(rule.table))
        model = rule.of.model
        rows = model.select(rule.of.alias("row")).where(model.id.in_(touched(rule.table)))
        return add(rule.kind, rows)
    counts = _mine() & (Change.table == rule.table) & _counts(rule)
    if rule.of.primary_key:
        return add(rule.kind, Change.select(Change.row).where(counts))
    model = rule.of.model
    changed = Change.select(Change.row).where(counts)
    present = model.select(rule.of.alias("row")).where(model.id.in_(changed))
    return add(rule.kind, mentioned(rule.of, rule.table).union_all(present))


def _counts(rule: _Rule) -> pw.Node:
    """Whether a journaled change is one that the rule is about."""
    other = Change.operation != "update"
    if rule.columns is None:
        return pw.SQL("1")
    named = [fn.json_type(Change.before, f"$.{column}") for column in rule.columns]
    return other | fn.COALESCE(*named, None).is_null(False) if named else other


def _tagged() -> pw.Query:
    return add(
        "text",
        Tagging.select(Tagging.record.alias("row")).where(Tagging.tag.in_(touched("tag"))),
    )


def _published() -> pw.Query:
    """What rests on sources whose date changed, or rests on other sources now."""
    rows = Reference.select(Reference.record.alias("row"))
    return add(
        "supported",
        rows.where(Reference.source.in_(touched("published"))).union_all(touched("cited")),
    )


def _supported_moves() -> pw.Query:
    return add("date", Move.select(Move.id.alias("row")).where(Move.id.in_(touched("supported"))))


def _supported_posts() -> pw.Query:
    rows = Position.select(Position.person.alias("row"))
    return add("now", rows.where(Position.id.in_(touched("supported"))))


def _supported_arrivals() -> pw.Query:
    rows = Move.select(Move.person.alias("row"))
    return add("now", rows.where(Move.id.in_(touched("supported"))))
