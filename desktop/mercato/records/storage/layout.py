"""The layout of a file: tables, indexes and triggers, made from the models and compared to them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from mercato import resource_files
from mercato.records import derived, schema
from mercato.records.errors import FileTrouble
from mercato.records.storage import engine

if TYPE_CHECKING:
    from collections.abc import Iterable

    import peewee as pw

FIRST_VERSION = 1
VERSION = 5
"""Raised with everything that a file is laid out with or derives; stands in it as `user_version`.

2: facets of views, what contradicts each other; 3: an index of which date a move is shown with;
4: tags are no text, and full-text indexes are merged a little with each edit; 5: a line of the
journal for many rows.
"""

WRITTEN = "layout.sql"
"""The resource in which this version's layout is written: a file that has it needs no comparison
with what the models say.
"""

MODELS: tuple[type[pw.Model], ...] = (
    *schema.JOURNALED,
    *schema.UNJOURNALED,
    *derived.MODELS,
)

_IDX = "(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID"
_BY_THE_ENGINE = frozenset(
    (
        "CREATE TABLE sqlite_sequence(name,seq)",
        "CREATE TABLE sqlite_stat1(tbl,idx,stat)",
        "CREATE TABLE sqlite_stat4(tbl,idx,neq,nlt,ndlt,sample)",
        *(
            statement
            for name in derived.VIRTUAL
            for statement in (
                f"CREATE TABLE '{name}_data'(id INTEGER PRIMARY KEY, block BLOB)",
                f"CREATE TABLE '{name}_idx'{_IDX}",
                f"CREATE TABLE '{name}_config'(k PRIMARY KEY, v) WITHOUT ROWID",
            )
        ),
    )
)
"""Tables that SQLite makes by itself: for ids, for statistics, for the full-text indexes."""


def statements() -> list[str]:
    """The DDL of a new file, in order."""
    made = [statement for model in MODELS for statement in table_statements(model)]
    return made + following_statements()


def table_statements(model: type[pw.Model]) -> list[str]:
    """The DDL of a table and its indexes."""
    maker: Any = model._schema  # noqa: SLF001
    contexts = [maker._create_table(safe=False), *maker._create_indexes(safe=False)]  # noqa: SLF001
    return [context.query()[0] for context in contexts]


def following_statements() -> list[str]:
    """The DDL of what is neither a table of a model nor its index."""
    made = [*derived.statements(), *engine.journal_indexes()]
    for model in schema.JOURNALED:
        owner = schema.owner_column(engine.table_name(model))
        made += engine.journal_triggers(model, owner)
    return made


def create(database: pw.Database) -> None:
    """Lay out an empty file."""
    for statement in statements():
        database.execute_sql(statement)
    derived.set_up()
    schema.JournalState.insert(id=1).execute()


def verify(database: pw.Database) -> None:
    """Refuse a file whose layout is not exactly ours: a stranger's trigger would run."""
    rows = database.execute_sql("SELECT type, name, sql FROM sqlite_master").fetchall()
    made = [str(sql) for kind, name, sql in rows if not _is_the_engines(kind, str(name), sql)]
    if text(made) != resource_files.read_text(WRITTEN):
        _require_expected(rows)


def text(statements: Iterable[str]) -> str:
    """These statements as they are written, in whatever order they come."""
    return "\n".join(sorted(map(_normal, statements))) + "\n"


def _require_expected(rows: list[tuple[str, str, str | None]]) -> None:
    missing = set(_expected())
    for kind, name, sql in rows:
        found = _normal(str(sql))
        if found in missing:
            missing.remove(found)
        elif not _is_the_engines(kind, str(name), sql):
            raise FileTrouble("file.unknown_schema", name=str(name)[:60])
    if missing:
        raise FileTrouble("file.unknown_schema", name=min(missing)[:60])


@cache
def _expected() -> frozenset[str]:
    return frozenset(_normal(statement) for statement in statements())


def _is_the_engines(kind: str, name: str, sql: str | None) -> bool:
    if sql is None:
        return kind == "index" and name.startswith("sqlite_autoindex_")
    return kind == "table" and sql in _BY_THE_ENGINE


def require_readable(database: pw.Database) -> None:
    """Refuse a newer file that lacks something which this version has to read.

    Of a stranger's file nothing can run here: it is opened for reading only.
    """
    for model in MODELS:
        rows = database.execute_sql(
            "SELECT type, sql FROM sqlite_master WHERE name = ?", (engine.table_name(model),)
        ).fetchall()
        plain = [kind for kind, sql in rows if str(sql).upper().startswith("CREATE TABLE")]
        listed = database.execute_sql(
            "SELECT name FROM pragma_table_info(?)", (engine.table_name(model),)
        )
        names = {name for (name,) in listed.fetchall()}
        if plain != ["table"] or not names.issuperset(engine.columns(model)):
            raise FileTrouble("file.too_new", name=engine.table_name(model))


def _normal(sql: str) -> str:
    return " ".join(sql.split())
