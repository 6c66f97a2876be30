"""The history of a record is told whole, and found by indexes however long it is."""

from __future__ import annotations

import pytest

from mercato.records.belongings import aliases
from mercato.records.journal import journal, reverting
from mercato.records.moving import move_entry, move_status
from mercato.records.schema import Move, Person, Position, database
from mercato.records.storage import engine
from mercato.records.storage.file import OpenFile
from mercato.records.verbs import deleting, editing, merging

pytestmark = pytest.mark.usefixtures("opened")


def labels(record: int | None = None) -> list[str]:
    return [line.label for line in journal.history(record)]


def enter(person: str, **values: object) -> int:
    with journal.edit("move.created"):
        (move,) = move_entry.enter(move_entry.MoveEntry(person=person, **values))
    return move


def test_the_history_of_a_person_holds_its_names_positions_and_moves() -> None:
    move = enter("Ada Lovelace", to_organization="Meta", to_role="CEO", stage="started")
    ada = Person.get().id
    with journal.edit("alias.added"):
        aliases.add(ada, "Countess", kind="nickname")
    with journal.edit("field.changed"):
        editing.set_field(Position.get().id, "role", "CFO")
    with journal.edit("move.status_changed"):
        move_status.set_status(move, stage="started", verification="confirmed")
    with journal.edit("person.created"):
        editing.create("person", name="Somebody else")
    assert labels(ada) == ["move.status_changed", "field.changed", "alias.added", "move.created"]
    assert labels(move) == ["move.status_changed", "move.created"]
    assert [line.label for line in journal.history(ada, before=3)] == [
        "alias.added",
        "move.created",
    ]
    assert [line.label for line in journal.history(ada, limit=1)] == ["move.status_changed"]


def test_moves_that_are_gone_or_undone_stay_in_a_persons_history() -> None:
    enter("Ada Lovelace", to_organization="Meta")
    ada = Person.get().id
    with journal.edit("record.deleted"):
        deleting.delete(Move.get().id)
    enter("Ada Lovelace", to_organization="Apple")
    journal.undo()
    assert labels(ada) == ["move.created", "record.deleted", "move.created"]


def test_a_move_given_to_somebody_else_is_in_both_histories() -> None:
    move = enter("Ada Lovelace", to_organization="Meta")
    with journal.edit("person.created"):
        grace = editing.create("person", name="Grace Hopper")
    with journal.edit("field.changed"):
        editing.set_field(move, "person", grace)
    ada = Person.get(Person.name == "Ada Lovelace").id
    assert labels(ada)[0] == labels(grace)[0] == "field.changed"


def test_the_history_of_a_merged_record_goes_on_in_the_one_that_is_left() -> None:
    ids = []
    for name in ("Ada Lovelace", "A. Lovelace"):
        with journal.edit("person.created", name=name):
            ids.append(editing.create("person", name=name))
    with journal.edit("field.changed"):
        editing.set_field(ids[1], "note", "x")
    with journal.edit("records.merged"):
        merging.merge(*ids)
    expected = ["records.merged", "field.changed", "person.created", "person.created"]
    assert labels(ids[0]) == expected


def plan(sql: str, values: object) -> str:
    rows = database.execute_sql(f"EXPLAIN QUERY PLAN {sql}", values).fetchall()
    return "\n".join(str(row[3]) for row in rows)


def test_the_history_is_found_by_indexes(opened: OpenFile, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, object]] = []
    real = engine.MercatoDatabase.execute_sql

    def note(self, sql, params=None):
        asked.append((sql, params))
        return real(self, sql, params)

    monkeypatch.setattr(engine.MercatoDatabase, "execute_sql", note)
    journal.history()
    journal.history(1, before=9)
    journal.changes_of(1)
    journal.undo_step()
    journal.redo_step()
    reverting.conflicts(1)
    monkeypatch.undo()
    assert len(asked) >= 6
    plans = "\n".join(plan(sql, params) for sql, params in asked)
    scans = [line for line in plans.splitlines() if line.startswith("SCAN t")]
    # The newest edits of all are read from the end of their table.
    assert scans == ["SCAN t1"]
    for index in ("change_record_edit_id", "change_of_person", "change_row", "edit_state"):
        assert index in plans
