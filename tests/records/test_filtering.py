"""Queries find the same records as a plain reading of the same rows."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import date
from random import Random

import pytest
from tests.records.plain_holding import HAS, IS
from tests.records.plain_reading import Reading
from tests.records.query_forms import Maker, forms
from tests.records.random_desk import fill
from tests.records.rows import day, make

from mercato.records.finding import filtering, tables
from mercato.records.finding.query import Asked, vocabulary
from mercato.records.journal import journal
from mercato.records.schema import (
    Claim,
    ClaimSubject,
    Move,
    Organization,
    Person,
    Position,
    Record,
    SavedView,
    Source,
    database,
)
from mercato.records.storage import file
from mercato.records.verbs.merging import merge

TODAY = date(2025, 7, 9)
TABLES = tuple(vocabulary.QUALITIES)


@pytest.fixture(scope="module")
def paths(tmp_path_factory):
    """Two files of random records."""
    folder = tmp_path_factory.mktemp("desks")
    made = [folder / f"{number}.mercato" for number in range(2)]
    for number, path in enumerate(made):
        file.create(path)
        with opened_at(path):
            fill(Random(number))
    return made


@contextmanager
def opened_at(path):
    file.open_file(path)
    yield
    file.close_connection()


def maker_for(reading, seed):
    """A maker of queries that knows the uids of the file, and views that it saves there."""
    uids = [reading.by_id["record"][one]["uid"] for one in reading.by_id[reading.kind]]
    maker = Maker(Random(f"{seed} {reading.table}"), reading.table, tuple(uids))
    with journal.edit("test.edit"):
        SavedView.delete().execute()
        for name in ("Été 2025", "to Москва", "third", "4", "a view", "last"):
            said, text = maker.query(depth=1)
            SavedView.create(name=name, table=reading.table, query=text)
            maker.views[name] = said
    return maker


def found(reading, said, text):
    """What a plain reading finds, and so does the query."""
    expected = reading.ids(said)
    table = reading.table
    assert filtering.read(table, text, Asked(today=TODAY)).unknown == [], text
    assert set(tables.ids(table, text, today=TODAY)) == expected, text
    assert tables.count(table, text, today=TODAY) == len(expected), text
    for linked in (False, True):
        assert of_each_row(table, text, linked=linked) == expected, text
    return expected


def of_each_row(table, text, *, linked):
    """The same, each row being asked, as is done in a walk along an index."""
    spec, asked = tables.TABLES[table], filtering.understood(table, text, Asked(today=TODAY))
    rows = spec.model.select(spec.model.id)
    sql, values = filtering.said(
        spec.model,
        rows if asked is None else rows.where(filtering.question(asked, linked=linked)),
    )
    return {record for (record,) in database.execute_sql(sql, values)}


@pytest.mark.parametrize("table", TABLES)
def test_random_queries_find_what_a_plain_reading_finds(paths, table):
    for number, path in enumerate(paths):
        with opened_at(path):
            reading = Reading(table)
            maker = maker_for(reading, number)
            for _ in range(150):
                found(reading, *maker.query())


@pytest.mark.parametrize("table", TABLES)
def test_every_condition_alone_finds_what_a_plain_reading_finds(paths, table):
    telling = set()
    for number, path in enumerate(paths):
        with opened_at(path):
            reading = Reading(table)
            maker = maker_for(reading, number)
            for form in forms(table):
                for said, typed in maker.every(form):
                    asks, text = maker.asks(form, (said,), typed)
                    if 0 < len(found(reading, asks, text)) < len(reading.by_id[reading.kind]):
                        telling |= {form, (form, said)}
    assert set(forms(table)) - {"certainly"} <= telling, "some conditions tell nothing apart"
    assert {(form, one) for form in ("is", "has", "no") for one in maker.values(form)} <= telling


def test_the_forms_here_are_those_that_each_table_has():
    for table in TABLES:
        assert set(forms(table)) - {""} == set(vocabulary.names(table))
        assert set(HAS[table]) == set(vocabulary.held(table))
        assert set(IS[table]) == set(vocabulary.QUALITIES[table])


@pytest.fixture
def house(opened):
    """Apple with Siri, Meta; Ada from Siri to Meta in July, ten engineers to nowhere known."""
    with journal.edit("x", author="Marie Curie"):
        apple = make(Organization, name="Apple", country="US")
        siri = make(Organization, name="Siri", parent=apple)
        meta = make(Organization, name="Meta")
        ada = make(Person, name="Ada d’Ormesson")
        make(
            Move,
            person=ada,
            from_organization=siri,
            to_organization=meta,
            to_role="Head of AI",
            **day("starts_on", "2025-07"),
        )
        make(Move, party="ten engineers", from_organization=apple, **day("left_on", "2025"))
        news = make(Source, headline="李飞飞 joins", outlet=meta)
        make(Source, headline="Wire", relays=news)
        make(Person, name="李飞飞")
        make(Organization, name="蚂蚁阿里")
        make(Organization, name="Bank of Australia")
        post = make(Position, person=ada, organization=siri, role="Head of Siri")
        about = make(Claim, text="She will stay")
        ClaimSubject.create(claim=about, record=post)
    return opened


@pytest.mark.parametrize(
    ("table", "text", "count"),
    [
        ("moves", "ada apple", 1),
        ("moves", "ormes", 1),
        ("moves", "rmess", 1),
        ("moves", "rm", 0),
        ("moves", "or", 1),
        ("moves", '"head of ai"', 1),
        ("moves", '"head of a"', 0),
        ("moves", "role:head", 1),
        ("moves", "role:ead", 0),
        ("moves", "from:apple", 2),
        ("moves", "from:siri", 1),
        ("moves", "no:to", 1),
        ("moves", "is:group", 1),
        ("moves", "-is:group from:apple", 1),
        ("moves", "country:us", 2),
        ("moves", 'country:"united states"', 2),
        ("moves", "date:2025-07", 2),
        ("moves", "date:2025-07 certainly:yes", 1),
        ("moves", "after:2025-07", 1),
        ("moves", "before:2025-07", 1),
        ("moves", "siri OR engineers", 2),
        ("moves", "siri engineers", 0),
        ("people", "to:meta", 1),
        ("people", "apple", 1),
        ("people", "person:飞飞", 1),
        ("people", "person:李飞飞", 1),
        ("people", 'person:"李飞"', 0),
        ("people", "person:飞", 0),
        ("organizations", "name:阿里", 0),
        ("organizations", "name:蚂蚁", 1),
        ("organizations", "apple", 2),
        ("organizations", "name:apple", 1),
        ("sources", "飞 -is:relay", 1),
        ("sources", '"飞飞 joins"', 2),
        ("sources", "飞飞 is:relay", 1),
        ("sources", "meta", 2),
        ("claims", "ada", 1),
        ("claims", "person:ada", 1),
        ("claims", "organization:apple", 1),
        ("claims", "country:us", 1),
        ("claims", "role:siri -role:apple", 1),
        ("sources", "feifei outlet:meta", 1),
        ("moves", "changed:today by:curie", 2),
        ("moves", "by:urie", 0),
        ("moves", "changed:yesterday", 0),
        ("moves", "stage:nonsense", 0),
        ("moves", "( - … )", 2),
        ("moves", "", 2),
    ],
)
def test_each_form_finds_what_it_says(house, table, text, count):
    assert tables.count(table, text) == len(tables.ids(table, text)) == count


def test_a_list_of_names_is_as_good_as_an_or_between_them(house):
    others = [f"w{number}" for number in range(150)]
    assert tables.count("moves", " OR ".join([*others, "engineers", "ada"])) == 2
    assert tables.count("moves", f"person:{','.join(others)},ada") == 1
    assert tables.count("moves", f"({' OR '.join(others)} OR -ada)") == 1
    assert filtering.read("moves", " OR ".join(others)).unknown == []


def test_the_uid_of_a_merged_record_finds_what_it_was_merged_into(opened):
    with journal.edit("x"):
        ada, other = make(Person, name="Ada"), make(Person, name="A. Lovelace")
        merge(ada, other)
    uid = Record.get_by_id(other).uid
    assert list(tables.ids("people", f"uid:{uid}")) == [ada]
    assert list(tables.ids("people", f"-uid:{uid}")) == []


def test_a_saved_view_is_a_condition_and_one_that_refers_to_itself_is_text(house):
    views = {
        "Leavers": "from:siri",
        "Loop": 'view:loop OR "ten engineers"',
        "Deep": "view:leavers",
    }
    with journal.edit("x"):
        for name, query in views.items():
            SavedView.create(name=name, table="moves", query=query)
    assert tables.count("moves", "view:leavers") == 1
    assert tables.count("moves", '-view:"Leavers"') == 1
    assert tables.count("moves", "view:deep") == 1
    assert tables.count("moves", "view:loop") == 1
    assert filtering.read("moves", "view:nothing").unknown == ["view:nothing"]


def test_undone_edits_have_changed_nothing(house):
    journal.undo()
    journal.redo()
    assert tables.count("moves", "by:marie") == 2
