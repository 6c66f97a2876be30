"""The first rows of a table, found by walking along an index, are those of the whole list."""

from __future__ import annotations

from itertools import pairwise
from random import Random

import pytest
from tests.records.random_desk import fill

from mercato.records.finding import filtering, tables
from mercato.records.finding.filtering import gathering
from mercato.records.finding.query import vocabulary
from mercato.records.finding.tables import walking, warming
from mercato.records.finding.tables.ordering import Ordered
from mercato.records.finding.tables.walking import Beginning
from mercato.records.storage import file
from mercato.records.storage.engine import deadline

TABLES = tuple(vocabulary.QUALITIES)
WORDS = ("a", "ma", "mar", "a m", '"meta"', "-a", "a OR b", "a -(b OR c)", "tag:a", "zzzzqqq")
CONDITIONS = {
    "from": ("a", "me", "-a"),
    "to": ("a", "apple"),
    "organization": ("a", "me"),
    "person": ("a", "lu"),
    "role": ("a", "head"),
    "outlet": ("a", "the"),
    "verification": ("reported", "rumoured,denied"),
    "stage": ("agreed", "started,left"),
    "date": ("2025", "2025-07", "2019..2026"),
    "after": ("2020", "2025-06"),
    "before": ("2026",),
    "has": ("source", "tag", "alias"),
    "no": ("source", "note", "quote"),
    "changed": ("today", "2020"),
    "country": ("FR", "US"),
    "kind": ("unit", "moves", "article", "fact", "employee"),
}


def queries(table):
    """Every form of condition, alone, negated, and beside another."""
    made = list(WORDS)
    for name, values in CONDITIONS.items():
        if name in vocabulary.names(table):
            made += [f"{name}:{value}" for value in values]
            made += [f"-{name}:{values[0]}", f"a {name}:{values[0]}", f"({name}:{values[0]} OR b)"]
    made += [f"is:{quality}" for quality in vocabulary.QUALITIES[table]]
    made += [f"{what}:{name}" for what in ("has", "no") for name in vocabulary.held(table)]
    return [*made, "date:2025 certainly:yes", "-date:2025 -tag:a"]


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    path = tmp_path_factory.mktemp("desk") / "desk.mercato"
    file.create(path)
    file.open_file(path)
    fill(Random(5))
    file.close_connection()
    return path


@pytest.fixture
def asking(filled, monkeypatch):
    """Rows are asked one by one, however few are expected, and in any time."""
    monkeypatch.setattr(gathering, "FEW", 0)
    monkeypatch.setattr(walking, "_PATIENCE", 600.0)
    file.open_file(filled)
    yield
    file.close_connection()


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("table", TABLES)
def test_the_first_rows_by_any_column_begin_the_whole_list(asking, table, descending):
    spec = tables.TABLES[table]
    led = [name for name, column in spec.columns.items() if column.driver is not None]
    for name in led:
        sort = [(name, descending)]
        whole = tables.ids(table, sort=sort)
        assert tables.begin(table, "", sort, 7).ids == whole[:7], name
        assert tables.begin(table, "", sort, 10_000) == Beginning(whole, complete=True), name
        for text in ("a", "-zzzzqqq"):
            found = tables.ids(table, text, sort)
            assert tables.begin(table, text, sort, 10_000).ids == found, (name, text)
    assert {spec.default_sort[0][0], "tags", "uid"} & set(led)


@pytest.mark.parametrize("table", TABLES)
def test_a_question_of_each_row_means_the_same_as_sets(asking, table):
    column = "uid"
    for text in queries(table):
        whole = tables.ids(table, text, [(column, False)])
        assert tables.begin(table, text, [(column, False)], 10_000).ids == whole, text
        assert tables.begin(table, text, [(column, False)], 3).ids == whole[:3], text


def test_few_rows_are_all_found_where_a_walk_meets_none_at_once(filled, monkeypatch):
    monkeypatch.setattr(walking, "_STRIDES", (1,))
    file.open_file(filled)
    begun = tables.begin("people", "a tag:a", [], 5)
    assert begun == Beginning(tables.ids("people", "a tag:a"), complete=True)
    assert len(begun.ids) > 0
    assert tables.begin("moves", "", [], 5).ids == tables.ids("moves", "")[:5]
    file.close_connection()


def test_a_walk_ends_after_its_first_stride_when_its_time_is_over(asking, monkeypatch):
    monkeypatch.setattr(walking, "_STRIDES", (2, 500))
    monkeypatch.setattr(walking, "_PATIENCE", 0.0)
    monkeypatch.setattr(deadline, "STEPS", 1)
    monkeypatch.setattr(gathering.Gathering, "seconds", lambda _: 0.0)
    spec, asked = tables.TABLES["moves"], filtering.understood("moves", "-zzzzqqq")
    begun = Beginning(tables.ids("moves", "")[:2], few=False)
    assert Ordered(spec, asked).begin(5) == begun
    asked = filtering.understood("moves", "zzzzqqq")
    assert Ordered(spec, asked).begin(5) == Beginning(few=True)


def test_a_walk_ends_when_it_would_be_too_long(asking, monkeypatch):
    monkeypatch.setattr(walking, "_STRIDES", (2, 2))
    spec, asked = tables.TABLES["people"], filtering.understood("people", "zzzzqqq")
    assert Ordered(spec, asked).begin(5) == Beginning(few=True)
    asked = filtering.understood("people", "-zzzzqqq")
    assert len(Ordered(spec, asked).begin(3).ids) == 3


def test_what_a_walk_met_before_it_ended_stands_first(asking, monkeypatch):
    monkeypatch.setattr(walking, "_STRIDES", (3, 3))
    spec, asked = tables.TABLES["people"], filtering.understood("people", "-zzzzqqq")
    begun = Ordered(spec, asked).begin(10)
    assert begun == Beginning(tables.ids("people", "")[:6], few=False)


def test_where_no_row_was_met_in_time_the_walk_goes_on_to_the_first(asking, monkeypatch):
    monkeypatch.setattr(walking, "_STRIDES", (1,))
    monkeypatch.setattr(walking, "_LUCK", 10_000)
    monkeypatch.setattr(gathering.Gathering, "seconds", lambda _: 600.0)
    spec, asked = tables.TABLES["people"], filtering.understood("people", "a tag:a")
    begun = Ordered(spec, asked).begin(5).ids
    whole = tables.ids("people", "a tag:a")
    assert len(begun) > 0
    assert begun == whole[: len(begun)]


@pytest.mark.parametrize("table", TABLES)
def test_all_are_found_however_the_parts_of_a_query_are_asked(filled, monkeypatch, table):
    file.open_file(filled)
    names = set(vocabulary.names(table))
    parts = [f"{name}:{values[0]}" for name, values in CONDITIONS.items() if name in names]
    texts = [f"{one} {another}" for one in ("a", "-ma", "(a OR b)") for another in parts]
    texts += [f"{one} -{another} e" for one, another in pairwise(parts)]
    found = {text: tables.ids(table, text, few=True) for text in texts}
    for costs in ((1e9, 0.0, 0.0), (0.0, 1e9, 1e9)):
        for name, cost in zip(("_LISTING", "_ASKING", "_ASKING_CHEAP"), costs, strict=True):
            monkeypatch.setattr(gathering, name, cost)
        monkeypatch.setattr(gathering, "FEW", 0)
        for text in texts:
            assert tables.ids(table, text, few=True) == found[text], text
    file.close_connection()


@pytest.mark.parametrize("table", TABLES)
def test_what_a_set_leads_to_begins_the_whole_list(asking, monkeypatch, table):
    monkeypatch.setattr(walking, "_STRIDES", (2,))
    monkeypatch.setattr(gathering, "_SORTED", 0)
    monkeypatch.setattr(gathering, "_LISTING", 0.0)
    led, beyond = [], walking._Walk._beyond

    def go(walk, way):
        led.append(way.lead is not None)
        return beyond(walk, way)

    monkeypatch.setattr(walking._Walk, "_beyond", go)
    for column in (tables.TABLES[table].default_sort[0][0], "uid"):
        for text in queries(table):
            first = tables.begin(table, text, [(column, False)], 5).ids
            whole = tables.ids(table, text, [(column, False)])
            assert first == whole[: len(first)], text
            assert bool(first) == bool(whole), text
    assert any(led)


def test_what_is_read_beforehand_finds_nothing_and_changes_nothing(filled):
    file.open_file(filled)
    before = filled.read_bytes()
    assert [step() for step in warming.steps("people")] == [None] * len(warming.steps("people"))
    assert filled.read_bytes() == before
    file.close_connection()
