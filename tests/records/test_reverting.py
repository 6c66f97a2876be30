"""One edit or one field can be taken back out of order, and conflicts are explained."""

from __future__ import annotations

import pytest
from tests.records.dumping import dump

from mercato.records.errors import Refused
from mercato.records.journal import journal, reverting
from mercato.records.moving import move_status
from mercato.records.schema import Alias, Move, Organization, Person, Record, Tag
from mercato.records.storage.file import OpenFile
from mercato.records.verbs import editing

pytestmark = pytest.mark.usefixtures("opened")


def made(label: str = "made") -> int:
    """The newest edit's id."""
    return journal.history(limit=1)[0].id


def person(name: str) -> tuple[int, int]:
    with journal.edit("person.created", name=name):
        record = Record.insert(type="person").execute()
        Person.insert(id=record, name=name).execute()
    return int(record), made()


def change(record: int, **values: object) -> int:
    with journal.edit("field.changed"):
        Person.update(**values).where(Person.id == record).execute()
    return made()


def test_reverting_an_older_change_leaves_newer_ones() -> None:
    ada, _ = person("Ada")
    older = change(ada, name="Ada Lovelace")
    change(ada, note="met in Paris")
    assert reverting.conflicts(older) == []
    reverting.revert(older)
    assert (Person.get_by_id(ada).name, Person.get_by_id(ada).note) == ("Ada", "met in Paris")


def test_a_revert_is_itself_an_edit_that_can_be_undone() -> None:
    ada, _ = person("Ada")
    step = change(ada, name="Grace")
    reverting.revert(step)
    journal.undo()
    assert Person.get_by_id(ada).name == "Grace"


def test_a_later_change_of_the_same_field_is_a_conflict_and_kept_unless_all_is_asked() -> None:
    ada, _ = person("Ada")
    older = change(ada, name="Ada L", note="a")
    newer = change(ada, name="Ada Lovelace")
    assert [conflict.edit for conflict in reverting.conflicts(older)] == [newer]
    reverting.revert(older)
    assert (Person.get_by_id(ada).name, Person.get_by_id(ada).note) == ("Ada Lovelace", None)
    journal.undo()
    reverting.revert(older, what="all")
    assert Person.get_by_id(ada).name == "Ada"


def test_reverting_a_creation_takes_its_later_aliases_only_when_all_is_asked() -> None:
    ada, creation = person("Ada")
    with journal.edit("alias.added"):
        Alias.insert(record=ada, text="Countess").execute()
    with pytest.raises(Refused, match="nothing_to_revert"):
        reverting.revert(creation)
    reverting.revert(creation, what="all")
    assert Person.select().count() == Alias.select().count() == 0


def test_a_record_that_others_rely_on_cannot_be_reverted_away() -> None:
    with journal.edit("organization.created"):
        apple = Record.insert(type="organization").execute()
        Organization.insert(id=apple, name="Apple").execute()
    creation = made()
    with journal.edit("move.created"):
        move = Record.insert(type="move").execute()
        Move.insert(id=move, party="engineers", from_organization=apple).execute()
    assert [conflict.table for conflict in reverting.conflicts(creation)] == ["move"]
    with pytest.raises(Refused, match=r"journal\.in_use"):
        reverting.revert(creation, what="all")
    assert Organization.select().count() == 1


def test_a_deletion_is_reverted_long_after() -> None:
    ada, _ = person("Ada")
    with journal.edit("person.deleted"):
        Person.delete().where(Person.id == ada).execute()
        Record.delete().where(Record.id == ada).execute()
    deletion = made()
    person("Grace")
    reverting.revert(deletion)
    assert Person.get_by_id(ada).name == "Ada"


def test_one_field_of_one_change_is_restored() -> None:
    ada, _ = person("Ada")
    step = change(ada, name="Grace", note="x")
    (line,) = journal.changes_of(step)
    reverting.restore_field(line.id, "name")
    assert (Person.get_by_id(ada).name, Person.get_by_id(ada).note) == ("Ada", "x")


def test_an_undone_edit_passed_over_is_made_again_from_the_history() -> None:
    ada, creation = person("Ada")
    journal.undo()
    person("Grace")
    reverting.apply_again(creation)
    assert Person.get_by_id(ada).name == "Ada"
    with pytest.raises(Refused, match="nothing_to_revert"):
        reverting.revert(creation)


def test_a_revert_never_makes_a_cycle_of_organizations() -> None:
    with journal.edit("made"):
        ids = [int(Record.insert(type="organization").execute()) for _ in range(2)]
        Organization.insert(id=ids[0], name="A").execute()
        Organization.insert(id=ids[1], name="B", parent=ids[0]).execute()
    with journal.edit("parent"):
        Organization.update(parent=None).where(Organization.id == ids[1]).execute()
    older = made()
    with journal.edit("parent"):
        Organization.update(parent=ids[1]).where(Organization.id == ids[0]).execute()
    with pytest.raises(Refused, match=r"organization\.cycle"):
        reverting.revert(older)


def test_a_restored_stage_is_a_step_of_the_status_history_too() -> None:
    with journal.edit("move.created"):
        move = editing.create("move", party="engineers", stage="agreed")
    with journal.edit("move.status_changed"):
        move_status.set_status(move, stage="announced")
    change = next(line for line in journal.changes_of(made()) if line.table == "move")
    reverting.restore_field(change.id, "stage")
    assert Move.get_by_id(move).stage == "agreed"
    assert move_status.current(move).stage == "agreed"


def test_a_restored_date_comes_back_with_what_was_typed() -> None:
    with journal.edit("position.created"):
        person_id = editing.create("person", name="Ada")
        position = editing.create("position", person=person_id, start="July 2025")
    with journal.edit("field.changed"):
        editing.set_fields(position, start="2024", start_known="inferred")
    (change,) = journal.changes_of(made())
    reverting.restore_field(change.id, "start")
    row = editing.row("position", position)
    assert (row["start"], row["start_text"], row["start_known"]) == (
        "2025-07",
        "July 2025",
        "inferred",
    )


def test_what_came_and_went_within_an_edit_never_comes_back(opened: OpenFile) -> None:
    ada, _ = person("Ada")
    with journal.edit("alias.changed"):
        Person.update(note="met in Paris").where(Person.id == ada).execute()
        draft = Alias.create(record=ada, text="Countess")
        Alias.create(record=ada, text="The Countess")
        draft.delete_instance()
    full, edit = dump(), made()
    journal.undo()
    empty = dump()
    with journal.edit("tag.added"):
        Tag.create(name="IA")
    reverting.apply_again(edit)
    again = made()
    assert {**dump(), "tag": []} == full
    reverting.revert(again)
    assert {**dump(), "tag": []} == empty
    reverting.apply_again(edit)
    assert {**dump(), "tag": []} == full
