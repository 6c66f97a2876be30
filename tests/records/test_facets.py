"""Facets: which values a result has, and what choosing one writes into the query and finds."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.records.plain_reading import Reading
from tests.records.query_forms import Asks, Both, Maker, Words
from tests.records.random_desk import fill
from tests.records.rows import make

from mercato.records.finding import facets, tables
from mercato.records.finding.facets import FACETS, base
from mercato.records.finding.query import Asked, parse, rewriting
from mercato.records.journal import journal
from mercato.records.language.folding import words
from mercato.records.schema import Move, Organization, Person
from mercato.records.storage import file

ASKED = Asked(today=date(2025, 7, 9), views={})


@pytest.fixture(scope="module", params=range(2))
def filled(request, tmp_path_factory):
    path = tmp_path_factory.mktemp("desk") / "desk.mercato"
    file.create(path)
    file.open_file(path)
    fill(Random(request.param))
    file.close_connection()
    return path, request.param


@pytest.fixture
def desk(filled):
    file.open_file(filled[0])
    yield filled[1]
    file.close_connection()


def read(table, text):
    return parse(text, table, ASKED)


def choose(table, name, text, value, state="only", **how):
    facet = FACETS[table][name]
    return facets.changed(read(table, text), facet, value, state, ASKED, **how)


@pytest.fixture(params=["small", "large"])
def size(request, monkeypatch):
    """Results as they are, and as if they were too large to look at each of their rows."""
    if request.param == "large":
        monkeypatch.setattr(base, "FEW", 0)
        monkeypatch.setattr(base, "ONE_IN", 1)


def queries(reading, seed, many):
    """Nothing, and random queries: what each says, and its text."""
    uids = [reading.by_id["record"][one]["uid"] for one in reading.by_id[reading.kind]]
    maker = Maker(Random(f"{seed} {reading.table}"), reading.table, tuple(uids))
    return [(Both(()), ""), *(maker.query() for _ in range(many))]


def asks(facet, value):
    """What it says to ask for that value of a facet."""
    if facet.kind == "sourced":
        return Asks(value, ("source",))
    if facet.kind == "year":
        return Asks("date", ((f"{value}-01-01", f"{value}-12-31"),))
    plain = facet.kind in {"choice", "country"}
    return Asks(facet.field, (value if plain else Words(value, "whole"),))


@pytest.mark.parametrize("table", FACETS)
def test_values_of_random_results_are_those_that_a_plain_reading_finds(desk, size, table):
    reading = Reading(table)
    for said, text in queries(reading, f"values {desk}", 9):
        for name, facet in FACETS[table].items():
            if facets.cleared(read(table, text), facet) != text:
                continue
            for one in facets.candidates(table, name, text, 50, ASKED):
                chosen = choose(table, name, text, one.value)
                found = len(reading.ids(Both((said, asks(facet, one.value)))))
                assert tables.count(table, chosen, today=ASKED.today) == found, chosen
                assert one.count in (None, found), (text, chosen)


@pytest.mark.parametrize("table", FACETS)
def test_no_value_that_a_result_has_is_missing(desk, size, table):
    for _, text in queries(Reading(table), f"missing {desk}", 6):
        for name, facet in FACETS[table].items():
            rest = facets.cleared(read(table, text), facet)
            listed = facets.candidates(table, name, text, 500, ASKED)
            keys = {facet.key(one.value) for one in listed}
            for value in _all_values(facet):
                chosen = choose(table, name, rest, value)
                if facet.key(value) not in keys:
                    assert not tables.count(table, chosen, today=ASKED.today), chosen


def _all_values(facet):
    if facet.kind == "choice" and facet.own is not None:
        return {getattr(row, facet.name) for row in facet.own.model.select()}
    if facet.kind == "country":
        return {"FR"}
    if facet.kind in {"place", "outlet"}:
        names = {row.name for row in Organization.select()}
        return {name for name in names if words(name) and not _met_elsewhere(name)}
    return ()


def _met_elsewhere(name):
    """Whether the phrase is also found within another organization's names."""
    found = tables.ids("organizations", f'name:"{name}"')
    below = {one for top in found for one in _line(top)}
    return len(found) != 1 or bool(below & (set(found) - {found[0]}))


def _line(organization):
    while organization is not None:
        yield organization
        organization = Organization.get_by_id(organization).parent_id


def test_organizations_are_rolled_up_and_counted_once_for_each_move(opened):
    with journal.edit("x"):
        apple = make(Organization, name="Apple")
        siri = make(Organization, name="Siri", parent=apple)
        meta = make(Organization, name="Meta")
        ada = make(Person, name="Ada")
        make(Move, person=ada, from_organization=siri, to_organization=apple, stage="left")
        make(Move, person=ada, from_organization=siri, to_organization=meta)
    listed = facets.candidates("moves", "organization", "ada", 9, ASKED)
    assert [one.value for one in listed] == ["Apple", "Siri", "Meta"]
    text = choose("moves", "organization", "ada", "Apple")
    assert text == 'ada organization:"Apple"'
    assert tables.count("moves", text) == 2


@pytest.mark.parametrize(
    ("text", "value", "state", "made"),
    [
        ("pang", "announced", "only", "pang stage:announced"),
        ("stage:announced  pang", "announced", "not", "-stage:announced  pang"),
        ("-stage:announced  pang", "announced", "", "pang"),
        ("stage:announced pang", "left", "only", "stage:left pang"),
        ("-stage:announced pang", "left", "not", "-stage:announced,left pang"),
        ("-stage:announced,left pang", "left", "", "-stage:announced pang"),
        ("-stage:left pang", "left", "only", "pang stage:left"),
        ("stage:announced,left", "left", "only", "stage:left"),
        ("stage:announced,left", "left", "not", "stage:announced -stage:left"),
        ("pang OR meo", "left", "only", "(pang OR meo) stage:left"),
        ("(stage:left OR meo)", "left", "", "(stage:left OR meo)"),
        ('stage:"fell through" pang', "fell_through", "not", '-stage:"fell through" pang'),
    ],
)
def test_a_click_rewrites_what_the_query_says_of_the_value_only(text, value, state, made):
    assert choose("moves", "stage", text, value, state) == made


def test_several_values_may_stand_beside_each_other():
    assert choose("moves", "stage", "stage:left a", "agreed", beside=True) == "stage:left,agreed a"


@pytest.mark.parametrize(
    ("text", "value", "state", "made"),
    [
        ("", "has", "only", "has:source"),
        ("has:source", "no", "only", "no:source"),
        ("has:source a", "has", "not", "-has:source a"),
        ("has:quote", "no", "only", "has:quote no:source"),
    ],
)
def test_whether_there_is_a_source_is_one_facet(text, value, state, made):
    assert choose("moves", "sourced", text, value, state) == made


def test_what_the_query_says_is_the_state_of_the_facet():
    facet = FACETS["moves"]["organization"]
    said = facets.chosen(read("moves", 'organization:apple -org:"de Meo" (org:x OR b)'), facet)
    assert said == {"apple": ("apple", "only"), "de meo": ("de Meo", "not")}


def test_a_country_that_is_named_is_the_one_of_its_code():
    said = facets.chosen(read("moves", "country:france -country:us"), FACETS["moves"]["country"])
    assert said == {"FR": ("france", "only"), "US": ("us", "not")}
    assert choose("moves", "country", "a -country:France", "FR", "only") == "a country:FR"


_TERM = st.sampled_from(
    ("a", '"b c"', "stage:left", "stage:agreed,left", "-stage:left", "-stage:annulled,agreed")
)
_QUERIES = st.recursive(
    _TERM,
    lambda inner: st.builds(
        lambda minus, parts, joint: f"{minus}({joint.join(parts)})",
        st.sampled_from(("", "-")),
        st.lists(inner, min_size=1, max_size=3),
        st.sampled_from((" ", " OR ", "  ")),
    ),
)


@given(
    st.lists(_QUERIES, max_size=3).map(" ".join),
    st.sampled_from(("left", "agreed", "started")),
    st.sampled_from(facets.STATES),
)
def test_a_change_says_what_was_wanted_and_leaves_the_rest_alone(text, value, state):
    facet = FACETS["moves"]["stage"]
    old, new = read("moves", text), read("moves", choose("moves", "stage", text, value, state))
    said, before = facets.chosen(new, facet), facets.chosen(old, facet)
    assert said.get(value, ("", ""))[1] == state
    if state == "only":
        assert [one for one, (_, how) in said.items() if how == "only"] == [value]
    excluded = {one for one, (_, how) in before.items() if how == "not"} - {value}
    assert excluded <= {one for one, (_, how) in said.items() if how == "not"}
    assert rewriting.same(
        read("moves", facets.cleared(new, facet)).root,
        read("moves", facets.cleared(old, facet)).root,
    )
