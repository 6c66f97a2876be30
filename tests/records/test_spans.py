"""A journal whose lines stand for several rows says and does what one with a line for each does."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

import hypothesis
import pytest
from hypothesis import strategies as st
from tests.records.dumping import dump

from mercato.records import derived
from mercato.records.derived import scope, touching
from mercato.records.errors import Refused
from mercato.records.finding import tables
from mercato.records.journal import journal, loading, replay, reverting
from mercato.records.schema import (
    Alias,
    Claim,
    ClaimSubject,
    Identifier,
    Move,
    MoveStatus,
    Organization,
    Person,
    Position,
    Record,
    Reference,
    Source,
    database,
    new_uid,
)
from mercato.records.storage import file
from mercato.records.storage.engine import lines
from mercato.records.verbs import deleting, editing, merging

_NEVER = 10**9

STEPS = ("load", "load", "load", "mixed", "tried", "note", "give", "add", "delete", "merge")
STEPS += ("undo", "undo", "redo", "redo", "revert", "revert", "again", "again")


@pytest.fixture(autouse=True)
def _few_are_many(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(lines, "SPAN", 4)
    monkeypatch.setattr(loading, "FEW", 2)
    monkeypatch.setattr(replay, "MANY", 5)
    scope._compiled.cache_clear()
    yield
    scope._compiled.cache_clear()


class _Desk:
    """Does the steps that a random number tells, and says after each what can be seen."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)

    def do(self, step: str) -> None:
        try:
            getattr(self, f"do_{step}")()
        except Refused as refused:
            self.seen = refused.code
        else:
            self.seen = step

    def edit(self) -> Any:
        return journal.edit("test.edit", author=self.random.choice(("Ada", "Grace")))

    def do_load(self) -> None:
        with self.edit():
            self.load()

    def do_mixed(self) -> None:
        """A load, and what else happens in one edit: rows that come and go, and change."""
        with self.edit():
            self.load()
            self.note()
            self.delete()
            self.load()
            self.give()

    def do_tried(self) -> None:
        with self.edit(), database.atomic() as tried:
            self.load()
            tried.rollback()
            self.note()

    def do_note(self) -> None:
        with self.edit():
            self.note()

    def do_give(self) -> None:
        with self.edit():
            self.give()

    def do_delete(self) -> None:
        with self.edit():
            self.delete()

    def do_merge(self) -> None:
        people = self.ids("person")
        if len(people) > 1:
            with self.edit():
                merging.merge(*self.random.sample(people, 2))

    def do_add(self) -> None:
        """Something that relies on what is there."""
        if people := self.ids("person"):
            with self.edit():
                person = self.random.choice(people)
                Alias.create(record=person, text="The Countess")
                editing.create("position", person=person, role="poet")

    def do_undo(self) -> None:
        journal.undo()

    def do_redo(self) -> None:
        journal.redo()

    def do_revert(self) -> None:
        self.revert(reverting.revert)

    def do_again(self) -> None:
        self.revert(reverting.apply_again)

    def revert(self, way: Any) -> None:
        if lines := journal.history():
            way(self.random.choice(lines).id, what=self.random.choice(("untouched", "all")))

    def ids(self, record_type: str) -> list[int]:
        mine = (Record.type == record_type) & Record.merged_into.is_null()
        return [row for (row,) in Record.select(Record.id).where(mine).tuples()]

    def load(self) -> None:
        """People, places and what hangs on them, or on those that were there before."""
        amount = partial(self.random.randint, 0, 11)
        were_there = self.random.random() < 0.5
        people = self.records("person", amount())
        places = self.records("organization", amount())
        self.rows(Person, [(one, f"Ada {one}") for one in people], "id", "name")
        self.rows(Organization, [(one, f"Lab {one}") for one in places], "id", "name")
        if were_there:
            people, places = self.ids("person"), self.ids("organization")
        if people:
            self.hang(people, places)

    def hang(self, people: list[int], places: list[int]) -> None:
        amount, choose = partial(self.random.randint, 0, 11), self.random.choice
        where = [*places, None]
        posts = [(one, choose(people), choose(where)) for one in self.records("position", amount())]
        self.rows(Position, posts, "id", "person_id", "organization_id")
        moves = [
            (one, choose(people), choose(where), choose(where), "2025", "2025-01-01", "2025-12-31")
            for one in self.records("move", amount())
        ]
        dates = ("starts_on", "starts_on_earliest", "starts_on_latest")
        ends = ("person_id", "from_organization_id", "to_organization_id")
        self.rows(Move, moves, "id", *ends, *dates)
        if moves:
            steps = [(choose(moves)[0], "agreed", "reported") for _ in range(amount())]
            self.rows(MoveStatus, steps, "move_id", "stage", "verification")
        self.evidence([*people, *(move[0] for move in moves)])

    def evidence(self, records: list[int]) -> None:
        amount, choose = partial(self.random.randint, 0, 11), self.random.choice
        names = [(choose(records), choose(("Byron", "Ada 1")), 0) for _ in range(amount())]
        self.rows(Alias, names, "record_id", "text", "weak")
        numbers = [(choose(records), "lei", "1") for _ in range(amount())]
        self.rows(Identifier, numbers, "record_id", "scheme", "value")
        sources = self.records("source", amount())
        told = [(one, "News", "2025-07-07") for one in sources]
        self.rows(Source, told, "id", "headline", "published_on_earliest")
        if sources:
            cited = [(new_uid(), choose(sources), choose(records)) for _ in range(amount())]
            self.rows(Reference, cited, "uid", "source_id", "record_id")
        claims = self.records("claim", amount())
        self.rows(Claim, [(one, "She left") for one in claims], "id", "text")
        subjects = [(one, choose(records)) for one in claims]
        self.rows(ClaimSubject, subjects, "claim_id", "record_id")

    def records(self, record_type: str, count: int) -> list[int]:
        (newest,) = database.execute_sql(
            "SELECT ifnull(max(seq), 0) FROM sqlite_sequence WHERE name = 'record'"
        ).fetchone()
        ids = list(range(newest + 1, newest + 1 + count))
        self.rows(Record, [(one, new_uid(), record_type) for one in ids], "id", "uid", "type")
        return ids

    def rows(self, model: Any, rows: list[Any], *columns: str) -> None:
        usual = {
            field.column_name: field.default
            for field in model._meta.sorted_fields
            if isinstance(field.default, str | int) and field.column_name not in columns
        }
        loading.insert(model, columns, rows, constants=usual)

    def note(self) -> None:
        for record_type in ("person", "move"):
            if ids := self.ids(record_type):
                note = self.random.choice("abc")
                editing.set_field(self.random.choice(ids), "note", note)

    def give(self) -> None:
        """A move and a position to another person."""
        people = self.ids("person")
        for record_type in ("position", "move"):
            if people and (ids := self.ids(record_type)):
                model = {"position": Position, "move": Move}[record_type]
                changed = model.update(person=self.random.choice(people))
                changed.where(model.id == self.random.choice(ids)).execute()

    def delete(self) -> None:
        ids = self.ids(self.random.choice(("person", "move", "source")))
        if ids:
            deleting.delete(self.random.choice(ids))

    def look(self) -> dict[str, Any]:
        """Everything that the journal decides or tells."""
        edits = journal.history()
        records = [1, *self.random.choices(self.ids("person") or [2], k=4)]
        named = ("id", "label", "author", "state", "changes")
        told = ("table", "row", "record", "operation")
        return {
            "did": self.seen,
            "tables": dump(without=("uid",)),
            "edits": [[getattr(one, name) for name in named] for one in edits],
            "rows": {
                one.id: [
                    [getattr(line, name) for name in told]
                    for line in journal.changes_of(one.id, 5000)
                ]
                for one in edits
            },
            "of each": [[line.id for line in journal.history(record)] for record in records],
            "conflicts": {one.id: reverting.conflicts(one.id) for one in edits},
            "changed": {
                (name, query): list(tables.ids(name, query))
                for name in ("people", "moves")
                for query in ("changed:today", "by:Ada", "-by:Grace")
            },
        }


def _seen(path: Path, steps: list[str], seed: int, spanned: int) -> Iterator[dict[str, Any]]:
    """What is seen after each step, in a file of its own that is open whenever it is asked."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(loading, "SPANNED", spanned)
        file.create(path)
        file.open_file(path)
        desk = _Desk(seed)
        for step in steps:
            desk.do(step)
            yield desk.look()
            if spanned < _NEVER:
                assert derived.compare() == []
        assert file.check_file() == []
        file.close_connection()


@hypothesis.settings(max_examples=6, suppress_health_check=list(hypothesis.HealthCheck))
@hypothesis.given(
    st.lists(st.sampled_from(STEPS), min_size=2, max_size=6).map(lambda steps: ["load", *steps]),
    st.integers(0, 10_000),
    st.sampled_from((4, 20_000)),
)
def test_lines_for_many_rows_change_nothing_that_can_be_seen(
    tmp_path_factory: pytest.TempPathFactory, steps: list[str], seed: int, large: int
) -> None:
    folder = tmp_path_factory.mktemp("desk")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(replay, "LARGE", large)
        patched.setattr(touching, "MANY", large)
        plain = list(_seen(folder / "plain.mercato", steps, seed, _NEVER))
        spanned = list(_seen(folder / "spans.mercato", steps, seed, 2))
    for step, one, other in zip(steps, plain, spanned, strict=True):
        for what, said in one.items():
            assert other[what] == said, f"{what} after {step}"
