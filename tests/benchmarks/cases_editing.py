"""Editing: from the verb to what is safe on the disk; beside a bare update."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Callable, Sequence
from functools import partial

from mercato.records.bulk import changing, wishes
from mercato.records.journal import journal
from mercato.records.schema import Move, Organization, Person, Position, Record
from mercato.records.storage import file
from mercato.workspace.marked import PART
from tests.benchmarks.harness import Case, Desk, timed

EDITS = 60
MANY = 100_000


def _on_a_copy(
    edits: Callable[[Desk], Sequence[float]],
) -> Callable[[Desk], Sequence[float]]:
    """Edit a copy, so that the file stays as it was made."""

    def run(desk: Desk) -> Sequence[float]:
        copy = desk.path.with_suffix(".copy")
        file.close_connection()
        shutil.copyfile(desk.path, copy)
        try:
            file.open_file(copy)
            return edits(Desk(copy, desk.people, desk.random, desk.notes))
        finally:
            file.close_connection()
            copy.unlink()
            file.open_file(desk.path)

    return run


def _some(model: type, desk: Desk) -> list[int]:
    ids = [row for (row,) in model.select(model.id).tuples()]
    return desk.random.choices(ids, k=EDITS)


def _stage(desk: Desk) -> Sequence[float]:
    def change(move: int, stage: str) -> None:
        with journal.edit("field.changed", field="stage"):
            Move.update(stage=stage).where(Move.id == move).execute()

    moves = _some(Move, desk)
    return [timed(partial(change, move, ("left", "agreed")[n % 2])) for n, move in enumerate(moves)]


def _name(desk: Desk) -> Sequence[float]:
    def change(person: int, name: str) -> None:
        with journal.edit("field.changed", field="name"):
            Person.update(name=name).where(Person.id == person).execute()

    people = _some(Person, desk)
    return [timed(partial(change, one, f"Renamed Person {n}")) for n, one in enumerate(people)]


def _enter(desk: Desk) -> Sequence[float]:
    """A move with both ends, and the post that it opens."""

    def enter(person: int, old: int, new: int) -> None:
        with journal.edit("move.created"):
            post = Record.create(type="position").id
            fields = {"person": person, "organization": new, "is_current": "yes", "role": "CEO"}
            Position.insert(id=post, **fields).execute()
            move = Record.create(type="move").id
            ends = {"from_organization": old, "to_organization": new, "to_position": post}
            Move.insert(id=move, person=person, to_role="CEO", **ends).execute()

    people, old, new = _some(Person, desk), _some(Organization, desk), _some(Organization, desk)
    return [timed(partial(enter, *three)) for three in zip(people, old, new, strict=True)]


def _undo(desk: Desk) -> Sequence[float]:
    _enter(desk)
    return [timed(journal.undo) for _ in range(EDITS)]


def _bare(desk: Desk) -> Sequence[float]:
    """One row changed and committed, with the same care for power cuts, and nothing else."""
    connection = sqlite3.connect(desk.path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.execute("PRAGMA synchronous = EXTRA")
    connection.execute("CREATE TABLE bare (id INTEGER PRIMARY KEY, value TEXT)")
    connection.execute("INSERT INTO bare VALUES (1, '')")

    def change(number: int) -> None:
        connection.execute("UPDATE bare SET value = ? WHERE id = 1", (str(number),))

    found = [timed(partial(change, number)) for number in range(EDITS)]
    connection.close()
    return found


def _verification(desk: Desk) -> Sequence[float]:
    """A change of many moves at once, by the rules of single ones, with their histories."""
    moves = _many(desk)
    parts = [moves[start : start + PART] for start in range(0, len(moves), PART)]
    wish = wishes.setting("move", verification="disputed")

    def change() -> None:
        with journal.edit("records.changed"):
            changing.change(wish, parts, lambda done, total: None, len(moves))

    return [timed(change)]


def _bare_verification(desk: Desk) -> Sequence[float]:
    """The same column in one statement, without journal and histories, and one commit."""
    moves = json.dumps(_many(desk))
    file.close_connection()
    connection = sqlite3.connect(desk.path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.execute("PRAGMA synchronous = EXTRA")
    triggers = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
    for (name,) in list(triggers):
        connection.execute(f'DROP TRIGGER "{name}"')
    update = (
        "UPDATE move SET verification = 'disputed' WHERE id IN (SELECT value FROM json_each(?))"
    )
    found = [timed(partial(connection.execute, update, (moves,)))]
    connection.close()
    return found


def _many(desk: Desk) -> list[int]:
    rows = Move.select(Move.id).where(Move.verification != "disputed").order_by(Move.id)
    return [move for (move,) in rows.limit(MANY).tuples()]


BESIDE = "one bare row, same settings"
CASES = [
    Case("a stage changed, to durable", _on_a_copy(_stage), _on_a_copy(_bare), BESIDE),
    Case("a person renamed, to durable", _on_a_copy(_name), _on_a_copy(_bare), BESIDE),
    Case("a move entered with its post, to durable", _on_a_copy(_enter), _on_a_copy(_bare), BESIDE),
    Case("that undone, to durable", _on_a_copy(_undo), _on_a_copy(_bare), BESIDE),
    Case(
        "verification of up to 100,000 moves set, to durable",
        _on_a_copy(_verification),
        _on_a_copy(_bare_verification),
        "one bare UPDATE",
    ),
]
