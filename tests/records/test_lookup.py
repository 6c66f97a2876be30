"""Finding many records at once finds what finding each alone does."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.desk import Desk

from mercato.records.belongings import aliases, identifiers
from mercato.records.bulk import inserting, lookup
from mercato.records.finding import tables
from mercato.records.journal import journal
from mercato.records.schema import Move, MoveStatus, Organization, Record, database
from mercato.records.verbs import editing, linking

PEOPLE = st.sampled_from(
    ["Ann Lee", "Lee, Ann", "ANN LEE", "Anne O’Neill", "anne o'neill", "王伟", "Mme Ann Lee", "?"]
)
PLACES = st.sampled_from(
    ["Meta", "META", "Meta Inc.", "Meta > FAIR", "FAIR", "Béta", "Beta", "the Labs", "Labs", "—"]
)
TEXTS = st.sampled_from(
    [
        *("Meta cuts jobs", "META CUTS JOBS", "meta-cuts-jobs", "https://www.lemonde.fr/a?utm=1"),
        *("http://lemonde.fr/a/", "www.lemonde.fr/a", "", "x" * 250, "x" * 260),
    ]
)
SLOW = settings(max_examples=25, suppress_health_check=list(HealthCheck))


def begin_again() -> None:
    while journal.undo() is not None:
        pass


@SLOW
@given(known=st.lists(PEOPLE, max_size=5), alias=PEOPLE, wanted=st.lists(PEOPLE, max_size=5))
def test_people(desk: Desk, known: list[str], alias: str, wanted: list[str]) -> None:
    begin_again()
    with desk.edit():
        made = [editing.create("person", name=name) for name in known]
        if made:
            aliases.add(made[0], alias)
    each = {name: found for name in wanted if (found := linking.find("person", name))}
    assert lookup.find_all("person", wanted) == each


@SLOW
@given(known=st.lists(PLACES, max_size=5), alias=PLACES, wanted=st.lists(PLACES, max_size=6))
def test_organizations(desk: Desk, known: list[str], alias: str, wanted: list[str]) -> None:
    begin_again()
    with desk.edit():
        made = [
            editing.create(
                "organization", name=name.split(" > ")[-1], kind="unit" if place else None
            )
            for place, name in enumerate(known)
        ]
        if len(made) > 1:
            editing.set_field(made[1], "parent", made[0])
            aliases.add(made[0], alias)
    each = {name: found for name in wanted if (found := linking.find("organization", name))}
    assert lookup.find_all("organization", wanted) == each


@SLOW
@given(known=st.lists(TEXTS.filter(bool), max_size=5), wanted=st.lists(TEXTS, max_size=6))
def test_sources_and_claims(desk: Desk, known: list[str], wanted: list[str]) -> None:
    begin_again()
    with desk.edit():
        made = [editing.create("claim", text=one) for one in known]
        made += [linking.find_or_create("source", one) for one in known]
    wanted = [*wanted, *(editing.uid_of(one).upper() for one in made)]
    for record_type in ("source", "claim"):
        each = {name: found for name in wanted if (found := linking.find(record_type, name))}
        assert lookup.find_all(record_type, wanted) == each


def test_uids_and_numbers(desk: Desk) -> None:
    with desk.edit():
        ann, bo = (editing.create("person", name=name) for name in ("Ann Lee", "Bo Li"))
        identifiers.add(ann, "other", "007")
    uids = [editing.uid_of(ann), editing.uid_of(bo)]
    found = lookup.by_uids([*uids, "00000000-0000-4000-8000-000000000000"])
    assert found == {uids[0]: (ann, "person"), uids[1]: (bo, "person")}
    assert lookup.by_identifiers("person", "other", ["7", "007"]) == {"007": (ann,)}
    assert lookup.by_identifiers("organization", "other", ["007"]) == {}


def test_many_new_records_are_as_if_made_one_by_one(desk: Desk) -> None:
    with desk.edit():
        uids = inserting.new_uids(3)
        first = inserting.take_ids(3)
        inserting.insert_records("organization", first, uids, {"name": ["A", "B", "C"]})
        moves = inserting.take_ids(2)
        columns = {"to_organization": [first, first + 1], "to_state": ["known", "known"]}
        inserting.insert_records("move", moves, inserting.new_uids(2), columns)
    assert [one.kind for one in Organization.select()] == ["unspecified"] * 3
    assert {record.uid for record in Record.select().where(Record.type == "organization")} == {
        *uids
    }
    assert [(step.move_id, step.stage) for step in MoveStatus.select()] == [
        (move.id, "agreed") for move in Move.select()
    ]
    assert desk.wrong() == []
    desk.undo()
    assert inserting.take_ids(1) > moves, "ids are never used again"


def test_uids_are_all_different_and_well_formed() -> None:
    made = inserting.new_uids(1000)
    assert len(set(made)) == 1000
    assert {len(uid) for uid in made} == {36}
    assert {uid[14] for uid in made} == {"4"}
    assert {uid[19] for uid in made} <= set("89ab")


def test_a_rehearsal_leaves_nothing(desk: Desk) -> None:
    before = desk.dump()
    with journal.rehearsal():
        editing.create("person", name="Ann Lee")
        assert linking.find("person", "Ann Lee")
    assert desk.dump() == before
    assert journal.history(limit=1) == []
    assert desk.wrong() == []


def test_uids_are_compared_without_case(desk: Desk) -> None:
    begin_again()
    uid = "6f6a3c1e-5d0b-4b0e-9a52-9f6d1d2d7c11"
    with desk.edit():
        record = editing.create("person", name="Ada Lovelace")
        Record.update(uid=uid.upper()).where(Record.id == record).execute()
    assert lookup.by_uids([uid]) == {uid: (record, "person")}
    assert lookup.by_uids([uid.upper()]) == {uid.upper(): (record, "person")}
    assert linking.by_uid(uid) == linking.by_uid(uid.upper()) == record
    assert list(tables.ids("people", f"uid:{uid}")) == [record]


def test_a_uid_that_is_not_there_is_looked_up_and_never_read_for(desk: Desk) -> None:
    begin_again()
    uid = "fafafafa-5d0b-4b0e-9a52-9f6d1d2d7c11"
    with desk.edit():
        ann = editing.create("person", name="Ann Lee")
        mine = editing.uid_of(ann)
    said = []
    connection = database.connection()
    connection.set_trace_callback(said.append)
    found = [linking.by_uid(one) for one in (uid, mine)]
    connection.set_trace_callback(None)
    assert found == [None, ann]
    plans = [database.execute_sql(f"EXPLAIN QUERY PLAN {sql}").fetchall() for sql in said]
    assert len(plans) == 3
    assert {row[3] for plan in plans for row in plan if row[3].startswith("SCAN")} == {
        "SCAN beginning VIRTUAL TABLE INDEX 1:"
    }


def test_so_are_those_that_stand_here_in_capitals_and_small_letters(desk: Desk) -> None:
    begin_again()
    uid = "6f6a3c1e-5d0b-4b0e-9a52-9f6d1d2d7c11"
    stored, odd = uid.replace("f", "F"), uid.replace("d", "D")
    with desk.edit():
        record = editing.create("person", name="Ada Lovelace")
        Record.update(uid=stored).where(Record.id == record).execute()
    spelled = [uid, uid.upper(), odd, stored]
    assert list(tables.ids("people", f"uid:{odd}")) == [record]
    assert lookup.by_uids(spelled) == dict.fromkeys(spelled, (record, "person"))
    assert linking.by_uid(stored) == linking.by_uid(odd) == record
    many = [*spelled, *inserting.new_uids(20_000)]
    assert lookup.by_uids(many) == dict.fromkeys(spelled, (record, "person"))
