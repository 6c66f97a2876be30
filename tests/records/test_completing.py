"""What the file offers for the values of a condition."""

from __future__ import annotations

import pytest
from tests.records.rows import day, make

from mercato.records import derived
from mercato.records.finding import tables
from mercato.records.finding.completing import NEAR, Beside, beside, names, place
from mercato.records.finding.query import vocabulary
from mercato.records.journal import journal
from mercato.records.schema import Move, Organization, Person, SavedView, Source, Tag


@pytest.fixture
def house(opened):
    """Two organizations, one the other's unit, a person, a move, a source, a tag and a view."""
    with journal.edit("x", author="Marie Curie"):
        apple = make(Organization, name="Apple", country="US")
        siri = make(Organization, name="Siri & Co", parent=apple)
        bloomberg = make(Organization, name="Bloomberg", kind="media", country="FR")
        ada = make(Person, name="Ada d’Ormesson")
        make(
            Move,
            person=ada,
            from_organization=siri,
            to_organization=apple,
            to_role="Head of AI",
            **day("starts_on", "2023-07"),
        )
        make(Move, person=ada, from_organization=bloomberg, **day("starts_on", "2025-01-02"))
        make(Source, headline="x", outlet=bloomberg)
        Tag.create(name="AI models")
        SavedView.create(name="To Meta", table="moves", query="to:meta")
    return opened


@pytest.mark.parametrize(
    ("field", "typed", "found"),
    [
        ("from", "si", ["Siri & Co"]),
        ("organization", "co", ["Siri & Co"]),
        ("from", "", ["Bloomberg"]),
        ("person", "orm", ["Ada d’Ormesson"]),
        ("person", "", ["Ada d’Ormesson"]),
        ("outlet", "", ["Bloomberg"]),
        ("role", "a", ["Head of AI"]),
        ("role", "ead", []),
        ("tag", "mod", ["AI models"]),
        ("view", "me", ["To Meta"]),
        ("view", "uns", ["unsourced"]),
        ("by", "cur", ["Marie Curie"]),
        ("country", "", ["FR", "US"]),
        ("date", "", ["2025", "2024", "2023"]),
        ("date", "2024", ["2024"]),
        ("stage", "a", []),
    ],
)
def test_names_of_the_file_that_begin_as_typed(house, field, typed, found):
    assert derived.compare() == []
    assert names("moves", field, typed, 9)[: max(1, len(found))] == found


def test_names_of_a_table_are_those_of_its_own_records(house):
    assert names("organizations", "name", "app", 9) == ["Apple"]
    assert names("people", "name", "app", 9) == []


def test_names_that_the_other_conditions_leave_come_first(house):
    with journal.edit("x"):
        for number in range(20):
            busy = make(Person, name=f"Busy {number}")
            for _ in range(3):
                make(Move, person=busy)
    typed = "from:bloomberg person:"
    rest = beside(typed, place(typed, len(typed)))
    assert rest == "from:bloomberg "
    assert names("moves", "person", "", 9, Beside(rest))[0] == "Ada d’Ormesson"
    assert names("moves", "person", "bu", 9, Beside(rest))[0].startswith("Busy")


@pytest.mark.parametrize("typed", ["person:a", "(from:x OR person:a)", "x OR person:a"])
def test_alternatives_leave_everything(typed):
    cursor = typed.index(":a") + 2
    assert beside(typed, place(typed, cursor)) == ""


def test_what_rows_name_is_looked_up_in_columns_that_their_table_has():
    for table, fields in NEAR.items():
        for field, columns in fields.items():
            assert vocabulary.is_name(table, field)
            assert set(columns) <= set(tables.TABLES[table].columns)
