"""Tables: order, pages, scopes, suggestions."""

from __future__ import annotations

from random import Random

import pytest
from tests.records.random_desk import fill
from tests.records.rows import day, make

from mercato.records import codes
from mercato.records.derived.models import OrganizationCount
from mercato.records.finding import tables
from mercato.records.finding.tables import Scope, reading
from mercato.records.journal import journal
from mercato.records.language.folding import sort_key
from mercato.records.schema import (
    Alias,
    Claim,
    Move,
    Organization,
    Person,
    Position,
    Record,
    Reference,
    Source,
    new_uid,
)
from mercato.records.storage import file
from mercato.records.verbs import merging


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    path = tmp_path_factory.mktemp("desk") / "desk.mercato"
    file.create(path)
    file.open_file(path)
    fill(Random(5))
    file.close_connection()
    return path


@pytest.fixture
def desk(filled):
    yield file.open_file(filled)
    file.close_connection()


def key(spec, column, row):
    """What a row is sorted by in a column, worked out in Python; None if it is unknown."""
    if column.named and column.name in {"name", "person"} and spec.name != "organizations":
        return None
    if column.kind == "date" or column.name in {"asserted_by", "record", "according_to_record"}:
        return None
    value = tables.page(spec.name, [row], [column.name])[0][0]
    if value is None:
        return None
    if column.kind == "choice":
        group = getattr(codes, column.choices_group.upper(), ())
        return group.index(value) if value in group else None
    return (
        value
        if column.kind in {"number", "year", "flag"} or column.name == "uid"
        else sort_key(value)
    )


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("table", list(tables.TABLES))
def test_every_column_sorts_by_its_values_with_unknown_ones_last(desk, table, descending):
    spec = tables.TABLES[table]
    everything = sorted(tables.ids(table))
    for name, column in spec.columns.items():
        found = tables.ids(table, sort=[(name, descending)])
        assert sorted(found) == everything
        keys = [key(spec, column, row) for row in found]
        known = [one for one in keys if one is not None]
        assert known == sorted(known, reverse=descending), name
        if known:
            assert None not in keys[: len(known)], name


@pytest.mark.parametrize("column", tables.TABLES["people"].columns)
def test_whoever_was_merged_away_is_in_no_order(opened, column):
    with journal.edit("x"):
        keep, gone, other = (make(Person, name=name) for name in ("Ada", "A.", "Zoe"))
        merging.merge(keep, gone)
    assert sorted(tables.ids("people", sort=[(column, False)])) == [keep, other]


def test_dates_sort_by_day_then_sequence_and_undated_moves_stand_last(opened):
    with journal.edit("x"):
        ada = make(Person, name="Ada")
        late = make(Move, person=ada, **day("starts_on", "2025-09"))
        second = make(Move, person=ada, sequence=2, **day("starts_on", "2025-07"))
        first = make(Move, person=ada, sequence=1, **day("starts_on", "2025-07"))
        undated = make(Move, person=ada)
    assert list(tables.ids("moves", sort=[("date", False)])) == [first, second, late, undated]
    assert list(tables.ids("moves", sort=[("date", True)])) == [late, second, first, undated]
    assert list(tables.ids("moves")) == [late, second, first, undated]


def test_people_stand_by_family_name(opened):
    with journal.edit("x"):
        ids = [make(Person, name=name) for name in ("Zoé Abel", "Ada Zorn", "Émile abel")]
    assert list(tables.ids("people")) == [ids[2], ids[0], ids[1]]
    assert list(tables.ids("people", sort=[("name", True)])) == [ids[1], ids[0], ids[2]]


def test_a_source_of_which_only_the_outlet_is_known_is_called_by_it(opened):
    with journal.edit("x"):
        outlet = make(Organization, name="Les Échos")
        source = make(Source, outlet=outlet)
        cited = Reference.create(record=outlet, source=source, uid=new_uid())
        claim = make(Claim, text="So it is.", asserted_by=source)
    assert tables.page("references", [cited.id], ["source"]) == [("Les Échos",)]
    assert tables.page("claims", [claim], ["asserted_by"]) == [("Les Échos",)]


def test_two_columns_sort_together(opened):
    with journal.edit("x"):
        a, b = make(Organization, name="A", kind="media"), make(Organization, name="B")
        c = make(Organization, name="C", kind="media")
    found = tables.ids("organizations", sort=[("kind", False), ("name", True)])
    assert list(found) == [b, c, a]


def test_a_page_has_the_rows_in_the_order_asked_for_and_nothing_for_what_is_gone(opened):
    with journal.edit("x"):
        apple = make(Organization, name="Apple")
        siri = make(Organization, name="Siri", parent=apple)
    rows = tables.page("organizations", [siri, 99, apple], ["name", "parent", "parent_id"])
    assert rows == [("Siri", "Apple", apple), (None, None, None), ("Apple", None, None)]


@pytest.mark.parametrize("table", list(tables.TABLES))
def test_every_column_and_companion_can_be_read(desk, table):
    spec = tables.TABLES[table]
    names = [*spec.columns, *spec.companions]
    ids = tables.ids(table)
    assert len(tables.page(table, ids, names)) == len(ids) > 0
    assert set(spec.default_columns) <= set(spec.columns)
    assert {column.record for column in spec.columns.values()} - {None} == set(spec.companions)


def test_scopes_hold_what_the_numbers_of_an_organization_say(desk):
    for row in OrganizationCount.select():
        for kind, groups in (("arrivals", "groups_in"), ("departures", "groups_out")):
            for units, suffix in ((True, ""), (False, "_own")):
                found = tables.ids("moves", scope=Scope(kind, row.id, units))
                wanted = getattr(row, kind + suffix) + getattr(row, groups + suffix)
                assert len(found) == wanted
        people = tables.ids("people", scope=Scope("people_now", row.id))
        assert len(people) == row.people_now


def test_a_scope_and_a_query_narrow_together(opened):
    with journal.edit("x"):
        ada, bob = make(Person, name="Ada"), make(Person, name="Bob")
        apple = make(Organization, name="Apple")
        post = make(Position, person=ada, organization=apple, role="CEO")
        make(Position, person=bob, organization=apple, role="CEO")
    assert list(tables.ids("positions", "ceo", scope=Scope("career", ada))) == [post]
    assert tables.count("positions", "cfo", scope=Scope("career", ada)) == 0


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("ada king", [("Ada King", "match.exact"), ("Ada Kingsley", "match.start")]),
        ("king", [("Ada King", "match.start"), ("Ada Kingsley", "match.start")]),
        ("countess", [("Ada King", "match.alias")]),
        ("ingsl", [("Ada Kingsley", "match.inside")]),
        ("k a", [("Ada King", "match.start"), ("Ada Kingsley", "match.start")]),
        ("k", [("Ada King", "match.start"), ("Ada Kingsley", "match.start")]),
        ("zzz", []),
        (" … ", []),
    ],
)
def test_names_are_suggested_best_first_with_the_reason(opened, typed, expected):
    with journal.edit("x"):
        make(Person, name="Ada Kingsley")
        king = make(Person, name="Ada King")
        Alias.create(record=king, text="Countess")
        make(Move, person=king)
        make(Organization, name="Kingdom")
    found = tables.suggest(typed, ("person",))
    assert [(match.name, match.reason) for match in found] == expected


def test_suggestions_are_of_the_types_asked_for_and_no_more_than_asked_for(opened):
    with journal.edit("x"):
        for number in range(20):
            make(Organization, name=f"Apple {number}")
        make(Source, headline="Apple loses")
    found = tables.suggest("apple", ("organization", "source"), 30)
    assert len(found) == 21
    assert len(tables.suggest("apple", ("organization",))) == 8
    assert [match.type for match in tables.suggest("apple", ("source",))] == ["source"]
    assert Record.select().count() == 21


def test_moves_are_suggested_by_the_names_of_their_people(opened):
    with journal.edit("x"):
        ada, apple = make(Person, name="Ada King"), make(Organization, name="Apple")
        move = make(Move, person=ada, to_organization=apple)
    found = tables.suggest("king", ("person", "move"))
    assert [(match.record, match.type, match.line) for match in found] == [
        (ada, "person", ""),
        (move, "move", "? → Apple"),
    ]
    assert len(tables.suggest("king", ("person", "move"), 1)) == 1


def test_ids_of_any_size_come_through(opened):
    with journal.edit("x"):
        small = make(Person, name="Ada")
    with journal.edit("x"):
        Record.insert(id=2**45, type="person", uid=new_uid()).execute()
        Person.insert(id=2**45, name="Zoe").execute()
    assert list(tables.ids("people")) == [small, 2**45]


def test_ids_are_gathered_whatever_their_size(opened):
    for ids in ([], [7], [4_294_967_295, 1], [4_294_967_296, 1, 9_000_000_000_000_000_000]):
        rows = "SELECT value AS id FROM json_each(?)"
        assert list(reading._all([(rows, [str(ids)])])) == ids
