"""Every change is an edit, and every edit can be taken back and made again."""

from __future__ import annotations

import pytest
from peewee import IntegrityError
from tests.records.dumping import dump

from mercato.records.errors import Refused
from mercato.records.journal import journal
from mercato.records.schema import Edit, Person, Record
from mercato.records.storage import file
from mercato.records.storage.file import OpenFile

pytestmark = pytest.mark.usefixtures("opened")


def add(name: str) -> int:
    record = Record.insert(type="person").execute()
    Person.insert(id=record, name=name).execute()
    return int(record)


def rename(record: int, name: str) -> None:
    Person.update(name=name).where(Person.id == record).execute()


def test_a_change_outside_an_edit_is_impossible() -> None:
    with pytest.raises(IntegrityError, match="outside an edit"):
        Record.insert(type="person").execute()
    assert not any(dump().values())


def test_an_edit_tells_what_it_touched() -> None:
    with journal.edit("person.created", name="Ada") as edited:
        ada = add("Ada")
    changes = edited.changes
    assert changes is not None
    assert changes.inserted == {"record": {ada}, "person": {ada}}
    assert (changes.place, changes.revision) == (ada, journal.revision())


def test_an_edit_that_fails_leaves_nothing_behind() -> None:
    with pytest.raises(ValueError, match="half way"), journal.edit("person.created"):
        add("Ada")
        raise ValueError("half way")
    assert not any(dump().values())
    assert journal.history() == []


def test_an_edit_that_changes_nothing_leaves_no_line_and_keeps_what_can_be_redone() -> None:
    with journal.edit("person.created"):
        add("Ada")
    journal.undo()
    with journal.edit("nothing") as edited:
        pass
    assert edited.changes is None
    assert journal.redo_step() == ("person.created", {})


def test_undo_and_redo_walk_the_same_pictures() -> None:
    pictures = [dump()]
    for name in ("Ada", "Grace", "Katherine"):
        with journal.edit("person.created", name=name):
            add(name)
        pictures.append(dump())
    for picture in reversed(pictures[:-1]):
        assert journal.undo() is not None
        assert dump() == picture
    assert journal.undo() is None
    for picture in pictures[1:]:
        assert journal.redo() is not None
        assert dump() == picture
    assert journal.redo() is None


def test_undo_survives_closing_the_file(opened: OpenFile) -> None:
    with journal.edit("person.created", name="Ada"):
        add("Ada")
    opened.close()
    file.open_file(opened.path)
    assert journal.undo_step() == ("person.created", {"name": "Ada"})
    journal.undo()
    assert not any(dump().values())


def test_typing_on_in_one_field_is_one_step() -> None:
    with journal.edit("person.created"):
        ada = add("Ada")
    for name in ("Ada L", "Ada Lo", "Ada Lovelace"):
        with journal.edit("field.changed", merge_key=f"{ada}.name"):
            rename(ada, name)
    assert [line.label for line in journal.history()] == ["field.changed", "person.created"]
    (line,) = journal.changes_of(journal.history(limit=1)[0].id)
    assert (line.before, line.after) == ({"name": "Ada"}, {"name": "Ada Lovelace"})
    journal.undo()
    assert Person.get_by_id(ada).name == "Ada"
    journal.redo()
    assert Person.get_by_id(ada).name == "Ada Lovelace"


def test_typing_that_goes_on_after_a_minute_is_a_new_step() -> None:
    with journal.edit("person.created", merge_key="k"):
        ada = add("Ada")
    Edit.update(at="2020-01-01T00:00:00.000+00:00").execute()
    with journal.edit("field.changed", merge_key="k"):
        rename(ada, "Ada L")
    assert len(journal.history()) == 2


def test_a_new_edit_drops_what_was_undone_from_the_redo_line_but_not_from_history() -> None:
    for name in ("Ada", "Grace"):
        with journal.edit("person.created", name=name):
            add(name)
    journal.undo()
    with journal.edit("person.created", name="Katherine"):
        add("Katherine")
    assert journal.redo() is None
    assert [line.state for line in journal.history()] == ["done", "dropped", "done"]


def test_an_update_is_kept_as_its_changed_columns_only() -> None:
    with journal.edit("person.created"):
        ada = add("Ada")
    with journal.edit("field.changed") as edited:
        rename(ada, "Grace")
    assert edited.changes is not None
    (line,) = journal.changes_of(edited.changes.edit)
    assert (line.before, line.after) == ({"name": "Ada"}, {"name": "Grace"})


def test_a_sealed_edit_is_read_but_not_undone() -> None:
    with journal.edit("person.created"):
        add("Ada")
    Edit.update(sealed=True).execute()
    assert journal.undo_step() is None
    with pytest.raises(Refused, match=r"journal\.sealed"):
        journal.undo()


def test_ids_are_never_used_again_after_an_undo() -> None:
    with journal.edit("person.created"):
        first = add("Ada")
    journal.undo()
    with journal.edit("person.created"):
        assert add("Grace") > first


def test_many_rows_are_one_edit_told_as_a_whole() -> None:
    before = dump()
    with journal.edit("imported") as edited:
        rows = [{"id": n, "uid": str(n), "type": "person"} for n in range(1, 21_001)]
        for start in range(0, len(rows), 1000):
            Record.insert_many(rows[start : start + 1000]).execute()
    assert edited.changes is not None
    assert edited.changes.bulk
    after = dump()
    journal.undo()
    assert dump() == before
    journal.redo()
    assert dump() == after
