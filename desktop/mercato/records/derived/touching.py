"""From the journal's rows to what a refresh is about."""

from __future__ import annotations

from dataclasses import dataclass

import peewee as pw
from peewee import fn

from mercato.records.derived.models import Touched
from mercato.records.derived.rules import RULES, TABLES, Rule
from mercato.records.derived.scope import Scope, run, touched
from mercato.records.schema import (
    Change,
    Move,
    Organization,
    Person,
    Position,
    Record,
    Reference,
)
from mercato.records.storage.engine import lines
from mercato.records.storage.statements import in_span, rows_of_lines

_ALWAYS = frozenset(("organization", "source", "claim"))
"""Tables whose changed rows are looked at themselves, however many they are."""

_OF_ITSELF = frozenset(("text", "name", "path"))
"""Kinds that any record which has them gets by being inserted."""

MANY = 20_000
"""Rows of a table from which on making everything of a kind anew may be faster."""

_WHOLE: dict[str, tuple[type[pw.Model], ...]] = {
    "text": (Record,),
    "name": (Person, Organization),
    "now": (Person,),
    "place": (Person,),
    "timed": (Person,),
    "date": (Move,),
    "flow": (Move,),
    "cited": (Move,),
    "move": (Move,),
    "position": (Position,),
}
"""Kinds that can be made anew as a whole, and what there is then to be done."""


_SHOWN_DATES = {"date", "now"}
"""What follows from the sources of the records in `cited`: these must be known, unless all are."""


@dataclass(frozen=True, slots=True)
class _Count:
    """How many rows of a table changed, how many were updated; lines for several, and images."""

    rows: int
    updated: int
    spans: bool
    images: bool


@dataclass(frozen=True, slots=True)
class Found:
    """What a refresh is about: the kinds, and those of which nearly every row was touched.

    "move before" and the like are among the kinds where the journal holds images of such rows: what
    is merely inserted has none, and an import's need not be looked through. "move spans" is where
    some lines of the journal stand for several rows.
    """

    kinds: set[str]
    whole: set[str]

    def of(self, kind: str) -> Scope:
        """How to refresh what is of that kind."""
        return Scope(complete=kind in self.whole)


def collect(edit: int, first_change: int) -> Found:
    """Find out what the changes of an edit, from the given one on, ask for."""
    Touched.create_table(safe=True)
    run(_nothing)
    Touched.insert_many([("edit", edit), ("first", first_change)], ["kind", "row"]).execute()
    images = {table for (table,) in run(_with_images)}
    counts = {
        table: _Count(rows, updated, bool(spans), table in images)
        for table, rows, updated, spans in run(_tally)
        if table in TABLES
    }
    whole = _nearly_all(counts)
    spared = {table for table in counts if _is_spared(table, whole)}
    run(_journaled, tuple(sorted(counts.keys() - spared)))
    for rule in RULES:
        if rule.table in counts and rule.kind not in whole:
            run(_ruled, rule, counts[rule.table].images, counts[rule.table].spans)
    for table, count in counts.items():
        if count.spans:
            _add_spanned(table, whole)
    if not whole >= _SHOWN_DATES and {"published", "cited"} & _kinds():
        for build in (_published, _supported_moves, _supported_posts, _supported_arrivals):
            run(build)
    before = {f"{table} before" for table in images}
    spans = {f"{table} spans" for table, count in counts.items() if count.spans}
    return Found(_kinds() | whole | before | spans, whole)


def _nearly_all(counts: dict[str, _Count]) -> set[str]:
    """The kinds of which so much was inserted or deleted that the rest makes no difference."""
    sure = {table: count.rows - count.updated for table, count in counts.items()}
    most = {kind: _at_least(kind, sure) for kind in _WHOLE}
    whole = {kind for kind, rows in most.items() if rows >= MANY and _fits(kind, rows)}
    return whole if whole >= _SHOWN_DATES else whole - {"cited"}


def _at_least(kind: str, sure: dict[str, int]) -> int:
    """About how many rows of a kind are touched; those that are records themselves add up."""
    mine = [rule for rule in RULES if kind in (rule.kind, rule.table)]
    records = {rule.table for rule in mine if rule.of.primary_key}
    others = {rule.table for rule in mine} - records
    alone = [sure.get(table, 0) for table in others]
    return max(sum(sure.get(table, 0) for table in records), *alone, 0)


def _fits(kind: str, rows: int) -> bool:
    """Whether there is little more of a kind than this."""
    there = sum(int(model.select().count()) for model in _WHOLE[kind])
    return there <= rows + rows // 4


def _is_spared(table: str, whole: set[str]) -> bool:
    """Whether nobody has to know which rows of a table changed."""
    if _is_looked_at(table, whole):
        return False
    return all(rule.kind in whole for rule in RULES if rule.table == table)


def _is_looked_at(table: str, whole: set[str]) -> bool:
    """Whether the rows of a table that changed are looked at themselves."""
    return table in _ALWAYS or (table in _WHOLE and table not in whole)


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


def _tally() -> pw.Query:
    """Of each table: rows changed, rows updated, lines that stand for several rows."""
    updated = fn.SUM(Change.operation == "update")
    lines = Change.select(Change.table, rows_of_lines(), updated, fn.COUNT(Change.last))
    return lines.where(_mine()).group_by(Change.table)


def _with_images() -> pw.Query:
    known = Change.before.is_null(False) | Change.after.is_null(False)
    return Change.select(Change.table).where(_mine(), known).distinct()


def _journaled(tables: tuple[str, ...]) -> pw.Query:
    mine = _mine() & Change.table.in_(tables) & Change.last.is_null()
    lines = Change.select(Change.table, Change.row).where(mine)
    return Touched.insert_from(lines, [Touched.kind, Touched.row]).on_conflict_ignore()


def _add_spanned(table: str, whole: set[str]) -> None:
    """Add what follows from lines that stand for several inserted rows.

    Whatever those belong to was inserted as well, and has its text, name and path by that.
    """
    kinds = {rule.kind for rule in RULES if rule.table == table and rule.of.primary_key} - whole
    if _is_looked_at(table, whole):
        kinds.add(table)
    for kind in kinds:
        run(_spanned, table, kind)
    for rule in RULES:
        if rule.table == table and not rule.of.primary_key and rule.kind not in whole | _OF_ITSELF:
            run(_owning, rule)


def _spans(table: str) -> pw.Query:
    mine = _mine() & (Change.table == table) & Change.last.is_null(False)
    return Change.select(Change.row, Change.last).where(mine)


def _spanned(table: str, kind: str) -> pw.Query:
    """The rows themselves, which may be gone by now: one span after the other, hence in order."""
    spans = _spans(table).alias("spans")
    first = pw.Select(columns=[pw.Value(0)]).cte("step", recursive=True, columns=("n",))
    steps = first.union_all(first.select(first.c.n + 1).where(first.c.n < lines.SPAN - 1))
    row = spans.c.row + steps.c.n
    rows = pw.Select([spans], [pw.Value(kind), row]).join(steps, pw.JOIN.CROSS)
    rows = rows.where(row <= spans.c.last).with_cte(steps)
    return Touched.insert_from(rows, [Touched.kind, Touched.row]).on_conflict_ignore()


def _owning(rule: Rule) -> pw.Query:
    """What the rows name, or did."""
    spans = _spans(rule.table).alias("spans")
    model = rule.of.model
    rows = model.select(rule.of.alias("row")).join(
        spans, pw.JOIN.INNER, on=in_span(model.id, spans.c)
    )
    return add(rule.kind, rows.union_all(_mentioned_by_spans(rule.of, rule.table)))


def _mentioned_by_spans(column: pw.Field, table: str) -> pw.Query:
    its = fn.jsonb_each(Change.after).alias("its")
    found = fn.json_extract(pw.SQL("its.value"), f"$.{column.column_name}").alias("row")
    mine = _mine() & (Change.table == table) & Change.last.is_null(False)
    return Change.select(found).from_(Change, its).where(mine)


def mentioned(column: pw.Field, table: str, spans: bool) -> pw.Query:
    """What a column of touched rows was before or after, in the journal's images.

    `spans` tells whether some of these are of several rows.
    """
    path = f"$.{column.column_name}"
    mine = _mine() & (Change.table == table)
    one = mine & Change.last.is_null()
    before, after = (
        Change.select(fn.json_extract(image, path).alias("row")).where(one, image.is_null(False))
        for image in (Change.before, Change.after)
    )
    images = before.union_all(after)
    return images.union_all(_mentioned_by_spans(column, table)) if spans else images


def _ruled(rule: Rule, images: bool, spans: bool) -> pw.Query:
    """The records that a rule is about: as the rows name them and, if there are images, did."""
    if not images:
        if rule.of.primary_key:
            return add(rule.kind, touched(rule.table))
        model = rule.of.model
        rows = model.select(rule.of.alias("row")).where(model.id.in_(touched(rule.table)))
        return add(rule.kind, rows)
    counts = _mine() & (Change.table == rule.table) & _counts(rule) & Change.last.is_null()
    changed = Change.select(Change.row).where(counts)
    if rule.of.primary_key:
        return add(rule.kind, changed)
    model = rule.of.model
    present = model.select(rule.of.alias("row")).where(model.id.in_(changed))
    return add(rule.kind, mentioned(rule.of, rule.table, spans).union_all(present))


def _counts(rule: Rule) -> pw.Node:
    """Whether a journaled change is one that the rule is about."""
    other = Change.operation != "update"
    if rule.columns is None:
        return pw.SQL("1")
    named = [fn.json_type(Change.before, f"$.{column}") for column in rule.columns]
    return other | fn.COALESCE(*named, None).is_null(False) if named else other


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
