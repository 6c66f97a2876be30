"""Reverts of rows that point to each other, of merges, of unique values, of whole imports."""

from __future__ import annotations

import pytest
from tests.desk import Desk

from mercato.records.belongings import aliases, tags
from mercato.records.errors import Refused
from mercato.records.journal import journal, reverting
from mercato.records.moving import move_entry, move_status
from mercato.records.schema import Alias, Move, MoveStatus, Person, Position, Tag, Tagging
from mercato.records.verbs import deleting, editing, merging


def edit(desk: Desk, label: str = "changed") -> int:
    """The newest edit's id."""
    return journal.history(limit=1)[0].id


def person(desk: Desk, name: str) -> int:
    with desk.edit("person.created"):
        return editing.create("person", name=name)


def change(desk: Desk, record: int, **values: object) -> int:
    with desk.edit("field.changed"):
        editing.set_fields(record, **values)
    return edit(desk)


def test_what_an_edit_made_and_then_changed_is_reverted_with_it(desk: Desk) -> None:
    before = desk.dump()
    with desk.edit():
        ada = editing.create("person", name="Ada")
        editing.set_field(ada, "note", "twice in one edit")
    reverting.revert(edit(desk))
    assert (desk.dump(), desk.wrong()) == (before, [])


def test_reverting_a_revert_makes_the_edit_again(desk: Desk) -> None:
    ada = person(desk, "Ada")
    first = change(desk, ada, note="one")
    after = desk.dump()
    reverting.revert(first)
    reverting.revert(edit(desk))
    assert (desk.dump(), desk.wrong()) == (after, [])


def test_reverting_a_deletion_and_that_again(desk: Desk) -> None:
    ada = person(desk, "Ada Lovelace")
    with desk.edit():
        aliases.add(ada, "Countess", kind="nickname")
        tags.set_names(ada, ["maths", "poetry"])
    before = desk.dump()
    with desk.edit("person.deleted"):
        deleting.delete(ada)
    gone = desk.dump()
    reverting.revert(edit(desk))
    assert desk.dump() == before
    reverting.revert(edit(desk))
    assert (desk.dump(), desk.wrong()) == (gone, [])


@pytest.mark.parametrize("what", ["untouched", "all"])
def test_a_merge_is_reverted_to_the_row(desk: Desk, what: str) -> None:
    with desk.edit():
        move_entry.enter(move_entry.MoveEntry(person="Ada Lovelace", to_organization="Meta"))
        move_entry.enter(move_entry.MoveEntry(person="A. Lovelace", from_organization="Apple"))
    keep, double = (row.id for row in Person.select().order_by(Person.id))
    before = desk.dump()
    with desk.edit("records.merged"):
        merging.merge(keep, double)
    merge = edit(desk)
    person(desk, "Somebody else")
    reverting.revert(merge, what=what)
    desk_now = desk.dump()
    assert {t: rows for t, rows in desk_now.items() if t not in ("person", "record")} == {
        t: rows for t, rows in before.items() if t not in ("person", "record")
    }
    assert (Person.select().count(), desk.wrong()) == (3, [])


def test_what_came_to_the_merged_record_later_stays_with_it(desk: Desk) -> None:
    keep, double = person(desk, "Ada Lovelace"), person(desk, "A. Lovelace")
    with desk.edit("records.merged"):
        merging.merge(keep, double)
    merge = edit(desk)
    with desk.edit("alias.added"):
        later = aliases.add(keep, "Countess", kind="nickname")
    reverting.revert(merge)
    assert Alias.get_by_id(getattr(later, "id", later)).record_id == keep
    assert (Person.get_by_id(double).name, desk.wrong()) == ("A. Lovelace", [])


def test_a_row_that_moved_to_another_record_and_changed_there_is_not_removed(desk: Desk) -> None:
    keep, double = person(desk, "Ada Lovelace"), person(desk, "A. Lovelace")
    with desk.edit("alias.added"):
        aliases.add(double, "Countess", kind="nickname")
    added = edit(desk)
    with desk.edit("records.merged"):
        merging.merge(keep, double)
    (conflict,) = reverting.conflicts(added)
    assert (conflict.table, conflict.field) == ("alias", None)
    with pytest.raises(Refused, match=r"journal\.nothing_to_revert"):
        reverting.revert(added)


def test_a_deletion_is_reverted_though_its_tag_was_made_anew(desk: Desk) -> None:
    ada = person(desk, "Ada")
    with desk.edit():
        tags.set_names(ada, ["maths"])
    with desk.edit("person.deleted"):
        deleting.delete(ada)
    deletion = edit(desk)
    grace = person(desk, "Grace")
    with desk.edit():
        tags.set_names(grace, ["maths"])
    reverting.revert(deletion)
    assert (Tag.select().count(), Tagging.select().count(), tags.names(ada)) == (1, 2, ["maths"])
    assert desk.wrong() == []


def test_a_name_that_only_one_tag_can_have_is_not_taken_from_it(desk: Desk) -> None:
    ada, grace = person(desk, "Ada"), person(desk, "Grace")
    with desk.edit():
        tags.set_names(ada, ["maths"])
    with desk.edit("tag.renamed"):
        tags.rename("maths", "mathematics")
    renaming = edit(desk)
    with desk.edit():
        tags.set_names(grace, ["maths"])
    with pytest.raises(Refused, match=r"journal\.nothing_to_revert"):
        reverting.revert(renaming)
    with pytest.raises(Refused, match=r"journal\.taken"):
        reverting.revert(renaming, what="all")
    assert {tag.name for tag in Tag.select()} == {"maths", "mathematics"}


def test_a_revert_never_makes_an_end_before_a_start(desk: Desk) -> None:
    with desk.edit():
        ada = editing.create("person", name="Ada")
        post = editing.create("position", person=ada, role="CEO", start="2020")
    earlier = change(desk, post, start="2010")
    change(desk, post, end="2015")
    with pytest.raises(Refused, match=r"date\.end_before_start"):
        reverting.revert(earlier)
    assert Position.get_by_id(post).start == "2010"


def test_a_link_to_what_was_merged_away_leads_to_what_is_left(desk: Desk) -> None:
    apple = None
    with desk.edit():
        apple = editing.create("organization", name="Apple")
        double = editing.create("organization", name="Apple Inc")
        ada = editing.create("person", name="Ada")
        editing.create("position", person=ada, organization=double)
    with desk.edit("person.deleted"):
        deleting.delete(ada)
    deletion = edit(desk)
    with desk.edit("records.merged"):
        merging.merge(apple, double)
    reverting.revert(deletion)
    assert Position.get(Position.person == ada).organization_id == apple
    assert desk.wrong() == []


def test_a_date_is_restored_with_all_its_parts_and_nothing_of_its_neighbours(desk: Desk) -> None:
    with desk.edit():
        ada = editing.create("person", name="Ada")
        post = editing.create("position", person=ada, role="CEO", start="early July 2025")
    before = Position.select().dicts().get()
    step = change(desk, post, start="2024-03", start_known="inferred", role="CFO")
    (line,) = journal.changes_of(step)
    reverting.restore_field(line.id, "start")
    assert Position.select().dicts().get() == before | {"start_known": "inferred", "role": "CFO"}


def test_a_link_is_restored_under_either_of_its_names(desk: Desk) -> None:
    with desk.edit():
        apple = editing.create("organization", name="Apple")
        ada = editing.create("person", name="Ada")
        post = editing.create("position", person=ada, organization=apple)
    step = change(desk, post, organization=None)
    (line,) = journal.changes_of(step)
    for name in ("organization", "organization_id"):
        reverting.restore_field(line.id, name)
        assert Position.get().organization_id == apple
        journal.undo()


def test_a_link_to_what_is_gone_is_not_restored(desk: Desk) -> None:
    with desk.edit():
        apple = editing.create("organization", name="Apple")
        ada = editing.create("person", name="Ada")
        post = editing.create("position", person=ada, organization=apple)
    step = change(desk, post, organization=None)
    with desk.edit():
        deleting.delete(apple)
    (line,) = journal.changes_of(step)
    with pytest.raises(Refused, match=r"link\.missing"):
        reverting.restore_field(line.id, "organization")


def test_a_restored_name_takes_what_follows_from_it_along(desk: Desk) -> None:
    ada = person(desk, "Ada Lovelace")
    step = change(desk, ada, name="Grace Hopper")
    (line,) = journal.changes_of(step)
    reverting.restore_field(line.id, "name")
    row = Person.get_by_id(ada)
    assert (row.name, row.family_name, row.given_name) == ("Ada Lovelace", "Lovelace", "Ada")


def test_a_restored_stage_is_one_more_step_of_the_moves_status(desk: Desk) -> None:
    with desk.edit():
        (move,) = move_entry.enter(move_entry.MoveEntry(person="Ada", to_organization="Meta"))
    with desk.edit():
        move_status.set_status(move, stage="announced", verification="confirmed")
    changed = [line for line in journal.changes_of(edit(desk)) if line.table == "move"]
    reverting.restore_field(changed[0].id, "stage")
    stages = [row.stage for row in MoveStatus.select().order_by(MoveStatus.id)]
    assert (stages[-1], Move.get().stage) == (stages[0], stages[0])


@pytest.mark.parametrize("name", ["nothing", "id", "sort_name", 'note" = 1 --'])
def test_a_field_that_the_change_did_not_touch_is_not_restored(desk: Desk, name: str) -> None:
    ada = person(desk, "Ada")
    (line,) = journal.changes_of(change(desk, ada, note="x"))
    with pytest.raises(Refused, match=r"journal\.nothing_to_revert"):
        reverting.restore_field(line.id, name)


def test_an_edit_undone_and_passed_over_is_made_again_with_its_links(desk: Desk) -> None:
    with desk.edit():
        move_entry.enter(move_entry.MoveEntry(person="Ada Lovelace", to_organization="Meta"))
    made, after = edit(desk), desk.dump()
    desk.undo()
    person(desk, "Grace")
    reverting.apply_again(made)
    for table, rows in after.items():
        assert set(rows) <= set(desk.dump()[table])
    assert desk.wrong() == []
