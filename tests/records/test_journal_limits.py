"""Edits that are interrupted, nested, run by several threads, or hold odd and large values."""

from __future__ import annotations

import sys
import threading
from contextlib import suppress

import peewee as pw
import pytest
from tests.records.dumping import dump

from mercato.records.errors import FileTrouble, Refused
from mercato.records.journal import changes, journal
from mercato.records.schema import Draft, Edit, Person, Record, SavedView, Source, database
from mercato.records.storage import engine, file
from mercato.records.storage.file import OpenFile
from mercato.records.verbs import editing

pytestmark = pytest.mark.usefixtures("opened")


def add(name: str) -> int:
    return editing.create("person", name=name)


def test_an_edit_inside_an_edit_is_refused_and_harms_nothing() -> None:
    with journal.edit("outer") as edited:
        ada = add("Ada")
        with pytest.raises(RuntimeError), journal.edit("inner"):
            add("Grace")
        with pytest.raises(RuntimeError):
            journal.undo()
        editing.set_field(ada, "note", "still here")
    assert edited.changes is not None
    assert [line.label for line in journal.history()] == ["outer"]
    assert Person.get().note == "still here"


@pytest.mark.parametrize("error", [KeyboardInterrupt, SystemExit, GeneratorExit, MemoryError])
def test_whatever_ends_an_edit_half_way_leaves_nothing(error: type[BaseException]) -> None:
    with pytest.raises(error), journal.edit("made"):
        add("Ada")
        raise error
    assert not any(dump().values())
    with journal.edit("made"):
        add("Grace")
    assert Person.get().name == "Grace"


def test_a_transaction_left_over_by_an_interrupt_is_taken_back_first() -> None:
    connection = database.connection()
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("INSERT INTO draft (form, content, updated_at) VALUES ('', '', '')")
    with journal.edit("made"):
        add("Ada")
    assert (Draft.select().count(), Person.select().count()) == (0, 1)


def test_a_refusal_is_told_as_it_is_even_beside_an_older_trouble() -> None:
    try:
        raise pw.OperationalError("database or disk is full")
    except pw.OperationalError:
        with pytest.raises(Refused, match=r"record\.missing"), journal.edit("made"):
            editing.set_field(99, "note", "x")


def test_atomic_inside_an_edit_is_a_part_of_it() -> None:
    with journal.edit("made"):
        add("Ada")
        with pytest.raises(ValueError, match="part"), database.atomic():
            add("Grace")
            raise ValueError("part")
    assert [row.name for row in Person.select()] == ["Ada"]
    assert file.check_file() == []


def test_an_edit_that_only_notes_a_draft_keeps_it_and_leaves_no_line() -> None:
    with journal.edit("noted") as edited:
        Draft.create(form="move", content="{}", updated_at="")
    assert edited.changes is None
    assert (Draft.select().count(), Edit.select().count()) == (1, 0)


def test_two_threads_edit_one_after_the_other() -> None:
    def work(name: str) -> None:
        for number in range(10):
            with journal.edit("person.created"):
                add(f"{name} {number}")
        file.close_connection()

    threads = [threading.Thread(target=work, args=(name,)) for name in ("Ada", "Grace", "Joan")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (Person.select().count(), Edit.select().count()) == (30, 30)
    assert (journal.revision(), file.check_file()) == (30, [])


def test_a_thread_that_dies_in_an_edit_leaves_the_file_to_others() -> None:
    def work() -> None:
        with suppress(SystemExit), journal.edit("made"):
            add("Ada")
            sys.exit()

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    with journal.edit("made"):
        add("Grace")
    assert [row.name for row in Person.select()] == ["Grace"]


def test_every_threads_connection_has_the_settings(opened: OpenFile) -> None:
    here, there = engine.settings_of(database), {}
    thread = threading.Thread(target=lambda: there.update(engine.settings_of(opened.database)))
    thread.start()
    thread.join()
    assert here == there
    assert there["synchronous"] == 3


ODD = (
    'He said "no"; it\'s \\ over',
    "line\u2028separator\u2029and\ttab",
    "👩‍👩‍👧 𝒜 \U0010ffff",
    "ends in a high code point \uffff",
    "null in words: \\u0000 %s ? {}",
    "x" * 5_000_000,
    "é" * 100_000,
)


@pytest.mark.parametrize("text", ODD, ids=lambda text: ascii(text)[:20])
def test_any_text_comes_back_from_undo_and_redo(text: str) -> None:
    with journal.edit("made"):
        source = editing.create("source", headline="A")
    with journal.edit("changed", name=text[:50]) as edited:
        Source.update(text=text, note="short").where(Source.id == source).execute()
    with journal.edit("deleted"):
        Source.delete().where(Source.id == source).execute()
    for step in (journal.undo, journal.undo, journal.redo):
        assert step() is not None
    assert Source.get_by_id(source).text == text
    journal.undo()
    assert Source.get_by_id(source).text is None
    assert edited.changes is not None
    assert journal.history()[1].values == {"name": text[:50]}


def test_a_lone_surrogate_is_refused_in_a_field_and_replaced_in_a_label() -> None:
    with pytest.raises(Refused), journal.edit("made", name="\ud800"):
        add("Ada \ud800")
    with journal.edit("made", name="\ud800"):
        add("Ada")
    assert journal.history()[0].values == {"name": "?"}


@pytest.mark.parametrize("number", [2**53 + 1, 2**63 - 1, -(2**63), 0, -1])
def test_whole_numbers_come_back_exactly(number: int) -> None:
    with journal.edit("made"):
        ada = add("Ada")
    with journal.edit("changed"):
        Person.update(birth_year=number).where(Person.id == ada).execute()
    with journal.edit("deleted"):
        Person.delete().where(Person.id == ada).execute()
    journal.undo()
    assert Person.get_by_id(ada).birth_year == number
    journal.undo()
    journal.redo()
    assert Person.get_by_id(ada).birth_year == number


@pytest.mark.parametrize(("extra", "bulk"), [(0, False), (1, True)])
def test_an_edit_is_told_row_by_row_up_to_the_bulk_limit(extra: int, bulk: bool) -> None:
    rows = [{"name": f"view {number}", "table": "people"} for number in range(changes.BULK + extra)]
    with journal.edit("made") as edited:
        for start in range(0, len(rows), 1000):
            SavedView.insert_many(rows[start : start + 1000]).execute()
    assert edited.changes is not None
    assert edited.changes.bulk is bulk
    assert edited.changes.tables == {"saved_view"}
    undone = journal.undo()
    assert undone is not None
    assert (undone.bulk, SavedView.select().count()) == (bulk, 0)


def test_a_swap_of_unique_names_is_undone_and_redone_in_order() -> None:
    from mercato.records.schema import Tag

    with journal.edit("made"):
        one, two = Tag.create(name="one"), Tag.create(name="two")
    with journal.edit("swapped"):
        for tag, name in ((one, "third"), (two, "one"), (one, "two")):
            Tag.update(name=name).where(Tag.id == tag.id).execute()
    after = dump()
    journal.undo()
    assert Tag.get_by_id(one.id).name == "one"
    journal.redo()
    assert dump() == after


def test_typing_on_in_a_unique_name_keeps_its_order() -> None:
    from mercato.records.schema import Tag

    with journal.edit("made"):
        one, two = Tag.create(name="a"), Tag.create(name="c")
    for tag, name in ((one, "b"), (two, "d"), (one, "c")):
        with journal.edit("renamed", merge_key="tags"):
            Tag.update(name=name).where(Tag.id == tag.id).execute()
    after = dump()
    journal.undo()
    journal.redo()
    assert dump() == after


def test_a_damaged_history_is_told_as_damage() -> None:
    with journal.edit("made"):
        add("Ada")
    Edit.update(label_values="{not json").execute()
    for look in (journal.history, journal.undo_step, journal.undo):
        with pytest.raises(FileTrouble, match=r"file\.damaged"):
            look()
    assert Person.select().count() == 1


@pytest.mark.parametrize(
    "values",
    [
        {"table_name": "journal_state"},
        {"table_name": "nowhere"},
        {"operation": "update", "before": '{"name\\" = 1 --": 2}'},
        {"operation": "update", "before": "[" * 100_000},
        {"operation": "update", "before": "{}"},
        {"row": 12345},
    ],
)
def test_a_strangers_history_can_do_nothing_but_fail(values: dict[str, object]) -> None:
    from mercato.records.schema import Change

    with journal.edit("made"):
        add("Ada")
    last = Change.select().order_by(Change.id.desc()).limit(1)
    Change.update(**values).where(Change.id.in_(last)).execute()
    before = dump()
    with pytest.raises(FileTrouble):
        journal.undo()
    assert (dump(), journal.revision()) == (before, 1)


def test_a_history_that_would_leave_a_row_pointing_at_nothing_is_not_replayed() -> None:
    with journal.edit("made"):
        add("Ada")
    database.execute_sql("DELETE FROM change WHERE table_name = 'person'")
    with pytest.raises(FileTrouble, match=r"journal\.replay_mismatch"):
        journal.undo()
    assert Record.select().count() == Person.select().count() == 1
