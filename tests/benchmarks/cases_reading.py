"""Reading: first rows, filtering as one types, sorting, scrolling; beside plain SQL."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from functools import cache, partial
from pathlib import Path

from mercato.records.finding import tables
from tests.benchmarks.harness import Case, Desk, rounds, slowest, timed
from tests.benchmarks.peers import ANOTHER, SAME, another, plain_ids, same, whole
from tests.benchmarks.queries import TYPED

PAGE = 128


def first_rows(table: str, sort: tuple[tuple[str, bool], ...] = (), query: str = "") -> array[int]:
    """What a window needs before it can paint: all ids, and the first page."""
    found = tables.ids(table, query, sort)
    tables.page(table, found[:PAGE], tables.TABLES[table].default_columns)
    return found


def _first(table: str, sort: str, sql: str) -> Case:
    def ours(_: Desk) -> Sequence[float]:
        return rounds(partial(first_rows, table, ((sort, False),) if sort else ()), 5)

    def peer(desk: Desk) -> Sequence[float]:
        connection = another(desk.path)
        found = rounds(partial(plain_ids, connection, sql), 5)
        wanted = tables.ids(table, sort=((sort, False),) if sort else ())
        if set(plain_ids(connection, sql)) != set(wanted):
            desk.notes.append(f"the peer finds other ids: {table} by {sort}")
        connection.close()
        return found

    return Case(f"{table} by {sort or 'default'}: all ids, first rows", ours, peer, ANOTHER)


def _keystrokes(desk: Desk) -> Sequence[float]:
    """Every query letter by letter, first rows each time."""
    found = [
        (timed(partial(first_rows, typed.table, (), begun)), f"{typed.table}: {begun}")
        for typed in TYPED
        for begun in (typed.text[:end] for end in range(1, len(typed.text) + 1))
    ]
    desk.notes += slowest("first rows", found)
    return [seconds for seconds, _ in found]


@cache
def _whole(_: Path) -> list[float]:
    return [min(rounds(partial(tables.ids, typed.table, typed.text), 2)) for typed in TYPED]


def _whole_queries(desk: Desk) -> Sequence[float]:
    return _whole(desk.path)


def _whole_by_the_same(desk: Desk) -> Sequence[float]:
    """By our own engine, and a look whether it finds the same."""
    connection = same(desk.path)
    for typed in TYPED:
        if plain_ids(connection, typed.sql) != tables.ids(typed.table, typed.text):
            desk.notes.append(f"the peer finds other ids: {typed.table}: {typed.text}")
    connection.close()
    return whole(same, TYPED, desk)


def _page(table: str) -> Callable[[Desk], Sequence[float]]:
    def ours(desk: Desk) -> Sequence[float]:
        found = tables.ids(table)
        starts = [desk.random.randrange(max(1, len(found) - PAGE)) for _ in range(200)]
        columns = tables.TABLES[table].default_columns
        return [timed(partial(tables.page, table, found[s : s + PAGE], columns)) for s in starts]

    return ours


def _suggest(_: Desk) -> Sequence[float]:
    types = ("person", "organization")
    names = ("martin", "nguyen thi", "zephyr labs", "pang", "al", "a", "superintel", "wang w")
    pieces = [name[:end] for name in names for end in range(1, len(name) + 1)]
    return [timed(partial(tables.suggest, piece, types)) for piece in pieces]


_JOINED = (
    "SELECT move.id FROM move LEFT JOIN name_key ON name_key.id = move.{column} "
    "ORDER BY key NULLS LAST, move.sequence, move.id"
)
CASES = [
    _first(
        "moves",
        "",
        "SELECT id FROM move_date ORDER BY earliest DESC, latest DESC, sequence DESC, id DESC",
    ),
    _first("people", "", "SELECT id FROM name_key WHERE type = 'person' ORDER BY key, id"),
    _first("moves", "person", _JOINED.format(column="person_id")),
    _first("moves", "to_organization", _JOINED.format(column="to_organization_id")),
    _first(
        "moves",
        "to_role",
        "SELECT move.id FROM move LEFT JOIN role_text ON text = to_role "
        "ORDER BY key NULLS LAST, move.sequence, move.id",
    ),
    _first(
        "moves",
        "verification",
        "SELECT id FROM move ORDER BY CASE verification WHEN 'rumoured' THEN 0 "
        "WHEN 'reported' THEN 1 WHEN 'confirmed' THEN 2 WHEN 'denied' THEN 3 ELSE 4 END, "
        "sequence, id",
    ),
    _first(
        "moves",
        "sources",
        "SELECT move.id FROM move LEFT JOIN evidence ON evidence.id = move.id "
        "ORDER BY sources NULLS FIRST, sequence, move.id",
    ),
    _first(
        "organizations",
        "arrivals",
        "SELECT id FROM organization_count ORDER BY arrivals, id",
    ),
    Case(f"typing {len(TYPED)} queries letter by letter: first rows", _keystrokes),
    Case(f"{len(TYPED)} whole queries: all ids in order", _whole_queries, _whole_by_the_same, SAME),
    Case(
        f"{len(TYPED)} whole queries, beside another engine",
        _whole_queries,
        partial(whole, another, TYPED),
        ANOTHER,
    ),
    Case("moves: a page anywhere", _page("moves")),
    Case("people: a page anywhere", _page("people")),
    Case("organizations: a page anywhere", _page("organizations")),
    Case("suggestions, letter by letter", _suggest),
]
