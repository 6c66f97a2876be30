"""Deleting takes what belongs to a record along, and undo brings all of it back."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest
from tests.records.random_desk import fill

from mercato.records.belongings import aliases, follow_ups, identifiers, printed, tags
from mercato.records.errors import Refused
from mercato.records.evidence import claims, references
from mercato.records.finding import matching
from mercato.records.schema import ENTITIES, JOURNALED, Move, Record
from mercato.records.verbs import deleting, editing, linking, organizations

pytestmark = pytest.mark.usefixtures("desk")


@pytest.fixture
def story(desk):
    """A person who left Apple for Meta, with everything that a record can have."""
    with desk.edit():
        apple = linking.find_or_create("organization", "Apple")
        meta = linking.find_or_create("organization", "Meta")
        pang = editing.create("person", name="PANG Ruoming")
        old = editing.create("position", person=pang, organization=apple, role="head")
        move = editing.create(
            "move", person=pang, from_organization=apple, to_organization=meta, from_position=old
        )
        source = editing.create("source", headline="A", outlet=linking.outlet("Mac4Ever"))
        relay = editing.create("source", headline="B", relays=source)
        claim = claims.create_claim("So it is", asserted_by=pang, subjects=[pang], source=source)
        for record in (pang, move, old):
            references.add_reference(source, record, according_to="Bloomberg")
        identifiers.add(pang, "wikidata", "Q1")
        tags.set_names(pang, ["AI"])
        follow_ups.add(pang, "call")
        printed.add(move, "page 1")
        matching.decide(pang, editing.create("person", name="Ruoming Pang"), "different")
    return {name: value for name, value in locals().items() if isinstance(value, int)}


@pytest.mark.parametrize("name", ["pang", "old", "move", "source", "relay", "claim"])
def test_a_deleted_record_leaves_nothing_and_comes_back_whole(desk, story, name):
    before = desk.dump()
    with desk.edit():
        deleting.delete(story[name])
    left = [row for rows in desk.dump().values() for row in rows]
    assert Record.get_or_none(Record.id == story[name]) is None
    assert len(left) < sum(map(len, before.values()))
    assert desk.wrong() == []
    desk.undo()
    assert desk.dump() == before
    desk.redo()
    assert desk.wrong() == []


def test_a_person_takes_moves_and_positions_along_but_not_claims(desk, story):
    with desk.edit():
        gone = deleting.delete(story["pang"])
    assert (gone["move"], gone["position"], gone["reference"]) == (1, 1, 3)
    assert editing.get_fields(story["claim"])["asserted_by"] is None
    assert claims.subjects_of(story["claim"]) == []
    assert tags.all_names() == []
    assert linking.find("person", "Ruoming Pang") != [story["pang"]]


def test_a_source_takes_its_references_along_and_they_are_counted(desk, story):
    with desk.edit():
        gone = deleting.delete(story["source"])
    assert gone["reference"] == 4
    assert editing.get_fields(story["relay"])["relays"] is None
    assert references.of(story["move"]) == []


def test_an_organization_in_use_is_refused_with_the_counts(desk, story):
    before = desk.dump()
    with desk.edit(), pytest.raises(Refused) as refused:
        deleting.delete(story["apple"])
    values = {"name": "Apple", "moves": 1, "positions": 1, "units": 0, "outlets": 0}
    assert (refused.value.code, refused.value.values) == ("organization.in_use", values)
    assert desk.dump() == before


def test_an_organization_can_go_once_its_contents_are_elsewhere(desk, story):
    with desk.edit():
        linking.find_or_create("organization", "Apple > Foundation Models")
        former = linking.find_or_create("organization", "Apple Computer")
        moved = organizations.move_contents(story["apple"], former)
        deleting.delete(story["apple"])
    assert moved == {"moves": 1, "positions": 1, "units": 1, "outlets": 0}
    assert Move.get_by_id(story["move"]).from_organization_id == former
    assert len(linking.find("organization", "Apple Computer > Foundation Models")) == 1
    assert desk.wrong() == []


def test_contents_can_be_moved_to_a_unit_without_a_cycle(desk, story):
    with desk.edit():
        unit = linking.find_or_create("organization", "Apple > Siri")
        linking.find_or_create("organization", "Apple > Maps")
        organizations.move_contents(story["apple"], unit)
    assert editing.get_fields(unit)["parent"] is None
    assert len(linking.find("organization", "Siri > Maps")) == 1


def test_a_change_of_name_goes_with_the_organization(desk):
    with desk.edit():
        old = linking.find_or_create("organization", "Facebook")
        new = linking.find_or_create("organization", "Meta")
        change = editing.create(
            "organization_change", a=old, kind="renamed_to", b=new, date="2021-10-28"
        )
        aliases.add(new, "Facebook", kind="former")
        deleting.delete(old)
    assert Record.get_or_none(Record.id == change) is None


def test_deleting_everything_empties_the_file(desk, story):
    with desk.edit():
        for record_type in ("move", "position", "claim", "source", "person", "organization"):
            for (record,) in list(
                Record.select(Record.id).where(Record.type == record_type).tuples()
            ):
                if Record.get_or_none(Record.id == record):
                    deleting.delete(record)
    assert [model._meta.table_name for model in JOURNALED if model.select().exists()] == []
    assert desk.wrong() == []


def test_what_is_gone_cannot_be_deleted_again(desk, story):
    with desk.edit():
        deleting.delete(story["claim"])
        with pytest.raises(Refused, match=r"record\.missing"):
            deleting.delete(story["claim"])


@pytest.mark.parametrize("record_type", ["person", "move", "source", "claim"])
def test_deleting_several_leaves_what_deleting_one_after_the_other_leaves(desk, record_type):
    fill(Random(7))
    records = Random(3).sample([row.id for row in ENTITIES[record_type].select()], 9)
    with desk.edit():
        gone = sum(map(deleting.delete, records), Counter())
    alone = desk.dump()
    desk.undo()
    with desk.edit():
        together = deleting.delete_several(record_type, [*records, 10**9])
    assert gone
    assert (together, desk.dump(), desk.wrong()) == (gone, alone, [])
