"""What the file offers for the values of a condition."""

from __future__ import annotations

import pytest
from tests.records.rows import day, make

from mercato.records import derived
from mercato.records.finding.completing import names
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
