"""Reading: first rows, filtering as one types, sorting, scrolling; beside plain SQL."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Callable, Sequence
from functools import partial
from itertools import chain

from mercato.records.finding import tables
from tests.benchmarks.harness import Case, Desk, rounds, timed
from tests.benchmarks.queries import TYPED, Typed

PAGE = 128
BESIDE = "sqlite3 module, hand-written SQL"


def plain(desk: Desk) -> sqlite3.Connection:
    """A peer's connection: another SQLite, default settings."""
    return sqlite3.connect(f"file:{desk.path}?mode=ro", uri=True)


def plain_ids(connection: sqlite3.Connection, sql: str) -> array[int]:
    """The ids that a peer finds."""
    return array("q", chain.from_iterable(connection.execute(sql)))


def first_rows(table: str, sort: tuple[tuple[str, bool], ...] = (), query: str = "") -> array[int]:
    """What a window needs before it can paint: all ids, and the first page."""
    found = tables.ids(table, query, sort)
    tables.page(table, found[:PAGE], tables.TABLES[table].default_columns)
    return found


def _first(table: str, sort: str, sql: str) -> Case:
    def ours(_: Desk) -> Sequence[float]:
        return rounds(partial(first_rows, table, ((sort, False),) if sort else ()), 5)

    def peer(desk: Desk) -> Sequence[float]:
        connection = plain(desk)
        found = rounds(partial(plain_ids, connection, sql), 5)
        wanted = tables.ids(table, sort=((sort, False),) if sort else ())
        if set(plain_ids(connection, sql)) != set(wanted):
            desk.notes.append(f"the peer finds other ids: {table} by {sort}")
        connection.close()
        return found

    return Case(f"{table} by {sort or 'default'}: all ids, first rows", ours, peer, BESIDE)


def _keystrokes(desk: Desk) -> Sequence[float]:
    """Every query letter by letter, first rows each time."""
    found = []
    for typed in TYPED:
        slow = 0.0
        for end in range(1, len(typed.text) + 1):
            seconds = timed(partial(first_rows, typed.table, (), typed.text[:end]))
            slow = max(slow, seconds)
            found.append(seconds)
        desk.notes.append(f"{slow * 1000:8.1f} ms at most, typing {typed.table}: {typed.text}")
    return found


def _whole(desk: Desk) -> Sequence[float]:
    return [min(rounds(partial(tables.ids, typed.table, typed.text), 3)) for typed in TYPED]


def _whole_plain(desk: Desk) -> Sequence[float]:
    connection = plain(desk)
    found = []
    for typed in TYPED:
        _same_ids(desk, connection, typed)
        found.append(min(rounds(partial(plain_ids, connection, typed.sql), 3)))
    connection.close()
    return found


def _same_ids(desk: Desk, connection: sqlite3.Connection, typed: Typed) -> None:
    if set(plain_ids(connection, typed.sql)) != set(tables.ids(typed.table, typed.text)):
        desk.notes.append(f"the peer finds other ids: {typed.table}: {typed.text}")


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
    Case("typing 58 queries letter by letter: first rows", _keystrokes),
    Case("58 whole queries: all ids in order", _whole, _whole_plain, BESIDE),
    Case("moves: a page anywhere", _page("moves")),
    Case("people: a page anywhere", _page("people")),
    Case("organizations: a page anywhere", _page("organizations")),
    Case("suggestions, letter by letter", _suggest),
]
