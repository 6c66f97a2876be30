"""The look-up keys follow the records, whatever is done and undone."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mercato.records.belongings import aliases
from mercato.records.derived import name_forms
from mercato.records.schema import Alias, Person
from mercato.records.verbs import deleting, editing, linking

NAMES = st.sampled_from(
    ["Ruoming Pang", "PANG Ruoming", "R. Pang", "Pang", "庞若鸣", "Luca de Meo", "Meo"]
)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Ruoming Pang", "pang ruoming"),
        ("Pang, Ruoming", "pang ruoming"),
        ("庞若鸣", "pang ruoming"),
        ("Luca de Meo", "de meo luca"),
        ("Jean-Pierre O’Brien", "o brien jean pierre"),
    ],
)
def test_the_key_of_a_person_is_the_family_name_first(name, key):
    assert name_forms.person_key(name) == key


@pytest.mark.parametrize(
    ("name", "key"),
    [("The New York Times Company", "new york times"), ("Meta, Inc.", "meta"), ("SA", "sa")],
)
def test_the_key_of_an_organization_has_no_legal_form(name, key):
    assert name_forms.organization_key(name) == key


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 5), NAMES), min_size=1, max_size=12))
def test_the_keys_equal_a_rebuild_after_every_edit_and_undo(desk, steps):
    done = 0
    for kind, name in steps:
        with desk.edit() as edited:
            act(kind, name)
        done += edited.changes is not None
        assert desk.wrong() == []
    for _ in range(done):
        desk.undo()
        assert desk.wrong() == []


def act(kind, name):
    person = Person.select(Person.id).order_by(Person.id.desc()).scalar()
    alias = Alias.select(Alias.id).scalar()
    if kind in (0, 1) or person is None:
        editing.create("person", name=name)
    elif kind == 2:
        editing.set_field(person, "name", name)
    elif kind == 3:
        aliases.add(person, name, weak=name == "Pang")
    elif kind == 4 and alias is not None:
        aliases.remove(alias)
    else:
        deleting.delete(person)


def test_what_an_edit_makes_is_found_by_its_next_line(desk):
    with desk.edit():
        made = linking.find_or_create("organization", "Apple > Siri")
        assert linking.find("organization", "siri") == [made]
        editing.set_field(made, "name", "Apple Siri")
        assert linking.find("organization", "siri") == []
        assert linking.find("organization", "Apple > apple siri") == [made]
